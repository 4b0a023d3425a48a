"""Changes as they are drawn: how long each segment is, its colour and number, and who stayed."""

from __future__ import annotations

import re

import pytest

from builder.charts import Picture
from tests.charts.drawn import RAMP, boxes, rows, svg_of, texts
from tests.charts.gallery.change import examples

DIAMOND = re.compile(r'transform="translate\(([\d.]+),([\d.]+)\)" d="M-4.2,0L0,-4.2L4.2,0L0,4.2Z"')


@pytest.fixture(scope="module")
def drawn() -> dict[str, Picture]:
    """Return every example by its case."""
    return examples()


def test_a_bar_is_parted_by_what_became_of_its_municipalities(drawn: dict[str, Picture]) -> None:
    """From none to high, row by row; a number of fewer than 8 per cent has no room."""
    table = rows(svg_of(drawn["ordinary"]))
    assert [[number for _, number in row] for row in table] == [
        ["", "", "19", "26", "33"],
        ["", "15", "22", "29", "36"],
        ["", "18", "25", "32", "39"],
        ["14", "21", "28", "35", "42"],
        ["17", "24", "31", "38", "45"],
    ]
    assert [tuple(fill for fill, _ in row) for row in table] == [RAMP] * 5


def test_a_segment_is_as_long_as_its_municipalities_are_many(drawn: dict[str, Picture]) -> None:
    """Those without a number as well: 5 and 12 of the longest bar's 155."""
    source = svg_of(drawn["ordinary"])
    top = min(box.y for box in boxes(source))
    widths = [box.width for box in sorted(boxes(source), key=lambda box: box.x) if box.y == top]
    assert widths == pytest.approx([340 * n / 155 for n in (5, 12, 19, 26, 33)], abs=0.1)


def test_a_bar_is_named_with_its_base(drawn: dict[str, Picture]) -> None:
    """The sums of the rows, and the later year above the key."""
    told = [
        text.text.replace("\N{NO-BREAK SPACE}", " ") for text in texts(svg_of(drawn["ordinary"]))
    ]
    assert [text for text in told if "n =" in text] == [
        "0 ingen (n = 95)",
        "1 lav (n = 110)",
        "2 mest strategi (n = 125)",
        "3 mest prosjekter (n = 140)",
        "4 høy (n = 155)",
    ]
    assert "Verdien i 2022" in told


def test_one_municipality_that_moved_has_one_bar(drawn: dict[str, Picture]) -> None:
    """The values that nobody had before have no row, and nobody stayed."""
    source = svg_of(drawn["sparse"])
    assert rows(source) == [[(RAMP[4], "1")]]
    assert DIAMOND.findall(source) == []


def test_a_diamond_points_at_those_that_stayed(drawn: dict[str, Picture]) -> None:
    """One a row, at the middle of the segment that has the value of the row: of 5 municipalities,
    of 15 after 8, of 25 after 29, of 35 after 63 and of 45 after 110."""
    found = [float(x) for x, _ in DIAMOND.findall(svg_of(drawn["ordinary"]))]
    assert found == pytest.approx([340 * n / 155 for n in (2.5, 15.5, 41.5, 80.5, 132.5)], abs=0.1)


@pytest.mark.parametrize(("case", "count"), [("full", 6), ("missing", 5)])
def test_diamonds_stand_on_the_ground_below_the_bars(
    drawn: dict[str, Picture], case: str, count: int
) -> None:
    """There they are seen whatever the colour of the segment."""
    source = svg_of(drawn[case])
    first = min(float(y) for _, y in DIAMOND.findall(source))
    heights = sorted(float(y) - first for _, y in DIAMOND.findall(source))
    assert heights == [67 * row for row in range(count)]
    bars = sorted({box.y - min(box.y for box in boxes(source)) for box in boxes(source)})
    assert bars == heights
    assert first - 4.2 > 21.5 + 24  # the upper end of the first, below the first bar
