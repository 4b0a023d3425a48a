"""Where things are; imports nothing of the project."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
SITE = ROOT / "site"
CACHE = Path(os.environ.get("BUILDER_CACHE", ROOT / ".cache"))
HAND_WRITTEN = ROOT / "docs"
FONTS = ROOT / "builder" / "drawing" / "fonts"
MKDOCS_CONFIG = ROOT / "mkdocs.yml"
CHANGELOG = ROOT / "CHANGELOG.md"


def chart_cache() -> Path:
    """Return the folder of drawn charts, named by the hash of what they show."""
    return CACHE / "diagram"


def explorer_cache() -> Path:
    """Return the folder of the script that shows figures interactively, named by its version."""
    return CACHE / "utforsk"


def workbook_cache() -> Path:
    """Return the folder of spreadsheets, named by the hash of what they hold."""
    return CACHE / "regneark"


def card_cache() -> Path:
    """Return the folder of cards for shared links, named by the hash of what they show."""
    return CACHE / "kort"


def edition_cache() -> Path:
    """Return the folder of frozen editions unpacked, named by the hash of their ZIP files."""
    return CACHE / "utgaver"


def work_folder(out: Path) -> Path:
    """Return the folder in which the Markdown of one output folder is kept between builds."""
    if out.resolve() == SITE:  # where mkdocs.yml looks for the pages, so that it can be run by hand
        return CACHE / "arbeid" / "site"
    key = hashlib.sha256(str(out.resolve()).encode()).hexdigest()[:12]
    return CACHE / "arbeid" / key


def inputs(data: Path) -> list[Path]:
    """Return everything a build depends on.

    Data, builder, hand-written pages, theme, changelog and pinned versions.
    """
    own = ["builder", "docs", "overrides", "mkdocs.yml", "requirements"]
    return [data, *(ROOT / name for name in own), CHANGELOG]


def site_url(known: str = "") -> str:
    """Return the address the site is published at, with / at its end.

    SITE_URL, else the one known from the data; '' where there is neither.
    """
    address = (os.environ.get("SITE_URL") or known).strip()
    return f"{address.rstrip('/')}/" if address else ""
