"""What the examples share: definitions, colours, a page, an origin, and invented shares."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from builder.charts import Palette
from builder.definitions import Definitions, read_definitions
from builder.pages.lookups.results import Shares
from builder.pages.parts.figure import Origin, Page

LONGEST = "Intern/ekstern kommunikasjon gjennom tale, chat og/eller e-post"
PAGE = Page("kommune/alesund/", "Ålesund")
ORIGIN = Origin(
    "Simulerte tall, ikke SSBs · Digitalisering i kommunene · 2018, 2022 og 2023",
    "simulert",
    "2018, 2022 og 2023",
    "prosent av kommunene som svarte",
)


@cache
def definitions() -> Definitions:
    """Return the definitions of the project."""
    return read_definitions(Path(__file__).parents[3] / "data" / "definitions")


@cache
def palette() -> Palette:
    """Return the colours of the project."""
    return Palette(definitions())


def shares(values: Sequence[str], *counts: int) -> Shares:
    """Return counts and shares of values; the last count may be of those who left it open."""
    named = dict(zip([*values, "ubesvart"], [*counts, 0], strict=False))
    n = sum(named.values())
    return Shares(named, {v: 100 * c / n if n else None for v, c in named.items()}, n)
