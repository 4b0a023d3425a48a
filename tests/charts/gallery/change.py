"""Changes: grades, one municipality, the longest categories, everyone the same."""

from __future__ import annotations

from builder.charts import Picture
from builder.charts.words import label
from builder.pages.lookups.results import Change
from builder.pages.parts.grade_pictures import change_picture
from tests.charts.gallery.invented import ORIGIN, PAGE, definitions, palette


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    grades = [Change(str(n), str(m), 5 + 3 * n + 7 * m) for n in range(5) for m in range(5)]
    categories = definitions().indicators["kompetanse_kategori"].values
    full = [Change(a, b, 99) for a in categories for b in categories]
    same = [Change(str(n), str(n), 10 * n + 1) for n in range(5)]
    return {
        "ordinary": _picture("prioritering_grad", grades),
        "sparse": _picture("prioritering_grad", [Change("0", "4", 1)]),
        "full": _picture("kompetanse_kategori", full),
        "missing": _picture("aktivitet_grad", same),
    }


def _picture(indicator_id: str, changes: list[Change]) -> Picture:
    """Return the changes of an indicator."""
    indicator = definitions().indicators[indicator_id]
    labels = {value: label(indicator, value) for value in indicator.values}
    title = f"{indicator.label}: fra 2018 til 2022"
    values = palette().of(indicator)
    return change_picture(labels, values, changes, (2018, 2022), PAGE, title, ORIGIN)
