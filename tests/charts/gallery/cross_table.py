"""Cross tables: an ordinary one with own pair, one municipality, all of them in a pair, none."""

from __future__ import annotations

from builder.charts import Picture
from builder.definitions.kinds import Composite
from builder.pages.lookups.results import Pair
from builder.pages.parts.grade_pictures import cross_picture
from tests.charts.gallery.invented import ORIGIN, PAGE, definitions, palette


def examples() -> dict[str, Picture]:
    """Return pictures of ordinary, sparse, full and missing data."""
    return {
        "ordinary": _picture([(7 * n) % 45 for n in range(25)], ("3", "4")),
        "sparse": _picture([1, *(0,) * 24], ("0", "0")),
        "full": _picture([357] * 25, ("4", "0")),
        "missing": _picture([0] * 25, None),
    }


def _picture(counts: list[int], own: tuple[str, str] | None) -> Picture:
    """Return the table of 25 counts, first score by first score."""
    indicator = definitions().indicators["prioritering_grad"]
    rule = indicator.rule
    assert isinstance(rule, Composite)
    pairs = [
        Pair(str(n // 5), str(n % 5), str(rule.grade(n // 5, n % 5)), count)
        for n, count in enumerate(counts)
    ]
    names = ("Score for strategi", "Score for prosjekter")
    title = "Digital prioritering, 2022: slik gir to scorer en grad"
    return cross_picture(palette().of(indicator), pairs, names, own, PAGE, title, ORIGIN)
