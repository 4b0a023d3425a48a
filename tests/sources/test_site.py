"""What is known of the site is read with the rest of the data, and its faults are told with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import InputFaults
from builder.sources import read_sources
from tests.invented import make_round


def faults_of(data: Path, text: str | None) -> list[str]:
    """Return what is told of a data folder whose site.yml holds this text."""
    path = data / "site.yml"
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(InputFaults) as caught:
        read_sources(data)
    return [str(fault).removeprefix(f"{path}, ") for fault in caught.value.faults]


def test_the_sources_carry_what_is_known_of_the_site(small_data: Path) -> None:
    assert read_sources(small_data).site.name == "Digital kommune"


def test_every_fault_is_told(small_data: Path) -> None:
    text = "name: ''\nrepository: javascript:alert(1)\ncontact: {mail: '?x@y.no'}\nutgave: 2026\n"
    assert faults_of(small_data, text) == [
        "line 1, field name: found ''; expected a text with a letter or a digit. Mend it.",
        "line 2, field repository: found 'javascript:alert(1)'; expected an address that begins "
        "with https:// and a host. Mend it.",
        "line 3, field contact.mail: found '?x@y.no'; expected an e-mail address, or nothing. "
        "Mend it.",
        "line 4, field utgave: found an unknown key 'utgave'; expected the keys name, publisher, "
        "contact, repository, address, edition, simulated_rounds. Remove it.",
    ]


def test_a_missing_file_is_a_fault(small_data: Path) -> None:
    (told,) = faults_of(small_data, None)
    assert "site.yml: found no such file" in told


def leaving_out(data: Path) -> Path:
    """Return a data folder whose site leaves out simulated rounds."""
    path = data / "site.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("simulated_rounds: shown", "simulated_rounds: left_out"), "utf-8")
    return data


def test_simulated_rounds_can_be_left_out(small_data: Path) -> None:
    make_round(small_data, 2022, rows=12, status="offisiell")
    assert [one.year for one in read_sources(small_data).rounds] == [2018, 2022]
    sources = read_sources(leaving_out(small_data))
    assert [one.year for one in sources.rounds] == [2022]
    assert not [path for path in sources.cards if path.startswith("survey/2018")]


def test_a_site_has_a_round(small_data: Path) -> None:
    with pytest.raises(InputFaults) as caught:
        read_sources(leaving_out(small_data))
    (fault,) = caught.value.faults
    assert str(fault).endswith(
        "site.yml, field simulated_rounds: found left_out where every round is simulated; expected "
        "an official round, or shown. Write shown, or put in an official round."
    )
