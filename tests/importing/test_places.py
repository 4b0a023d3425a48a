"""A municipality is known by its number and by any of its names, and never taken for another."""

from __future__ import annotations

import pytest

from importing.places import Places, Unclear
from tests.invented import DATA, registry_of

REGISTRY = registry_of(DATA)
YEARS = (2018, 2022, 2024)


@pytest.mark.parametrize("year", YEARS)
def test_every_name_with_its_county_is_that_municipality(year: int) -> None:
    places = Places(REGISTRY, year)
    counties = REGISTRY.county_names(places.division)
    for row in REGISTRY.kommuner_of(places.division).itertuples():
        county = counties[row.fylkesnr]
        given = [(row.navn, county), (row.navn.upper(), county), (f"{row.navn} ({county})", ""),
                 (f"{row.navn} kommune", county), (f"{row.kommunenr} {row.navn}", ""),
                 (f"{row.navn} i {county}", "")]  # fmt: skip
        found = {places.code_of("", name, where) for name, where in given}
        assert found == {row.kommunenr}, row
        assert places.code_of(row.kommunenr.lstrip("0"), "", "") == row.kommunenr
        assert places.code_of(row.kommunenr, row.navn, county) == row.kommunenr


@pytest.mark.parametrize("year", YEARS)
def test_names_that_occur_twice_are_asked_for_and_no_others(year: int) -> None:
    places = Places(REGISTRY, year)
    names = list(places.names.values())
    unclear = set()
    for name in names:
        try:
            places.code_of("", name, "")
        except Unclear:
            unclear.add(name)
    assert unclear == {name for name in names if names.count(name) > 1} != set()


NAMES = [
    (2022, "Guovdageaidnu - Kautokeino", "", "5430"),
    (2022, "Kautokeino – Guovdageaidnu", "", "5430"),
    (2022, "Guovdageaidnu", "", "5430"),
    (2024, "Kárášjohka", "Finnmark", "5610"),
    (2022, "Våler", "Østfold", "3018"),  # the county of 2018, or of today
    (2022, "Våler", "Viken", "3018"),
    (2022, "Herøy", "Møre og Romsdal", "1515"),
    (2022, "Herøy", "18", "1818"),
    (2019, "Rindal", "", "1567"),
]


@pytest.mark.parametrize(("year", "name", "county", "code"), NAMES)
def test_other_names(year: int, name: str, county: str, code: str) -> None:
    assert Places(REGISTRY, year).code_of("", name, county) == code


def test_a_number_given_during_the_division() -> None:
    assert Places(REGISTRY, 2019).code_of("5061", "Rindal", "") == "1567"
    with pytest.raises(Unclear):
        Places(REGISTRY, 2018).code_of("5061", "", "")


UNCLEAR = [
    (2022, "3101", "", "", "3101", "3001"),  # the number of 2024
    (2022, "", "Rygge", "", "Rygge", "Moss"),
    (2022, "", "Oslo", "Vestland", "Oslo", "0301 Oslo in Oslo"),
    (2022, "0301", "Bergen", "", "which is Oslo", "same municipality"),
    (2022, "", "Haram", "", "Haram", "Ålesund"),
    (2022, "", "Atlantis", "", "Atlantis", "KOMMUNENR"),
]


@pytest.mark.parametrize(("year", "number", "name", "county", "found", "told"), UNCLEAR)
def test_what_is_unclear(
    year: int, number: str, name: str, county: str, found: str, told: str
) -> None:
    with pytest.raises(Unclear) as caught:
        Places(REGISTRY, year).code_of(number, name, county)
    assert found in caught.value.found
    assert told in f"{caught.value.expected} {caught.value.todo}"


def test_what_was_told_goes_before_everything() -> None:
    places = Places(REGISTRY, 2022, {"rygge": "3002"})
    assert places.code_of("", "Rygge", "") == "3002"
