"""How places are chosen, what stands in the way, and what mark each of them has."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.sammenlign.comparing import (
    asked,
    chosen,
    opened,
    part,
)


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
