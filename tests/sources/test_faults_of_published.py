"""Faults planted in the published figures, each with the whole message a user gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sources.planted import plant, told

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


@pytest.mark.parametrize(("file", "edit", "lines"), PUBLISHED.values(), ids=PUBLISHED.keys())
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
