"""Cross tables as they are drawn: the number and the grade of each pair, and one's own pair."""

from __future__ import annotations

import pytest

from builder.charts import Picture
from builder.charts.palette import contrast
from tests.charts.drawn import RAMP, Box, boxes, rows, svg_of, texts
from tests.charts.gallery.cross_table import examples

NONE, LOW, FIRST, SECOND, HIGH = RAMP


@pytest.fixture(scope="module")
def drawn() -> dict[str, Picture]:
    """Return every example by its case."""
    return examples()


def frames(source: str) -> list[Box]:
    """Return what is drawn round one's own pair."""
    return [box for box in boxes(source) if not box.fill]


def test_each_pair_has_its_number_on_the_colour_of_its_grade(drawn: dict[str, Picture]) -> None:
    """Table 3.1 of the report: the first score across, the second upwards, 4 on top."""
    table = rows(svg_of(drawn["ordinary"]))
    assert [[int(number) for _, number in row] for row in table] == [
        [28, 18, 8, 43, 33],
        [21, 11, 1, 36, 26],
        [14, 4, 39, 29, 19],
        [7, 42, 32, 22, 12],
        [0, 35, 25, 15, 5],
    ]
    assert [[fill for fill, _ in row] for row in table] == [
        [SECOND, SECOND, SECOND, HIGH, HIGH],
        [SECOND, SECOND, SECOND, HIGH, HIGH],
        [LOW, LOW, LOW, FIRST, FIRST],
        [LOW, LOW, LOW, FIRST, FIRST],
        [NONE, LOW, LOW, FIRST, FIRST],
    ]


def test_axes_and_key_name_scores_and_grades(drawn: dict[str, Picture]) -> None:
    """Whoever sees no colours has the grades in words."""
    told = [text.text for text in texts(svg_of(drawn["ordinary"]))]
    grades = ["0 ingen", "1 lav", "2 mest strategi", "3 mest prosjekter", "4 høy"]
    assert {"Score for strategi", "Score for prosjekter", *grades} <= set(told)


@pytest.mark.parametrize(
    ("case", "number", "fill"),
    [("ordinary", "43", HIGH), ("sparse", "1", NONE), ("full", "357", FIRST)],
)
def test_own_pair_is_framed(drawn: dict[str, Picture], case: str, number: str, fill: str) -> None:
    """A white line within a black one, round the one cell; nothing else has a frame."""
    source = svg_of(drawn[case])
    white, black = frames(source)
    assert (white.stroke, black.stroke) == ("#ffffff", "#000000")
    assert white.thickness > black.thickness
    assert [text.text for text in texts(source) if black.holds(text)] == [number]
    cell = next(box for box in boxes(source) if (box.x, box.y) == (black.x, black.y))
    assert cell.fill == fill


def test_frame_is_seen_on_every_grade() -> None:
    """Black or white has three times the contrast to each fill."""
    assert all(max(contrast("#ffffff", fill), contrast("#000000", fill)) >= 3 for fill in RAMP)


def test_no_pair_is_framed_without_a_place_of_its_own(drawn: dict[str, Picture]) -> None:
    """The page of the country has no own pair."""
    assert frames(svg_of(drawn["missing"])) == []


def test_frame_of_an_outer_pair_covers_no_score(drawn: dict[str, Picture]) -> None:
    """The scores stand clear of the whole line, half of which is outside the cell."""
    source = svg_of(drawn["sparse"])
    line = frames(source)[0]
    reach = line.thickness / 2
    beside = [text for text in texts(source) if text.text == "0" and text.x < line.x]
    below = [text for text in texts(source) if text.text == "0" and text.y > line.y + line.height]
    assert len(beside) == len(below) == 1
    assert beside[0].x < line.x - reach  # its right end
    assert below[0].y - below[0].size * 0.75 > line.y + line.height + reach  # its upper end
