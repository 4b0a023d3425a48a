"""The whole view in the address: shared, gone back through, shown on other sites."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kart.live_map import fills, looks, open_map, state
from tests.serving import served
from tests.whole_site import ADDRESS

WHOLE = "?i=aktivitet_grad&r=2018&f=18&k=1865&u=4,svarte_ikke"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a desktop's width that may use the clipboard."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def test_a_link_opens_the_very_same_view(page: Page, address: str) -> None:
    open_map(page, address, WHOLE)
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet i Nordland, 2018")
    expect(page.locator("#kart-panel")).to_contain_text("Vågan")
    assert page.locator("#kart-klasser :checked").evaluate_all("all => all.map(o => o.value)") == [
        "4",
        "svarte_ikke",
    ]
    page.get_by_role("button", name="Kopier lenke til dette kartet").click()
    expect(page.locator("#kart-verktoy > [role=status]")).to_have_text("Lenken er kopiert.")
    assert page.evaluate("navigator.clipboard.readText()") == f"{address}kart/{WHOLE}"


def test_a_phone_shares_the_view_with_what_it_has(browser: Browser, address: str) -> None:
    """What is offered to other apps is the address of this view."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.add_init_script(
        "navigator.share = async (what) => { window.shared = what; };"
        "const own = window.matchMedia; window.matchMedia = (query) =>"
        "(query.includes('coarse') ? { matches: true } : own.call(window, query));"
    )
    open_map(page, address, WHOLE)
    page.get_by_role("button", name="Del", exact=True).tap()
    page.wait_for_function("() => window.shared")
    assert page.evaluate("shared.url") == f"{address}kart/{WHOLE}"
    assert page.evaluate("shared.text") == "Digital aktivitet i Nordland, 2018"
    context.close()


def test_the_first_view_has_no_query_and_defaults_are_left_out(page: Page, address: str) -> None:
    open_map(page, address, "?i=prioritering_grad&r=2022&v=kart")
    page.get_by_role("radio", name="2018", exact=True).check()
    expect(page).to_have_url(f"{address}kart/?r=2018")
    page.get_by_role("radio", name="2022", exact=True).check()
    expect(page).to_have_url(f"{address}kart/")


@pytest.mark.parametrize(
    ("old", "now"),
    [
        ("?indikator=sky_antall&runde=2018", {"i": "sky_antall", "r": "2018"}),
        ("?aar=2018", {"r": "2018"}),
        ("?fylke=18&kommune=1865", {"f": "18", "k": "1865"}),
        ("?visning=tabell", {"v": "tabell"}),
    ],
)
def test_old_keys_are_led_to_what_they_are_now(
    page: Page, address: str, old: str, now: dict[str, str]
) -> None:
    open_map(page, address, old)
    page.get_by_label("Indikator", exact=True).focus()
    page.get_by_role("checkbox").first.check()
    expect(page).to_have_url(re.compile("u="))
    found = dict(state(page))
    found.pop("u")
    assert found == now
    expect(page.locator("#kart-melding")).to_be_empty()


def test_what_is_not_known_is_ignored_and_told(page: Page, address: str) -> None:
    open_map(page, address, "?i=finnes_ikke&f=99&farge=gul&r=2022")
    expect(page.locator("#kart-tittel")).to_have_text("Digital prioritering, 2022")
    expect(page.locator("#kart-melding")).to_have_text(
        "Lenken ba om noe kartet ikke kjenner, og det er sett bort fra: farge, i, f."
    )


@pytest.mark.parametrize(
    ("query", "told", "heading"),
    [
        (
            "?k=1504",
            "1504 var kommunenummeret til Ålesund til og med 2019. Kartet viser Ålesund. ",
            "Ålesund",
        ),
        (
            "?k=1507&farge=gul",
            "1507 var kommunenummeret til Ålesund, som ble delt i Ålesund og Haram i 2024. "
            "Vis HaramVis Ålesund"
            "Lenken ba om noe kartet ikke kjenner, og det er sett bort fra: farge.",
            "Haram",
        ),
    ],
)
def test_a_number_of_an_earlier_division_leads_to_today_or_to_a_choice(
    page: Page, address: str, query: str, told: str, heading: str
) -> None:
    open_map(page, address, query)
    expect(page.locator("#kart-melding")).to_have_text(told)
    choice = page.get_by_role("button", name=f"Vis {heading}", exact=True)
    if choice.count():
        expect(page.locator("#kart-panel")).to_be_hidden()
        choice.click()
        expect(page.locator("#kart-melding")).to_be_empty()
    expect(page.locator("#kart-panel")).to_contain_text(heading)


def test_a_county_of_an_earlier_division_is_followed(page: Page, address: str) -> None:
    open_map(page, address, "?f=46")  # of today
    expect(page.locator("#kart-melding")).to_be_empty()
    open_map(page, address, "?fylke=07")
    expect(page.locator("#kart-tittel")).to_contain_text("i Vestfold")


def test_back_means_something(page: Page, address: str) -> None:
    """Indicator, round and place are steps; looking closer is not."""
    open_map(page, address)
    page.get_by_label("Indikator", exact=True).select_option(label="Digital aktivitet")
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet, 2022")
    page.get_by_role("radio", name="2018", exact=True).check()
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet, 2018")
    then = fills(page)
    for _ in range(3):
        page.get_by_role("button", name="Zoom inn").click()
    page.wait_for_function("() => location.search.includes('z=')")
    page.go_back()
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet, 2022")
    assert fills(page) != then
    page.go_back()
    expect(page.locator("#kart-tittel")).to_have_text("Digital prioritering, 2022")
    page.go_forward()
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet, 2022")


def test_the_address_is_written_seldom_while_the_map_moves(page: Page, address: str) -> None:
    """Safari stops a page that writes it a hundred times in ten seconds."""
    page.add_init_script(
        "window.writes = 0; for (const name of ['pushState', 'replaceState']) {"
        "const own = history[name]; history[name] = function (...all) {"
        "window.writes += 1; return own.apply(this, all); }; }"
    )
    open_map(page, address)
    for _ in range(60):
        page.get_by_role("button", name="Zoom inn").click()
        page.get_by_role("button", name="Zoom ut").click()
    page.wait_for_timeout(600)
    assert page.evaluate("writes") <= 12


def test_the_place_on_the_map_is_kept(page: Page, address: str) -> None:
    open_map(page, address)
    page.get_by_role("button", name="Zoom inn").click()
    page.get_by_role("button", name="Zoom inn").click()
    page.wait_for_function("() => location.search.includes('z=')")
    before = looks(page)
    page.reload()
    expect(page.locator(".kart-valg")).to_be_visible()
    page.wait_for_timeout(300)
    after = looks(page)
    middles = [(box[0] + box[2] / 2, box[1] + box[3] / 2) for box in (before, after)]
    assert middles[0] == pytest.approx(middles[1], abs=3)


def test_the_code_shows_this_view_on_another_site(page: Page, address: str, tmp_path: Path) -> None:
    """In a frame from another origin: its own policy holds, and links lead out."""
    open_map(page, address, WHOLE)
    page.get_by_role("button", name="Bygg inn").click()
    codes = page.locator(".kart-kode textarea")
    expect(codes).to_have_count(1)  # a second one, pinned, where there are editions
    code = codes.input_value()
    assert html.unescape(code).startswith(f'<iframe src="{ADDRESS}del/kart/{WHOLE}" title="Digital')
    code = code.replace(ADDRESS, address)  # the site stands elsewhere while it is tested
    other = (
        "<!doctype html><title>En avis</title><link rel=icon href='data:,'>"
        "<script>addEventListener('message', (e) => { if (e.data.height) window.told = e.data; });"
        "</script>"
    )
    (tmp_path / "index.html").write_text(f"{other}{code}", encoding="utf-8")
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{message.type} {message.text}"))
    with served(tmp_path) as newspaper:
        assert newspaper != address
        page.goto(newspaper)
        frame = page.frame_locator("iframe")
        expect(frame.locator("#kart-tittel")).to_have_text("Digital aktivitet i Nordland, 2018")
        expect(frame.locator(".kart-status")).to_have_text("Simulerte tall, ikke SSBs")
        expect(frame.locator("#kart-panel")).to_contain_text("Vågan")
        link = frame.get_by_role("link", name="Se kartet på Digital kommune")
        assert str(link.get_attribute("href")).endswith(f"/kart/{WHOLE}")
        assert link.get_attribute("target") == "_top"
        frame.locator(".kart-flate").scroll_into_view_if_needed()
        frame.get_by_role("button", name="Zoom inn").click()
        page.wait_for_function("() => window.told && told.height > 300")
        assert page.evaluate("told.id") == "kart"
    assert [text for text in said if "error" in text or "warning" in text] == []


def test_the_bare_page_is_a_picture_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}del/kart/")
    expect(page.locator(".kart-svg")).to_be_visible()
    assert "Simulerte tall" in page.inner_text("main")
    context.close()
