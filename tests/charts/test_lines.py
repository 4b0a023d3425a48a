"""A development is joined only between neighbouring years, and a break cannot be overlooked."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest

from builder.charts import Charts, Picture, Point, Row
from builder.charts.palette import WHITE, contrast
from builder.definitions import Definitions

Read = Callable[[Picture], Any]
YEARS = range(2018, 2025)
CAPTION = "Kilde: SSB, publiserte tall"
GAPS = [Point(2018, 32, "32"), Point(2019, 36, "36"), Point(2022, 56, "56")]
GAPS += [Point(2023, 72.1, "72,1"), Point(2024, 100, "100")]
BROKEN = [Point(2021, 94.9, "94,9"), Point(2022, 0, "0", "Før gjaldt tallet noen, nå alle.")]


def joints(drawing: Any, colour: str) -> int:
    """Return how many lines of this colour are drawn; lines of one look are one path."""
    return sum(shape["d"].count("M") for shape in drawing.shapes(stroke=colour))


def test_only_neighbouring_years_are_joined(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """2018-2019 and 2022-2023-2024 are three lines; nothing bridges 2020 and 2021."""
    colour = definitions.colours.publisert
    drawing = drawn(charts.linje(GAPS, YEARS, CAPTION, "Problemer", "Prosent"))
    assert joints(drawing, colour) == 3
    assert {"32", "36", "56", "72,1", "100", *map(str, YEARS)} <= set(drawing.words)
    assert drawing.words.count("–") == 2
    assert "brudd" not in drawing.words
    assert len(drawing.shapes(fill=colour)) == 5


def test_a_break_is_marked_told_and_never_crossed(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """Even neighbouring years are not joined over a break, and the picture says what it is."""
    drawing = drawn(charts.linje(BROKEN, YEARS, CAPTION))
    assert joints(drawing, definitions.colours.publisert) == 0
    (mark,) = [shape for shape in drawing.shapes() if shape.get("stroke-dasharray")]
    place = float(mark["d"][1:].split(" ")[0])
    before, after = (next(t for t in drawing.texts if t.text == y) for y in ("2021", "2022"))
    assert (before.left + before.right) / 2 < place < (after.left + after.right) / 2
    assert "brudd" in drawing.words
    assert "Brudd: Før gjaldt tallet noen, nå alle." in " ".join(drawing.words)


@pytest.mark.parametrize("points", [GAPS, BROKEN])
def test_texts_are_whole_apart_and_captioned(
    charts: Charts, drawn: Read, points: list[Point]
) -> None:
    """No text is clipped or on another one, the caption is inside, and the file is small."""
    own = charts.linje(points, YEARS, CAPTION, "Økt kvalitet på tjenester til eksterne brukere")
    drawing = drawn(own)
    for text in drawing.texts:
        assert text.left >= 0 and text.right <= own.width and text.baseline + 3 <= own.height
    for one, other in combinations(drawing.texts, 2):
        is_apart = one.right <= other.left + 0.5 or other.right <= one.left + 0.5
        assert is_apart or abs(one.baseline - other.baseline) >= 11, (one, other)
    assert max(drawing.texts, key=lambda text: text.baseline).text == CAPTION
    assert len(gzip.compress(drawing.source.encode())) <= 1_800


@pytest.mark.parametrize("point", [Point(2017, 5, "5"), Point(2020, 101, "101")])
def test_a_point_without_a_place_is_refused(charts: Charts, point: Point) -> None:
    """A year outside the axis, or more than 100 per cent, is a fault of the caller."""
    with pytest.raises(ValueError):
        charts.linje([point], YEARS, CAPTION)


def test_published_figures_have_a_colour_of_their_own(definitions: Definitions) -> None:
    """The colour is legible and stands for nothing else on the site."""
    colours = definitions.colours.model_dump()
    own = colours.pop("publisert")
    assert contrast(own, WHITE) >= 4.5
    assert own not in str(colours)


def test_answers_tell_shares_in_the_order_of_the_scale(
    charts: Charts, definitions: Definitions, drawn: Read
) -> None:
    """Each answer has its label in the key, its share in the bar, and `ubesvart` the hatch."""
    counts = {"ja_helt": 5, "ja_delvis": 3, "nei": 1, "ubesvart": 1}
    drawing = drawn(charts.svar("innkjop_planlegging", [Row("Planlegging", counts, 10)], CAPTION))
    labels = [*definitions.scales["helt_delvis"].values(), "ubesvart"]
    assert [word for word in drawing.words if word in labels] == labels
    assert {"50,0", "30,0", "10,0", "Planlegging"} <= set(drawing.words)
    assert any("url(#hatch-" in shape.get("fill", "") for shape in drawing.shapes())
    with pytest.raises(ValueError, match="innkjop_planlegging, Planlegging"):
        charts.svar("innkjop_planlegging", [Row("Planlegging", counts, 11)], CAPTION)


@pytest.mark.parametrize("scale", ["hvem_utforer", "hinder", "helt_delvis", "omfang"])
def test_answers_differ_in_grey_or_by_pattern(definitions: Definitions, scale: str) -> None:
    """Two answers in one bar differ by pattern or by 1.4 in lightness; none is on the ramp."""
    colours = definitions.colours.svar[scale]
    assert list(colours) == list(definitions.scales[scale])
    for one, other in combinations(colours.values(), 2):
        is_other_pattern = one.pattern != other.pattern
        assert is_other_pattern or contrast(one.fill, other.fill) > 1.4, (one, other)
    assert not {one.fill for one in colours.values()} & set(definitions.colours.grad.values())


def test_ink_is_legible_on_every_answer(charts: Charts, definitions: Definitions) -> None:
    """Text has 4.5:1 on every answer's colour."""
    for column in (
        "funksjon_drifte_pc",
        "kompetanse_hinder",
        "innkjop_planlegging",
        "tjeneste_apen",
    ):
        question = definitions.questions[column]
        for answer, paint in charts._palette.answer_swatches(question).items():
            assert contrast(paint["ink"], paint["base"]) >= 4.5, (column, answer)
