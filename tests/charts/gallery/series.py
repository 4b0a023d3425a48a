"""Series: some years with a break, one year, every year, and years without a number."""

from __future__ import annotations

from dataclasses import replace

from builder.charts import Picture
from builder.pages.parts.share_pictures import Point, series_picture
from tests.charts.gallery.invented import ORIGIN, PAGE, palette

BREAK = "2018 gjelder kommuner med prosjekter, 2022 alle kommuner som svarte."


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    ordinary = [
        Point(2018, 31.9, "31,9", n="371"),
        Point(2022, 56.0, "56", BREAK),
        Point(2023, 72.1, "72,1"),
    ]
    full = [Point(year, 100.0 * (year % 2), "100,0" if year % 2 else "0") for year in YEARS]
    return {
        "ordinary": _picture(ordinary),
        "sparse": _picture([Point(2018, 50.0, "50")]),
        "full": _picture(full),
        "missing": _picture([Point(2018, 5.0, "5"), Point(2024, 99.9, "99,9", BREAK)]),
    }


YEARS = range(2018, 2025)


def _picture(points: list[Point]) -> Picture:
    """Return the series of some points."""
    title = "Forsøkt å rekruttere IKT-spesialister, og hatt problemer med det"
    origin = replace(ORIGIN, source="Kilde: SSB, publiserte tall", status="publisert")
    return series_picture(palette(), points, list(YEARS), PAGE, title, origin)
