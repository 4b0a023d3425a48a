"""What the site weighs, as it is and as a reader's browser fetches it."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

PLACE = "kommune/alesund/index.html"
FIGURES = "figur"
INDEX = "assets/oppslag.json"


def site_weights(out: Path) -> list[tuple[str, str]]:
    """Return (what, size) for the whole site and for a place page at first view."""
    files = [path for path in out.rglob("*") if path.is_file()]
    total = sum(path.stat().st_size for path in files)
    page = out / PLACE
    first_view = [page, *first_view_files(out, page)]
    return [
        ("files", f"{len(files):,}"),
        ("whole site", f"{total / 1e6:.1f} MB"),
        *picture_weights(out / FIGURES),
        ("index of the look-up, gzip", _kilobytes(gzipped(out / INDEX))),
        ("place page, HTML, gzip", _kilobytes(gzipped(page))),
        (
            "place page, first view with all it fetches, gzip",
            _kilobytes(sum(map(gzipped, first_view))),
        ),
    ]


def first_view_files(out: Path, page: Path) -> list[Path]:
    """Return the files a browser fetches for a page before anyone scrolls or looks anything up.

    They are styles, scripts, and the pictures that do not wait until they are near.
    """
    html = re.sub(r'<img[^>]+loading="lazy"[^>]*>', "", page.read_text(encoding="utf-8"))
    found = re.findall(
        r'<link[^>]+rel="(?:stylesheet|icon)"[^>]*>|<(?:script|img)[^>]+src="[^"]+"', html
    )
    names = [re.search(r'(?:href|src)="([^"]+)"', tag) for tag in found]
    paths = {(page.parent / name[1]).resolve() for name in names if name}
    return sorted(path for path in paths if path.is_file())


def gzipped(path: Path) -> int:
    """Return the bytes of a file after gzip."""
    return len(gzip.compress(path.read_bytes(), mtime=0))


def _kilobytes(number: int) -> str:
    """Return bytes as kilobytes with one decimal."""
    return f"{number / 1000:.1f} kB"


def picture_weights(folder: Path) -> list[tuple[str, str]]:
    """Return how many pictures there are, maps apart, and the heaviest of each, gzip."""
    sizes = {path: gzipped(path) for path in folder.rglob("*.svg")}
    maps = [size for path, size in sizes.items() if "-kart-" in path.name]
    rest = [size for path, size in sizes.items() if "-kart-" not in path.name]
    return [
        ("pictures, the heaviest, gzip", f"{len(rest):,}, {_kilobytes(max(rest))}"),
        ("maps, the heaviest, gzip", f"{len(maps):,}, {_kilobytes(max(maps))}"),
    ]
