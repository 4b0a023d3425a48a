"""Every way the cells of a round can be wrong is told with file, row, column and expectation."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.invented import make_round
from tests.sources.survey_edits import (
    CODES_2018,
    Rows,
    change,
    put,
    several,
    told,
    with_column,
    without,
    without_answers,
)

JA_NEI = "expected ja, nei or an empty cell"
ONE_FAULT = {
    "unknown code": (put("kommunenr", 3, "9999"), ["row 3, column kommunenr", "'9999'", "unknown"]),
    "nothing but commas": (put("kommunenr", 3, ""), ["row 3", "a row of nothing but commas"]),
    "no code": (
        several(put("kommunenr", 3, ""), put("strategi", 3, "nei")),
        ["row 3, column kommunenr", "an empty cell", CODES_2018],
    ),
    "text for a code": (put("kommunenr", 3, "Halden"), ["row 3", "'Halden'", CODES_2018]),
    "duplicate code": (
        put("kommunenr", 5, "0101"),
        ["row 5, column kommunenr", "'0101', as in row 2", "expected each kommunenr once"],
    ),
    "code of 2024": (
        put("kommunenr", 4, "3101"),
        [
            "row 4",
            "'3101', which is Halden in the division of 2024",
            CODES_2018,
            "Its predecessor in the division of 2018: '0101' Halden.",
        ],
    ),
    "code of 2020 and 2024": (
        put("kommunenr", 4, "1806"),
        [
            "'1806', which is Narvik in the division of 2020 and 2024",
            "predecessors",
            "'1805' Narvik",
            "'1850' Tysfjord",
            "'1854' Ballangen",
        ],
    ),
    "lost leading zero": (
        put("kommunenr", 6, "301"),
        ["row 6", "'301', which has lost its leading zero", "'0301' for Oslo", "Write 0301."],
    ),
    "space around a code": (
        put("kommunenr", 6, " 0301"),
        ["row 6", "' 0301' with something around it", "Write 0301."],
    ),
    "number for a code": (
        put("kommunenr", 6, "301.0"),
        ["row 6", "'301.0'", "lost its leading zero", "Write 0301."],
    ),
    "unknown column": (
        with_column("strategi_robotiserng", "ja"),
        ["row 1, column strategi_robotiserng", "unknown column", "Did you mean strategi_robotiser"],
    ),
    "column of another case": (
        with_column("Kommunenr"),
        ["row 1", "an unknown column 'Kommunenr'", "Did you mean kommunenr?"],
    ),
    "column without a name": (with_column(""), ["row 1:", "an unknown column ''"]),
    "duplicated column": (
        with_column("strategi"),
        ["row 1, column strategi", "'strategi' as column 2 and as column", "each column once"],
    ),
    "column of a later round": (
        with_column("strategi_kunstig_intelligens"),
        ["row 1, column strategi_kunstig_intelligens", "first asked in 2023", "asked by 2018"],
    ),
    "missing item": (
        without("sky_backup"),
        ["row 1, column sky_backup", "no such column", "a column sky_backup"],
    ),
    "missing gate": (without("sky"), ["row 1, column sky", "no such column", "a column sky"]),
    "missing block of one column": (
        without("kompetanse_hinder"),
        ["row 1, column kompetanse_hinder", "no such column in the header"],
    ),
    "no kommunenr": (without("kommunenr"), ["row 1, column kommunenr", "no such column"]),
    "answer of another case": (
        put("prosjekt", 7, "Ja"),
        ["row 7, column prosjekt", "'Ja'", JA_NEI, "Did you mean ja?"],
    ),
    "answer with a space": (
        put("rekruttering_forsok", 7, " nei"),
        ["row 7, column rekruttering_forsok", "' nei'", JA_NEI, "Did you mean nei?"],
    ),
    "answer as a label": (
        put("innkjop_planlegging", 7, "Ja, delvis"),
        [
            "row 7, column innkjop_planlegging",
            "'Ja, delvis'",
            "ja_helt, ja_delvis, nei",
            "Did you mean ja_delvis?",
        ],
    ),
    "answer of another scale": (
        put("kompetanse_hinder", 7, "alle"),
        ["row 7, column kompetanse_hinder", "'alle'", "svart_liten, ganske_liten"],
    ),
    "answer as a number": (put("strategi", 7, "1"), ["row 7, column strategi", "'1'", JA_NEI]),
    "item against its gate": (
        several(put("sky", 9, "nei"), put("sky_lagring", 9, "ja")),
        ["row 9, column sky_lagring", "'ja' where sky is 'nei'", "nei or an empty cell where sky"],
    ),
    "problem without an attempt": (
        several(put("rekruttering_forsok", 9, "nei"), put("rekruttering_problem", 9, "ja")),
        [
            "row 9, column rekruttering_problem",
            "'ja' where rekruttering_forsok is 'nei'",
            "an empty cell unless rekruttering_forsok is ja",
        ],
    ),
    "no problem without an attempt": (
        several(put("rekruttering_forsok", 9, "nei"), put("rekruttering_problem", 9, "nei")),
        ["row 9, column rekruttering_problem", "'nei' where rekruttering_forsok is 'nei'"],
    ),
    "problem and no word of an attempt": (
        several(put("rekruttering_forsok", 9, ""), put("rekruttering_problem", 9, "nei")),
        ["row 9, column rekruttering_problem", "'nei' where rekruttering_forsok is empty"],
    ),
    "problem behind an attempt in another case": (
        several(put("rekruttering_forsok", 9, "JA"), put("rekruttering_problem", 9, "nei")),
        ["row 9, column rekruttering_forsok", "'JA'", "Did you mean ja?"],
    ),
    "too few cells": (lambda rows: [*rows[:4], rows[4][:-2], *rows[5:]], ["row 5", "cells"]),
    "too many cells": (lambda rows: [*rows[:4], [*rows[4], ""], *rows[5:]], ["row 5", "cells"]),
    "empty line": (lambda rows: [*rows[:4], [], *rows[5:]], ["row 5", "an empty line"]),
    "header only": (lambda rows: rows[:1], ["a header and no rows", "at least one row"]),
    "a formula": (
        put("strategi", 3, "=HYPERLINK(1)"),
        ["row 3, column strategi", "'=HYPERLINK(1)'"],
    ),
}


@pytest.mark.parametrize(("edit", "fragments"), ONE_FAULT.values(), ids=ONE_FAULT.keys())
def test_an_edited_round_is_refused_in_one_line(
    small_data: Path, edit: Callable[[Rows], Rows | None], fragments: list[str]
) -> None:
    folder = small_data / "survey" / "2018"
    change(folder, without_answers)
    assert told(small_data) == []
    change(folder, edit)
    lines = told(small_data)
    assert len(lines) == 1, lines
    assert lines[0].startswith(f"{folder / 'responses.csv'}")
    for fragment in fragments:
        assert fragment in lines[0]


def test_every_fault_of_every_round_is_told_at_once_and_in_order(small_data: Path) -> None:
    change(small_data / "survey" / "2022", put("kommunenr", 3, "0301 "))
    change(
        small_data / "survey" / "2018",
        several(
            put("kommunenr", 13, "0000"),
            put("strategi", 12, "vet ikke"),
            put("innkjop_oppfolging", 4, "helt"),
            put("funksjon_drifte_pc", 4, "interne"),
            put("kommunenr", 2, "101"),
        ),
    )
    lines = told(small_data)
    where = [line.split(": found")[0].split("survey/")[1] for line in lines]
    assert where == [
        "2018/responses.csv, row 2, column kommunenr",
        "2018/responses.csv, row 4, column funksjon_drifte_pc",
        "2018/responses.csv, row 4, column innkjop_oppfolging",
        "2018/responses.csv, row 12, column strategi",
        "2018/responses.csv, row 13, column kommunenr",
        "2022/responses.csv, row 3, column kommunenr",
    ]


SCORES = {
    "unknown indicator": ("indikator", "strategi_skore", ["'strategi_skore'", "strategi_score?"]),
    "too high": ("verdi", "14", ["column verdi", "'14'", "0 to 13 for strategi_antall"]),
    "decimal": ("verdi", "7.5", ["column verdi", "'7.5'", "whole number"]),
    "missing column": ("", "", ["row 1, column verdi", "no such column"]),
}


@pytest.mark.parametrize(("column", "value", "fragments"), SCORES.values(), ids=SCORES.keys())
def test_wrong_scores_are_refused_in_one_line(
    small_data: Path, column: str, value: str, fragments: list[str]
) -> None:
    (small_data / "survey" / "2018" / "responses.csv").unlink()
    folder = make_round(small_data, 2018, rows=3, kind="scores")
    change(folder, put(column, 2, value) if column else without("verdi"), "scores.csv")
    (line,) = told(small_data)
    for fragment in (str(folder / "scores.csv"), *fragments):
        assert fragment in line


def test_a_score_given_twice_and_a_category_off_its_scale_are_told(small_data: Path) -> None:
    (small_data / "survey" / "2018" / "responses.csv").unlink()
    folder = make_round(small_data, 2018, rows=3, kind="scores")

    def edit(rows: Rows) -> Rows:
        category = next(row for row in rows if row[1] == "kompetanse_kategori")
        category[2] = "4"
        return [*rows, rows[1]]

    change(folder, edit, "scores.csv")
    lines = told(small_data)
    assert len(lines) == 2
    assert "'4'" in lines[0]
    assert "interne_ikke_forsokt" in lines[0]
    assert "as in row 2" in lines[1]
    assert "each kommunenr and indikator once" in lines[1]
