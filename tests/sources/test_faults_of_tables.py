"""Faults planted in the tables beside the survey, each with the whole message a user gets."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.csv_text import Table
from builder.sources.names import LETTERS, check_names
from tests.invented import DATA, make_round
from tests.sources.planted import fit_card, plant, told

NAME = (
    "expected a name of Norwegian, Sámi or Kven letters, with single spaces or hyphens between "
    "words, at most 60 signs."
)
KOMMUNER = "registry/kommuner_2024.csv"
OSLO = "0301,Oslo,Oslove,03"
AS_CALLED = "Write the name as the place is called."
AS_PLACE = "Write the name of the place, such as 'nordre-follo'."


def name_fault(column: str, shown: str, todo: str) -> list[str]:
    """Return the one line told of a name in row 2 of today's municipalities."""
    return [f"{KOMMUNER}, row 2, column {column}: found the name {shown}; {NAME} {todo}"]


NAMES = {
    "mark of direction": ("Oslo\u202e,Oslove", name_fault("navn", r"'Oslo\u202e'", AS_CALLED)),
    "zero width": ("Os\u200blo,Oslove", name_fault("navn", r"'Os\u200blo'", AS_CALLED)),
    "control character": ("Oslo\x07,Oslove", name_fault("navn", r"'Oslo\x07'", AS_CALLED)),
    "letter of another script": ("Osl\u043e,Oslove", name_fault("navn", r"'Osl\u043e'", AS_CALLED)),
    "emoji": (
        "Oslo,Oslove\U0001f600",
        name_fault("navn_samisk_kvensk", r"'Oslove\U0001f600'", AS_CALLED),
    ),
    "markup": (
        "Oslo,<b>Oslove</b>",
        name_fault("navn_samisk_kvensk", "'<b>Oslove</b>'", AS_CALLED),
    ),
    "link": (
        "Oslo,[x](javascript:1)",
        name_fault("navn_samisk_kvensk", "'[x](javascript:1)'", AS_CALLED),
    ),
    "formula": ("=1+1,Oslove", name_fault("navn", "'=1+1'", AS_CALLED)),
    "digits": ("Oslo 2,Oslove", name_fault("navn", "'Oslo 2'", AS_CALLED)),
    "space at the end": (
        "Oslo ,Oslove",
        name_fault("navn", "'Oslo '", "Write 'Oslo', with no other spaces."),
    ),
    "nothing but a space": ("Oslo, ", name_fault("navn_samisk_kvensk", "' '", AS_CALLED)),
    "letters put together": (
        "A\u030amli,Oslove",
        name_fault("navn", r"'A\u030amli'", "Write 'Åmli', each letter as one sign."),
    ),
    "too long": (f"{'O' * 61},Oslove", name_fault("navn", f"'{'O' * 60}…'", AS_CALLED)),
}


@pytest.mark.parametrize(("new", "lines"), NAMES.values(), ids=NAMES.keys())
def test_a_name_that_cannot_be_one_is_told_with_its_cell(
    small_data: Path, new: str, lines: list[str]
) -> None:
    plant(small_data / KOMMUNER, OSLO, f"0301,{new},03")
    assert [line for line in told(small_data) if line.startswith(KOMMUNER)] == lines


def test_every_letter_of_the_alphabets_may_stand_in_a_name(small_data: Path) -> None:
    import pandas as pd

    norwegian = "Å i åa æ ø, Indre Østfold, Bø, Vågå, Ål, Sør-Aurdal, Møre og Romsdal"
    north = "Kárášjohka Čáhcesuolu Áŋŋel Ŧiŧ Đođđi Žiž Ŋ"
    lule_south = "Hábmer Raarvihke Aarborte Snåase Plassje Ïï Öö Ää Ññ Ńń"
    kven = "Porsanki Yykeänperä Omasvuono Kaivuono Šš Žž Đđ"
    words = f"{norwegian} {north} {lule_south} {kven}".replace(",", "").split()
    frame = pd.DataFrame({"navn": [*words, "Porsáŋgu - Porsanki", ""]})
    findings = Findings()
    check_names(Table(Path("x.csv"), frame, True), "navn", findings)
    assert findings.faults == []
    assert not set(LETTERS) & set("<>&\"'`/\\()[]{}=+0123456789 -")


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
            "registry/adresser.csv, row 322, column adresse: found 'index', a word with a meaning "
            f"of its own; expected the name of a place. {AS_PLACE}"
        ],
    ),
    "slug that is the number of another": (
        "registry/adresser.csv",
        ("kommune,oslo,", "kommune,3101,"),
        [
            "registry/adresser.csv, row 322, column adresse: found the number '3101'; expected "
            "the name of a place: every number in use since 2018 has an address of its own. "
            f"{AS_PLACE}"
        ],
    ),
    "slug too long": (
        "registry/adresser.csv",
        ("kommune,oslo,", f"kommune,{'o' * 61},"),
        [
            f"registry/adresser.csv, row 322, column adresse: found '{'o' * 60}…', 61 signs; "
            "expected at most 60 signs. Shorten it."
        ],
    ),
    "slug that is no address": (
        "registry/adresser.csv",
        ("kommune,oslo,", "kommune,../oslo,"),
        [
            "registry/adresser.csv, row 322, column adresse: found '../oslo'; expected only a-z, "
            "0-9 and single hyphens. Mend it."
        ],
    ),
    "slug twice": (
        "registry/adresser.csv",
        ("kommune,skodje,", "kommune,oslo,"),
        [
            "registry/adresser.csv, row 393, column adresse: found 'oslo' 'kommune', as in row "
            "322; expected each adresse and nivaa once. Keep the one that is right."
        ],
    ),
    "code twice in an address": (
        "registry/adresser.csv",
        ("kommune,skodje,1508,", "kommune,skodje,1508|1508,"),
        [
            "registry/adresser.csv, row 393, column koder: found '1508' twice in '1508|1508'; "
            "expected each code once. Remove the second one."
        ],
    ),
    "address of another name": (
        "registry/adresser.csv",
        ("kommune,oslo,0301,gjeldende,Oslo", "kommune,oslo,0301,gjeldende,Bergen"),
        [
            "registry/adresser.csv, row 322, column navn: found the name 'Bergen' for the address "
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

FIGURES = "published/published_figures.csv"
FIRST = "resp_2018,2018,svar,svar,besvart,share,alle kommuner,,89,prosent,377,422,"
DEVELOPMENT = "published/utvikling.csv"
ADDRESS = "https://www.ssb.no/teknologi-og-innovasjon/artikler-og-publikasjoner/digitalisering"
WHOLE = "Write the whole address, or leave the cell empty."
LINK = f"expected an address that begins with https:// and a host. {WHOLE}"
SIGNS = f"expected an address of plain signs, the others as percent codes. {WHOLE}"


def figure(column: str, found: str, expected: str) -> list[str]:
    """Return the one line told of a published figure in row 2."""
    return [f"{FIGURES}, row 2, column {column}: found {found}; expected {expected}"]


def development(column: str, found: str, expected: str) -> list[str]:
    """Return the one line told of a figure of a year in row 2."""
    return [f"{DEVELOPMENT}, row 2, column {column}: found {found}; expected {expected}"]


PUBLISHED = {
    "count above n": (
        FIGURES,
        (FIRST, FIRST.replace(",422,", ",37,")),
        figure("count", "the count '377' of '37'", "at most 37. Correct count or n."),
    ),
    "negative count": (
        FIGURES,
        (FIRST, FIRST.replace(",377,", ",-377,")),
        figure("count", "'-377'", "a whole number from 0 to 10000 or nothing. Correct it."),
    ),
    "no n": (
        FIGURES,
        (FIRST, FIRST.replace(",422,", ",0,")),
        [
            *figure("count", "the count '377' of '0'", "at most 0. Correct count or n."),
            *figure("n", "'0'", "a whole number from 1 to 10000 or nothing. Correct it."),
        ],
    ),
    "share above 100": (
        FIGURES,
        (FIRST, FIRST.replace(",89,", ",189,")),
        figure("value", "'189'", "a number from 0 to 100. Correct it."),
    ),
    "decimal comma": (
        FIGURES,
        (FIRST, FIRST.replace(",89,", ',"89,5",')),
        figure("value", "'89,5'", "a number from 0 to 100. Write 89.5, with a point."),
    ),
    "no number": (
        FIGURES,
        (FIRST, FIRST.replace(",89,", ",mange,")),
        figure("value", "'mange'", "a number from 0 to 100. Correct it."),
    ),
    "year": (
        FIGURES,
        (FIRST, FIRST.replace(",2018,", ",20181,", 1)),
        figure("year", "'20181'", "a year from 1900 to 2100. Correct it."),
    ),
    "unit": (
        FIGURES,
        (FIRST, FIRST.replace("prosent", "promille")),
        figure(
            "unit",
            "'promille'",
            "prosent, antall, områder, poeng av …, funksjoner or aktiviteter, with (words) or "
            "not. Mend it.",
        ),
    ),
    "theme": (
        FIGURES,
        (FIRST, FIRST.replace("2018,svar,", "2018,svart,")),
        [
            f"{FIGURES}, column theme: found the theme 'svart' of 'resp_2018'; expected one of "
            "prioritering, kompetanse, aktivitet, svar, andre. Did you mean svar?"
        ],
    ),
    "statistic": (
        FIGURES,
        (FIRST, FIRST.replace(",share,", ",sher,")),
        figure(
            "statistic",
            "'sher'",
            "share, count, median or max, with more words or without. Mend it.",
        ),
    ),
    "text with a mark of direction": (
        FIGURES,
        (FIRST, FIRST.replace("alle kommuner", "alle\u202e kommuner")),
        figure("base", r"'alle\u202e kommuner'", r"text without the sign '\u202e'. Mend it."),
    ),
    "script for an address": (
        DEVELOPMENT,
        (f"{ADDRESS}-i-kommunene", "javascript:alert(1)"),
        development("adresse", "'javascript:alert(1)'", LINK[9:]),
    ),
    "data for an address": (
        DEVELOPMENT,
        (f"{ADDRESS}-i-kommunene", "data:text/html;x"),
        development("adresse", "'data:text/html;x'", LINK[9:]),
    ),
    "address without a scheme": (
        DEVELOPMENT,
        (f"{ADDRESS}-i-kommunene", "//ssb.no"),
        development("adresse", "'//ssb.no'", LINK[9:]),
    ),
    "address with a quote": (
        DEVELOPMENT,
        (f"{ADDRESS}-i-kommunene", "https://ssb.no/'onload='"),
        development("adresse", "\"https://ssb.no/'onload='\"", SIGNS[9:]),
    ),
    "share of a year": (
        DEVELOPMENT,
        (",94.9,", ",194.9,"),
        development("verdi", "'194.9'", "a share from 0 to 100, as published. Mend it."),
    ),
    "precision": (
        DEVELOPMENT,
        (",,\nprosjekt_kvalitet_2022", ",,-1\nprosjekt_kvalitet_2022"),
        development("presisjon", "'-1'", "nothing, or words that begin with avrundet. Mend it."),
    ),
    "negative n": (
        DEVELOPMENT,
        (",331,regnet", ",-331,regnet"),
        development("n", "'-331'", "a whole number from 1 to 10000 or nothing. Correct it."),
    ),
    "another unit": (
        DEVELOPMENT,
        (",94.9,prosent,", ",94.9,promille,"),
        development("enhet", "'promille'", "prosent. Mend it."),
    ),
}
ALL = {**ONE_TABLE, **PUBLISHED}


@pytest.mark.parametrize(("file", "edit", "lines"), ALL.values(), ids=ALL.keys())
def test_a_planted_fault_is_told_in_whole(
    small_data: Path, file: str, edit: tuple[str, str], lines: list[str]
) -> None:
    plant(small_data / file, *edit)
    assert told(small_data) == lines


def test_an_id_twice_is_told(small_data: Path) -> None:
    plant(small_data / DEVELOPMENT, "prosjekt_kvalitet_2022,", "prosjekt_kvalitet_2018,")
    assert told(small_data) == [
        f"{DEVELOPMENT}, row 3, column id: found 'prosjekt_kvalitet_2018', as in row 2; expected "
        "each id once. Keep the one that is right."
    ]


def test_a_flood_of_addresses_is_refused(small_data: Path) -> None:
    path = small_data / "registry" / "adresser.csv"
    before = path.read_bytes()
    words = ("".join("abcdefghij"[int(digit)] for digit in str(n)) for n in range(20_000))
    rows = "".join(f"kommune,x-{word},0301,tidligere_navn,Oslo\n" for word in words)
    path.write_bytes(before + rows.encode())
    fit_card(path, before)
    assert told(small_data) == [
        "registry/adresser.csv: found 20496 addresses; expected at most 3000. Keep those that are "
        "in use."
    ]


def test_the_data_of_the_repository_are_without_fault(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    assert told(tmp_path / "data") == []


@pytest.mark.parametrize("kind", ["responses", "scores"])
def test_an_invented_round_is_without_fault(small_data: Path, kind: str) -> None:
    make_round(small_data, 2024, rows=30, kind=kind, seed=3)
    assert told(small_data) == []
