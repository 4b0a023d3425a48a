"""Every way a survey round can be wrong is told with file, row, column, value and expectation."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.definitions import read_definitions
from builder.faults import Findings, InputFaults
from builder.sources.survey import read_rounds
from tests.invented import DATA, make_round, registry_of, write_card, write_table

Rows = list[list[str]]
REGISTRY = registry_of(DATA)
DEFINITIONS = read_definitions(DATA / "definitions")


def told(data: Path) -> list[str]:
    """Return the lines of every fault in the survey rounds of a data folder."""
    findings = Findings()
    read_rounds(data, REGISTRY, DEFINITIONS, findings)
    try:
        findings.raise_faults()
    except InputFaults as error:
        return str(error).splitlines()
    return []


def rows_of(path: Path) -> Rows:
    """Return header and rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def change(folder: Path, edit: Callable[[Rows], Rows | None], file: str = "responses.csv") -> None:
    """Edit the rows of a round's file and renew its checksum."""
    rows = rows_of(folder / file)
    write_table(folder / file, edit(rows) or rows)
    write_card(folder, file)


def put(column: str, row: int, value: str) -> Callable[[Rows], None]:
    """Return an edit that puts a value into a column of a line (the header is line 1)."""

    def edit(rows: Rows) -> None:
        rows[row - 1][rows[0].index(column)] = value

    return edit


def several(*edits: Callable[[Rows], Rows | None]) -> Callable[[Rows], Rows]:
    """Return an edit that does several one after the other."""

    def edit(rows: Rows) -> Rows:
        for one in edits:
            rows = one(rows) or rows
        return rows

    return edit


def without(*columns: str) -> Callable[[Rows], Rows]:
    """Return an edit that removes columns."""

    def edit(rows: Rows) -> Rows:
        kept = [place for place, name in enumerate(rows[0]) if name not in columns]
        return [[row[place] for place in kept] for row in rows]

    return edit


def with_column(name: str, value: str = "") -> Callable[[Rows], Rows]:
    """Return an edit that adds a column with the same value in every row."""
    return lambda rows: [[*row, name if number == 0 else value] for number, row in enumerate(rows)]


CODES_2018 = "a kommunenr of the division of 2018 (in force in 2018 and 2019)"
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


def without_answers(rows: Rows) -> Rows:
    """Return the rows with every answer empty, so that one edit can make only one fault."""
    return [rows[0], *([row[0], *("" for _ in row[1:])] for row in rows[1:])]


RAW = {
    "empty": (b"", ["found an empty file"]),
    "only line ends": (b"\r\n\n\n", ["found an empty file"]),
    "UTF-16": ("kommunenr,strategi\n0101,ja\n".encode("utf-16"), ["row 1", "UTF-16", "UTF-8"]),
    "not UTF-8": (b"kommunenr,strategi\n0101,ja\n0104,n\xe5\n", ["row 3", "0xe5", "UTF-8"]),
    "NUL": (b"kommunenr,strategi\n0101,j\0a\n", ["row 2", "a NUL byte"]),
    "semicolons": (b"kommunenr;strategi\n0101;ja\n", ["row 1", "semicolons", "commas"]),
    "quoted semicolons": (b'"kommunenr";"strategi"\n"0101";"ja"\n', ["row 1", "semicolons"]),
    "tabs": (b"kommunenr\tstrategi\n0101\tja\n", ["row 1", "tabs", "commas"]),
    "Excel's first line": (b"sep=;\nkommunenr;strategi\n", ["row 1", "'sep=;'", "semicolons"]),
}


@pytest.mark.parametrize(("content", "fragments"), RAW.values(), ids=RAW.keys())
def test_bytes_that_are_no_table_are_refused_in_one_line(
    small_data: Path, content: bytes, fragments: list[str]
) -> None:
    folder = small_data / "survey" / "2018"
    (folder / "responses.csv").write_bytes(content)
    write_card(folder, "responses.csv")
    lines = told(small_data)
    assert len(lines) == 1, lines
    for fragment in (str(folder / "responses.csv"), *fragments):
        assert fragment in lines[0]


def test_a_byte_order_mark_is_a_fault_and_the_rest_is_still_read(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    change(folder, put("strategi", 2, "kanskje"))
    path = folder / "responses.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    write_card(folder, path.name)
    lines = told(small_data)
    assert len(lines) == 2
    assert "byte order mark" in lines[0]
    assert "'kanskje'" in lines[1]


@pytest.mark.parametrize(
    ("mark", "fragment"),
    [
        ('0104,"ja', "quotation mark that is never closed"),
        ('0104,"ja"x,nei', "quotation mark out of place"),
    ],
)
def test_a_stray_quotation_mark_is_told_with_its_row(
    small_data: Path, mark: str, fragment: str
) -> None:
    folder = small_data / "survey" / "2018"
    lines = (folder / "responses.csv").read_text("utf-8").splitlines()
    lines[2] = mark + lines[2][7:]
    (folder / "responses.csv").write_text("\n".join(lines) + "\n", "utf-8")
    write_card(folder, "responses.csv")
    (line,) = told(small_data)
    assert "row 3" in line
    assert fragment in line


def test_a_file_cut_off_in_its_last_row_is_told_as_such(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"\n", 0, -1) + 40])
    write_card(path.parent, path.name)
    lines = [line for line in told(small_data) if "cut off after" in line]
    assert len(lines) == 1
    assert "row 13" in lines[0]


def test_a_cut_file_with_its_old_card_does_not_fit_the_checksum(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    path.write_bytes(path.read_bytes().rsplit(b"\n", 2)[0] + b"\n")
    (line,) = told(small_data)
    assert "sha256" in line
    assert f"sha256sum {path}" in line


def test_windows_line_ends_and_a_last_row_without_one_are_read(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    write_card(path.parent, path.name)
    assert told(small_data) == []


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


FOLDERS = {
    "not a year": ("survey/høst", ["høst", "a folder named 'høst'", "named by a year"]),
    "before the first division": ("survey/2017", ["'2017'", "from 2018 to 2100"]),
    "empty": ("survey/2023", ["2023/responses.csv", "no files", "responses.csv or scores.csv"]),
}


@pytest.mark.parametrize(("name", "fragments"), FOLDERS.values(), ids=FOLDERS.keys())
def test_a_folder_that_is_no_round_is_told(
    small_data: Path, name: str, fragments: list[str]
) -> None:
    (small_data / name).mkdir()
    assert any(all(part in line for part in fragments) for line in told(small_data))


def test_a_round_has_answers_or_scores_and_not_both(small_data: Path) -> None:
    make_round(small_data, 2018, rows=2, kind="scores")
    (line,) = told(small_data)
    assert "survey/2018: found both responses.csv and scores.csv" in line


def test_a_file_name_in_another_case_is_told(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    (folder / "responses.csv").rename(folder / "Responses.CSV")
    lines = told(small_data)
    assert any("Responses.CSV" in line and "no data file" in line for line in lines)


def test_a_folder_in_place_of_a_file_is_told(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "responses.csv"
    path.unlink()
    path.mkdir()
    assert any(str(path) in line and "cannot be opened" in line for line in told(small_data))


def test_no_rounds_at_all_is_a_fault(small_data: Path) -> None:
    for year in ("2018", "2022"):
        (small_data / "survey" / year).rename(small_data / year)
    (line,) = told(small_data)
    assert "no survey round" in line


def test_wrong_codes_are_still_told_where_the_definitions_cannot_be_read(small_data: Path) -> None:
    change(small_data / "survey" / "2018", put("kommunenr", 2, "9999"))
    findings = Findings()
    read_rounds(small_data, REGISTRY, None, findings)
    assert [fault.row for fault in findings.faults] == [2]


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
