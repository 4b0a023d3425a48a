"""Published scores that contradict each other are told, row by row."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.invented import write_card, write_table
from tests.sources.planted import told

SOUND = {  # one municipality: each value is what the definitions make of the others
    "sky_antall": "10",
    "sky_score": "4",
    "innkjop_antall": "8",
    "innkjop_score": "4",
    "bruk_grad": "4",
    "tilbud_score": "4",
    "aktivitet_grad": "4",
    "interne_funksjoner_score": "2",
    "rekruttering": "med_problem",
    "kompetanse_kategori": "eksterne_med_problem",
}
FILE = "survey/2018/scores.csv"


def publish(data: Path, *places: dict[str, str]) -> None:
    """Put published scores in place of the answers of 2018; a row for each value."""
    folder = data / "survey" / "2018"
    (folder / "responses.csv").unlink()
    rows = [
        [code, indicator, value]
        for code, values in zip(("0101", "0104", "0105"), places, strict=False)
        for indicator, value in values.items()
    ]
    write_table(folder / "scores.csv", [["kommunenr", "indikator", "verdi"], *rows])
    write_card(folder, "scores.csv")


def row_of(indicator: str) -> int:
    """Return the row of an indicator of the first municipality."""
    return list(SOUND).index(indicator) + 2


CONTRADICTIONS = {
    "grade": (
        "aktivitet_grad",
        "1",
        "'1' for aktivitet_grad where bruk_grad is 4 and tilbud_score is 4; expected 4",
    ),
    "score": ("sky_score", "3", "'3' for sky_score where sky_antall is 10; expected 4"),
    "category": (
        "kompetanse_kategori",
        "interne_med_problem",
        "'interne_med_problem' for kompetanse_kategori where interne_funksjoner_score is 2 and "
        "rekruttering is med_problem; expected eksterne_med_problem",
    ),
}


@pytest.mark.parametrize(
    ("indicator", "value", "found"), CONTRADICTIONS.values(), ids=CONTRADICTIONS.keys()
)
def test_a_value_that_its_parts_contradict_is_told(
    small_data: Path, indicator: str, value: str, found: str
) -> None:
    publish(small_data, {**SOUND, indicator: value})
    assert told(small_data) == [
        f"{FILE}, row {row_of(indicator)}, column verdi: found {found} by the definitions. "
        f"Correct {indicator} or what it rests on."
    ]


def test_every_row_is_told_and_sound_ones_are_not(small_data: Path) -> None:
    publish(small_data, SOUND, {**SOUND, "bruk_grad": "0"}, {**SOUND, "tilbud_score": "2"})
    lines = told(small_data)
    assert [line.split(", column")[0] for line in lines] == [
        f"{FILE}, row {row}" for row in (16, 18, 28)
    ]


@pytest.mark.parametrize("missing", ["sky_antall", "bruk_grad", "aktivitet_grad", "rekruttering"])
def test_what_is_not_published_contradicts_nothing(small_data: Path, missing: str) -> None:
    publish(small_data, {name: value for name, value in SOUND.items() if name != missing})
    assert told(small_data) == []


def test_an_empty_cell_contradicts_nothing(small_data: Path) -> None:
    publish(small_data, {**SOUND, "aktivitet_grad": "", "sky_antall": ""}, SOUND)
    assert told(small_data) == []


def test_a_value_off_its_scale_is_told_once(small_data: Path) -> None:
    publish(small_data, {**SOUND, "bruk_grad": "9"})
    assert told(small_data) == [
        f"{FILE}, row {row_of('bruk_grad')}, column verdi: found '9'; expected a whole number "
        "from 0 to 4 for bruk_grad. Correct it, or leave the cell empty where bruk_grad is missing."
    ]


def test_a_grade_is_held_against_the_numbers_under_its_scores(small_data: Path) -> None:
    publish(small_data, {"sky_antall": "0", "innkjop_antall": "0", "bruk_grad": "4"})
    assert told(small_data) == [
        f"{FILE}, row 4, column verdi: found '4' for bruk_grad where sky_score is 0 and "
        "innkjop_score is 0; expected 0 by the definitions. "
        "Correct bruk_grad or what it rests on."
    ]


def test_a_grade_that_no_other_part_could_give_is_told(small_data: Path) -> None:
    sound = {"strategi_score": "0", "prioritering_grad": "3"}
    publish(small_data, {"strategi_score": "0", "prioritering_grad": "4"}, sound)
    assert told(small_data) == [
        f"{FILE}, row 3, column verdi: found '4' for prioritering_grad where strategi_score is 0; "
        "expected one of 0, 1, 3 by the definitions. "
        "Correct prioritering_grad or what it rests on."
    ]


def test_a_question_is_no_indicator(small_data: Path) -> None:
    publish(small_data, {"strategi_robotisering": "1"})
    (line,) = told(small_data)
    assert line == (
        f"{FILE}, row 2, column indikator: found 'strategi_robotisering'; expected an indicator of "
        "the definitions. It is a question, and answers stand in responses.csv."
    )
