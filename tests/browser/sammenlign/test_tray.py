"""The tray: filled on the pages of places, and carried to the comparison."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.sammenlign.comparing import (
    asked,
    chosen,
    opened,
    part,
)


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
