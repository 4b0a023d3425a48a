"""Rounds as they are drawn: which tile has which colour and words, and what a key tells instead."""

from __future__ import annotations

import pytest

from builder.charts import Picture
from builder.charts.words import SHORT_STATUS_LABELS
from tests.charts.drawn import RAMP, boxes, rows, svg_of, texts
from tests.charts.gallery.rounds import UNITS, examples

UNANSWERED = "url(#hatch-ffffff-6b6b6b)"


@pytest.fixture(scope="module")
def drawn() -> dict[str, Picture]:
    """Return every example by its case."""
    return examples()


def test_a_tile_has_grade_word_and_colour(drawn: dict[str, Picture]) -> None:
    """The oldest round first, each tile below its year; a status has its words only."""
    source = svg_of(drawn["ordinary"])
    assert rows(source) == [
        [("#4a8bb5", "2 mest strategi"), ("#053259", "4 høy"), ("#ffffff", "ikke spurt")]
    ]
    years = [text for text in texts(source) if text.text in ("2018", "2022", "2023")]
    middles = [box.x + box.width / 2 for box in boxes(source)]
    assert [text.text for text in years] == ["2018", "2022", "2023"]
    assert [text.x for text in years] == pytest.approx(middles, abs=1)


def test_one_round_has_one_tile(drawn: dict[str, Picture]) -> None:
    """No tile stands for a round that is not there."""
    assert rows(svg_of(drawn["sparse"])) == [[("#e1eaf1", "0 ingen")]]


def test_a_unit_that_was_not_there_has_no_tile(drawn: dict[str, Picture]) -> None:
    """Each predecessor is named above its row, which has a gap and no empty tile."""
    source = svg_of(drawn["full"])
    assert [len(row) for row in rows(source)] == [3, 3, 3, 3]
    tops = sorted({box.y for box in boxes(source)})
    names = {text.text: text.y for text in texts(source) if text.text in UNITS}
    assert list(names) == list(UNITS)
    assert all(0 < top - y < 10 for top, y in zip(tops, names.values(), strict=True))
    assert rows(source)[3][2] == (
        "url(#dots-4b1f73-ffffff)",
        "eksterne, problemer med å rekruttere",
    )


def test_non_response_is_hatched_and_in_words(drawn: dict[str, Picture]) -> None:
    """None of it has the colour of a grade."""
    assert rows(svg_of(drawn["missing"])) == [
        [
            ("url(#backhatch-ffffff-6b6b6b)", "svarte ikke"),
            ("url(#dots-f4f1ea-6b6b6b)", "slått sammen eller delt senere"),
        ]
    ]


def test_a_key_has_the_words_that_six_tiles_have_no_room_for(drawn: dict[str, Picture]) -> None:
    """The grade stays in its tile, the words of a status as well, and the key has no status."""
    source = svg_of(drawn["six_grades"])
    grades = [(fill, str(grade)) for grade, fill in enumerate(RAMP)]
    assert rows(source) == [[*grades, (UNANSWERED, "ubesvart")]]
    told = [text.text for text in texts(source)]
    key = ["0 svært liten", "1 liten", "2 mest skytjenester", "3 mest innkjøp", "4 stor"]
    assert [text for text in told if text in key] == key
    assert sorted(set(told) & set(SHORT_STATUS_LABELS.values())) == ["ubesvart"]


def test_a_key_has_categories_whose_tiles_have_no_words(drawn: dict[str, Picture]) -> None:
    """Each category is told once, and each tile is still a tile."""
    source = svg_of(drawn["six_categories"])
    assert [words for _, words in rows(source)[0]] == [""] * 6
    assert sum("rekruttere" in text.text for text in texts(source)) == 4
    assert {box.height for box in boxes(source)} == {37}


def test_three_rounds_need_no_key(drawn: dict[str, Picture]) -> None:
    """Words that stand in a tile stand nowhere else."""
    told = [text.text for text in texts(svg_of(drawn["ordinary"]))]
    assert "2 mest strategi" not in told
    assert told.count("mest strategi") == 1
