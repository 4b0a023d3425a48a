"""What is advised for cells that offices and spreadsheets write, in rounds of real size; no advice
loses data."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from builder.sources.advice import advice_on, bare_code
from tests.invented import make_round, write_card, write_table
from tests.sources.planted import fit_card, plant, told

JA_NEI = {"ja": "Ja", "nei": "Nei"}
FULL = {"ja_helt": "Ja, helt", "ja_delvis": "Ja, delvis", "nei": "Nei", "vet_ikke": "Vet ikke"}
SURVEY = "survey/2018/responses.csv"
SCORES = "survey/2022/scores.csv"


def rewritten(data: Path, old: str, new: str) -> None:
    """Replace a text wherever it stands in the round of 2018 and renew its card."""
    path = data / SURVEY
    before = path.read_bytes()
    path.write_bytes(before.replace(old.encode(), new.encode()))
    fit_card(path, before)


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        *(("JA", "ja"), (" nei ", "nei"), ("Ja", "ja"), ("J", "ja"), ("N", "nei"), ("x", "ja")),
        *(("1", "ja"), ("0", "nei"), ("SANN", "ja"), ("USANN", "nei"), ("TRUE", "ja")),
    ],
)
def test_signs_for_yes_and_no_are_understood(value: str, meant: str) -> None:
    assert advice_on(value, JA_NEI) == f"Did you mean {meant}?"


def test_labels_are_understood_and_what_spreadsheets_write_is_told() -> None:
    assert advice_on("Ja,  delvis", FULL) == "Did you mean ja_delvis?"
    assert advice_on("1", FULL) == "Correct the answer, or leave the cell empty."
    for nothing in ("-", "NA", "n/a", "NULL", " "):
        assert advice_on(nothing, FULL) == "Leave the cell empty where there is no answer."
    for error in ("#I/T", "#N/A", "#REF!", "#VERDI!", "#NAVN?"):
        assert advice_on(error, JA_NEI) == (
            "Excel could not compute it: fill in the answer, or leave the cell empty."
        )


@pytest.mark.parametrize("value", ["0301", '="0301"', '"0301"', "'0301", " 0301", "K-0301"])
def test_a_code_is_found_in_what_is_put_around_it(value: str) -> None:
    assert bare_code(value) == "0301"


CODES = {
    "name": ("Halden", "'Halden', which is unknown", "Write 0101."),
    "number and name": ("0101 Halden", "'0101 Halden', which is unknown", "Write 0101."),
    "name of two": ("Bø", "'Bø', which is unknown", "Write '0821' or '1867'."),
    "formula": ('"=""0101"""', "'=\"0101\"' with something around it", "Write 0101."),
    "nothing": ("", "an empty cell", "Fill in the kommunenr."),
}


@pytest.mark.parametrize(("cell", "found", "todo"), CODES.values(), ids=CODES.keys())
def test_a_kommunenr_in_other_clothes(small_data: Path, cell: str, found: str, todo: str) -> None:
    plant(small_data / SURVEY, "\n0101,", f"\n{cell},")
    named = ", '0101' for Halden" if "something" in found else ""
    assert told(small_data) == [
        f"{SURVEY}, row 2, column kommunenr: found {found}; expected a kommunenr of the division "
        f"of 2018 (in force in 2018 and 2019){named}. {todo}"
    ]


def test_one_wrong_spelling_throughout_is_one_line(data_copy: Path) -> None:
    with (data_copy / SURVEY).open(encoding="utf-8", newline="") as file:
        cells = sum(row.count("nei") for row in csv.reader(file))
        file.seek(0)
        buying = [n for n, name in enumerate(next(csv.reader(file))) if name.startswith("innkjop_")]
        cells -= sum(row[n] == "nei" for row in csv.reader(file) for n in buying)
    rewritten(data_copy, ",nei", ",Nei")
    lines = told(data_copy)
    assert len(lines) == 2
    assert cells > 5000
    (line,) = [one for one in lines if "expected ja, nei or an empty cell" in one]
    assert line.startswith(f"{SURVEY}: found 'Nei'; expected ja, nei or an empty cell, in {cells} ")
    assert "cells (row 2 column " in line
    assert line.endswith("…). Did you mean nei?")


def test_semicolons_decimal_commas_and_empty_lines(small_data: Path) -> None:
    path = small_data / SURVEY
    before = path.read_bytes()
    path.write_bytes(b"sep=;\n" + before.replace(b",", b";"))
    fit_card(path, before)
    assert told(small_data) == [
        f"{SURVEY}, row 1: found 'sep=;', a line that tells Excel how columns are separated; "
        "expected the names of the columns. Remove the line. Save it as CSV with commas between "
        "the columns (a Norwegian Excel writes semicolons)."
    ]
    path.write_bytes(before)
    plant(small_data / "centrality" / "sentralitet.csv", "0301,1\n", "0301,1,5\n\n")
    lines = [line for line in told(small_data) if line.startswith("centrality")]
    assert lines == [
        "centrality/sentralitet.csv, row 2: found 3 cells ('0301, 1, 5'); expected 2 cells, as in "
        "the header. Mend the row: a comma inside a cell, as in '7,5', needs a point or quotation "
        "marks.",
        "centrality/sentralitet.csv, row 3: found an empty line; expected 2 cells, as in the "
        "header. Remove the line.",
    ]


# Published scores, as an office may hold them.


def publish(data: Path, rows: list[list[str]]) -> None:
    """Put a table of scores in place of the round of 2022."""
    folder = data / "survey" / "2022"
    (folder / "responses.csv").unlink()
    write_table(folder / "scores.csv", rows)
    write_card(folder, "scores.csv")


def scores(*rows: tuple[str, str, str]) -> list[list[str]]:
    """Return a table of scores with these rows."""
    return [["kommunenr", "indikator", "verdi"], *map(list, rows)]


INDICATORS = {
    "label": ("Digital aktivitet", "Did you mean aktivitet_grad?"),
    "label in another case": ("digital AKTIVITET", "Did you mean aktivitet_grad?"),
    "misspelt label": ("Digital aktivitett", "Did you mean aktivitet_grad?"),
    "misspelt id": ("aktivitet_gradd", "Did you mean aktivitet_grad?"),
}


@pytest.mark.parametrize(("name", "todo"), INDICATORS.values(), ids=INDICATORS.keys())
def test_an_indicator_is_known_by_its_label(small_data: Path, name: str, todo: str) -> None:
    publish(small_data, scores(("0301", name, "4"), ("1101", name, "3")))
    assert told(small_data) == [
        f"{SCORES}, column indikator: found {name!r}; expected an indicator of the definitions, "
        f"in 2 cells (rows 2, 3). {todo}"
    ]


def test_an_unknown_indicator_is_never_to_be_removed(small_data: Path) -> None:
    publish(small_data, scores(("0301", "qqq", "4")))
    (line,) = told(small_data)
    assert "Known are strategi_antall, strategi_score" in line
    assert "emove" not in line


VALUES = {
    "label": ("tilbud_score", "Høy", "a whole number from 0 to 4 for tilbud_score", "3"),
    "decimal comma": ("tilbud_score", "3,0", "a whole number from 0 to 4 for tilbud_score", "3"),
    "category": (
        "kompetanse_mangel",
        "STOR",
        "liten, verken_eller, stor for kompetanse_mangel",
        "stor",
    ),
}


@pytest.mark.parametrize(("name", "value", "expected", "meant"), VALUES.values(), ids=VALUES.keys())
def test_a_value_is_known_by_its_label(
    small_data: Path, name: str, value: str, expected: str, meant: str
) -> None:
    publish(small_data, scores(("0301", name, value)))
    assert told(small_data) == [
        f"{SCORES}, row 2, column verdi: found {value!r}; expected {expected}. "
        f"Did you mean {meant}?"
    ]


@pytest.mark.parametrize(
    "header",
    [["aktivitet_grad", "bruk_grad"], ["Digital aktivitet", "bruk_grad"]],
    ids=["ids", "labels"],
)
def test_a_column_for_each_indicator_is_one_fault(small_data: Path, header: list[str]) -> None:
    publish(small_data, [["kommunenr", *header], ["0301", "4", "4"], ["1101", "1", "1"]])
    assert told(small_data) == [
        f"{SCORES}, row 1: found a column for each of 2 indicators ({header[0]!r}, 'bruk_grad'); "
        "expected the columns kommunenr,indikator,verdi. Write a row for each municipality and "
        "indicator: its kommunenr, the id of the indicator (such as aktivitet_grad), and what now "
        "stands in the cell."
    ]


def test_answers_and_scores_together_lose_neither(small_data: Path) -> None:
    make_round(small_data, 2018, rows=2, kind="scores")
    assert told(small_data) == [
        "survey/2018: found both responses.csv and scores.csv; expected responses.csv or "
        "scores.csv. Move one out of data/: a round has answers or scores, not both."
    ]
