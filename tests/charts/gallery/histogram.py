"""Histograms: a count with median and own number, one municipality, no score, nobody above 0."""

from __future__ import annotations

from builder.charts import Picture
from builder.pages.lookups.results import Shares
from builder.pages.parts.pictures import histogram_picture
from tests.charts.gallery.invented import ORIGIN, PAGE, definitions, palette, shares


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    ordinary = (69, 3, 5, 9, 11, 15, 23, 31, 38, 44, 53, 50, 42, 36)
    return {
        "ordinary": _picture("strategi_antall", ordinary, 9, "10"),
        "sparse": _picture("strategi_antall", (0, 0, 0, 1), 3, "3"),
        "full": _picture("sky_antall", (357,) * 16, 7.5, None),
        "missing": _picture("tilbud_poeng", (354,), None, None),
    }


def _picture(
    indicator_id: str, counts: tuple[int, ...], median: float | None, own: str | None
) -> Picture:
    """Return the histogram of an indicator with these counts from 0 up, three without an answer."""
    indicator = definitions().indicators[indicator_id]
    known = shares(indicator.values, *counts, *(0,) * (len(indicator.values) - len(counts)), 3)
    told = Shares({**known.counts, "svarte_ikke": 2}, known.pct, known.n)
    title = f"{indicator.label}, 2022"
    return histogram_picture(indicator, palette(), told, median, PAGE, title, ORIGIN, own)
