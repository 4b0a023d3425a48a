"""Editions made from a data folder, and a reader of the links and pictures on their pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Mapping
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from builder.charts import Palette
from builder.indicators import compute_indicators
from builder.pages.edition import Edition
from builder.pages.lookups.places import Places
from builder.pages.lookups.results import Results
from builder.sources import read_sources
from builder.statistics import compute_statistics
from tests.invented import DATA, make_round

INVENTED: dict[str, Edition] = {}


def edition_of(data: Path) -> Edition:
    """Return the edition of a data folder."""
    sources = read_sources(data)
    results = Results(sources, compute_statistics(sources, compute_indicators(sources)))
    return Edition(results, Places(results), Palette(sources.definitions))


def invented_edition(
    folder: Path, rounds: Mapping[int, Mapping[str, object]], status: str = "syntetisk"
) -> Edition:
    """Return an edition of invented rounds only: year -> what `make_round` is to do otherwise. The
    same rounds are invented once a process, and a test leaves their edition as it is."""
    key = f"{sorted(rounds.items())} {status}"
    if key not in INVENTED:
        INVENTED[key] = _invented(folder, rounds, status)
    return INVENTED[key]


def _invented(folder: Path, rounds: Mapping[int, Mapping[str, object]], status: str) -> Edition:
    """Return the edition of rounds that are written into a folder."""
    data = folder / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    for year, more in rounds.items():
        make_round(data, year, **{"status": status, "seed": year, **more})  # type: ignore[arg-type]
    return edition_of(data)


def links_of(page: str) -> list[str]:
    """Return the target of every link on a page, but for the tools of its figures."""
    text = re.sub(r'<a [^>]*(?:download(?:="[^"]*")?|data-kopier)>', "", page)
    return [unescape(link) for link in re.findall(r'<a [^>]*href="([^"]*)"', text)]


def pictures_of(page: str) -> list[str]:
    """Return the address of every figure on a page, below the folder of figures."""
    return re.findall(r'<img src="[./]*figur/([^"]*)\.svg"', page)


def spec_of(edition: Edition, address: str) -> dict[str, Any]:
    """Return the Vega-Lite definition of a figure of an edition, with its rows and words."""
    return edition.figures[address].figure.picture.vega_lite()


def kind_of(edition: Edition, address: str) -> str:
    """Return the name of the kind of chart that a figure is."""
    return edition.figures[address].figure.picture.kind.__name__


def anchors_of(page: str) -> set[str]:
    """Return the anchors that the headings of a page have."""
    return set(re.findall(r"^#+ .*\{: #([^ ]+) ", page, re.MULTILINE))


def target_of(path: str, link: str) -> str:
    """Return which page, by its path below the docs folder, a relative link on another leads to."""
    address = path.removesuffix("index.md").removesuffix(".md")
    parts = [part for part in address.split("/") if part]
    for part in link.split("#")[0].split("/"):
        parts = parts[:-1] if part == ".." else [*parts, part] if part not in ("", ".") else parts
    return "/".join(parts)


def addresses_of(paths: Iterable[str]) -> set[str]:
    """Return the addresses of pages, as `target_of` gives them."""
    return {path.removesuffix(".md").removesuffix("index").strip("/") for path in paths}


@cache
def real_edition() -> Edition:
    """Return the edition of the repository's own data, made once."""
    return edition_of(DATA)
