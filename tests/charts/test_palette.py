"""Colours can be told apart in grey and by the colour-blind, and what is no value never looks like
one."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from builder.charts import Palette, Values
from builder.charts.palette import WHITE, contrast
from builder.charts.words import STATUSES
from builder.definitions import Definitions

CATEGORIES = ("kompetanse_kategori", "kompetanse_mangel", "rekruttering")
# What is seen without red, green or blue cones: Machado, Oliveira and Fernandes 2009, severity 1.
CONES = {
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}


def seen(colour: str, cones: str) -> str:
    """Return a colour as it is seen with one kind of cones missing (in linear light)."""
    light = [(int(colour[place : place + 2], 16) / 255) ** 2.2 for place in (1, 3, 5)]
    mixed = [sum(part * one for part, one in zip(row, light, strict=True)) for row in CONES[cones]]
    return "#" + "".join(f"{round(255 * min(1, max(0, m)) ** (1 / 2.2)):02x}" for m in mixed)


def base(fill: str) -> str:
    """Return the colour of a fill, below its pattern."""
    return fill if fill.startswith("#") else f"#{fill.split('-')[1]}"


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


@pytest.mark.parametrize("cones", CONES)
def test_ramp_keeps_its_order_for_the_colour_blind(definitions: Definitions, cones: str) -> None:
    """Whichever cones are missing, each grade is darker than the one below."""
    lights = [contrast(seen(colour, cones), WHITE) for colour in definitions.colours.grad.values()]
    assert all(dark / light > 1.5 for light, dark in pairwise(lights))


@pytest.mark.parametrize("indicator_id", CATEGORIES)
@pytest.mark.parametrize("cones", ["", *CONES])
def test_categories_differ_in_grey_or_by_pattern(
    definitions: Definitions, indicator_id: str, cones: str
) -> None:
    """Two categories in one chart differ by pattern, or in lightness, whatever colours one sees."""
    entries = [definitions.colours.kategori[v] for v in definitions.indicators[indicator_id].values]
    for one, other in combinations(entries, 2):
        fills = [seen(p.fill, cones) if cones else p.fill for p in (one, other)]
        assert one.pattern != other.pattern or contrast(*fills) > 1.35, (one, other, cones)


def test_series_differ_in_grey(definitions: Definitions) -> None:
    """Series are told apart without colour, and the last is the darkest."""
    series = definitions.colours.serier
    assert all(contrast(one, other) > 1.8 for one, other in combinations(series, 2))
    assert contrast(series[-1], WHITE) == max(contrast(colour, WHITE) for colour in series)


def every_scale(definitions: Definitions, palette: Palette) -> list[Values]:
    """Return the values of every indicator, number and question as charts show them."""
    indicators = definitions.indicators.values()
    graded = [palette.of(one) for one in indicators if not one.is_number]
    scores = [palette.scores(one) for one in indicators if one.is_number]
    used = [q for q in definitions.questions.values() if q.scale_id in definitions.colours.svar]
    return [*graded, *(one.values for one in scores if one), *(palette.answers(q) for q in used)]


def test_ink_is_legible_on_every_fill(definitions: Definitions, palette: Palette) -> None:
    """Text has 4.5:1 to the colour it stands on."""
    for values in every_scale(definitions, palette):
        for paint in values.paints:
            assert contrast(paint.ink, base(paint.fill)) >= 4.5, paint


def test_no_answer_is_hatched_and_no_value_is(definitions: Definitions, palette: Palette) -> None:
    """The hatch means one thing only, and the two ways of not answering lean differently."""
    for indicator in definitions.indicators.values():
        if indicator.is_number:
            continue
        paints = palette.of(indicator).paints
        values, statuses = paints[: -len(STATUSES)], paints[-len(STATUSES) :]
        assert len(values) == len(indicator.values)
        assert not any("hatch" in paint.fill for paint in values)
        assert [paint.label for paint in statuses[:2]] == ["ubesvart", "svarte ikke"]
        assert statuses[0].fill.startswith("url(#hatch-")
        assert statuses[1].fill.startswith("url(#backhatch-")


def test_kompetanse_is_never_on_the_ramp(definitions: Definitions, palette: Palette) -> None:
    """No category has a colour of the grades."""
    for name in CATEGORIES:
        fills = {base(paint.fill) for paint in palette.of(definitions.indicators[name]).paints}
        assert not fills & set(definitions.colours.grad.values())


def test_count_has_the_colour_of_its_score(definitions: Definitions, palette: Palette) -> None:
    """9 areas of 13 is score 2, 10 is score 3; the report's own limits."""
    scores = palette.scores(definitions.indicators["strategi_antall"])
    assert scores is not None
    found = {number: scores.of_number(number) for number in (0, 1, 5, 6, 9, 10, 11, 12, 13)}
    assert found == {
        0: "0 ingen",
        1: "1 veldig lav: 1–5",
        5: "1 veldig lav: 1–5",
        6: "2 lav: 6–9",
        9: "2 lav: 6–9",
        10: "3 høy: 10–11",
        11: "3 høy: 10–11",
        12: "4 veldig høy: 12–13",
        13: "4 veldig høy: 12–13",
    }
    assert scores.cuts == [0.5, 5.5, 9.5, 11.5]
    fills = [paint.fill for paint in scores.values.paints[:5]]
    assert fills == list(definitions.colours.grad.values())
