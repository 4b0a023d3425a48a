"""The page of a municipality: its own numbers, its predecessors', and nothing invented."""

from __future__ import annotations

import re

import pytest

from builder.pages.edition import Edition
from builder.pages.kommune.kommune_page import kommune_page
from builder.pages.parts.tables import Cell, table
from tests.html_tables import table_of
from tests.pages.editions import invented_edition


def page_of(edition: Edition, code: str) -> str:
    """Return the Markdown of a municipality's page."""
    return kommune_page(edition, edition.places.kommuner[code])


def text_of(markup: str) -> str:
    """Return what a reader sees of a piece of a page, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", markup).split())


def cards_of(page: str) -> list[str]:
    """Return the texts of the cards on a page."""
    (cards,) = re.findall(r'<ul class="kort">(.*?)</ul>', page, re.DOTALL)
    return [text_of(card) for card in cards.split("</li>") if card.strip()]


def test_the_cards_tell_the_computed_results_with_their_year_and_base(edition: Edition) -> None:
    assert cards_of(page_of(edition, "0301")) == [
        "Digital prioritering 2022 Grad 4: høy Som 143 av 354 kommuner (40,4 prosent). "
        "Samme grad som i 2018.",
        "Digital kompetanse 2022 Egne ansatte, problemer med å rekruttere "
        "Som 65 av 354 kommuner (18,4 prosent). Samme kategori som i 2018.",
        "Digital aktivitet 2022 Grad 4: høy Som 124 av 354 kommuner (35,0 prosent). "
        "Samme grad som i 2018.",
    ]


def test_a_card_of_one_that_did_not_answer_has_the_last_known_value_with_its_year(
    edition: Edition,
) -> None:
    assert cards_of(page_of(edition, "3419"))[0] == (
        "Digital prioritering 2022 Svarte ikke på undersøkelsen "
        "Siste kjente: grad 3 («mest prosjekter») i 2018."
    )


def test_a_split_municipality_shows_whose_answer_it_was_and_says_it_once(edition: Edition) -> None:
    page = page_of(edition, "1580")
    shown, _ = page.split("## Digital prioritering")
    assert shown.count("I 2022 og 2023 var Haram en del av Ålesund (1507).") == 2  # and the head
    assert cards_of(page)[0].startswith("Digital prioritering 2022 Ålesund: Grad 4: høy")
    assert "2022 Ålesund" in page


def test_a_merged_municipality_shows_its_predecessors_side_by_side_and_no_grade_of_its_own(
    edition: Edition,
) -> None:
    page = page_of(edition, "5059")
    shown = table_of(page, "Alle indikatorer, runde for runde")
    for name, code in {"Orkdal": "5024", "Meldal": "5023", "Agdenes": "5016"}.items():
        value = edition.results.value(2018, code, "strategi_antall")
        cell = shown.row("Antall områder i strategien")[f"2018 {name}"]
        assert cell.startswith(value.verdi or value.missing_label)
    assert "2018" not in shown.heads
    assert "I 2018 lå dagens Orkland i kommunene Orkdal," in page


def test_the_grade_is_told_why_and_compared_through_four_lenses(edition: Edition) -> None:
    page = page_of(edition, "1151")
    assert "<summary>Hvorfor grad 1?</summary>" in page
    (lenses,) = re.findall(
        r'<fieldset class="linse">(.*?)</fieldset>', page.split("## Digital kompetanse")[0], re.S
    )
    assert re.findall(r"<label[^>]*>([^<]+)<", lenses) == [
        *("Like store", "Rogaland", "Like sentrale", "Landet")
    ]
    assert lenses.count(" checked") == 1
    assert lenses.count('class="linse-svar"') == 4


def test_oslo_is_its_own_county_and_is_not_compared_with_it(edition: Edition) -> None:
    page = page_of(edition, "0301")
    assert "Ingen kommune er egentlig lik Oslo." in page
    assert ">Oslo</label>" not in page
    assert "Fylket: Oslo" not in page


def test_the_answers_are_told_as_a_list_with_what_is_new(edition: Edition) -> None:
    page = page_of(edition, "3114")  # answered yes to strategy in 2022 and no in 2023
    (listed,) = re.findall(r"<h4>Strategi, 2023</h4>(.*?)</section>", page, re.DOTALL)
    text = text_of(listed)
    assert "Har kommunen en IKT- eller digitaliseringsstrategi?: Nei ikke lenger, ja i 2022" in text
    assert 'class="uten"' in listed
    assert 'class="har"' not in listed


def test_unknown_wordings_are_one_line(edition: Edition) -> None:
    page = page_of(edition, "0301")
    assert (
        "Strategiområde 11" not in page.split("<h4>Strategi, 2023</h4>")[1].split("</section>")[0]
    )
    assert "Ytterligere tre områder (ordlyden er ikke kjent): 3 av 3." in page


def test_no_grade_is_ranked(edition: Edition) -> None:
    page = page_of(edition, "0301")
    assert "Plass i landet" not in page
    for told in re.findall(r"Plass 20\d\d: [^.]*\.", page):
        assert re.fullmatch(r"Plass 20\d\d: [0-9–]+ av \d+ .*", told)


def test_similar_places_and_neighbours_stand_with_their_three_results(edition: Edition) -> None:
    page = page_of(edition, "1151")
    similar = table_of(page, "Kommunene som ligner mest på Utsira")
    assert len(similar.rows) == 8
    assert similar.rows[0][0] == "Utsira"
    assert similar.heads[1:4] == [
        *("Digital prioritering 2022", "Digital kompetanse 2022", "Digital aktivitet 2022")
    ]
    assert "<summary>Naboer: ingen på land</summary>" in page
    assert "<summary>Naboer: 4 kommuner på land</summary>" in page_of(edition, "5612")


def test_estimated_population_is_marked(edition: Edition) -> None:
    estimates = edition.results.sources.population.query("anslag")
    assert len(estimates) == 9
    for cell in estimates.itertuples():
        page = page_of(edition, cell.kommunenr)
        shown = table_of(page, "Innbyggere i").row(f"1. januar {cell.aar}")
        assert shown["Innbyggere"].endswith("(anslag)")
        assert shown["Kilde"] == f"Anslag: {cell.grunnlag}"
    assert "(anslag)" not in page_of(edition, "0301")


def test_non_response_is_said_and_never_a_zero(edition: Edition) -> None:
    units = edition.results.statistics.units
    silent = units[(units["aar"] == 2022) & ~units["svarte"]].iloc[0]
    page = page_of(edition, silent["kommunenr_today"].split("|")[0])
    assert "som ikke svarte på undersøkelsen i 2022" in page
    assert '<span class="prove prove-svarte-ikke" aria-hidden="true"></span>' in page
    assert "Grad 0" not in page.split("## Kommuner som ligner")[0]


@pytest.mark.parametrize("rounds", [{2018: {}}, {2022: {"kind": "scores"}}, {2023: {}}, {2024: {}}])
def test_any_set_of_rounds_makes_every_page(tmp_path, rounds) -> None:
    edition = invented_edition(tmp_path, rounds, status="offisiell")
    for code in ("0301", "1508", "1580", "1806", "5059", "5612"):
        page = page_of(edition, code)
        assert "imuler" not in page
        assert "noindex" not in page
        assert "None" not in page
        assert "nan" not in re.sub(r"<[^>]+>|[a-zæøå]*nan[a-zæøå]+", "", page)


def test_scores_only_say_that_the_answers_are_not_published(tmp_path) -> None:
    """Once, where the sources are; what would show answers or other rounds is not there."""
    edition = invented_edition(tmp_path, {2022: {"kind": "scores"}}, status="offisiell")
    page = page_of(edition, "0301")
    assert "Resultater for 2022: Testene, bearbeidet av Digital kommune. Svarene bak er" in page
    assert page.count("er ikke publisert") == 1
    for empty in ("Svarene bak</summary>", "Over tid", "runde for runde", "i svarene"):
        assert empty not in page


def test_hostile_names_do_nothing() -> None:
    html = table("<b>x</b>", ["<i>"], [[Cell('"><script>', href='"x')]])
    assert "<script>" not in html
    assert "<b>" not in html
    assert 'href=""' not in html


def test_a_mix_of_simulated_and_official_rounds_says_which_is_which(tmp_path) -> None:
    edition = invented_edition(tmp_path, {2018: {}, 2022: {"status": "offisiell"}})
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
    assert (
        page.rstrip()
        .removesuffix("</div>")
        .rstrip()
        .endswith(
            "Folketall og sentralitet: SSB. Svar for 2022: Testene, bearbeidet av Digital kommune. "
            "Svarene for 2018 er simulert av prosjektet og er ikke SSBs.</p>"
        )
    )
