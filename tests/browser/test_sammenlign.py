"""The comparison in a real Chromium: what is chosen and how, what is told of it, and what is taken
along."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median_low
from typing import Literal

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.axe import OF_COLOURS, violations
from tests.browser.compare_site import make_compare_site
from tests.serving import served
from tests.site.small_docs import ROOT

ASSETS = ROOT / "docs" / "assets"
HARD = "\u00a0"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site with the real data."""
    return make_compare_site(tmp_path_factory.mktemp("compare"))


@pytest.fixture(params=[390, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page on a phone and on a desk, with nothing to say to the console."""
    context = browser.new_context(viewport={"width": request.param, "height": 844})
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """Open a page on a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 844}, accept_downloads=True)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, keys: str, more: str = "") -> Page:
    """Open a comparison and wait until all of it is shown."""
    page.goto(f"{address}sammenlign/?k={keys}{more}")
    expect(page.locator("[data-del=utvikling] table").first).to_be_attached()
    return page


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-del={name}]")


def told(page: Page) -> list[str]:
    """Return the sentences, with ordinary spaces."""
    texts = part(page, "setninger").locator("li").all_inner_texts()
    return [text.replace(HARD, " ") for text in texts]


def chosen(page: Page) -> list[str]:
    """Return the names of the places chosen."""
    return page.locator(".sammenlign-steder li:not(.uten-ramme) > span").all_inner_texts()


def asked(page: Page) -> str:
    """Return what stands in the address after the ?."""
    return page.url.partition("?")[2]


BORDERS = {
    "Ålesund": [
        "I 2018 lå dagens Ålesund i kommunene Ålesund, Skodje, Ørskog og Sandøy. De har hvert sitt "
        "resultat, og vi regner ikke ut noe felles tall for dem.",
        "I 2022 og 2023 hørte Haram også til Ålesund (1507). Svarene gjaldt hele den daværende "
        "kommunen.",
    ],
    "Stavanger": [
        "I 2018 lå dagens Stavanger i kommunene Stavanger, Rennesøy og Finnøy. De har hvert sitt "
        "resultat, og vi regner ikke ut noe felles tall for dem.",
    ],
}
SENTENCES = {
    "0301,1151": [
        "For digital prioritering har Oslo grad 4 («høy») og Utsira grad 1 («lav») (2022). Det er "
        "flere trinn mellom dem. I landet har 143 og 77 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "For digital kompetanse er Oslo i kategorien «egne ansatte, problemer med å rekruttere» og "
        "Utsira i kategorien «eksterne, ikke forsøkt å rekruttere» (2022). I landet er 65 og 99 av "
        "354 kommuner i de kategoriene, i samme rekkefølge.",
        "For digital aktivitet har Oslo grad 4 («høy») og Utsira grad 1 («lav») (2022). Det er "
        "flere trinn mellom dem. I landet har 124 og 84 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "Oslo har 11 av 15 områder med skytjenester, Utsira 0 (2022, n = 354).",
        "Oslo har 10 av 10 områder som IKT-prosjektene skal endre, Utsira 5 (2022, n = 354).",
        "Oslo har 8 av 8 innkjøpsaktiviteter som gjøres digitalt, Utsira 5 (2022, n = 354).",
        "Oslo har en IKT-strategi, mens Utsira ikke har noen IKT-strategi (2023; 298 av 355 "
        "kommuner i landet svarte ja).",
        "Oslo har forsøkt å rekruttere IKT-spesialister, mens Utsira ikke har forsøkt å rekruttere "
        "IKT-spesialister (2023; 197 av 355 kommuner i landet svarte ja).",
    ],
    # two patterns, not two steps; a step and a pattern: nothing of steps
    "4629,5626": [
        "For digital prioritering har Modalen grad 0 («ingen») og Gamvik grad 2 («mest strategi») "
        "(2022). I landet har 7 og 45 av 354 kommuner de gradene, i samme rekkefølge.",
        "Begge er i kategorien «eksterne, ikke forsøkt å rekruttere» for digital kompetanse "
        "(2022). Det er 99 av 354 kommuner i landet.",
        "For digital aktivitet har Modalen grad 2 («mest bruk») og Gamvik grad 3 («mest tilbud») "
        "(2022). Mest av det ene og mest av det andre er to mønstre, ikke to trinn. I landet har "
        "107 og 35 av 354 kommuner de gradene, i samme rekkefølge.",
        "Gamvik har 7 av 12 IKT-funksjoner som egne ansatte tar seg av, Modalen 0 (2022, n = 354).",
        "Modalen har 7 av 8 innkjøpsaktiviteter som gjøres digitalt, Gamvik 4 (2022, n = 354).",
        "Gamvik har 6 av 14 poeng for digitale tjenester, Modalen 2 (2022, n = 354).",
        "Gamvik har en IKT-strategi, mens Modalen ikke har noen IKT-strategi (2023; 298 av 355 "
        "kommuner i landet svarte ja).",
        "Gamvik har startet eller planlagt IKT-prosjekter, mens Modalen verken har startet eller "
        "planlagt IKT-prosjekter (2022; 334 av 354 kommuner i landet svarte ja).",
    ],
    "5632,3124": [  # one step, and the same
        "For digital prioritering har Båtsfjord grad 0 («ingen») og Aremark grad 1 («lav») (2022). "
        "Det er ett trinn mellom dem. I landet har 7 og 77 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "For digital kompetanse er Båtsfjord i kategorien «egne ansatte, ikke forsøkt å "
        "rekruttere» og Aremark i kategorien «eksterne, ikke forsøkt å rekruttere» (2022). I "
        "landet er 100 og 99 av 354 kommuner i de kategoriene, i samme rekkefølge.",
        "Begge har grad 1 («lav») for digital aktivitet (2022). Det har 84 av 354 kommuner i "
        "landet.",
        "Båtsfjord har 10 av 12 IKT-funksjoner som egne ansatte tar seg av, Aremark 5 (2022, "
        "n = 354).",
        "Aremark har forsøkt å rekruttere IKT-spesialister, mens Båtsfjord ikke har forsøkt å "
        "rekruttere IKT-spesialister (2023; 197 av 355 kommuner i landet svarte ja).",
    ],
    "0301,1103,4601": [  # three, in the order they were chosen
        "For digital prioritering har Oslo og Bergen grad 4 («høy») og Stavanger grad 2 («mest "
        "strategi») (2022). I landet har 143 og 45 av 354 kommuner de gradene, i samme "
        "rekkefølge.",
        "For digital kompetanse er Oslo i kategorien «egne ansatte, problemer med å rekruttere» og "
        "Stavanger og Bergen i kategorien «egne ansatte, rekruttert uten problemer» (2022). I "
        "landet er 65 og 43 av 354 kommuner i de kategoriene, i samme rekkefølge.",
        "Alle tre har grad 4 («høy») for digital aktivitet (2022). Det har 124 av 354 kommuner i "
        "landet.",
        "Oslo og Bergen har flest områder som IKT-prosjektene skal endre: 10 av 10. Færrest har "
        "Stavanger: 6 (2022, n = 354).",
        "Bergen har flest poeng for digitale tjenester: 10 av 14. Færrest har Oslo og Stavanger: 6 "
        "(2022, n = 354).",
        "Bergen har flest områder i IKT-strategien: 13 av 13. Færrest har Stavanger: 10 (2023, "
        "n = 355).",
        "Bergen hadde problemer med å rekruttere IKT-spesialister, mens Oslo og Stavanger ikke "
        "hadde problemer med å rekruttere IKT-spesialister (2023; 142 av 197 kommuner i landet "
        "svarte ja).",
        *BORDERS["Stavanger"],
    ],
    "0301,f:46,l": [  # one municipality against groups
        "Samme grad som Oslo for digital prioritering har 19 av 43 kommuner i Vestland og 143 av "
        "354 kommuner i landet (2022).",
        "I samme kategori som Oslo for digital kompetanse er 6 av 43 kommuner i Vestland og 65 av "
        "354 kommuner i landet (2022).",
        "Samme grad som Oslo for digital aktivitet har 19 av 43 kommuner i Vestland og 124 av 354 "
        "kommuner i landet (2022).",
        "Oslo har 11 av 15 områder med skytjenester. Medianen er 6 i Vestland (n = 43) og 7 i "
        "landet (n = 354) (2022).",
        "Oslo har 10 av 10 områder som IKT-prosjektene skal endre. Medianen er 8 i Vestland "
        "(n = 43) og 7 i landet (n = 354) (2022).",
        "Oslo har 6 av 14 poeng for digitale tjenester. Medianen er 4 i Vestland (n = 43) og 3 i "
        "landet (n = 354) (2022).",
    ],
    "f:46,s:under_2000": [  # groups alone
        "Vanligst for digital prioritering er grad 4 («høy») i Vestland (19 av 43) og grad 3 "
        "(«mest prosjekter») blant kommuner med under 2 000 innbyggere (28 av 78) (2022).",
        "Vanligst for digital kompetanse er «egne ansatte, ikke forsøkt å rekruttere» i Vestland "
        "(14 av 43) og «eksterne, ikke forsøkt å rekruttere» blant kommuner med under 2 000 "
        "innbyggere (49 av 78) (2022).",
        "Vanligst for digital aktivitet er grad 4 («høy») i Vestland (19 av 43) og grad 1 («lav») "
        "blant kommuner med under 2 000 innbyggere (26 av 78) (2022).",
    ],
    # other borders, and no answer: neither is a low value
    "1508,3419": ["Våler (Innlandet) svarte ikke på undersøkelsen i 2022.", *BORDERS["Ålesund"]],
    "0301": ["Legg til ett sted til, så ser du hva som skiller dem."],
}


@pytest.mark.parametrize("keys", SENTENCES)
def test_what_is_told_of_what_separates_them(desk: Page, address: str, keys: str) -> None:
    assert told(opened(desk, address, keys)) == SENTENCES[keys]


DEVELOPMENT = {
    "0301,1151": "Fra 2018 til 2022 gikk Oslo fra 3 til 11 og Utsira fra 2 til 0 av 15 områder med "
    "skytjenester.",
    "4629,5626": "Fra 2018 til 2023 gikk Gamvik fra 0 til 11 av 13 områder i IKT-strategien. "
    "Modalen hadde 0 begge årene.",
    "1508,3419": "",  # nothing across borders, nor where one did not answer
}


@pytest.mark.parametrize("keys", DEVELOPMENT)
def test_what_is_told_of_their_development(desk: Page, address: str, keys: str) -> None:
    text = part(opened(desk, address, keys), "utvikling-tekst").text_content()
    assert text == DEVELOPMENT[keys]


def test_a_place_is_found_added_and_removed_by_keyboard_and_back_goes_back(
    page: Page, address: str
) -> None:
    page.goto(f"{address}sammenlign/")
    expect(part(page, "forslag").get_by_role("button", name="Legg til Bergen")).to_be_visible()
    field = page.get_by_role("combobox", name="Legg til kommune eller fylke")
    field.focus()
    page.keyboard.type("Utsira")
    expect(page.locator("[role=option]")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(part(page, "melding")).to_have_text("Utsira er lagt til (1 av 6).")
    expect(field).to_have_value("")
    page.keyboard.type("vestland fylke")
    expect(page.locator("[role=option]").first).to_have_text("Vestland, fylke")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(part(page, "melding")).to_have_text("Vestland (fylke) er lagt til (2 av 6).")
    assert asked(page) == "k=1151,f:46"
    page.go_back()
    expect(page.locator("[data-fjern]")).to_have_count(1)
    page.go_forward()
    expect(page.locator("[data-fjern]")).to_have_count(2)
    page.get_by_role("button", name="Fjern Utsira").focus()
    page.keyboard.press("Enter")
    expect(part(page, "melding")).to_have_text("Utsira er fjernet (1 av 6).")
    expect(page.get_by_role("button", name="Fjern Vestland (fylke)")).to_be_focused()
    assert asked(page) == "k=f:46&m=1"


def test_the_field_of_the_page_finds_municipalities_and_counties_only(
    desk: Page, address: str
) -> None:
    desk.goto(f"{address}sammenlign/")
    field = desk.get_by_role("combobox", name="Legg til kommune eller fylke")
    field.fill("kunstig intelligens")
    expect(desk.locator("[role=option]").first).to_contain_text("Se listen over alle kommunene")
    field.fill("Skodje")
    expect(desk.locator("[role=option]").first).to_contain_text(
        "Skodje ble en del av Ålesund i 2020."
    )


def test_the_limit_is_told_before_it_is_met_and_when_it_is(page: Page, address: str) -> None:
    opened(page, address, "0301,1103,4601,5001,3201")
    expect(page.get_by_text("5 av 6 valgt, plass til 1 til")).to_be_visible()
    page.get_by_label("Eller en gruppe").select_option(label="Hele landet")
    expect(part(page, "melding")).to_have_text("Hele landet er lagt til (6 av 6). Nå er det fullt.")
    expect(page.get_by_text("6 av 6 valgt, fullt")).to_be_visible()
    expect(part(page, "forslag")).to_be_hidden()
    page.get_by_label("Eller en gruppe").select_option(label="Under 2 000 innbyggere")
    expect(part(page, "melding")).to_have_text("Det er plass til 6. Fjern ett sted først.")
    assert asked(page) == "k=0301,1103,4601,5001,3201,l"


def test_what_cannot_be_shown_is_told(desk: Page, address: str) -> None:
    opened(desk, address, "9999,0301,xx,1151")
    expect(part(desk, "melding")).to_have_text("Vi kjenner ikke «9999» og «xx».")
    assert chosen(desk) == ["Oslo", "Utsira"]
    opened(desk, address, "0301,1103,4601,5001,3201,1108,1508,1151,0301")
    expect(part(desk, "melding")).to_have_text("Det er plass til 6; 2 er utelatt.")
    assert len(chosen(desk)) == 6


MOVED = {  # numbers and counties of earlier divisions
    "1504,0301": (
        "1504 var kommunenummeret til Ålesund til og med 2019. Her står Ålesund.",
        ["Ålesund", "Oslo"],
        [],
        "k=1508,0301",
    ),
    "1507,9999,0301": (
        "1507 var kommunenummeret til Ålesund, som ble delt i Ålesund og Haram i 2024. "
        "Hvem mener du? Vi kjenner ikke «9999».",
        ["Oslo"],
        ["+ Haram", "+ Ålesund"],
        "k=0301",
    ),
    "f:38": (
        "38 var fylkesnummeret til Vestfold og Telemark til og med 2023. Kommunene der hører i dag "
        "til fylkene Telemark og Vestfold. Hvem mener du?",
        [],
        ["+ Vestfold (fylke)", "+ Telemark (fylke)"],
        "",
    ),
}


@pytest.mark.parametrize("keys", MOVED)
def test_a_number_of_an_earlier_division_leads_to_today_or_to_a_choice(
    desk: Page, address: str, keys: str
) -> None:
    told, places, choices, query = MOVED[keys]
    desk.goto(f"{address}sammenlign/?k={keys}")
    expect(part(desk, "melding")).to_have_text(told)
    assert chosen(desk) == places
    buttons = desk.locator(".sammenlign-arvinger button")
    assert sorted(buttons.all_inner_texts()) == sorted(choices)
    assert asked(desk) == query
    if choices:
        buttons.first.click()
        expect(page_chips(desk)).to_have_count(len(places) + 1)
        expect(buttons).to_have_count(0)


def page_chips(page: Page) -> Locator:
    """Return the places chosen, as what can be taken away."""
    return page.locator("[data-fjern]")


def test_a_county_of_one_municipality_is_that_municipality(desk: Page, address: str) -> None:
    opened(desk, address, "f:03,1151,0301")
    assert chosen(desk) == ["Oslo", "Utsira"]
    assert told(desk) == SENTENCES["0301,1151"]


def marks(page: Page) -> dict[str, str]:
    """Return the class of the mark of each place chosen."""
    chips = page.locator(".sammenlign-steder li:not(.uten-ramme)").all()
    return {
        chip.locator("span").inner_text(): chip.locator("path").get_attribute("class") or ""
        for chip in chips
    }


def test_a_place_keeps_its_mark_while_others_come_and_go(desk: Page, address: str) -> None:
    opened(desk, address, "0301,1151,1508")
    assert marks(desk) == {"Oslo": "plass-0", "Utsira": "plass-1", "Ålesund": "plass-2"}
    desk.get_by_role("button", name="Fjern Utsira").click()
    expect(desk.locator("[data-fjern]")).to_have_count(2)
    assert asked(desk) == "k=0301,1508&m=02"
    desk.reload()
    expect(desk.locator("[data-fjern]")).to_have_count(2)
    assert marks(desk) == {"Oslo": "plass-0", "Ålesund": "plass-2"}
    in_cards = desk.locator(".sammenlign-tema").first.locator("path").all()
    assert [one.get_attribute("class") for one in in_cards] == ["plass-0", "plass-2"]


ROWS = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  return [...document.querySelectorAll("[data-del=tabell] tbody tr:has(td)")]
    .map((row) => [...row.cells].map((cell) => cell.innerText));
}"""


def texts_of(page: Page) -> list[list[str]]:
    """Return the texts of every cell of the table, with ordinary spaces; what is folded is
    opened."""
    return [[text.replace(HARD, " ").strip() for text in row] for row in page.evaluate(ROWS)]


def rows(page: Page) -> dict[str, list[str]]:
    """Return the cells of every row of the table by its head, without what is told of it."""
    return {head.split("\n")[0].strip(): cells for head, *cells in texts_of(page)}


def test_only_differences_are_shown_and_the_address_says_so(page: Page, address: str) -> None:
    opened(page, address, "0301,1151")
    whole = rows(page)
    unlike = {head for head, (first, second) in whole.items() if first != second}
    told_of = {head for head in unlike if {"Ikke aktuelt", "Ubesvart"}.isdisjoint(whole[head])}
    expect(part(page, "antall")).to_have_text(f"{len(told_of)} av {len(whole)} rader er ulike.")
    page.get_by_label("Bare forskjeller").check()
    expect(page.locator("[data-del=tabell] tbody tr:has(td):not(.ulik)")).to_have_count(0)
    assert asked(page) == "k=0301,1151&d=1"
    assert set(rows(page)) == told_of
    assert 0 < len(told_of) < len(whole)
    page.reload()
    expect(page.get_by_label("Bare forskjeller")).to_be_checked()
    expect(page.locator("tr.ulik")).to_have_count(len(told_of))


DIFFERENCES = {
    "0301,1151": {
        "Antall områder med skytjenester 2022": "≠ 11 fra hverandre",
        "Score for skytjenester 2022": "≠ 4 trinn",
        "Score for egne ansatte 2022": "≠ ett trinn",
        "Digital prioritering 2022": "≠ flere trinn",
        "Digital kompetanse 2022": "≠ ulik kategori",
        "Manglende kompetanse som hinder 2022": "",
        "Bruker kommunen nettskytjenester? 2022": "≠ ulikt svar",
    },
    "4629,5626": {
        "Digital aktivitet 2022": "≠ ulike mønstre",
        "Digital prioritering 2022": "≠ ulik grad",
    },
    "5632,3124": {"Digital prioritering 2022": "≠ ett trinn", "Digital aktivitet 2022": ""},
    "1508,3419,0301": {
        "Digital prioritering 2022": "",
        "Antall områder i strategien 2023": "≠ 1 fra hverandre",
    },
    "0301,s:under_2000": {
        "Digital prioritering 2022": "≠ ulikt det vanligste",
        "Antall områder med skytjenester 2022": "≠ ulikt medianen",
    },
}


@pytest.mark.parametrize("keys", DIFFERENCES)
def test_how_a_row_differs(desk: Page, address: str, keys: str) -> None:
    opened(desk, address, keys)
    found = {}
    for told_of, *_ in texts_of(desk):
        head, *more = told_of.split("\n")
        found[head.strip()] = more[0] if more else ""
    assert {head: found[head] for head in DIFFERENCES[keys]} == DIFFERENCES[keys]


def test_a_group_has_the_median_of_its_municipalities(desk: Page, address: str, site: Path) -> None:
    """In the table, on the scale and in each round; counted from what each of them answered."""
    shown = rows(opened(desk, address, "1151,f:11,s:under_2000"))
    values = published_clouds(site, "11")
    wanted = f"median {median_low(values)} av 15 (n = {len(values)})"
    cells = [cell.replace(HARD, " ") for cell in shown["Antall områder med skytjenester 2022"]]
    assert cells[:2] == ["0 av 15", wanted]
    assert re.fullmatch(r"median \d+ av 15 \(n = 78\)", cells[2])
    scale = part(desk, "skala").get_by_role("img", name="Antall områder med skytjenester 2022")
    told = scale.get_attribute("aria-label") or ""
    assert f"Rogaland (fylke) {median_low(values)} (median)" in told
    expect(part(desk, "utvikling").get_by_text("median").first).to_be_visible()


def published_clouds(site: Path, county: str) -> list[int]:
    """Return how many areas with cloud services each municipality of a county has in 2022."""
    found = json.loads((site / "api/v1/indikator/sky_antall.json").read_text(encoding="utf-8"))
    own = next(one for one in found["runder"] if one["aar"] == 2022)["verdier"]
    return [int(value) for code, value in own.items() if code.startswith(county) and value]


def test_another_round_is_shown_and_what_it_did_not_ask_is_left_out(
    desk: Page, address: str
) -> None:
    opened(desk, address, "0301,1151")
    assert rows(desk)["Antall områder i strategien 2023"] == ["12 av 13", "0 av 13"]
    desk.get_by_label("Runde").select_option("2018")
    expect(desk.get_by_role("rowheader", name="Antall områder i strategien 2018")).to_be_visible()
    assert asked(desk) == "k=0301,1151&r=2018"
    assert not [head for head in rows(desk) if "2023" in head or "Kunstig" in head]


def test_the_values_are_those_of_the_published_files(desk: Page, address: str, site: Path) -> None:
    codes = ["0301", "1151", "5612", "4640", "3419", "1580"]
    shown = rows(opened(desk, address, ",".join(codes)))
    for number, code in enumerate(codes):
        file = json.loads((site / f"api/v1/kommune/{code}.json").read_text(encoding="utf-8"))
        units = next(r["kommuner"] for r in file["runder"] if r["aar"] == 2022)
        own = units[0] if len(units) == 1 and units[0]["forhold"] == "samme" else None
        cell = shown["Digital prioritering 2022"][number]
        if own is None:
            assert cell == "Andre grenser"
        elif not own["svarte"]:
            assert cell == "Svarte ikke"
        else:
            value = own["indikatorer"]["prioritering_grad"]
            assert cell == f"{value['verdi']} – {value['etikett']}"


def test_suggestions_are_the_like_the_neighbours_the_largest_and_groups(
    page: Page, address: str
) -> None:
    opened(page, address, "4601")
    lists = {
        one.locator("strong").inner_text(): one.locator("li").all_inner_texts()
        for one in part(page, "forslag").locator("> div").all()
    }
    assert list(lists) == ["Ligner Bergen", "Naboer", "Størst i fylket", "Grupper"]
    assert all(len(names) <= 4 for names in lists.values())
    assert lists["Grupper"][0] == "+ Vestland (fylke)"
    first = lists["Naboer"][0].removeprefix("+ ")
    part(page, "forslag").get_by_role("button", name=f"Legg til {first}").click()
    expect(part(page, "melding")).to_have_text(f"{first} er lagt til (2 av 6).")
    expect(part(page, "forslag")).to_be_focused()


def test_the_tray_is_filled_on_the_pages_of_places_and_carried_to_the_comparison(
    page: Page, address: str
) -> None:
    page.goto(f"{address}kommune/utsira/")
    button = page.get_by_role("button", name="Sammenlign (0 av 6): legg til Utsira")
    button.focus()
    page.keyboard.press("Enter")
    status = page.locator(".sammenlign-status")
    expect(status).to_contain_text("Utsira er lagt til i sammenligningen (1 av 6).")
    page.goto(f"{address}kommune/bergen/")
    page.get_by_role("button", name="Sammenlign (1 av 6)").click()
    expect(page.get_by_role("button", name="✓ Valgt (2 av 6): fjern Bergen")).to_be_focused()
    page.goto(f"{address}sammenlign/")
    expect(page.locator("[data-fjern]")).to_have_count(2)
    assert (chosen(page), asked(page)) == (["Utsira", "Bergen"], "k=1151,4601")
    page.get_by_role("button", name="Fjern alle").click()
    expect(part(page, "melding")).to_have_text("Alle er fjernet.")
    page.goto(f"{address}kommune/utsira/")
    expect(page.get_by_role("button", name="Sammenlign (0 av 6)")).to_be_visible()


def test_a_link_from_another_leaves_the_tray_alone_until_something_is_changed(
    desk: Page, address: str
) -> None:
    desk.goto(f"{address}kommune/utsira/")
    desk.get_by_role("button", name="Sammenlign").click()
    opened(desk, address, "0301,4601")
    desk.goto(f"{address}sammenlign/")
    expect(desk.locator("[data-fjern]")).to_have_count(1)
    assert chosen(desk) == ["Utsira"]


def test_a_full_tray_says_so_and_takes_no_more(desk: Page, address: str) -> None:
    desk.goto(f"{address}kommune/utsira/")
    six = ["0301", "1103", "4601", "5001", "3201", "l"]
    desk.evaluate("(keys) => localStorage.setItem('sammenlign', JSON.stringify(keys))", six)
    desk.reload()
    desk.get_by_role("button", name="Sammenlign (6 av 6)").click()
    status = desk.locator(".sammenlign-status")
    expect(status).to_contain_text("Det er plass til 6. Fjern et sted i sammenligningen først.")
    expect(desk.get_by_role("button", name="Sammenlign (6 av 6)")).to_be_visible()


def test_what_the_browser_kept_and_is_not_ours_does_no_harm(desk: Page, address: str) -> None:
    desk.goto(f"{address}kommune/utsira/")
    for kept in ("{", '{"a":1}', '["<b>", "0301", "9999", 7]'):
        desk.evaluate("(text) => localStorage.setItem('sammenlign', text)", kept)
        desk.goto(f"{address}sammenlign/")
        expect(part(desk, "forslag").get_by_role("button").first).to_be_attached()
    assert chosen(desk) == ["Oslo"]


def taken(page: Page, name: str, folder: Path) -> Path:
    """Press a button and return the file that comes of it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_what_is_taken_along_is_what_is_shown(desk: Page, address: str, tmp_path: Path) -> None:
    opened(desk, address, "0301,1151,f:46", "&d=1")
    shown = rows(desk)
    file = taken(desk, "CSV", tmp_path)
    assert file.name == "sammenlign-0301-1151-f46.csv"
    table = pd.read_csv(file, dtype=str)
    assert len(table) == 3 * len(shown)
    cloud = table[(table["sporsmal"] == "sky_antall")].set_index("kode")
    assert cloud.loc["0301", ["verdi", "verdi_tekst", "aar"]].tolist() == ["11", "11 av 15", "2022"]
    assert set(table["status"]) == {"simulert"}
    assert set(table["adresse"]) == {desk.url}
    county = table[(table["sporsmal"] == "prioritering_grad")].set_index("kode").loc["f:46"]
    assert county[["verdi", "andel_pct", "n"]].tolist() == ["4", "44.2", "43"]
    book = openpyxl.load_workbook(taken(desk, "Excel", tmp_path))
    assert book.sheetnames == ["Tall", "Om figuren"]
    cells = [[cell.value for cell in row] for row in book["Tall"].iter_rows()]
    place = cells[0].index("kode")
    assert len(cells) == 1 + len(table)
    assert cells[1][place] == "0301"


def test_the_text_and_the_link_are_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), address, "0301,1151")
    page.get_by_role("button", name="Kopier teksten").click()
    expect(part(page, "melding")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()").replace(HARD, " ").split("\n")
    assert copied[:-1] == SENTENCES["0301,1151"]
    assert copied[-1].startswith("Simulerte tall, ikke SSBs · Digitalisering i kommunene")
    page.get_by_role("button", name="Del", exact=True).click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) === location.href")
    context.close()


SHARE = "navigator.share = async (what) => { window.shared = what; };"


def test_a_finger_adds_a_place_and_a_phone_shares_with_what_it_has(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.add_init_script(SHARE)
    page.goto(f"{address}sammenlign/")
    part(page, "forslag").get_by_role("button", name="Legg til Oslo").tap()
    expect(part(page, "melding")).to_have_text("Oslo er lagt til (1 av 6).")
    part(page, "forslag").get_by_role("button", name="Legg til Bergen").tap()
    expect(part(page, "setninger").locator("li").nth(1)).to_be_attached()
    page.get_by_role("button", name="Del", exact=True).tap()
    page.wait_for_function("() => window.shared")
    title = "Oslo og Bergen – Sammenlign – Digital kommune"
    assert page.evaluate("window.shared") == {"title": title, "url": page.url}
    assert asked(page) == "k=0301,4601"
    context.close()


def test_the_code_shows_the_comparison_in_a_frame_of_another_site(
    desk: Page, address: str, tmp_path: Path
) -> None:
    opened(desk, address, "0301,1151,1508")
    desk.locator(".sammenlign-kode summary").click()
    code = part(desk, "kode").input_value()
    assert 'title="Sammenligning: Oslo, Utsira og Ålesund"' in code
    listener = (
        "<script>addEventListener('message', (e) => (window.told ??= []).push(e.data))</script>"
    )
    (tmp_path / "index.html").write_text(f"<!doctype html>{listener}{code}", encoding="utf-8")
    desk.set_viewport_size({"width": 716, "height": 844})
    with served(tmp_path) as other:
        desk.goto(other)
        frame = desk.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text(
            "Sammenligning: Oslo, Utsira og Ålesund"
        )
        expect(frame.get_by_text("Simulerte tall.", exact=True)).to_be_visible()
        expect(frame.get_by_text("Oslo har 11 av 15 områder med skytjenester")).to_be_visible()
        link = frame.get_by_role("link", name=re.compile("Se hele sammenligningen"))
        expect(link).to_have_attribute("href", f"{address}sammenlign/?k=0301,1151,1508")
        desk.wait_for_function("() => (window.told ?? []).some((d) => d.height > 700)")
        needed = desk.evaluate("window.told.findLast((d) => d.height).height")
        assert needed <= int(re.search(r'height="(\d+)"', code)[1])  # type: ignore[index]


def test_without_scripts_the_prebuilt_comparisons_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}kommune/utsira/")
    page.locator("[data-sted] a").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Utsira og de som ligner mest")
    expect(page.get_by_role("columnheader")).to_have_count(9)
    page.goto(f"{address}sammenlign/")
    expect(page.get_by_text("Uten skript kan du ikke velge selv.")).to_be_visible()
    page.locator("summary", has_text="Finnmark").click()
    page.get_by_role("link", name="Kautokeino").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kautokeino og de som ligner mest")
    context.close()


RULES = {"light": (), "dark": OF_COLOURS}  # what a dark scheme can break is its colours


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(
    browser: Browser, address: str, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 844})
    page = opened(context.new_page(), address, "0301,1508,3419,f:46", "&d=1")
    texts_of(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert violations(page, RULES[scheme]) == []
    for path in ("sammenlign/", "sammenlign/utsira/", "del/sammenlign/?k=0301,1151"):
        page.goto(address + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert violations(page, RULES[scheme]) == [], path
    context.close()


def test_the_window_is_called_by_the_places(desk: Page, address: str) -> None:
    opened(desk, address, "0301,1151,f:46")
    expect(desk).to_have_title("Oslo, Utsira og Vestland (fylke) – Sammenlign – Digital kommune")


def test_where_the_numbers_do_not_come_it_is_told(desk: Page, address: str) -> None:
    desk.route("**/api/v1/kommune/1151.json", lambda route: route.abort())
    desk.goto(f"{address}sammenlign/?k=0301,1151")
    expect(part(desk, "melding")).to_have_text("Tallene kom ikke fram. Last siden på nytt.")
    desk.unroute_all()
    desk.get_by_role("button", name="Fjern Utsira").click()
    expect(part(desk, "melding")).to_have_text("Utsira er fjernet (1 av 6).")
    expect(part(desk, "kort")).to_be_visible()


def test_on_paper_there_is_nothing_to_press(desk: Page, address: str) -> None:
    opened(desk, address, "0301,1151")
    desk.emulate_media(media="print")
    expect(desk.locator(".sammenlign-valg")).to_be_hidden()
    expect(desk.get_by_role("button", name="Excel")).to_be_hidden()
    expect(part(desk, "setninger")).to_be_visible()
    expect(desk.get_by_text(desk.url)).to_be_visible()
    expect(desk.get_by_text("Ferdige sammenligninger")).to_be_hidden()


def closure(script: Path) -> set[Path]:
    """Return a module with all that it imports before it runs."""
    text = script.read_text(encoding="utf-8")
    found = re.findall(r'^import .*? from "(\.[^"]+)";', text, re.MULTILINE)
    return {script}.union(*(closure((script.parent / name).resolve()) for name in found))


def packed(content: bytes) -> int:
    """Return the bytes of a file after gzip."""
    return len(gzip.compress(content, mtime=0))


def test_the_scripts_and_the_page_are_light(desk: Page, address: str) -> None:
    script = (ASSETS / "sammenlign.js").resolve()
    assert sum(packed(one.read_bytes()) for one in closure(script)) <= 12_000
    button = (ASSETS / "sammenlign" / "knapp.js").resolve()
    assert sum(packed(one.read_bytes()) for one in closure(button)) <= 1_500
    bodies: list[bytes] = []
    desk.on("response", lambda answer: bodies.append(answer.body()))
    opened(desk, address, "0301,1151")
    desk.wait_for_load_state("networkidle")
    assert sum(map(packed, bodies)) <= 110_000
