"""A site of official results and no answers reads as a finished one: nothing empty is shown."""

from __future__ import annotations

import csv
import json
import re
import shutil

import pytest

from builder.pages.edition import Edition
from builder.pages.indikator.indikator_page import indikator_page, list_page
from builder.pages.kart.kart_page import LiveMap
from builder.pages.landet.figurer import figure_pages
from builder.pages.landet.landet_page import landet_pages
from builder.pages.metode.metode_page import metode_page
from builder.pages.oppslag.finding import index_file
from builder.pages.sammenlign.sammenlign_page import sammenlign_page
from builder.pages.samsvar.samsvar_page import samsvar_page
from builder.pages.words.standing import Standing
from builder.pages.words.summary import summary_of
from tests.html_tables import table_of, tables_of
from tests.invented import DATA, make_round, write_card, write_table
from tests.pages.editions import anchors_of, edition_of

HEADLINES = ("prioritering_grad", "kompetanse_kategori", "aktivitet_grad")


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """One round, of which the three results are published and nothing else."""
    data = tmp_path_factory.mktemp("results") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    folder = make_round(data, 2022, kind="scores")
    head, *rows = csv.reader((folder / "scores.csv").read_text("utf-8").splitlines())
    kept = [row for row in rows if row[head.index("indikator")] in HEADLINES]
    write_table(folder / "scores.csv", [head, *kept])
    write_card(folder, "scores.csv", status="offisiell")
    return edition_of(data)


def hidden(edition: Edition) -> list[str]:
    """Return the labels of the indicators that no round has."""
    indicators = edition.definitions.indicators.values()
    return [one.label for one in indicators if not edition.results.years_of(one.id)]


def test_the_list_sets_apart_what_has_no_numbers(edition: Edition) -> None:
    page = list_page(edition)
    listed, _, apart = page.partition("## Uten tall")
    for label in hidden(edition):
        assert f">{label}</a>" not in listed
        assert f">{label}</a>" in apart
    assert "Ingen runder med tall" not in page


def test_a_page_without_numbers_has_the_rule_and_what_ssb_has(edition: Edition) -> None:
    indicators = edition.definitions.indicators
    page = indikator_page(edition, indicators["strategi_antall"])
    assert anchors_of(page) == {"regel", "ingen-tall", "ssb", "kilder"}
    assert "Median for antall områder i strategien" in page
    assert "svarene er ikke" not in page
    page = indikator_page(edition, indicators["prioritering_grad"])
    assert {"fordeling", "kart", "kommuner", "last-ned"} <= anchors_of(page)
    assert "utvikling" not in anchors_of(page)


def test_the_look_up_leads_to_what_is_there(edition: Edition) -> None:
    method = metode_page(edition)
    rows = json.loads(index_file(edition, {"metode.md": method}))
    found = [row[1] for row in rows if row[0] == "i"]
    assert found
    assert not set(found) & set(hidden(edition))
    addresses = {row[3] for row in rows if row[0] == "q"}
    assert addresses
    assert all(address.startswith("metode/#") for address in addresses)
    assert all(f'id="{address.partition("#")[2]}"' in method for address in addresses)


def test_only_what_can_be_done_is_offered_on_the_map(edition: Edition) -> None:
    files = LiveMap(edition).files
    views = json.loads(files["kart/data.json"])["visninger"]
    assert list(views.values()) == ["Kart", "Ruter", "Tabell", "To indikatorer"]


def test_only_what_can_be_done_is_offered_in_a_comparison(edition: Edition) -> None:
    page = sammenlign_page(edition)
    assert "side om side: resultater og forskjeller." in page
    assert ">Alle indikatorer</h2>" in page
    assert "<label hidden><span>Runde</span>" in page
    for name in ("skala", "tid"):
        assert f'<section aria-labelledby="{name}" hidden>' in page


def test_the_ledger_begins_with_what_can_be_computed(edition: Edition) -> None:
    page = samsvar_page(edition)
    computed = table_of(page, "Publiserte tall og tallene rundene på nettstedet gir")
    assert 0 < len(computed.rows) < 30
    assert "–" not in {row[3] for row in computed.rows}
    (apart,) = re.findall(r"<p>(De andre .*?)</p>", page)
    assert re.fullmatch(
        r"De andre 1\d\d tallene kan ikke beregnes: rundene 2018, 2019, 2020, 2023 og 2024 er ikke "
        r"på nettstedet \(\d+\); spørsmålet er ikke blant dem nettstedet har \(25\); svarene er "
        r"ikke publisert i runden 2022 \(\d+\); tallet gjelder statlige virksomheter \(6\)\.",
        apart,
    )
    counts = [int(number) for number in re.findall(r"\((\d+)\)", apart)]
    assert sum(counts) == int(apart.split()[2])
    assert f"De {sum(counts)} som ikke kan beregnes</h3></summary>" in page


def test_figures_of_the_report_have_no_empty_columns(edition: Edition) -> None:
    pages = figure_pages(edition)
    for table in (one for page in pages.values() for one in tables_of(page)):
        assert "Kan ikke beregnes" not in str(table.rows) or "Stemmer" in str(table.rows)
    page = pages["landet/rapportens-figurer/kapittel-3.md"]
    assert table_of(page, "Figur 3.1: publisert av SSB").heads == [
        "Tallet",
        "Publisert av SSB",
        "Gjelder",
        "År",
    ]
    first, grades = page.index("{: #figur-3-1 }"), page.index("{: #tabell-3-1 }")
    assert "Regnet ut her" not in page[first:grades]
    assert "Regnet ut her:" in page[grades:]


def test_one_round_is_not_told_round_for_round(edition: Edition) -> None:
    for page in landet_pages(edition).values():
        assert "unde for runde" not in page
        assert "svar og verdier" not in page
        assert "Resultater for 2022: Testene, bearbeidet av Digital kommune." in page


def test_grades_are_told_though_their_parts_are_not_known(edition: Edition) -> None:
    texts = {}
    for code, kommune in edition.places.kommuner.items():
        texts[code] = summary_of(Standing(edition, kommune)).text.replace(kommune.navn, "X")
    graded = [text for text in texts.values() if re.search(r"har grad [0-4] \(«.+»\) for", text)]
    assert len(graded) > 250
    assert len(set(texts.values())) > 150
    assert not any("i svarene fra" in text for text in texts.values())


def test_the_method_says_once_that_answers_are_not_published(edition: Edition) -> None:
    page = metode_page(edition)
    assert page.count("svarene er ikke publisert.") == 0
    assert table_of(page, "Medianer i rapporten").heads == [
        "Indikator",
        "Regnet av",
        "Rapporten, 2018",
    ]
