"""The look-up in a real Chromium: what is typed, what stands first, and what the keyboard does."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.axe import RULES, violations
from tests.browser.look_up_site import HEADER, TEXT, make_look_up_site
from tests.browser.watching import quiet_page
from tests.serving import served

NONE = "Ingen treff på «{}». Her finner du kommuner, fylker, spørsmål, indikatorer og sider. "
NONE += "Tettsteder og postnummer er ikke med."


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a small site with the index of the real data."""
    with served(make_look_up_site(tmp_path_factory.mktemp("look-up"))) as base:
        yield base


@pytest.fixture(params=[390, 1280])
def page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open the page with the field in its text, on a phone and on a desk; with nothing to say."""
    with quiet_page(browser, request.param, 844) as opened:
        opened.goto(address + TEXT)
        yield opened


def field(page: Page) -> Locator:
    return page.get_by_role("combobox")


def options(page: Page) -> list[str]:
    return [option.text_content() or "" for option in page.get_by_role("option").all()]


def told(page: Page) -> Locator:
    return page.locator(".oppslag-felt [role=status]")


def typed(page: Page, text: str) -> None:
    """Type a text and wait until something is told of it."""
    field(page).fill(text)
    expect(told(page)).not_to_be_empty()


ALESUND = "Ålesund, kommune i Møre og Romsdal"
FIRST = {
    "Trondheim": "Trondheim, kommune i Trøndelag",
    "trondheim kommune": "Trondheim, kommune i Trøndelag",
    "Aalesund": ALESUND,
    "Alesund": ALESUND,
    "Ålesund": ALESUND,
    "Baerum": "Bærum, kommune i Akershus",
    "tromsoe": "Tromsø, kommune i Troms",
    "Sør Varanger": "Sør-Varanger, kommune i Finnmark",
    "stor elvdal": "Stor-Elvdal, kommune i Innlandet",
    "Oslo kommune": "Oslo, kommune i Oslo",
    "Oslo": "Oslo, kommune i Oslo",
    "Oslo fylke": "Oslo, fylke",
    "Innlandet": "Innlandet, fylke",
    "Våler Innlandet": "Våler, kommune i Innlandet",
    "Våler (Østfold)": "Våler, kommune i Østfold",
    "Haram": "Haram, kommune i Møre og Romsdal",
    "os": "Os, kommune i Innlandet",
    "5001": "Trondheim, kommune i Trøndelag. Kommunenummer 5001",
    "1504": f"{ALESUND}. 1504 var kommunenummeret til Ålesund til og med 2019.",
    "Skodje": f"{ALESUND}. Skodje ble en del av Ålesund i 2020.",
    "nes": "Nes, kommune i Akershus",
    "Guovdageaidnu": "Kautokeino, kommune i Finnmark. Kautokeino heter også Guovdageaidnu.",
    "Karasjohka": "Karasjok, kommune i Finnmark. Karasjok heter også Kárášjohka.",
    "Unjarga": "Nesseby, kommune i Finnmark. Nesseby heter også Unjárga.",
    "04": "Innlandet, fylke. 04 var fylkesnummeret til Hedmark, som ble en del av Innlandet i "
    "2020.",
    "kunstig intelligens": "Kunstig intelligens, spørsmål (strategi)",
    "rekruttering": "Rekruttering av IKT-spesialister, indikator for digital kompetanse",
    "folketall": "Folketall, på siden Metode",
    "Tronheim": "Trondheim, kommune i Trøndelag. Mente du Trondheim?",
    "Bergem": "Bergen, kommune i Vestland. Mente du Bergen?",
    "Guovdageaiunu": "Kautokeino, kommune i Finnmark. Mente du Guovdageaidnu? Kautokeino heter "
    "også Guovdageaidnu.",
    "Mo i Rana": "Rana, kommune i Nordland. Mente du Rana?",
    "Kristiania": "Se listen over alle kommunene",
    "Lofoten": "Se listen over alle kommunene",
    "0150": "Se listen over alle kommunene",
}


def test_what_is_typed_and_what_stands_first(page: Page) -> None:
    field(page).focus()
    seen = {}
    for text in FIRST:
        typed(page, text)
        seen[text] = options(page)[0]
        assert len(set(options(page))) == len(options(page)), text
        field(page).fill("")
        expect(told(page)).to_be_empty()
    assert seen == FIRST


TWO = {
    "Våler": ["Våler, kommune i Østfold", "Våler, kommune i Innlandet"],
    "Tysfjord": [
        "Hamarøy, kommune i Nordland. Tysfjord ble delt mellom Hamarøy og Narvik i 2020.",
        "Narvik, kommune i Nordland. Tysfjord ble delt mellom Hamarøy og Narvik i 2020.",
    ],
    "Herøy": ["Herøy, kommune i Møre og Romsdal", "Herøy, kommune i Nordland"],
}


@pytest.mark.parametrize("text", TWO)
def test_enter_leaves_the_choice_where_two_are_equal(page: Page, text: str) -> None:
    typed(page, text)
    expect(told(page)).to_have_text("2 treff")
    assert options(page) == TWO[text]
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("2 treff, velg ett")
    expect(page.get_by_role("option", selected=True)).to_have_text(TWO[text][0])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    last = {"Våler": "valer-innlandet", "Tysfjord": "narvik", "Herøy": "heroy-nordland"}[text]
    page.wait_for_url(f"**/kommune/{last}/")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Oslo", "oslo"),
        ("nes", "nes"),
        ("trond", "trondheim"),
        ("skodje", "alesund"),
        ("5612", "kautokeino"),
        ("Sør Varanger", "sor-varanger"),
    ],
)
def test_enter_goes_to_the_single_best_hit(page: Page, text: str, slug: str) -> None:
    """Without waiting for anything: a fast typist presses Enter before the index has come."""
    field(page).fill(text)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/kommune/{slug}/")


def test_a_former_name_is_not_passed_over_for_a_longer_one(page: Page) -> None:
    """Berg became part of Senja; Enter must not go to Bergen unasked."""
    typed(page, "Berg")
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("2 treff, velg ett")
    assert options(page)[1] == "Senja, kommune i Troms. Berg ble en del av Senja i 2020."


def test_enter_on_what_may_have_been_meant_asks_first(page: Page) -> None:
    typed(page, "Tronheim")
    page.keyboard.press("Enter")
    expect(told(page)).to_have_text("Ingen treff på «Tronheim». Mente du Trondheim?")
    expect(page.get_by_role("option", selected=True)).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/trondheim/")


@pytest.mark.parametrize("text", ["Kristiania", "Lofoten", "0150"])
def test_no_hit_says_so_kindly_and_leads_to_the_list(page: Page, text: str) -> None:
    typed(page, text)
    expect(told(page)).to_have_text(NONE.format(text))
    expect(told(page)).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/")


IN_SIGHT = """option => {
  const [own, list] = [option, option.parentElement].map((e) => e.getBoundingClientRect());
  return own.top >= list.top - 1 && own.bottom <= list.bottom + 1;
}"""


def test_the_keyboard_walks_the_list_and_the_field_keeps_the_focus(page: Page) -> None:
    input = field(page)
    expect(input).to_have_attribute("aria-expanded", "false")
    expect(input).to_have_attribute("aria-autocomplete", "list")
    typed(page, "k")
    expect(told(page)).to_have_text(re.compile("^[0-9]+ treff, de 12 første vises$"))
    expect(input).to_have_attribute("aria-expanded", "true")
    count = len(options(page))
    assert count == 12
    ids = [option.get_attribute("id") or "" for option in page.get_by_role("option").all()]
    expect(page.get_by_role("listbox")).to_have_id(input.get_attribute("aria-controls") or "")

    def stands_at(number: int | None) -> None:
        selected = page.get_by_role("option", selected=True)
        if number is None:
            expect(selected).to_have_count(0)
            assert input.get_attribute("aria-activedescendant") is None
        else:
            expect(selected).to_have_id(ids[number])
            expect(input).to_have_attribute("aria-activedescendant", ids[number])
            assert selected.evaluate(IN_SIGHT)
        expect(input).to_be_focused()

    stands_at(None)
    for key, number in [
        ("ArrowDown", 0),
        ("ArrowDown", 1),
        ("End", count - 1),
        ("ArrowDown", None),
        ("ArrowUp", count - 1),
        ("Home", 0),
        ("ArrowUp", None),
    ]:
        page.keyboard.press(key)
        stands_at(number)
    page.keyboard.press("Home")  # in the text, where no line is chosen
    assert input.evaluate("i => i.selectionStart") == 0
    page.keyboard.press("Escape")
    expect(input).to_have_attribute("aria-expanded", "false")
    expect(input).to_have_value("k")
    page.keyboard.press("ArrowDown")
    stands_at(0)
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(input).to_have_value("")
    expect(input).to_be_focused()


def test_tab_closes_and_goes_on(page: Page) -> None:
    typed(page, "nord")
    page.keyboard.press("Tab")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("button", name="Finn")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Videre")).to_be_focused()


def test_a_line_is_chosen_by_mouse_and_is_high_enough_for_a_finger(page: Page) -> None:
    typed(page, "våler")
    heights = [option.bounding_box()["height"] for option in page.get_by_role("option").all()]
    assert min(heights) >= 44
    assert field(page).bounding_box()["height"] >= 44
    page.get_by_role("option").last.click()
    page.wait_for_url("**/kommune/valer-innlandet/")


def test_a_line_is_chosen_by_tap(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + HEADER)
    field(page).tap()
    typed(page, "skodje")
    page.get_by_role("option").first.tap()
    page.wait_for_url("**/kommune/alesund/")
    context.close()


def test_back_again_what_was_typed_is_there_and_the_list_is_closed(page: Page) -> None:
    typed(page, "skodje")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/alesund/")
    page.go_back()
    expect(field(page)).to_have_value("skodje")
    expect(field(page)).to_have_attribute("aria-expanded", "false")
    field(page).focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", selected=True)).to_have_text(FIRST["Skodje"])


def test_nothing_is_asked_for_before_the_field_has_focus(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(address + HEADER)
    page.wait_for_load_state("networkidle")
    assert [path for path in asked if "oppslag.json" in path or "finn.js" in path] == []
    field(page).focus()
    page.wait_for_load_state("networkidle")
    field(page).blur()
    field(page).focus()
    typed(page, "oslo")
    assert asked.count("assets/oppslag.json") == asked.count("assets/oppslag/finn.js") == 1
    context.close()


def test_without_the_index_enter_leads_to_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/oppslag.json", lambda route: route.abort())
    page.goto(address + TEXT)
    field(page).fill("oslo")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kommune/")
    context.close()


def test_without_scripts_the_form_leads_to_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + HEADER)
    page.get_by_role("searchbox").fill("oslo")
    page.get_by_role("button", name="Finn").click()
    page.wait_for_url("**/kommune/?q=oslo")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("path", [HEADER, TEXT])
def test_axe_finds_nothing_with_the_list_open(
    browser: Browser, address: str, path: str, width: int, scheme: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + path)
    for text in ("nes", "Tronheim"):
        field(page).focus()
        typed(page, text)
        page.keyboard.press("ArrowDown")
        assert violations(page, RULES[scheme]) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("start", ["kommune/skodje/", "kommune/1504/", "kommune/3018/"])
def test_a_number_or_name_with_one_heir_moves_on_without_scripts(
    browser: Browser, address: str, start: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + start)
    slug = "valer-ostfold" if "3018" in start else "alesund"
    page.wait_for_url(f"**/kommune/{slug}/")
    context.close()


def test_a_name_in_another_language_is_marked_in_its_sentence(page: Page) -> None:
    for text in ("Guovdageaidnu", "Guovdageaiunu"):
        typed(page, text)
        marked = page.locator("[role=option] [lang=se]")
        assert {name.inner_text() for name in marked.all()} == {"Guovdageaidnu"}
        expect(page.get_by_role("option").first).to_contain_text(FIRST[text].split(". ")[-1])
        field(page).fill("")
        expect(told(page)).to_be_empty()
