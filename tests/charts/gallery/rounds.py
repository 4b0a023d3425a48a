"""Rounds: grades, one round, predecessors with the longest categories, no answers at all, and six
rounds of the widest words and of every status."""

from __future__ import annotations

from builder.charts import Picture
from builder.charts.words import SHORT_STATUS_LABELS, STATUSES, label
from builder.pages.parts.grade_pictures import Tile, rounds_picture
from tests.charts.gallery.invented import ORIGIN, PAGE, definitions, palette

GRADE, CATEGORY, WIDEST = "prioritering_grad", "kompetanse_kategori", "bruk_grad"
SIX = ("2018", "2020", "2022", "2023", "2025", "2027")
UNITS = ("Ålesund (1504)", "Skodje (1529)", "Ørskog (1523)", "Ålesund (1507)")


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    categories = definitions().indicators[CATEGORY].values
    full = [
        _tile(CATEGORY, unit, year, categories[(n + m) % 6])
        for n, unit in enumerate(UNITS)
        for m, year in enumerate(("2018", "2020", "2022", "2023"))
        if n != m
    ]
    missing = [_tile(GRADE, "", str(2018 + n), s) for n, s in enumerate(("svarte_ikke", "flere"))]
    grades = [_tile(WIDEST, "", *one) for one in zip(SIX, (*"01234", "ubesvart"), strict=True)]
    statuses = [_tile(GRADE, "", *one) for one in zip(SIX, (*STATUSES, "4"), strict=True)]
    six = [_tile(CATEGORY, "", *one) for one in zip(SIX, categories, strict=True)]
    ordinary = [("2018", "2"), ("2022", "4"), ("2023", "ikke_spurt")]
    return {
        "ordinary": _picture(GRADE, [_tile(GRADE, "", *one) for one in ordinary]),
        "sparse": _picture(GRADE, [_tile(GRADE, "", "2022", "0")]),
        "full": _picture(CATEGORY, full),
        "missing": _picture(GRADE, missing),
        "six_grades": _picture(WIDEST, grades),
        "six_categories": _picture(CATEGORY, six),
        "six_statuses": _picture(GRADE, statuses),
    }


def _tile(indicator_id: str, unit: str, year: str, value: str) -> Tile:
    """Return the tile of a value or status."""
    indicator = definitions().indicators[indicator_id]
    shown = label(indicator, value)
    if value in SHORT_STATUS_LABELS or indicator.is_category:
        return Tile(unit, year, shown, "", shown)
    return Tile(unit, year, shown, value, indicator.label_of(value))


def _picture(indicator_id: str, tiles: list[Tile]) -> Picture:
    """Return the rounds of some tiles."""
    indicator = definitions().indicators[indicator_id]
    title = f"{indicator.label}, runde for runde"
    return rounds_picture(palette().of(indicator), tiles, PAGE, title, ORIGIN)
