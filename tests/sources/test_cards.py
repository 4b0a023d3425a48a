"""Provenance cards: every data file has one, and it tells of the file that is there."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from builder.faults import Findings, InputFaults
from builder.sources import read_sources
from builder.sources.cards import read_file_cards, read_round_card
from tests.invented import DATA, write_card


def round_faults(folder: Path) -> list[str]:
    """Return the faults of a round's card as lines."""
    findings = Findings()
    read_round_card(folder, "responses.csv", findings)
    return [str(fault) for fault in findings.faults]


def test_every_file_of_the_repository_has_a_card_that_fits() -> None:
    findings = Findings()
    cards = read_file_cards(DATA, findings)
    assert findings.faults == []
    for name in ("registry", "population", "centrality", "published"):
        for path in (DATA / name).glob("*.csv"):
            assert cards[f"{name}/{path.name}"].licence.startswith("CC BY 4.0")


def test_the_estimates_and_what_we_added_are_told_in_the_cards() -> None:
    cards = read_file_cards(DATA, Findings())
    told = cards["population/folketall.csv"].estimates
    assert "Ni tall er våre anslag" in told
    for code in ("1806", "1875", "5055", "5056", "5059", "1508", "1580"):
        assert f"({code})" in told
    assert "nr_2024" in cards["registry/kommuner_2018.csv"].estimates
    assert "våre egne" in cards["registry/adresser.csv"].estimates


def test_the_card_of_a_round_is_read(small_data: Path) -> None:
    findings = Findings()
    card = read_round_card(small_data / "survey" / "2018", "responses.csv", findings)
    assert findings.faults == []
    assert card is not None
    assert card.status == "syntetisk"
    assert card.retrieved == "2026-01-01"


KEYS = ("status", "title", "publisher", "source", "licence", "retrieved", "sha256", "notes")


@pytest.mark.parametrize("key", KEYS)
def test_each_missing_key_is_told(small_data: Path, key: str) -> None:
    path = small_data / "survey" / "2018" / "provenance.yml"
    card = yaml.safe_load(path.read_text("utf-8"))
    del card[key]
    path.write_text(yaml.safe_dump(card), "utf-8")
    (line,) = round_faults(path.parent)
    assert f"provenance.yml, line 1, field {key}: found no {key}; expected a key {key}" in line


TEXTS = {
    "missing": (None, ["no provenance card"]),
    "empty": ("", ["an empty file"]),
    "comments": ("# nothing\n", ["only comments"]),
    "list": ("- a\n- b\n", ["found a list of 2; expected keys with values"]),
    "text": ("syntetisk", ["found 'syntetisk'; expected keys with values"]),
    "tab": ("status: syntetisk\n\ttitle: x\n", ["line 2", "invalid YAML"]),
    "open quote": ('status: "syntetisk\n', ["invalid YAML"]),
    "two documents": ("a: b\n---\nc: d\n", ["invalid YAML"]),
    "alias to itself": ("&a [*a]\n", ["more than 20 levels"]),
    "list as a key": ("? &a [*a]\n: b\n", ["line 1", "keys that are text"]),
    "deep": ("[" * 5000, ["more than 20 levels"]),
    "bell": ("status: \a\n", ["invalid YAML", "control characters"]),
    "key twice": ("status: offisiell\nstatus: syntetisk\n", ["line 2", "the key 'status' twice"]),
    "list as a value": (
        "status: [syntetisk]\n",
        ["line 1, field status", "a list of 1"],
    ),
    "misspelt": ("statuss: syntetisk\n", ["line 1, field statuss", "Did you mean status?"]),
}


@pytest.mark.parametrize(("text", "fragments"), TEXTS.values(), ids=TEXTS.keys())
def test_what_is_no_card_is_told(small_data: Path, text: str | None, fragments: list[str]) -> None:
    path = small_data / "survey" / "2018" / "provenance.yml"
    path.unlink()
    if text is not None:
        path.write_text(text, "utf-8")
    lines = round_faults(path.parent)
    assert any(all(part in line for part in (str(path), *fragments)) for line in lines), lines


def test_a_card_that_is_not_utf8_is_told(small_data: Path) -> None:
    path = small_data / "survey" / "2018" / "provenance.yml"
    path.write_bytes(path.read_bytes() + b"# \xe6\n")
    (line,) = round_faults(path.parent)
    assert "line 9" in line
    assert "0xe6" in line


def test_an_unknown_status_is_told(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    write_card(folder, "responses.csv", status="Offisiell")
    (line,) = round_faults(folder)
    assert "line 1, field status: found 'Offisiell'; expected 'syntetisk' or 'offisiell'" in line


def test_a_checksum_that_does_not_fit_is_told_with_the_way_to_renew_it(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    write_card(folder, "responses.csv", sha256="0123456789abcdef" * 4)
    (line,) = round_faults(folder)
    path = folder / "responses.csv"
    assert line.startswith(f"{path}: found content with sha256 '")
    assert f"expected '0123456789ab…' as in {folder / 'provenance.yml'}" in line
    assert f"`sha256sum {path}`" in line


def test_a_checksum_in_capitals_fits(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    card = yaml.safe_load((folder / "provenance.yml").read_text("utf-8"))
    write_card(folder, "responses.csv", sha256=card["sha256"].upper())
    assert round_faults(folder) == []


def test_cards_of_folders_are_checked_against_the_files(small_data: Path) -> None:
    (small_data / "registry" / "fylker.csv").open("a").write("2024,99,Nytt\n")
    (small_data / "registry" / "ekstra.csv").write_text("a,b\n1,2\n")
    (small_data / "centrality" / "provenance.yml").unlink()
    card = small_data / "population" / "provenance.yml"
    card.write_text(
        card.read_text("utf-8").replace("folketall_anslag.csv:", "anslag.csv:"), "utf-8"
    )
    with pytest.raises(InputFaults) as raised:
        read_sources(small_data)
    told = str(raised.value)
    assert f"{small_data}/registry/fylker.csv: found content with sha256" in told
    assert "registry/provenance.yml: found no card for 'ekstra.csv'" in told
    assert "centrality/provenance.yml: found no provenance card" in told
    assert "population/provenance.yml: found no card for 'folketall_anslag.csv'" in told
    assert "field files.anslag.csv: found a card for anslag.csv, which is missing" in told


def test_official_answers_cannot_be_simulated_ones(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    write_card(folder, "responses.csv", status="offisiell", title="Simulerte svar 2018")
    (line,) = round_faults(folder)
    assert "provenance.yml, line 1, field status: found 'offisiell'; expected syntetisk, " in line
    assert "for title, publisher or source say that the answers are simulated" in line
