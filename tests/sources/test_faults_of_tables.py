"""Faults planted in the tables beside the survey, each with the whole message a user gets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.invented import DATA, make_round
from tests.sources.planted import fit_card, plant, told

KOMMUNER = "registry/kommuner_2024.csv"
OSLO = "0301,Oslo,Oslove,03"
AS_PLACE = "Write the name of the place, such as 'nordre-follo'."
ONE_TABLE = {
    "no county": (
        KOMMUNER,
        (OSLO, "0301,Oslo,Oslove,99"),
        [
            "geography/grenser.topojson: found the shape of '0301' in the county '03'; expected "
            "'99' as in the registry. Make the two agree.",
            "registry/fylker.csv: found the county '03' Oslo of 2024 without a municipality; "
            "expected one at least in kommuner_2024.csv. Add it, or correct its fylkesnr.",
            f"{KOMMUNER}, row 2, column fylkesnr: found '99'; expected a fylkesnr of 2024 in "
            "fylker.csv. Mend it.",
            f"{KOMMUNER}, row 2, column fylkesnr: found '99'; expected the first two digits of "
            "'0301'. Mend it.",
        ],
    ),
    "county without municipality": (
        "registry/fylker.csv",
        ("2018,50,Trøndelag\n", "2018,50,Trøndelag\n2018,51,Ingensted\n"),
        [
            "registry/fylker.csv: found the county '51' Ingensted of 2018 without a municipality; "
            "expected one at least in kommuner_2018.csv. Add it, or correct its fylkesnr."
        ],
    ),
    "two of one name in a county": (
        "registry/kommuner_2018.csv",
        ("0104,Moss,", "0104,HALDEN,"),
        [
            "registry/kommuner_2018.csv, row 3, column navn: found the name 'HALDEN', as in row "
            "2; expected each name once within a county (01). Correct one of them."
        ],
    ),
    "two counties of one name": (
        "registry/fylker.csv",
        ("2018,02,Akershus", "2018,02,Østfold"),
        [
            "registry/fylker.csv, row 3, column navn: found the name 'Østfold', as in row 2; "
            "expected each name once within a division (2018). Correct one of them."
        ],
    ),
    "successor twice": (
        "registry/kommuner_2018.csv",
        ("0101,Halden,01,3001,3101", "0101,Halden,01,3001|3001,3101"),
        [
            "registry/kommuner_2018.csv, row 2, column nr_2020: found the successor '3001' twice; "
            "expected each successor once. Remove one of them."
        ],
    ),
    "unknown successor": (
        "registry/kommuner_2018.csv",
        ("0101,Halden,01,3001,3101", "0101,Halden,01,3001,0101"),
        [
            "registry/kommuner_2018.csv, row 2, column nr_2024: found the successor '0101'; "
            "expected kommunenr of 2024, with '|' between several. Mend it."
        ],
    ),
    "reserved slug": (
        "registry/adresser.csv",
        ("kommune,oslo,", "kommune,index,"),
        [
            "registry/adresser.csv, row 323, column adresse: found 'index', a word with a meaning "
            f"of its own; expected the name of a place. {AS_PLACE}"
        ],
    ),
    "slug that is the number of another": (
        "registry/adresser.csv",
        ("kommune,oslo,", "kommune,3101,"),
        [
            "registry/adresser.csv, row 323, column adresse: found the number '3101'; expected "
            "the name of a place: every number in use since 2018 has an address of its own. "
            f"{AS_PLACE}"
        ],
    ),
    "slug too long": (
        "registry/adresser.csv",
        ("kommune,oslo,", f"kommune,{'o' * 61},"),
        [
            f"registry/adresser.csv, row 323, column adresse: found '{'o' * 60}…', 61 signs; "
            "expected at most 60 signs. Shorten it."
        ],
    ),
    "slug that is no address": (
        "registry/adresser.csv",
        ("kommune,oslo,", "kommune,../oslo,"),
        [
            "registry/adresser.csv, row 323, column adresse: found '../oslo'; expected only a-z, "
            "0-9 and single hyphens. Mend it."
        ],
    ),
    "slug twice": (
        "registry/adresser.csv",
        ("kommune,skodje,", "kommune,oslo,"),
        [
            "registry/adresser.csv, row 394, column adresse: found 'oslo' 'kommune', as in row "
            "323; expected each adresse and nivaa once. Keep the one that is right."
        ],
    ),
    "code twice in an address": (
        "registry/adresser.csv",
        ("kommune,skodje,1508,", "kommune,skodje,1508|1508,"),
        [
            "registry/adresser.csv, row 394, column koder: found '1508' twice in '1508|1508'; "
            "expected each code once. Remove the second one."
        ],
    ),
    "address of another name": (
        "registry/adresser.csv",
        ("kommune,oslo,0301,gjeldende,Oslo", "kommune,oslo,0301,gjeldende,Bergen"),
        [
            "registry/adresser.csv, row 323, column navn: found the name 'Bergen' for the address "
            "'oslo' of '0301'; expected 'Oslo' as in the registry. Correct the name or the code."
        ],
    ),
    "nobody lives there": (
        "population/folketall.csv",
        ("2018,0101,2018,31037", "2018,0101,2018,0"),
        [
            "population/folketall.csv, row 2, column folketall: found '0'; expected a whole "
            "number from 1 to 2000000. Correct it."
        ],
    ),
    "too many live there": (
        "population/folketall.csv",
        ("2018,0101,2018,31037", "2018,0101,2018,99999999"),
        [
            "population/folketall.csv, row 2, column folketall: found '99999999'; expected a "
            "whole number from 1 to 2000000. Correct it."
        ],
    ),
    "spaces between thousands": (
        "population/folketall.csv",
        ("2018,0101,2018,31037", "2018,0101,2018,31\u00a0037"),
        [
            "population/folketall.csv, row 2, column folketall: found '31\\xa0037'; expected a "
            "whole number from 1 to 2000000. Write 31037, without spaces."
        ],
    ),
    "year with a digit too many": (
        "population/folketall.csv",
        ("2018,0101,2018,31037", "2018,0101,20181,31037"),
        [
            "population/folketall.csv, row 2, column aar: found '20181'; expected a year from "
            "2000 to 2099. Mend it."
        ],
    ),
    "no population": (
        "population/folketall.csv",
        ("2018,0101,2018,31037\n", ""),
        [
            "population/folketall.csv: found no figure in 2018 for '0101'; expected one for each "
            "municipality of the division of 2018. Add the rows."
        ],
    ),
    "no centrality": (
        "centrality/sentralitet.csv",
        ("0301,1\n", ""),
        [
            "centrality/sentralitet.csv: found no class for '0301'; expected one for each "
            "municipality of the division of 2024. Add the rows."
        ],
    ),
    "centrality out of range": (
        "centrality/sentralitet.csv",
        ("0301,1\n", "0301,7\n"),
        [
            "centrality/sentralitet.csv, row 2, column sentralitetsklasse: found '7'; expected a "
            "class from 1 to 6. Mend it."
        ],
    ),
}


@pytest.mark.parametrize(("file", "edit", "lines"), ONE_TABLE.values(), ids=ONE_TABLE.keys())
def test_a_planted_fault_is_told_in_whole(
    small_data: Path, file: str, edit: tuple[str, str], lines: list[str]
) -> None:
    plant(small_data / file, *edit)
    assert told(small_data) == lines


def test_a_flood_of_addresses_is_refused(small_data: Path) -> None:
    path = small_data / "registry" / "adresser.csv"
    before = path.read_bytes()
    words = ("".join("abcdefghij"[int(digit)] for digit in str(n)) for n in range(20_000))
    rows = "".join(f"kommune,x-{word},0301,tidligere_navn,Oslo\n" for word in words)
    path.write_bytes(before + rows.encode())
    fit_card(path, before)
    assert told(small_data) == [
        "registry/adresser.csv: found 20498 addresses; expected at most 3000. Keep those that are "
        "in use."
    ]


def test_the_data_of_the_repository_are_without_fault(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    assert told(tmp_path / "data") == []


@pytest.mark.parametrize("kind", ["responses", "scores"])
def test_an_invented_round_is_without_fault(small_data: Path, kind: str) -> None:
    make_round(small_data, 2024, rows=30, kind=kind, seed=3)
    assert told(small_data) == []
