"""The lists hold every place, and every name and number it may be looked up by."""

from __future__ import annotations

import re

import pytest

from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.fylke.fylker_page import fylker_page
from builder.pages.kommune.kommuner_page import kommuner_page
from builder.pages.lookups.former import former_fylker, former_kommuner
from tests.html_tables import table_of
from tests.pages.editions import invented_edition, links_of


@pytest.fixture(scope="module")
def kommuner(edition: Edition) -> str:
    return kommuner_page(edition)


def test_every_municipality_is_in_the_table_once_with_its_results(
    edition: Edition, kommuner: str
) -> None:
    shown = table_of(kommuner, "Alle kommunene.")
    assert len(shown.rows) == 357
    values = edition.results.statistics.values
    known = values[(values["aar"] == 2022) & (values["indikator"] == "prioritering_grad")]
    units = edition.results.statistics.units
    today = units[units["aar"] == 2022].set_index("kommunenr")["kommunenr_today"]
    known = known.dropna(subset=["verdi"]).assign(today=lambda f: f["kommunenr"].map(today))
    grades = known.set_index("today")["verdi"].to_dict()
    for kommune, row in zip(edition.places.kommuner.values(), shown.rows, strict=True):
        cells = dict(zip(shown.heads, row, strict=True))
        assert kommune.navn in cells["Kommune"]
        assert cells["Fylke"] == kommune.fylke
        assert all(name in cells["Kommune"] for name in kommune.other_names)
        if kommune.navn in ("Haram", "Ålesund"):
            assert cells["Digital prioritering 2022"].strip() == "Andre grenser i 2022"
        elif kommune.kommunenr in grades:
            assert cells["Digital prioritering 2022"][0] == grades[kommune.kommunenr]
        else:
            assert cells["Digital prioritering 2022"].strip() == "Svarte ikke"
    links = [link for link in links_of(kommuner.split("## Tidligere navn")[0]) if "/kom" in link]
    assert sorted(links) == sorted(
        f"../kommune/{k.slug}/" for k in edition.places.kommuner.values()
    )


def test_the_table_is_narrowed_by_every_name_county_and_size(
    edition: Edition, kommuner: str
) -> None:
    alesund = re.search(
        r'<tr data-ord="([^"]*)" data-valg="([^"]*)"><th[^>]*><a [^>]*alesund/', kommuner
    )
    assert alesund
    assert alesund[2].startswith("Møre og Romsdal|50")
    assert {"Skodje", "Sandøy", "Ørskog", "1529", "1504", "1508"} <= set(alesund[1].split())
    options = re.findall(r"<option>(.*?)</option>", kommuner)
    counties = [fylke.navn for fylke in edition.places.fylker.values()]
    assert options[: len(counties)] == counties
    assert len(options) == len(counties) + 7
    assert '<div class="filter" hidden>' in kommuner
    assert 'role="status"' in kommuner


def test_former_names_lead_to_today(edition: Edition, kommuner: str) -> None:
    former = table_of(kommuner, "Kommunenavn som er gått ut av bruk")
    assert former.row("Skodje") == {
        "Tidligere navn": "Skodje",
        "Nummer": "1529",
        "Fylke da": "Møre og Romsdal",
        "Ligger i dag i": "Ålesund",
        "Gikk ut av bruk": "1. januar 2020",
    }
    assert former.row("Snillfjord")["Ligger i dag i"] == "Orkland, Hitra og Heim"
    names = {row[0] for row in former.rows}
    assert not names & {"Haram", "Ålesund", "Rindal", "Oslo"}


def test_the_former_names_are_those_that_have_redirects(edition: Edition) -> None:
    """The table is worked out from the municipalities; the redirects stand in their own list."""
    registry = edition.results.sources.registry
    addresses = registry.addresses
    listed = addresses[(addresses["nivaa"] == "kommune") & (addresses["grunn"] == "tidligere_navn")]
    wanted = {
        (name, code)
        for name, codes in zip(listed["navn"], listed["koder"], strict=True)
        for code in codes.split("|")
    }
    found = {(k.navn, code) for k in former_kommuner(registry) for code in k.successors}
    assert found == wanted


def test_former_counties_hold_all_their_municipalities(edition: Edition) -> None:
    registry = edition.results.sources.registry
    found = {(f.navn, f.division): dict(f.became) for f in former_fylker(registry)}
    assert found["Viken", "2020"] == {"32": 21, "33": 18, "31": 12}
    assert found["Oppland", "2018"] == {"34": 24, "32": 2}  # Jevnaker and Lunner
    assert ("Oslo", "2018") not in found
    assert ("Rogaland", "2020") not in found
    kommuner = registry.kommuner
    in_viken = kommuner[(kommuner["division"] == "2020") & (kommuner["fylkesnr"] == "30")]
    assert sum(found["Viken", "2020"].values()) == len(in_viken)


def test_the_list_of_counties_adds_up(edition: Edition) -> None:
    page = fylker_page(edition)
    shown = table_of(page, "Fylkene.")
    rows = [dict(zip(shown.heads, row, strict=True)) for row in shown.rows]
    assert len(rows) == 15
    assert sum(int(row["Kommuner"]) for row in rows) == 357
    inhabitants = sum(int(re.sub(r"\D", "", row["Innbyggere"])) for row in rows)
    population = edition.results.sources.population
    newest = population[population["aar"] == population["aar"].max()]
    assert inhabitants == newest["folketall"].sum()
    assert "noindex" in page
    assert "Svarene er simulert" in page
    finnmark = shown.row("Finnmark")
    year = edition.results.years[-1]
    shares = edition.results.shares(year, "deltakelse", "fylke", "56")
    answered = f"{integer(shares.counts['svarte'])} av {integer(shares.n)}"
    assert finnmark[f"Svarte i {year}"] == answered


def test_official_lists_carry_no_warning(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("official")
    edition = invented_edition(folder, {2024: {"rows": 300}}, status="offisiell")
    for page in (fylker_page(edition), kommuner_page(edition)):
        assert "simuler" not in page.lower()
        assert "noindex" not in page


def test_only_some_pages_are_linked_in_a_preview(edition: Edition) -> None:
    preview = Edition(edition.results, edition.places, edition.palette, frozenset({"0301"}))
    links = [link for link in links_of(kommuner_page(preview)) if "/kommune/" in link]
    assert set(links) == {"../kommune/oslo/"}
    assert len(links) == 1
