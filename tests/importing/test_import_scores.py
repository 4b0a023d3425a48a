"""Scores come in as an office has them: any form of file, names or numbers, words or grades."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
import yaml

from builder.faults import Findings
from builder.sources.cards import read_round_card
from tests.importing.conftest import Run
from tests.importing.offices import HEAD, ROWS, norwegian_excel, scores_of, workbook

P, K, A = "prioritering_grad", "kompetanse_kategori", "aktivitet_grad"
EXPECTED = {
    ("0301", P): "4", ("0301", K): "interne_med_problem", ("0301", A): "2",
    ("3018", P): "1", ("3018", K): "eksterne_ikke_forsokt", ("3018", A): "0",
    ("3024", P): "4", ("3024", K): "interne_uten_problem", ("3024", A): "4",
    ("3419", P): "2", ("3419", K): "eksterne_uten_problem", ("3419", A): "1",
}  # fmt: skip
CODES = ("0301", "3018", "3419", "3024")
GRADES = {"høy": 4, "mest bruk": 2, "lav": 1, "svært lav": 0, "mest strategi": 2}


def in_numbers() -> list[list[object]]:
    """Return the rows with the number of the municipality and grades as numbers."""
    rows = [[int(c), GRADES[r[2]], r[3], GRADES[r[4]]] for c, r in zip(CODES, ROWS, strict=True)]
    return [["Kommunenr", *HEAD[2:]], *rows]


def in_long() -> list[list[object]]:
    """Return a row for each municipality and result."""
    rows = [
        [name, county, what, value]
        for name, county, *values in ROWS
        for what, value in zip(HEAD[2:], values, strict=True)
    ]
    return [["Kommune", "Fylke", "Indikator", "Verdi"], *rows]


def test_the_file_of_a_norwegian_excel(data: Path, tmp_path: Path, run: Run) -> None:
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *ROWS])
    code, told, faults = run("import", "scores", file, "--year", 2022)
    assert (code, faults) == (0, [])
    assert scores_of(data) == EXPECTED
    assert told[0] == f"{file}: read as Windows-1252 with semicolons, header in row 1."
    assert "  Digital aktivitet     aktivitet_grad  (0: 1, 1: 1, 2: 1, 4: 1)" in told
    assert "4 of the 356 municipalities of 2022 have a value." in told


FORMS = {
    "workbook": lambda path: workbook(path.with_suffix(".xlsx"), Ark1=[HEAD, *ROWS]),
    "numbers": lambda path: workbook(path.with_suffix(".xlsx"), Ark1=in_numbers()),
    "long": lambda path: workbook(path.with_suffix(".xlsx"), Ark1=in_long()),
    "long csv": lambda path: norwegian_excel(path, in_long()),
    "title above": lambda path: workbook(
        path.with_suffix(".xlsx"),
        Les_meg=[["Digitalisering i kommunene"], ["Kilde: SSB"]],
        Data=[["Tabell 1. Resultater"], [], HEAD, *ROWS, ["Hele landet", "", "", "", ""],
              ["Kilde: Statistisk sentralbyrå"]],
    ),
    "a year in each heading": lambda path: workbook(
        path.with_suffix(".xlsx"),
        Ark1=[[*HEAD[:2], *(f"{one} 2022" for one in HEAD[2:]), "Digital prioritering 2018"],
              *([*row, "lav"] for row in ROWS)],
    ),
    "a year in each row": lambda path: norwegian_excel(
        path, [[*HEAD, "År"], *([*row, 2022] for row in ROWS), *([*row, 2018] for row in ROWS)]
    ),
    "columns of no use": lambda path: norwegian_excel(
        path, [[*HEAD, "Folketall", ""], *([*row, 1000, ""] for row in ROWS)]
    ),
    "grades in other clothes": lambda path: workbook(
        path.with_suffix(".xlsx"),
        Ark1=[["Kommune", *HEAD[2:]],
              ["Oslo kommune", "Grad 4 (høy)", K_LONG, 2.0],
              ["3018 Våler", "1,0", "eksterne_ikke_forsokt", "0 – svært lav"],
              ["Våler (Innlandet)", "2: mest strategi", "EKSTERNE, REKRUTTERT UTEN PROBLEMER", "1"],
              ["K-3024 Bærum", 4, "Egne ansatte,  rekruttert uten problemer.", "Høy"]],
    ),
}  # fmt: skip
K_LONG = (
    "Løser IKT-oppgavene mest med egne ansatte og har hatt problemer med å rekruttere "
    "IKT-spesialister"
)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_same_round(form: str, data: Path, tmp_path: Path, run: Run) -> None:
    file = FORMS[form](tmp_path / "scorer.csv")
    code, _, faults = run("import", "scores", file, "--year", 2022)
    assert (code, faults) == (0, [])
    assert scores_of(data) == EXPECTED


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8-sig", ";"), ("utf-8", ","), ("utf-16", "\t"), ("utf-8", "\t")]
)
def test_every_writing_is_read(
    encoding: str, mark: str, data: Path, tmp_path: Path, run: Run
) -> None:
    file = tmp_path / "scorer.csv"
    lines = [mark.join(f'"{cell}"' for cell in row) for row in (HEAD, *ROWS)]
    file.write_bytes("\n".join(lines).encode(encoding))
    code, _, faults = run("import", "scores", file, "--year", 2022)
    assert (code, faults) == (0, [])
    assert scores_of(data) == EXPECTED


def test_the_card_tells_of_the_original(data: Path, tmp_path: Path, run: Run) -> None:
    file = norwegian_excel(tmp_path / "Tallgrunnlag.csv", [HEAD, *ROWS])
    run("import", "scores", file, "--year", 2022, "--retrieved", "2026-11-26")
    folder = data / "survey" / "2022"
    card = yaml.safe_load((folder / "provenance.yml").read_text("utf-8"))
    assert card["status"] == "offisiell"
    assert card["publisher"] == "Statistisk sentralbyrå (SSB)"
    assert card["original"] == "Tallgrunnlag.csv"
    assert card["retrieved"] == "2026-11-26"
    assert card["original_sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
    findings = Findings()
    assert read_round_card(folder, "scores.csv", findings) is not None
    assert not findings.faults


def test_a_municipality_without_a_value_did_not_answer(
    data: Path, tmp_path: Path, run: Run
) -> None:
    rows = [*ROWS, ("Asker", "Viken", "", "Ikke svart", ":"), ("Halden", "Viken", "lav", "", "..")]
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *rows])
    assert run("import", "scores", file, "--year", 2022)[0] == 0
    own = {code: value for (code, name), value in scores_of(data).items() if name == P}
    assert "3025" not in own
    assert own["3001"] == "1"
    assert scores_of(data)["3001", K] == ""


def test_nothing_is_overwritten_unasked(data: Path, tmp_path: Path, run: Run) -> None:
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *ROWS])
    folder = data / "survey" / "2022"
    folder.mkdir(parents=True)
    (folder / "responses.csv").write_text("kommunenr,strategi\n0301,ja\n", "utf-8")
    code, _, faults = run("import", "scores", file, "--year", 2022)
    assert code == 1
    assert sorted(path.name for path in folder.iterdir()) == ["responses.csv"]
    assert faults == [
        f"{folder} has a round already (responses.csv). Nothing was written. Add --replace to put "
        "the new one in its place."
    ]
    assert run("import", "scores", file, "--year", 2022, "--replace")[0] == 0
    assert sorted(path.name for path in folder.iterdir()) == ["provenance.yml", "scores.csv"]
    assert [path.name for path in folder.parent.iterdir()] == ["2022"]


def test_a_dry_run_writes_nothing(data: Path, tmp_path: Path, run: Run) -> None:
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *ROWS])
    code, told, _ = run("import", "scores", file, "--year", 2022, "--dry-run")
    assert code == 0
    assert told[-1] == "Nothing was written (--dry-run)."
    assert not (data / "survey").exists()
    assert "simulated_rounds: shown" in (data / "site.yml").read_text("utf-8")


def test_an_official_round_leaves_simulated_ones_out(data: Path, tmp_path: Path, run: Run) -> None:
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *ROWS])
    site = data / "site.yml"
    run("import", "scores", file, "--year", 2022, "--keep-simulated")
    assert yaml.safe_load(site.read_text("utf-8"))["simulated_rounds"] == "shown"
    _, told, _ = run("import", "scores", file, "--year", 2022, "--replace")
    assert yaml.safe_load(site.read_text("utf-8"))["simulated_rounds"] == "left_out"
    assert told[-1].startswith("Simulated rounds are left out of the site from now on")


# What is unclear is asked, all of it at once, and nothing is written.


def refused(run: Run, data: Path, file: Path, *options: object) -> list[str]:
    """Return what is told of a file that cannot be taken in, with its path as `FILE`."""
    code, _, faults = run("import", "scores", file, "--year", 2022, *options)
    assert code == 1
    assert not (data / "survey").exists()
    return [line.replace(str(file), "FILE") for line in faults]


def test_a_name_of_two_needs_the_county(data: Path, tmp_path: Path, run: Run) -> None:
    rows = [[row[0], *row[2:]] for row in (HEAD, *ROWS[:2])]
    file = norwegian_excel(tmp_path / "scorer.csv", rows)
    assert refused(run, data, file) == [
        "FILE, row 3, column Kommune: found 'Våler'; expected 3018 Våler in Viken or 3419 Våler in "
        "Innlandet. Add a column with the county or the kommunenr, or say which: "
        '--place "Våler=3018".',
        "1 fault in the input. Nothing was written.",
    ]
    assert run("import", "scores", file, "--year", 2022, "--place", "Våler=3018")[0] == 0
    assert ("3018", P) in scores_of(data)


def test_everything_unclear_is_told_at_once(data: Path, tmp_path: Path, run: Run) -> None:
    rows = [
        ("Ålsund", "", "5", "", ""),
        ("Oslo", "", "hoy", "Interne", "lav"),
        ("Oslo", "", "lav", "", ""),
        ("Rygge", "", "lav", "", ""),
    ]
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *rows])
    told = refused(run, data, file)
    assert len(told) == 7
    assert told[-1] == "6 faults in the input. Nothing was written."
    for start, advice in (
        ("row 2, column Kommune: found 'Ålsund', which is unknown", "Did you mean Ålesund"),
        ("row 2, column Kommune: found 'Ålsund'", '--place "Ålsund=1507"'),
        ("row 2, column Digital prioritering: found '5'", "prioritering_grad:5="),
        ("row 3, column Digital kompetanse: found 'Interne'", "kompetanse_kategori:Interne="),
        ("row 3, column Digital prioritering: found 'hoy'", "prioritering_grad:hoy=4"),
        ("row 4: found a second row for 0301 Oslo (the first is row 3)", "Remove one."),
        ("row 5, column Kommune: found 'Rygge'", "it belongs to Moss"),
    ):
        assert any(line.startswith(f"FILE, {start}") and advice in line for line in told), start


def test_a_word_of_ones_own_can_be_told(data: Path, tmp_path: Path, run: Run) -> None:
    rows = [("Oslo", "Oslo", "Toppnivå", "1", "lav")]
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *rows])
    assert len(refused(run, data, file)) == 3
    options = ("--value", f"{P}:Toppnivå=4", "--value", f"{K}:1=interne_ikke_forsokt")
    assert run("import", "scores", file, "--year", 2022, *options)[0] == 0
    assert scores_of(data) == {("0301", P): "4", ("0301", K): "interne_ikke_forsokt",
                               ("0301", A): "1"}  # fmt: skip


def test_a_heading_of_several_meanings_is_asked(data: Path, tmp_path: Path, run: Run) -> None:
    head = ("Kommune", "Digital prioritering", "Kompetanse", "Landsnitt")
    file = norwegian_excel(tmp_path / "scorer.csv", [head, ("Oslo", "4", "Interne", "x")])
    told = refused(run, data, file)
    assert "row 1: found the heading 'Kompetanse'; expected one of kompetanse_mangel or " in told[0]
    assert '--column "Kompetanse=kompetanse_' in told[0]
    assert '--ignore "Kompetanse"' in told[0]
    assert "found the heading 'Landsnitt'; expected a heading that is known" in told[1]
    options = ("--ignore", "Landsnitt", "--column", f"Kompetanse={K}", "--value",
               f"{K}:Interne=interne_ikke_forsokt")  # fmt: skip
    assert run("import", "scores", file, "--year", 2022, *options)[0] == 0


def test_a_grade_that_contradicts_its_scores(data: Path, tmp_path: Path, run: Run) -> None:
    head = ("Kommunenr", "Score for strategi", "Score for prosjekter", "Digital prioritering")
    file = norwegian_excel(tmp_path / "scorer.csv", [head, ("301", 4, 4, 1), ("1103", 4, 4, 4)])
    (told, _) = refused(run, data, file)
    assert told.startswith("FILE, row 2: found '1' for prioritering_grad where strategi_score is 4")
    assert "expected 4 by the definitions" in told


def test_the_same_fault_in_many_rows_is_one_line(data: Path, tmp_path: Path, run: Run) -> None:
    from tests.invented import registry_of

    names = list(registry_of(data).names("2020"))
    rows = [(code, "over middels") for code in names]
    file = norwegian_excel(tmp_path / "a.csv", [("Kommunenr", "Digital prioritering"), *rows])
    told = refused(run, data, file)
    assert len(told) == 2
    assert "in 356 cells (rows 2, 3, 4 …)" in told[0]


FILES = {
    "empty": (b"", "found an empty file"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0", "found a NUL byte"),
    "a broken zip": (b"PK\x03\x04 and no more", "found a file that cannot be opened as a workbook"),
    "no header": (b"1;2;3\n4;5;6\n", "found no row with headings that are known"),
    "no municipality": (b"Digital prioritering;Digital aktivitet\n1;2\n", "a column with the muni"),
    "an open quote": (b'Kommune;Digital prioritering\n"Oslo;4\n', "Oslo"),
}


@pytest.mark.parametrize("kind", FILES)
def test_what_is_no_such_file(kind: str, data: Path, tmp_path: Path, run: Run) -> None:
    content, told = FILES[kind]
    file = tmp_path / "scorer.csv"
    file.write_bytes(content)
    lines = refused(run, data, file)
    assert len(lines) == 2
    assert lines[0].startswith("FILE")
    assert told in lines[0]


def test_two_sheets_that_may_be_meant(data: Path, tmp_path: Path, run: Run) -> None:
    file = workbook(tmp_path / "a.xlsx", Først=[HEAD, *ROWS], Sist=[HEAD, *ROWS])
    assert "found 2 sheets that may be meant ('Først', 'Sist')" in refused(run, data, file)[0]
    assert run("import", "scores", file, "--year", 2022, "--sheet", "sist")[0] == 0


def test_a_formula_that_was_never_computed(data: Path, tmp_path: Path, run: Run) -> None:
    file = workbook(tmp_path / "a.xlsx", A=[HEAD[:3], ("Oslo", "Oslo", "=2+2")])
    assert "row 2: found a formula without a result in C2" in refused(run, data, file)[0]


def test_wrong_usage(data: Path, tmp_path: Path, run: Run) -> None:
    file = norwegian_excel(tmp_path / "scorer.csv", [HEAD, *ROWS])
    assert refused(run, data, file, "--column", "Kompetanse")[0].startswith("--column 'Kompetanse'")
    code, _, faults = run("import", "scores", file, "--year", 1999)
    assert code == 1
    assert "--year 1999: no division is known before 2018." in faults[0]
    code, _, faults = run("import", "scores", tmp_path / "nei.csv", "--year", 2022)
    assert code == 1
    assert "no such file" in faults[0]
