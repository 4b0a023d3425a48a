"""The page of a municipality: its own numbers, its predecessors', and nothing invented."""

from __future__ import annotations

import re
import shutil
from functools import cache

import pytest

from builder.pages.edition import Edition
from builder.pages.kommune.kommune_page import kommune_page
from builder.pages.parts.tables import Cell, table
from tests.invented import DATA, make_round
from tests.pages.editions import edition_of, invented_edition, table_of


@cache
def real() -> Edition:
    """Return the edition of the repository's own data."""
    return edition_of(DATA)


def page_of(edition: Edition, code: str) -> str:
    """Return the Markdown of a municipality's page."""
    return kommune_page(edition, edition.places.kommuner[code])


def test_the_grade_on_the_page_is_the_computed_one() -> None:
    edition = real()
    value = edition.results.value(2022, "5001", "prioritering_grad").verdi
    page = page_of(edition, "5001")
    assert f"fikk grad {value} av 4 i 2022" in page
    shares = edition.results.shares(2022, "prioritering_grad")
    assert f"{shares.counts[value]} av {shares.n} kommuner som svarte" in page


def test_a_split_municipality_shows_whose_answer_it_was_and_says_it_once() -> None:
    page = page_of(real(), "1580")
    summary = page.split("<ul class=")[0]
    assert summary.count("hørte Haram til den daværende kommunen Ålesund (1507)") == 1
    assert "Haram svarte på undersøkelsen i 2018." in page or "svarte ikke i 2018" in page
    assert "2022 Ålesund" in page


def test_a_merged_municipality_shows_its_predecessors_side_by_side_and_no_grade_of_its_own() -> (
    None
):
    edition = real()
    page = page_of(edition, "5059")
    shown = table_of(page, "Alle indikatorer, runde for runde")
    for name, code in {"Orkdal": "5024", "Meldal": "5023", "Agdenes": "5016"}.items():
        value = edition.results.value(2018, code, "strategi_antall")
        cell = shown.row("Antall områder i strategien")[f"2018 {name}"]
        assert cell.startswith(value.verdi or value.missing_label)
    assert "2018" not in shown.heads
    assert "I 2018 var Orkdal" in page


def test_estimated_population_is_marked() -> None:
    estimates = real().results.sources.population.query("anslag")
    assert len(estimates) == 9
    for cell in estimates.itertuples():
        page = page_of(real(), cell.kommunenr)
        shown = table_of(page, "Innbyggere i").row(f"1. januar {cell.aar}")
        assert shown["Innbyggere"].endswith("(anslag)")
        assert shown["Kilde"] == f"Anslag: {cell.grunnlag}"
    assert "(anslag)" not in page_of(real(), "0301")


def test_non_response_is_said_and_never_a_zero() -> None:
    edition = real()
    units = edition.results.statistics.units
    silent = units[(units["aar"] == 2022) & ~units["svarte"]].iloc[0]
    page = page_of(edition, silent["kommunenr_today"].split("|")[0])
    assert "svarte ikke på undersøkelsen i 2022" in page
    assert '<span class="grad ingen-svar">' in page
    assert "grad 0 av 4 i 2022" not in page


@pytest.mark.parametrize("rounds", [{2018: {}}, {2022: {"kind": "scores"}}, {2023: {}}, {2024: {}}])
def test_any_set_of_rounds_makes_every_page(tmp_path, rounds) -> None:
    edition = invented_edition(tmp_path, rounds, status="offisiell")
    for code in ("0301", "1508", "1580", "1806", "5059", "5612"):
        page = page_of(edition, code)
        assert "imuler" not in page and "noindex" not in page
        assert "None" not in page and "nan" not in re.sub(
            r"<[^>]+>|[a-zæøå]*nan[a-zæøå]+", "", page
        )


def test_scores_only_say_that_the_answers_are_not_published(tmp_path) -> None:
    edition = invented_edition(tmp_path, {2022: {"kind": "scores"}})
    assert "svarene er ikke publisert" in page_of(edition, "0301").lower()


def test_hostile_names_do_nothing() -> None:
    html = table("<b>x</b>", ["<i>"], [[Cell('"><script>', href='"x')]])
    assert "<script>" not in html and "<b>" not in html and 'href=""' not in html


def test_a_mix_of_simulated_and_official_rounds_says_which_is_which(tmp_path) -> None:
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018)
    make_round(data, 2022, status="offisiell", seed=1)
    edition = edition_of(data)
    page = page_of(edition, "0301")
    assert "Tallene for 2018 er simulert. Tallene for 2022 er det ikke." in page
    assert "Alle indikatorer, runde for runde (tallene for 2018 er simulert)" in page
    assert edition.caption([2022]) == (
        "Kilde: Testene, bearbeidet av Digital kommune · Digitalisering i kommunene · 2022"
    )
    assert edition.caption([2018, 2022]) == (
        "Simulerte tall for 2018, ikke SSBs · Kilde: Testene, bearbeidet av Digital kommune"
        " · Digitalisering i kommunene · 2018 og 2022"
    )
    assert edition.caption([2018]) == (
        "Simulerte tall, ikke SSBs · Digitalisering i kommunene · 2018"
    )
    assert page.rstrip().endswith(
        "Folketall og sentralitet: SSB. Svar for 2022: Testene, bearbeidet av Digital kommune. "
        "Svarene for 2018 er simulert av prosjektet og er ikke SSBs.</p>"
    )
