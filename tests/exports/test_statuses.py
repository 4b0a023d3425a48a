"""Simulated rounds are told of everywhere, official ones nowhere, and scores alone are enough."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources, read_sources
from builder.statistics import compute_statistics
from tests.exports.conftest import as_official
from tests.exports.reading import FACTS as READ_FACTS
from tests.exports.reading import csv_dicts, sheets, table_of
from tests.invented import DATA, make_round

FACTS = tuple(
    f"data/{folder}{name}." for folder in ("", "skjema/") for name in map(table_of, READ_FACTS)
)
BORDERS = ("data/geo/",)
ROBOTS = "robots.txt"
WORDS = (b"syntetisk", b"simuler", b'"synthetic":true')


def exported(sources: Sources, only_csv: bool = False) -> dict[str, bytes]:
    """Return the files of some sources."""
    return build_exports(
        sources, compute_statistics(sources, compute_indicators(sources)), "", only_csv
    )


def unpacked(path: str, content: bytes) -> bytes:
    """Return a file as one can search it: the members of a workbook one after the other."""
    if path.endswith(".parquet"):
        return str(pq.read_table(io.BytesIO(content)).schema.metadata).encode()
    if not path.endswith((".xlsx", ".zip")):
        return content
    book = zipfile.ZipFile(io.BytesIO(content))
    return b"".join(book.read(name) for name in book.namelist())


@pytest.fixture(scope="module")
def published(official: Sources) -> dict[str, bytes]:
    """Return the files of one official round."""
    return exported(replace(official, rounds=official.rounds[-1:]))


def test_with_official_rounds_no_file_speaks_of_simulation(published: dict[str, bytes]) -> None:
    for path, content in published.items():
        text = unpacked(path, content).lower()
        assert not any(word in text for word in WORDS), path
    assert json.loads(published["api/v1/kommune/0301.json"])["synthetic"] is False
    assert {row["datastatus"] for row in csv_dicts(published["data/indikatorer.csv"])} == {
        "offisiell"
    }


def test_numbers_of_official_rounds_are_computed_here(published: dict[str, bytes]) -> None:
    about, _ = sheets(published["data/indikatorer_bred.xlsx"])
    notes = [row for row in about.iter_rows(values_only=True)]
    status = "Svarene er offisielle. Tallene er regnet ut av dem, av Digital kommune."
    assert ("Datastatus", status) in notes
    origins = [text for heading, text in notes if heading == "Kilde"]
    own = "SSB, bearbeidet av Digital kommune: Bruk av IKT 2023"
    assert origins[0].startswith(f"{own}. Lisens: CC BY 4.0.")
    assert json.loads(published["datapackage.json"])["sources"][0] == {"title": own}
    assert sum("bearbeidet" in text for text in origins) == 1


def test_with_simulated_rounds_every_table_workbook_and_json_says_so(
    files: dict[str, bytes],
) -> None:
    for path, content in files.items():
        speaks = any(word in unpacked(path, content) for word in WORDS)
        assert speaks is not path.startswith((*FACTS, *BORDERS, ROBOTS)), path


@pytest.fixture(scope="module")
def mixed(sources: Sources) -> dict[str, bytes]:
    """Return the files where the newest round is official and the others are not."""
    *_, older, newest = sources.rounds
    return exported(replace(sources, rounds=(older, as_official(newest))))


def test_with_both_kinds_each_row_has_its_own_status(mixed: dict[str, bytes]) -> None:
    own = {(r["aar"], r["datastatus"]) for r in csv_dicts(mixed["data/indikatorer.csv"])}
    assert own == {("2022", "syntetisk"), ("2023", "offisiell")}
    oslo = json.loads(mixed["api/v1/kommune/0301.json"])
    assert oslo["synthetic"] is True
    assert [r["synthetic"] for r in oslo["runder"]] == [True, False]


def test_a_workbook_of_both_kinds_names_the_simulated_rounds(mixed: dict[str, bytes]) -> None:
    about, _ = sheets(mixed["data/indikatorer_bred.xlsx"])
    notes = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    assert notes["Datastatus"].startswith("Simulerte tall (2022). Tallene er simulert: SSB")
    assert notes["Datastatus"].endswith("Svarene for 2023 er offisielle.")


def test_scores_without_answers_are_published_too(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=40, kind="scores")
    files = exported(read_sources(data), only_csv=True)
    questions = {row["sporsmal"] for row in csv_dicts(files["data/svarfordeling.csv"])}
    assert "deltakelse" in questions
    assert "strategi_score" in questions
    assert "strategi" not in questions
    assert {row["aar"] for row in csv_dicts(files["data/indikatorer.csv"])} == {"2018"}


def test_only_csv_leaves_the_rest_out(official: Sources) -> None:
    files = exported(official, only_csv=True)
    assert "data/indikatorer.csv" in files
    assert "data/indikatorer.excel.csv" in files
    assert all(path.endswith(".csv") for path in files)
