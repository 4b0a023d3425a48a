"""The method page tells every rule of the definitions, and says where it is our reading."""

from __future__ import annotations

import re
from html import unescape

import pytest

from builder.pages.edition import Edition
from builder.pages.metode.metode_page import metode_page
from builder.pages.om.om_page import om_page, tilgjengelighet_page
from tests.html_tables import table_of, tables_of
from tests.pages.editions import invented_edition, links_of


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return metode_page(edition)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """An official round with answers, and a newer one with scores only."""
    rounds: dict[int, dict[str, object]] = {2022: {"rows": 300}, 2024: {"kind": "scores"}}
    return invented_edition(tmp_path_factory.mktemp("official"), rounds, status="offisiell")


def section(page: str, anchor: str) -> str:
    """Return the part of a page under one heading, or folded behind one, without escapes."""
    folded = re.search(rf'<h3 id="{re.escape(anchor)}">.*?</details>', page, re.DOTALL)
    if folded:
        return unescape(folded[0])
    found = re.split(rf"^##+ .*{{: #{re.escape(anchor)} .*$", page, flags=re.MULTILINE)
    assert len(found) == 2, anchor
    return unescape(re.split(r"^##+ ", found[1], flags=re.MULTILINE)[0])


def readings(page: str) -> list[str]:
    """Return the text of every box with a reading of our own."""
    boxes = re.findall(r'<div class="lesning"><strong>Vår lesning:</strong> (.*?)</div>', page)
    return [unescape(box) for box in boxes]


def test_every_indicator_is_told_with_its_source(edition: Edition, page: str) -> None:
    for indicator in edition.definitions.indicators.values():
        own = section(page, f"indikator-{indicator.id}")
        assert indicator.about in own
        assert f"Kilde: {indicator.source}." in own


CUTS = {  # the cut points of the contract, section 2
    "strategi_score": ["0", "1–5", "6–9", "10–11", "12–13"],
    "prosjekt_score": ["0", "1–4", "5–6", "7–8", "9–10"],
    "interne_funksjoner_score": ["0", "1–4", "5–7", "8–10", "11–12"],
    "sky_score": ["0", "1–3", "4–6", "7–9", "10–15"],
    "innkjop_score": ["0", "1–3", "4–5", "6–7", "8"],
    "tilbud_score": ["0", "1", "2–3", "4–6", "7–14"],
}


@pytest.mark.parametrize("cut", CUTS)
def test_every_cut_is_told_as_it_is_computed(cut: str, page: str) -> None:
    (shown,) = tables_of(section(page, f"indikator-{cut}"))
    assert [row[1] for row in shown.rows] == CUTS[cut]


def test_the_grades_are_those_of_the_report(page: str) -> None:
    own = section(page, "indikator-aktivitet_grad")
    rows = tables_of(own)[0].rows
    assert [row[1:] for row in rows] == [
        ["0", "0", "1", "3", "3"],
        ["0", "1", "1", "3", "3"],
        ["1", "1", "1", "3", "3"],
        ["2", "2", "2", "4", "4"],
        ["2", "2", "2", "4", "4"],
    ]


def test_every_question_is_told_and_no_wording_invented(edition: Edition, page: str) -> None:
    unknown = 0
    for block in edition.definitions.blocks.values():
        own = section(page, f"sporsmal-{block.id}")
        (shown,) = tables_of(own)
        assert [row[0] for row in shown.rows] == [q.label for q in block.questions]
        for question in block.questions:
            remark = shown.row(question.label)["Merknad"]
            assert ("Vår korte form" in remark) == (question.wording == "omtrent")
            assert ("ikke hva det heter" in remark) == (question.wording == "ukjent")
            unknown += question.wording == "ukjent"
        assert block.source in own
        assert block.base in own
    assert unknown == 9


def test_the_rounds_that_asked_are_told(page: str) -> None:
    assert "Med i 2018, 2022 og 2023." in section(page, "sporsmal-strategi")
    assert "Med i 2018 og 2022. I 2023: ikke spurt." in section(page, "sporsmal-sky")
    assert "Stilt til kommuner som har forsøkt å rekruttere" in section(
        page, "sporsmal-rekruttering"
    )


def test_each_question_list_stands_once(edition: Edition, page: str) -> None:
    """The rule of a count points at the list of its block; the page once had every list twice."""
    for block in edition.definitions.blocks.values():
        for question in block.items if block.id != "tjeneste" else ():  # those give points
            if question.wording == "kjent" and len(question.label) > 25:
                assert unescape(page).count(f">{question.label}<") == 1, question.label
    assert '<a href="#sporsmal-strategi">' in page


def test_the_words_are_explained(page: str) -> None:
    terms = re.findall(r"<dt>(.*?)</dt>", section(page, "ordliste"))
    wanted = {"IKT", "Runde", "Poeng", "Score", "Grad", "Kategori", "n, grunnlag", "Median"}
    assert wanted | {"Plass", "Sentralitet", "Simulert"} == set(terms)


def test_our_readings_stand_in_boxes_of_their_own(edition: Edition, page: str) -> None:
    definitions = edition.definitions
    notes = [i.reading for i in definitions.indicators.values()]
    notes += [b.note for b in definitions.blocks.values()]
    notes += [b.note for b in definitions.breakdowns.values()]
    wanted = [note for note in notes if note]
    assert len(wanted) >= 7
    assert set(wanted) <= set(readings(page))


def test_the_nine_estimates_are_told_with_how_they_were_made(edition: Edition, page: str) -> None:
    shown = table_of(page, "Folketall som er våre anslag")
    assert len(shown.rows) == 9
    hitra = shown.row("Hitra (5056)")
    assert hitra["År"] == "2018"
    assert hitra["Innbyggere"] == "4\N{NO-BREAK SPACE}962"
    assert "Snillfjord" in hitra["Slik er anslaget regnet ut"]


def test_each_round_has_its_card(edition: Edition, page: str) -> None:
    rounds = section(page, "runder")
    for year, survey_round in edition.results.rounds.items():
        card = survey_round.card
        own = rounds.split(f"Kilden til runden {year}</summary>")[1].split("</details>")[0]
        for text in (card.title, card.publisher, card.licence, card.retrieved):
            assert text in own
        row = table_of(rounds, "Rundene på nettstedet").row(str(year))
        assert row["Datastatus"] == "Simulerte tall"
    row = table_of(rounds, "Rundene på nettstedet").row("2018")
    assert (row["Kommuner"], row["Svarte"], row["Andel"]) == (
        "422",
        "377",
        "89,3\N{NO-BREAK SPACE}%",
    )


def test_medians_stand_beside_those_of_the_report(edition: Edition, page: str) -> None:
    shown = table_of(page, "Medianer i rapporten")
    reported = [row[2] for row in shown.rows if row[2] != "–"]
    assert reported == ["9", "7", "8", "6", "6", "2"]
    medians = edition.results.statistics.medians
    own = medians.query("aar == 2018 and indikator == 'strategi_antall' and base == 'gate'").iloc[0]
    cell = shown.row("Antall områder i strategien")["2018"]
    assert cell.replace("\u00a0", " ") == f"{own['median']:.0f} (n = {own['n']})"
    assert shown.row("Antall områder med skytjenester")["2023"] == "Ikke spurt"


def test_official_rounds_are_not_called_simulated(official: Edition) -> None:
    for make in (metode_page, om_page):
        text = re.sub(r"## Sett inn flere tall.*", "", make(official), flags=re.DOTALL)
        text = text.replace("<dt>Simulert</dt>", "").replace("Simulerte tall er ikke svarene", "")
        assert "simuler" not in text.lower()
        assert "noindex" not in text
        assert "offisiell" in text


def test_a_round_with_scores_only_is_told(official: Edition) -> None:
    page = metode_page(official)
    rounds = table_of(page, "Rundene på nettstedet")
    assert rounds.row("2024")["Innhold"] == "Bare score (svarene er ikke publisert)"
    assert "For 2024 er bare resultatene publisert, ikke svarene." in page
    assert "Med i 2022. I 2024: svarene er ikke publisert." in section(page, "sporsmal-sky")


def test_the_puzzles_are_told_on_the_page_of_the_ledger(page: str) -> None:
    assert "../samsvar/#gater" in links_of(page)
    assert "53" not in section(page, "gater")


def test_links_lead_to_the_indicator_pages(edition: Edition, page: str) -> None:
    slugs = {i.id.replace("_", "-") for i in edition.definitions.indicators.values()}
    linked = [link for link in links_of(page) if "indikator/" in link]
    assert linked
    assert {link for link in linked} <= {f"../indikator/{slug}/" for slug in slugs}


def test_every_section_has_an_address_that_stays(edition: Edition, page: str) -> None:
    pages = (page, om_page(edition), tilgjengelighet_page(edition))
    for text in pages:
        headings = re.findall(r"^##+ .*$", text, re.MULTILINE)
        assert headings
        assert all("{: #" in heading for heading in headings)


def test_the_status_page_is_not_an_official_declaration(edition: Edition) -> None:
    text = tilgjengelighet_page(edition)
    assert "axe-core" in text
    assert "Kjente mangler" in text
    assert "ikke en offentlig tilgjengelighetserklæring" in text


def test_the_layout_of_tiles_is_told_with_what_it_keeps(edition: Edition, page: str) -> None:
    told = section(page, "ruter").replace("\N{NO-BREAK SPACE}", " ")
    kept = edition.results.statistics.tiles
    assert kept is not None
    assert "alle de 357 kommunene like store" in told
    assert "Av de 736 parene av kommuner som grenser til hverandre på land" in told
    assert f"ligger {kept.side_by_side} (" in told
    whole = "Alle de 15 fylkene er i ett stykke, og ingen tomme plasser ligger inne mellom rutene."
    assert whole in told
    assert 'href="../data/geo/fliser.csv"' in told
