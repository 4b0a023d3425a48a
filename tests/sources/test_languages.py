"""The languages of Sámi and Kven names: read, and what is wrong is told."""

from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.registry import read_registry


def faults(data: Path) -> list[str]:
    findings = Findings()
    read_registry(data, findings)
    return [str(fault).removeprefix(f"{data}/") for fault in findings.faults]


def test_the_languages_are_those_of_the_register(data_copy: Path) -> None:
    languages = read_registry(data_copy, Findings()).languages
    assert languages["Unjárga"] == "se"
    assert languages["Kaivuono"] == "fkv"
    assert len(languages) == 26
    assert "Oslove" not in languages


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("Raisi,fkv", "Raisi,fi", "found 'fi'; expected se or sma or smj or fkv"),
        ("Raisi,fkv", "Reisi,fkv", "found 'Reisi'; expected a name in the column"),
        ("Raisi,fkv", "Raisi,fkv\nRaisi,se", "found 'Raisi', as in row"),
        ("navn,sprak", "navn,spraak", "expected a column sprak"),
    ],
)
def test_what_is_wrong_is_told(data_copy: Path, was: str, becomes: str, told: str) -> None:
    path = data_copy / "registry" / "sprak.csv"
    path.write_text(path.read_text("utf-8").replace(was, becomes), "utf-8")
    found = faults(data_copy)
    assert found
    assert all(line.startswith("registry/sprak.csv") for line in found)
    assert any(told in line for line in found)


def test_a_damaged_division_is_not_blamed_on_the_languages(data_copy: Path) -> None:
    path = data_copy / "registry" / "kommuner_2024.csv"
    path.write_text(path.read_text("utf-8").replace("kommunenr,", "nr,", 1), "utf-8")
    assert not [line for line in faults(data_copy) if "sprak.csv" in line]
