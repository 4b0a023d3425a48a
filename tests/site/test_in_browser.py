"""What the script, the style sheet and the theme do in a real browser."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import RULES, violations


def shown(page: Page) -> list[str]:
    """Return the names in the table that a reader sees."""
    return page.locator("[data-finn] tbody tr:visible a").all_inner_texts()


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("os", ["Os", "Oslo"]),
        ("Ålesund", ["Ålesund"]),
        ("alesund", ["Ålesund"]),
        ("SKODJE", ["Ålesund"]),
        ("0301", ["Oslo"]),
        (" elvdal ", ["Stor-Elvdal"]),
        ("stor elvdal", ["Stor-Elvdal"]),
        ("unjarga", ["Stor-Elvdal"]),
        ("xyz", []),
    ],
)
def test_a_long_table_is_narrowed_as_one_types(
    page: Page, address: str, typed: str, names: list[str]
) -> None:
    page.goto(f"{address}kommune/")
    page.get_by_label("Finn kommune").fill(typed)
    assert shown(page) == names
    told = f"{len(names)} treff" if names else "Ingen treff"
    expect(page.locator("[data-finn] .treff")).to_have_text(told)


def test_a_choice_narrows_together_with_the_words(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/")
    page.locator("[data-finn] select").select_option("Innlandet")
    assert shown(page) == ["Os"]
    page.get_by_label("Finn kommune").fill("oslo")
    assert shown(page) == []
    page.locator("[data-finn] select").select_option("Alle")
    assert shown(page) == ["Oslo"]
    page.get_by_label("Finn kommune").fill("")
    assert len(shown(page)) == 4
    expect(page.locator("[data-finn] .treff")).to_have_text("")


def test_a_form_of_another_page_may_ask_for_words(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/?q=skodje")
    assert shown(page) == ["Ålesund"]


def test_without_script_the_table_is_whole_and_no_empty_field_is_shown(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kommune/")
    expect(page.get_by_label("Finn kommune")).to_be_hidden()
    assert len(shown(page)) == 4
    context.close()


def test_a_table_is_a_stop_only_where_it_scrolls(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/oslo/")
    expect(page.locator(".tabell").first).not_to_have_attribute("tabindex", "0")
    expect(page.get_by_role("region", name="Kommuner")).to_have_count(0)


def first_column(page: Page) -> list[str]:
    return page.locator("table[data-sortable] tbody th").all_inner_texts()


def test_tables_sort_by_number_and_by_the_norwegian_alphabet(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/oslo/")
    table = page.locator("table[data-sortable]")
    table.get_by_role("button", name="Poeng").click()
    assert first_column(page) == ["Øygarden", "Ås", "Ærøy", "Alta"]
    expect(table.locator("th[aria-sort=descending]")).to_contain_text("Poeng")
    table.get_by_role("button", name="Poeng").click()
    assert first_column(page) == ["Ærøy", "Ås", "Øygarden", "Alta"]
    table.get_by_role("button", name="Kommune").press("Enter")
    assert first_column(page) == ["Alta", "Ærøy", "Øygarden", "Ås"]
    assert table.locator("th[aria-sort]").count() == 1
    assert table.get_by_role("button").count() == 2


def test_numbers_stand_to_the_right(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/oslo/")
    cell = page.locator("td.tall").first
    assert cell.evaluate("cell => getComputedStyle(cell).textAlign") == "right"


def test_a_wide_table_scrolls_in_its_frame_and_not_the_page(phone: Page, address: str) -> None:
    phone.goto(f"{address}kommune/oslo/")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390
    frame = phone.get_by_role("region", name="Bred")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    frame.focus()
    phone.keyboard.press("ArrowRight")
    expect(frame).not_to_have_js_property("scrollLeft", 0)


def focused(page: Page) -> str:
    """Return the text of what the keyboard has reached."""
    text = page.evaluate("(document.activeElement.innerText ?? '').slice(0, 80)")
    return " ".join(text.split())


DOORS = ["Kommuner", "Kart", "Sammenlign", "Landet", "Data", "Metode", "Om"]


def test_the_menu_of_a_phone_holds_the_keyboard_and_gives_it_back(
    phone: Page, address: str
) -> None:
    phone.goto(f"{address}kommune/oslo/")
    menu = phone.get_by_role("button", name="Meny")
    expect(phone.get_by_role("navigation", name="Meny")).to_be_hidden()
    menu.focus()
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("navigation", name="Meny")).to_be_visible()
    expect(phone.get_by_role("link", name=DOORS[0]).first).to_be_focused()  # the browser tells late
    reached = []
    for _ in range(2 * len(DOORS)):
        reached.append(focused(phone))
        assert phone.evaluate("!document.activeElement.closest('main, footer, aside')")
        phone.keyboard.press("Tab")
    assert reached[: len(DOORS)] == DOORS
    phone.get_by_role("link", name="Landet").first.focus()
    phone.keyboard.press("Escape")
    expect(phone.get_by_role("navigation", name="Meny")).to_be_hidden()
    assert focused(phone) == "Meny"
    expect(phone.locator("[inert]")).to_have_count(0)
    phone.keyboard.press("Tab")
    assert focused(phone) == "Hva betyr det?"


def test_the_menu_closes_where_the_reader_points_elsewhere(phone: Page, address: str) -> None:
    phone.goto(f"{address}kommune/oslo/")
    phone.get_by_role("button", name="Meny").click()
    expect(phone.get_by_role("link", name="Sammenlign").first).to_be_visible()
    phone.mouse.click(200, 700)
    expect(phone.get_by_role("navigation", name="Meny")).to_be_hidden()
    expect(phone.locator("[inert]")).to_have_count(0)


def test_the_menu_opens_and_closes_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}kommune/oslo/")
    page.get_by_role("button", name="Meny").click()
    expect(page.get_by_role("link", name="Metode").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("navigation", name="Meny")).to_be_hidden()
    context.close()


def test_on_a_wide_window_the_doors_stand_open_and_the_headings_beside_the_text(
    page: Page, address: str
) -> None:
    page.goto(f"{address}kommune/oslo/")
    expect(page.get_by_role("button", name="Meny")).to_be_hidden()
    doors = page.get_by_role("navigation", name="Meny").get_by_role("link")
    assert doors.all_inner_texts() == DOORS
    tops = {door.bounding_box()["y"] for door in doors.all()}
    assert len(tops) == 1
    listed = page.get_by_role("navigation", name="På denne siden").get_by_role("link")
    assert listed.all_inner_texts() == ["Svar", "To", "Tre", "Fire"]
    assert listed.first.bounding_box()["x"] > page.locator("article").bounding_box()["x"] + 600


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_follows_the_system_and_paper_is_light(
    browser: Browser, address: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}kommune/oslo/")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert (
        page.evaluate(ground) == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 24, 29)"}[scheme]
    )
    page.emulate_media(media="print")
    assert page.evaluate(ground) == "rgb(255, 255, 255)"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("path", ["", "kommune/", "kommune/oslo/", "404.html"])
def test_axe_finds_nothing(
    browser: Browser, address: str, path: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{path}")
    found = violations(page, RULES[scheme])
    context.close()
    assert found == []


def test_a_page_asks_only_its_own_host(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}kommune/oslo/")
    page.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith(address)] == []


def test_paper_shows_what_is_folded_and_no_menu(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("details:not([open])").count() == 0
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator("nav").first).to_be_hidden()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_the_head_of_a_table_is_text_on_paper_so_that_each_page_repeats_it(
    page: Page, address: str
) -> None:
    page.goto(f"{address}kommune/oslo/")
    head = page.locator("table[data-sortable] th").first
    expect(head.get_by_role("button")).to_be_visible()
    page.emulate_media(media="print")
    words = head.evaluate("head => getComputedStyle(head, '::before').content")
    assert words == '"Kommune"'
    assert not head.locator("button").is_visible()
    row = page.locator("table[data-sortable] thead").first
    expect(row).to_have_css("display", "table-header-group")


def test_paper_tells_what_the_numbers_are_and_where_the_page_stands(
    page: Page, address: str
) -> None:
    page.goto(f"{address}kommune/oslo/")
    page.emulate_media(media="print")
    expect(page.get_by_text("Simulerte tall. Laget.")).to_be_visible()
    expect(page.locator("footer")).to_contain_text("https://example.org/kommune/oslo/")
    assert page.locator("footer .adresse").is_visible()
