"""The divisions of the repository, and what is told of a file that contradicts itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.definitions.divisions import Divisions, read_divisions
from builder.faults import Findings
from tests.invented import DATA

REGISTRY = DATA / "registry"


def read(path: Path) -> tuple[Divisions | None, list[str]]:
    """Return the divisions of a file, and its faults as lines without the folder."""
    findings = Findings()
    divisions = read_divisions(path, findings)
    return divisions, [str(fault).removeprefix(f"{path.parent}/") for fault in findings.faults]


def test_the_divisions_of_the_repository() -> None:
    divisions, faults = read(REGISTRY / "divisions.yml")
    assert divisions is not None
    assert faults == []
    assert divisions.ids == ("2018", "2020", "2024")
    assert (divisions.today.id, divisions.first_year) == ("2024", 2018)
    assert [one.id for one in divisions.former] == ["2018", "2020"]
    assert [one.id for one in divisions.after("2018")] == ["2020", "2024"]
    years = {2018: "2018", 2019: "2018", 2020: "2020", 2023: "2020", 2024: "2024", 2031: "2024"}
    assert {year: divisions.of_year(year).id for year in years} == years
    assert [one.in_force for one in divisions.every] == [
        *("in 2018 and 2019", "from 2020 to 2023", "from 2024 on"),
    ]
    with pytest.raises(ValueError, match="no division of municipalities is known for 2017"):
        divisions.of_year(2017)


FAULTS = {
    "today unknown": (
        ('today: "2024"', 'today: "2028"'),
        "divisions.yml, line 17, field today: found '2028'; expected '2024', the newest division. "
        "Mend it.",
    ),
    "today not the newest": (
        ('today: "2024"', 'today: "2020"'),
        "divisions.yml, line 17, field today: found '2020'; expected '2024', the newest division. "
        "Mend it.",
    ),
    "an id that is not its year": (
        ('- id: "2018"', '- id: "2017"'),
        "divisions.yml, line 19, entry 2017, field id: found '2017'; expected '2018', the year it "
        "came into force. Mend it.",
    ),
    "a gap between two": (
        ("to: 2023", "to: 2022"),
        "divisions.yml, line 28, entry 2020, field to: found 2022; expected 2023, the year before "
        "the next one. Mend it.",
    ),
    "the newest with an end": (
        ("    to:\n", "    to: 2027\n"),
        "divisions.yml, line 35, entry 2024, field to: found 2027; expected nothing, since it is "
        "in force. Mend it.",
    ),
    "a year as text": (
        ("from: 2020", "from: '2020'"),
        "divisions.yml, line 27, entry 2020, field from: found '2020'; expected a whole number. "
        "Mend it.",
    ),
    "words that are no longer true": (
        ("period: 2020–2023", "period: fra 2020"),
        "divisions.yml, line 29, entry 2020, field period: found 'fra 2020'; expected words with "
        "2023, the last year in force. Mend it.",
    ),
    "a note that is no longer true": (
        ("map_note: Kartet viser kommunegrensene fra 2020 til 2023, de som", "map_note: De som"),
        "divisions.yml, line 32, entry 2020, field map_note: found 'De som gjaldt i "
        "undersøkelsens år.'; expected words with 2023, the last year in force. Mend it.",
    ),
    "a note without borders": (
        ("    borders: kommuner_2020\n", ""),
        "divisions.yml, line 31, entry 2020, field map_note: found 'Kartet viser kommunegrensene "
        "fra 2020 til 2023, de som gjald…'; expected nothing, since there are no borders. "
        "Mend it.",
    ),
    "borders without a note": (
        ("    map_note: Kartet viser dagens kommunegrenser.\n", ""),
        "divisions.yml, line 33, entry 2024, field map_note: found nothing; expected which "
        "borders a map shows. Mend it.",
    ),
    "the borders of another": (
        ("borders: kommuner_2020", "borders: kommuner_2024"),
        "divisions.yml, line 38, entry 2024, field borders: found 'kommuner_2024' twice; expected "
        "another for each division. Mend it.",
    ),
    "the file of another": (
        ("file: kommuner_2020.csv", "file: kommuner_2018.csv"),
        "divisions.yml, line 30, entry 2020, field file: found 'kommuner_2018.csv' twice; expected "
        "another for each division. Mend it.",
    ),
    "a file that is not there": (
        ("file: kommuner_2020.csv", "file: kommuner_2021.csv"),
        "divisions.yml, line 30, entry 2020, field file: found kommuner_2021.csv; expected a file "
        "in this folder. Add the file.",
    ),
    "a file somewhere else": (
        ("file: kommuner_2020.csv", "file: ../kommuner_2020.csv"),
        "divisions.yml, line 30, entry 2020, field file: found '../kommuner_2020.csv'; expected "
        "the name of a CSV file, of a-z, 0-9 and _. Mend it.",
    ),
    "a new number outside the period": (
        ("since: 2019", "since: 2020"),
        "divisions.yml, line 25, entry 2018, field renumbered[1].since: found 2020; expected a "
        "year after 2018, at most 2019. Mend it.",
    ),
    "a number for itself": (
        ('now: "5061"', 'now: "1567"'),
        "divisions.yml, line 25, entry 2018, field renumbered[1].now: found '1567' twice; expected "
        "each number once. Mend it.",
    ),
    "a number that lost its zero": (
        ('was: "1567"', "was: 1567"),
        "divisions.yml, line 25, entry 2018, field renumbered[1].was: found 1567; expected a text. "
        "Mend it. Put it in quotes if it is meant as text.",
    ),
    "a key nobody knows": (
        ("    borders: kommuner_2020", "    border: kommuner_2020"),
        "divisions.yml, line 31, entry 2020, field border: found an unknown key 'border'; expected "
        "the keys id, from, to, period, file, borders, county_borders, tiles, map_note, "
        "renumbered. Did you mean borders?",
    ),
}


@pytest.mark.parametrize(("change", "told"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_told_in_one_line(tmp_path: Path, change: tuple[str, str], told: str) -> None:
    folder = tmp_path / "registry"
    shutil.copytree(REGISTRY, folder)
    path = folder / "divisions.yml"
    text = path.read_text(encoding="utf-8")
    assert text.count(change[0]) == 1
    path.write_text(text.replace(*change), encoding="utf-8")
    divisions, faults = read(path)
    assert divisions is None
    assert faults == [told]


def test_a_division_twice_and_no_file_are_told_at_once(tmp_path: Path) -> None:
    lines = (REGISTRY / "divisions.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    own = [line for line in lines if not line.startswith("#")]
    path = tmp_path / "divisions.yml"
    path.write_text("".join([*own[:9], *own[2:]]), encoding="utf-8")
    _, faults = read(path)
    assert any("found '2018' twice; expected another for each division" in one for one in faults)
    assert sum("expected a file in this folder" in one for one in faults) == 4
