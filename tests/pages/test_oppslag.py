"""The index of the look-up: everything the registry knows is in it, leads where the registry says,
and no two lines are equal."""

from __future__ import annotations

import csv
import gzip
import json
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from builder.faults import Findings
from builder.pages.edition import Edition
from builder.pages.lookups.lineage import Fate, Way, ways
from builder.pages.metode.metode_page import metode_page
from builder.pages.oppslag.finding import entries, index_file
from builder.pages.words.moves import reason
from builder.sources.registry import read_registry
from tests.invented import DATA
from tests.reform import reform

REGISTRY = DATA / "registry"
Row = list[str]


@pytest.fixture(scope="module")
def markdown(edition: Edition) -> Mapping[str, str]:
    return {"metode.md": metode_page(edition), "index.md": '---\ntitle: "A &amp; B"\n---\n'}


@pytest.fixture(scope="module")
def rows(edition: Edition, markdown: Mapping[str, str]) -> list[Row]:
    read: list[Row] = json.loads(index_file(edition, markdown))
    return read


def ways_of(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield mark, term and sentence of each way of a row, written out."""
    for mark, term, why in zip(row[5::3], row[6::3], row[7::3], strict=True):
        yield mark, term, why.replace("*", term, 1).replace("~", row[1])


def found(rows: list[Row], kind: str, text: str) -> set[str]:
    """Return the addresses that a name or number leads to, in whatever way."""
    return {
        row[3]
        for row in rows
        if row[0] == kind and text in (row[1], *row[4:5], *(term for _, term, _ in ways_of(row)))
    }


def table(name: str) -> list[dict[str, str]]:
    """Return the rows of a file of the registry."""
    with (REGISTRY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def addresses(level: str) -> dict[str, str]:
    """Return the address of each place of today by its code, read from the list itself."""
    return {
        row["koder"]: f"{level}/{row['adresse']}/"
        for row in table("adresser.csv")
        if row["nivaa"] == level and row["grunn"] == "gjeldende"
    }


@pytest.mark.parametrize(
    ("file", "column"),
    [("kommuner_2018.csv", "nr_2024"), ("kommuner_2020.csv", "nr_2024"), ("kommuner_2024.csv", "")],
)
def test_every_number_and_name_of_every_division_is_found_and_leads_where_the_registry_says(
    rows: list[Row], file: str, column: str
) -> None:
    of_today = addresses("kommune")
    for row in table(file):
        goal = {of_today[code] for code in row[column or "kommunenr"].split("|")}
        assert found(rows, "k", row["kommunenr"]) == goal, row
        assert goal & found(rows, "k", row["navn"]), row


def test_the_sami_and_kven_names_are_found(rows: list[Row]) -> None:
    of_today = addresses("kommune")
    names = [
        (name, of_today[row["kommunenr"]])
        for row in table("kommuner_2024.csv")
        for name in row["navn_samisk_kvensk"].split(" - ")
        if name
    ]
    assert len(names) == 34
    assert all(found(rows, "k", name) == {address} for name, address in names)


def test_every_former_name_and_every_county_leads_where_the_list_of_addresses_says(
    rows: list[Row],
) -> None:
    of_today = {level: addresses(level) for level in ("kommune", "fylke")}
    for row in table("adresser.csv"):
        level = row["nivaa"]
        goal = {of_today[level][code] for code in row["koder"].split("|")}
        assert goal <= found(rows, level[0], row["navn"]), row
    for row in table("fylker.csv"):
        assert found(rows, "f", row["fylkesnr"]), row
    assert found(rows, "f", "30") == {"fylke/akershus/", "fylke/buskerud/", "fylke/ostfold/"}
    assert found(rows, "k", "5061") == {"kommune/rindal/"} == found(rows, "k", "1567")


def test_no_two_lines_are_equal(rows: list[Row]) -> None:
    lines = Counter((row[1], row[2]) for row in rows)
    assert [line for line, times in lines.items() if times > 1] == []
    assert ("Våler", "kommune i Innlandet") in lines
    assert ("Våler", "kommune i Østfold") in lines


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("Ålesund", "Skodje ble en del av Ålesund i 2020."),
        ("Ålesund", "Ørskog ble en del av Ålesund i 2020."),
        ("Ålesund", "1504 var kommunenummeret til Ålesund til og med 2019."),
        ("Nesbyen", "Nes i Buskerud heter nå Nesbyen."),
        ("Narvik", "Tysfjord ble delt mellom Hamarøy og Narvik i 2020."),
        ("Oslo", "Oslo heter også Oslove."),
        ("Vestfold", "07 var fylkesnummeret til Vestfold til og med 2019."),
    ],
)
def test_a_way_has_its_sentence(rows: list[Row], name: str, sentence: str) -> None:
    assert sentence in [why for row in rows if row[1] == name for _, _, why in ways_of(row)]


def test_questions_of_unknown_wording_are_left_out_and_sections_are_found(
    edition: Edition, rows: list[Row]
) -> None:
    known = [q for q in edition.definitions.questions.values() if q.wording != "ukjent"]
    assert sum(row[0] == "q" for row in rows) == len(known)
    assert ["q", "Kunstig intelligens", "spørsmål (strategi)"] in [row[:3] for row in rows]
    assert sum(row[0] == "i" for row in rows) == len(edition.definitions.indicators)
    assert ["s", "Folketall", "på siden Metode", "metode/#folketall"] in rows
    assert ["s", "Median", "ord på siden Metode", "metode/#ordliste"] in rows
    assert ["s", "A & B", "side", ""] in rows


def test_the_whole_index_is_small(edition: Edition) -> None:
    sections = {f"s{n}.md": f'---\ntitle: "Side {n}"\n---\n' for n in range(20)}
    assert len(gzip.compress(index_file(edition, sections), 9)) < 13_000


def test_a_preview_has_its_own_municipalities_only(edition: Edition) -> None:
    """A whole preview is looked into in tests/whole/test_builds.py."""
    only = Edition(edition.results, edition.places, edition.palette, frozenset({"0301"}))
    preview: list[Row] = json.loads(index_file(only, {}))
    assert [row[1] for row in preview if row[0] == "k"] == ["Oslo"]


def test_the_frames_of_the_registry_are_left_alone(edition: Edition) -> None:
    registry = edition.results.sources.registry
    before = registry.kommuner.copy()
    entries(edition, {})
    assert registry.kommuner.equals(before)


TABLE = [
    (Way("kommune", "number", "5001", "Trondheim", ("5001",)), "5001 er kommunenummeret til T"),
    (
        Way("kommune", "former_number", "1", "A", ("2",), 2019, Fate("part", 2020, ("B",))),
        "1 var kommunenummeret til A, som ble en del av B i 2020.",
    ),
    (
        Way("kommune", "former_name", "A", "A", ("2", "3"), 2019, Fate("split", 2020, ("A", "C"))),
        "A ble delt i A og C i 2020.",
    ),
    (
        Way("fylke", "former_number", "9", "A", ("2",), 2019, Fate("renamed", 2020, ("B",))),
        "9 var fylkesnummeret til A, som nå heter B.",
    ),
]


@pytest.mark.parametrize(("way", "sentence"), TABLE)
def test_a_reason_is_a_whole_sentence(way: Way, sentence: str) -> None:
    assert reason(way).startswith(sentence)


def test_a_reform_to_come_tells_its_own_year_and_names(tmp_path: Path) -> None:
    """Nothing is known of any year but what the divisions say."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    reform(data)
    told = [reason(way) for way in ways(read_registry(data, Findings()))]
    assert "Risør ble en del av Søndeled i 2028." in told
    assert "1806 var kommunenummeret til Narvik, som ble delt i Narvik og Ballangen i 2028." in told
    assert "Aurskog-Høland heter nå Høland." in told
    assert "Agder heter nå Sørlandet." in told
    assert "1151 var kommunenummeret til Utsira til og med 2027." in told


def test_a_sami_or_kven_name_has_the_language_its_source_says(rows: list[Row]) -> None:
    marks = {term: mark for row in rows for mark, term, _ in ways_of(row) if mark[0] == "a"}
    assert marks["Guovdageaidnu"] == "ase"
    assert marks["Snåase"] == "asma"
    assert marks["Hábmer"] == "asmj"
    assert marks["Porsanki"] == "afkv"
    assert marks["Oslove"] == marks["Raane"] == "a"  # named later: no source says
    assert sum(len(mark) > 1 for mark in marks.values()) == 26
