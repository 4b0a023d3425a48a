"""A fetched table is put to use where that is asked for: beside what is computed, and unmixed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.faults import Findings
from builder.pages.edition import Edition
from builder.pages.indikator.indikator_page import indikator_page
from builder.pages.landet.utvikling import development_page
from builder.pages.lookups.results import Results
from builder.sources.cards import read_file_cards
from builder.sources.statbank import StatbankTable, read_statbank
from tests.html_tables import table_of
from tests.importing.conftest import Run
from tests.importing.local_service import as_json, cube, serving
from tests.pages.editions import real_edition

DAY = "2026-11-26"
VARIABLES = {
    "Strategi": ["A", "B"],
    "Forvaltning": ["2"],
    "ContentsCode": ["Andel"],
    "Tid": ["2022", "2023"],
}
LABELS = {
    "Strategi": {"A": "Har IKT-strategi", "B": "Har ikke IKT-strategi"},
    "Forvaltning": {"2": "Kommuner"},
    "ContentsCode": {"Andel": "Andel (prosent)"},
}


def reply(values: list[object], **more: object) -> dict[str, object]:
    """Return table 12019 as PxWebApi 2 gives it, with its labels."""
    told = cube(VARIABLES, values, label="12019: IKT-strategi", **more)
    for name, labels in LABELS.items():
        told["dimension"][name]["category"]["label"] = labels
    told["dimension"]["ContentsCode"]["category"]["unit"] = {"Andel": {"base": "prosent"}}
    told["dimension"]["Tid"]["category"]["label"] = {year: year for year in VARIABLES["Tid"]}
    return told


def fetch(run: Run, *values: object, options: tuple[str, ...] = ("--use",)) -> tuple[int, str]:
    """Fetch the table with these figures; None has the sign for what is not to be shown."""
    status = {str(place): ":" for place, value in enumerate(values) if value is None}
    described, given = as_json(reply([])), as_json(reply(list(values), status=status))
    with serving(described, given) as there:
        code, told, faults = run(
            "fetch", "12019", "--address", there.address, "--day", DAY, *options
        )
    return code, "\n".join([*told, *faults])


def in_use(data: Path) -> tuple[StatbankTable, ...]:
    """Return the tables that the builder reads, which must be without fault."""
    findings = Findings()
    found = read_statbank(data, read_file_cards(data, findings), findings)
    assert not [fault for fault in findings.faults if "statbank" in str(fault)]
    return found


def test_nothing_is_put_to_use_unasked(data: Path, run: Run) -> None:
    assert fetch(run, 74.9, 84.2, 25.1, 15.8, options=())[0] == 0
    assert not (data / "statbank").exists()
    assert in_use(data) == ()


def test_a_table_in_use_is_what_ssb_answered(data: Path, run: Run) -> None:
    code, told = fetch(run, 74.9, None, 25.1, 15.8)
    assert code == 0
    assert "12019.csv: the site shows it from the next build." in told
    assert (data / "statbank" / "12019.csv").read_text("utf-8").splitlines() == [
        "rad,tid,gjelder,enhet,verdi,tegn",
        "Har IKT-strategi,2022,Kommuner · Andel (prosent),prosent,74.9,",
        "Har IKT-strategi,2023,Kommuner · Andel (prosent),prosent,,:",
        "Har ikke IKT-strategi,2022,Kommuner · Andel (prosent),prosent,25.1,",
        "Har ikke IKT-strategi,2023,Kommuner · Andel (prosent),prosent,15.8,",
    ]
    (one,) = in_use(data)
    assert (one.number, one.card.title, one.card.retrieved) == ("12019", "12019: IKT-strategi", DAY)
    assert "SSB oppdaterte tabellen 2026-05-03." in one.card.notes


def test_a_table_in_use_is_not_written_over_unasked(data: Path, run: Run) -> None:
    fetch(run, 74.9, 84.2, 25.1, 15.8)
    before = (data / "statbank" / "12019.csv").read_bytes()
    code, told = fetch(run, 70, 84.2, 30, 15.8)
    assert code == 1
    assert "with other content" in told
    assert (data / "statbank" / "12019.csv").read_bytes() == before
    assert fetch(run, 70, 84.2, 30, 15.8, options=("--use", "--replace"))[0] == 0
    assert "70," in (data / "statbank" / "12019.csv").read_text("utf-8")


BROKEN = {"figure": (",74;9,", "'74;9'"), "both": (",74.9,:", "one of the two")}


@pytest.mark.parametrize(("new", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_table_is_told(data: Path, run: Run, new: str, told: str) -> None:
    fetch(run, 74.9, 84.2, 25.1, 15.8)
    path = data / "statbank" / "12019.csv"
    path.write_text(path.read_text("utf-8").replace(",74.9,", new), "utf-8")
    findings = Findings()
    read_statbank(data, {}, findings)
    assert [fault for fault in findings.faults if told in f"{fault.found} {fault.expected}"]


@pytest.fixture
def shown(data: Path, run: Run) -> Edition:
    """Return the edition of the repository's data with one table in use."""
    fetch(run, 74.9, None, 25.1, 15.8)
    real = real_edition()
    sources = replace(real.results.sources, statbank=in_use(data))
    return Edition(Results(sources, real.results.statistics), real.places, real.palette)


def test_it_stands_apart_on_the_pages(shown: Edition) -> None:
    indicator = shown.definitions.indicators["strategi_antall"]
    for page in (development_page(shown), indikator_page(shown, indicator)):
        assert "<summary>Tabell 12019: IKT-strategi</summary>" in page
        table = table_of(page, "Publisert av SSB, tabell 12019: IKT-strategi")
        assert table.heads == ["Tallet", "2023", "2022"]
        assert table.rows == [
            ["Har IKT-strategi", "vises ikke", "74,9"],
            ["Har ikke IKT-strategi", "15,8", "25,1"],
        ]
        own = page[: page.index("Publisert av SSB, tabell 12019: ")].rpartition("<div")[0]
        own = page[page.rindex('<div class="publisert">', 0, len(own)) :]
        assert "Tallene" in own
        assert "offisielle" in own
        assert "Gjelder: Kommuner · Andel (prosent). Enhet: prosent." in page
        assert "data/#fil-statistikkbanken" in page
        assert 'href="https://www.ssb.no/statbank/table/12019"' in page
    other = indikator_page(shown, shown.definitions.indicators["sky_antall"])
    assert "12019" not in other


def test_without_tables_nothing_is_shown() -> None:
    assert "Tabeller fra Statistikkbanken" not in development_page(real_edition())
