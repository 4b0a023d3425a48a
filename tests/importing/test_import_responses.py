"""Answers come in as an office has them, and an empty round comes back filled in."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from builder.definitions import read_definitions
from builder.faults import Findings
from builder.sources.registry import read_registry
from builder.sources.survey import read_rounds
from tests.importing.conftest import Run
from tests.importing.offices import norwegian_excel, workbook
from tests.invented import DATA, make_round


def answers(path: Path) -> list[list[str]]:
    """Return header and rows of a file of answers."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def in_labels(rows: list[list[str]]) -> list[list[str]]:
    """Return a file of answers with the labels of questions and answers, as a survey tool has
    it."""
    questions = read_definitions(DATA / "definitions").questions
    header = [questions[one].label if one in questions else one for one in rows[0]]
    body = [
        [
            row[0],
            *(questions[q].scale.get(a, "") for q, a in zip(rows[0][1:], row[1:], strict=True)),
        ]
        for row in rows[1:]
    ]
    return [header, *body]


FORMS = {
    "ids": lambda path, rows: norwegian_excel(path, rows),
    "labels": lambda path, rows: norwegian_excel(path, in_labels(rows)),
    "labels in a workbook": lambda path, rows: workbook(
        path.with_suffix(".xlsx"), Svar=in_labels(rows)
    ),
    "numbers without their zero": lambda path, rows: norwegian_excel(
        path, [rows[0], *([row[0].lstrip("0"), *row[1:]] for row in rows[1:])]
    ),
    "loud answers": lambda path, rows: norwegian_excel(
        path, [rows[0], *([row[0], *map(str.upper, row[1:])] for row in rows[1:])]
    ),
    "long": lambda path, rows: norwegian_excel(
        path,
        [["Kommunenr", "Spørsmål", "Svar"],
         *([row[0], q, a] for row in rows[1:]
           for q, a in zip(rows[0][1:], row[1:], strict=True))],
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_answers(form: str, data: Path, tmp_path: Path, run: Run) -> None:
    rows = answers(make_round_in(tmp_path / "other", data) / "responses.csv")
    file = FORMS[form](tmp_path / "svar.csv", rows)
    code, _, faults = run("import", "responses", file, "--year", 2022)
    assert (code, faults) == (0, [])
    assert answers(data / "survey" / "2022" / "responses.csv") == rows


def make_round_in(folder: Path, data: Path) -> Path:
    """Return a round of nine municipalities in a folder of its own."""
    folder.mkdir()
    for name in ("definitions", "registry"):
        (folder / name).symlink_to(data / name)
    return make_round(folder, 2022, rows=9, seed=3)


def test_what_was_put_in_is_read_by_the_builder(data: Path, tmp_path: Path, run: Run) -> None:
    rows = answers(make_round_in(tmp_path / "other", data) / "responses.csv")
    run("import", "responses", norwegian_excel(tmp_path / "a.csv", rows), "--year", 2022)
    findings = Findings()
    registry = read_registry(data, findings)
    (one,) = read_rounds(data, registry, read_definitions(data / "definitions"), findings)
    assert not findings.faults
    assert not one.is_synthetic
    assert len(one.respondents) == 9


def test_invented_answers_are_not_said_to_be_ssbs(data: Path, tmp_path: Path, run: Run) -> None:
    rows = answers(make_round_in(tmp_path / "other", data) / "responses.csv")
    path = norwegian_excel(tmp_path / "a.csv", rows)
    run("import", "responses", path, "--year", 2022, "--status", "syntetisk")
    card = (data / "survey" / "2022" / "provenance.yml").read_text("utf-8")
    assert "publisher: Prosjektet selv (simulerte svar)\n" in card
    assert "Statistisk sentralbyrå" not in card


def test_signs_of_yes_and_no(data: Path, tmp_path: Path, run: Run) -> None:
    head = ["Kommune", "rekruttering_forsok", "rekruttering_problem"]
    rows = [("Oslo", "Ja", "Nei"), ("Bergen", 1, 0), ("Halden", "SANN", "usann"), ("Moss", "n", "")]
    file = norwegian_excel(tmp_path / "a.csv", [head, *rows])
    assert run("import", "responses", file, "--year", 2021)[0] == 0
    assert answers(data / "survey" / "2021" / "responses.csv")[1:] == [
        ["0301", "ja", "nei"], ["3001", "ja", "nei"], ["3002", "nei", ""], ["4601", "ja", "nei"],
    ]  # fmt: skip


def test_faults_of_answers_are_told_where_they_stand(data: Path, tmp_path: Path, run: Run) -> None:
    head = ["Kommune", "rekruttering_forsok", "rekruttering_problem", "sky", "Rart spørsmål"]
    rows = [("Oslo", "nei", "ja", "", ""), ("Bergen", "kanskje", "", "", "")]
    file = norwegian_excel(tmp_path / "a.csv", [head, *rows])
    code, _, told = run("import", "responses", file, "--year", 2021)
    assert code == 1
    assert "found the heading 'Rart spørsmål'" in told[0]
    code, _, told = run("import", "responses", file, "--year", 2021, "--ignore", "Rart spørsmål")
    text = "\n".join(told)
    assert code == 1
    assert not (data / "survey").exists()
    assert (
        "row 2, column rekruttering_problem: found 'ja' where rekruttering_forsok is 'nei'" in text
    )
    assert "row 3, column rekruttering_forsok: found 'kanskje'; expected ja or nei" in text
    assert '--value "ja_nei:kanskje=' in text
    assert "sky_kommunikasjon" in text  # a block is whole or absent


# The empty round.


def test_a_template_has_a_row_for_each_municipality(data: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "mal.csv"
    assert run("template", 2023, "--out", out)[0] == 0
    content = out.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[0][:4] == ["kommunenr", "kommune", "fylke", "strategi"]
    assert rows[0][-1] == "rekruttering_problem"
    assert "strategi_kunstig_intelligens" in rows[0]
    assert rows[2][1:4] == ["Lovlige svar", "", "ja | nei"]
    depends = rows[2][rows[0].index("rekruttering_problem")]
    assert depends == "ja | nei (bare der rekruttering_forsok er ja)"
    assert len(rows) == 3 + 356
    assert rows[3][:3] == ["0301", "Oslo", "Oslo"]
    code, _, told = run("template", 2023, "--out", out)
    assert code == 1
    assert "is there already" in told[0]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_template_comes_back_filled_in(ending: str, data: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / f"mal.{ending}"
    assert run("template", 2023, "--out", out)[0] == 0
    fill = fill_workbook if ending == "xlsx" else fill_csv
    fill(
        out,
        {"0301": {"strategi": "ja", "strategi_robotisering": "ja"}, "1103": {"strategi": "Nei"}},
    )
    code, told, faults = run("import", "responses", out, "--year", 2023)
    assert (code, faults) == (0, [])
    assert "2 of the 356 municipalities of 2023 have a value." in told
    header, *rows = answers(data / "survey" / "2023" / "responses.csv")
    assert [(row[0], row[header.index("strategi")]) for row in rows] == [
        ("0301", "ja"), ("1103", "nei"),
    ]  # fmt: skip
    assert rows[0][header.index("strategi_robotisering")] == "ja"


def fill_workbook(path: Path, given: dict[str, dict[str, str]]) -> None:
    """Fill in answers as someone who has the workbook open."""
    book = openpyxl.load_workbook(path)
    sheet = book["Svar"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in sheet.iter_rows(min_row=4):
        for name, value in given.get(row[0].value, {}).items():
            sheet.cell(row[0].row, columns[name], value)
    book.save(path)


def fill_csv(path: Path, given: dict[str, dict[str, str]]) -> None:
    """Fill in answers as Excel saves them: numbers without their zero, in Windows-1252."""
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines(), delimiter=";"))
    for row in rows[3:]:
        for name, value in given.get(row[0], {}).items():
            row[rows[0].index(name)] = value
        row[0] = row[0].lstrip("0")
    norwegian_excel(path, rows)


def test_a_workbook_lets_only_allowed_answers_be_chosen(tmp_path: Path, run: Run) -> None:
    out = tmp_path / "mal.xlsx"
    run("template", 2031, "--out", out)
    sheet = openpyxl.load_workbook(out)["Svar"]
    lists = {rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert '"ja,nei"' in lists
    assert len(sheet.data_validations.dataValidation) == 69
    assert sheet.freeze_panes == "D4"
    assert sheet["A4"].value == "0301"
