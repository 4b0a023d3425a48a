"""Shares: two rounds, one item in one round, three rounds of the longest labels, not asked."""

from __future__ import annotations

from builder.charts import Picture
from builder.pages.parts.share_pictures import Bar, shares_picture
from tests.charts.gallery.invented import LONGEST, ORIGIN, PAGE, palette

LABELS = ("Kontorstøtteverktøy", LONGEST, "Webplattform", "Skyområde 10 (ordlyden er ikke kjent)")


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    two = [
        Bar(t, y, 160 + n, 320, 50.0 + n) for n, t in enumerate(LABELS) for y in ("2018", "2022")
    ]
    every = [
        Bar(f"{LONGEST} og enda {LONGEST.lower()} {n}", year, 354, 354 - n, 100.0)
        for n in range(15)
        for year in ("2018", "2022", "2023")
    ]
    unasked = [
        Bar("Webplattform", "2018", 0, 0, None, False),
        Bar("Webplattform", "2022", 0, 338, 0.0),
    ]
    return {
        "ordinary": _picture(two, ["2018", "2022"]),
        "sparse": _picture([Bar("Ja", "2022", 1, 1, 100.0)], ["2022"]),
        "full": _picture(every, ["2018", "2022", "2023"]),
        "missing": _picture(unasked, ["2018", "2022"]),
    }


def _picture(bars: list[Bar], years: list[str]) -> Picture:
    """Return the shares of some bars."""
    title = "Områder tilrettelagt for bruk av skytjenester: ja"
    return shares_picture(palette(), bars, years, PAGE, title, ORIGIN)
