"""Colours can be told apart in grey, and what is no value never looks like one."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from builder.charts.palette import FAINT, WHITE, Palette, contrast
from builder.definitions import Definitions

CATEGORIES = ("kompetanse_kategori", "kompetanse_mangel", "rekruttering")


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21:1, and #767676 the lightest grey with 4.5:1."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast(WHITE, "#767676") == pytest.approx(4.54, abs=0.01)


def test_ramp_goes_evenly_from_light_to_dark(definitions: Definitions) -> None:
    """Every grade is clearly darker than the one below, and the lightest is not white."""
    ramp = list(definitions.colours.grad.values())
    lights = [contrast(colour, WHITE) for colour in ramp]
    assert lights[0] > 1.15
    assert all(dark / light > 1.65 for light, dark in pairwise(lights))


@pytest.mark.parametrize("indicator_id", CATEGORIES)
def test_categories_differ_in_grey_or_by_pattern(
    definitions: Definitions, indicator_id: str
) -> None:
    """Two categories in one chart differ by pattern, or by at least 1.4 in lightness."""
    entries = [definitions.colours.kategori[v] for v in definitions.indicators[indicator_id].values]
    for one, other in combinations(entries, 2):
        is_other_pattern = one.pattern != other.pattern
        assert is_other_pattern or contrast(one.fill, other.fill) > 1.4, (one, other)


def test_series_differ_in_grey(definitions: Definitions) -> None:
    """Series are told apart without colour, and the last is the darkest."""
    series = definitions.colours.serier
    assert all(contrast(one, other) > 1.8 for one, other in combinations(series, 2))
    assert contrast(series[-1], WHITE) == max(contrast(colour, WHITE) for colour in series)


def test_ink_and_outlines_are_legible(definitions: Definitions) -> None:
    """Text has 4.5:1 on every value, and every area has 3:1 to white by itself or its outline."""
    palette = Palette(definitions)
    for indicator in definitions.indicators.values():
        for value in (*indicator.values, "ubesvart", "svarte_ikke", "flere"):
            paint = palette.of(indicator, value)
            assert contrast(paint["ink"], paint["base"]) >= 4.5, (indicator.id, value)
            edge = max(contrast(paint[part], WHITE) for part in ("base", "line"))
            assert edge >= FAINT, (indicator.id, value)


def test_no_answer_is_hatched_and_no_value_is(definitions: Definitions) -> None:
    """The hatch means one thing only, and the two ways of not answering lean differently."""
    palette = Palette(definitions)
    for indicator in definitions.indicators.values():
        fills = [palette.of(indicator, value)["fill"] for value in indicator.values]
        assert not any("hatch" in fill for fill in fills)
        assert palette.of(indicator, "ubesvart")["fill"].startswith("url(#hatch-")
        assert palette.of(indicator, "svarte_ikke")["fill"].startswith("url(#backhatch-")


def test_count_has_the_colour_of_its_score(definitions: Definitions) -> None:
    """9 areas of 13 is score 2, 10 is score 3."""
    palette, ramp = Palette(definitions), definitions.colours.grad
    strategi = definitions.indicators["strategi_antall"]
    found = {value: palette.of(strategi, value)["base"] for value in ("0", "5", "9", "10", "13")}
    assert found == dict(zip(("0", "5", "9", "10", "13"), ramp.values(), strict=True))
