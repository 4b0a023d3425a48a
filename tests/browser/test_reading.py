"""What readers do, in a real Chromium: find a place, read it, sort, print, on a phone and without
scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.axe import RULES, violations

WIDTHS = {"phone": 390, "desktop": 1280}
KINDS = {
    "front page": "",
    "municipality": "kommune/trondheim/",
    "split municipality": "kommune/haram/",
    "merged municipality": "kommune/orkland/",
    "county": "fylke/more-og-romsdal/",
    "list of municipalities": "kommune/",
    "list of counties": "fylke/",
    "country": "landet/",
    "theme": "landet/kompetanse/",
    "published figures": "landet/utvikling/",
    "ledger": "samsvar/",
    "grade": "indikator/aktivitet-grad/",
    "count": "indikator/strategi-antall/",
    "category": "indikator/kompetanse-kategori/",
    "list of indicators": "indikator/",
    "method": "metode/",
    "data": "data/",
    "about": "om/",
    "accessibility": "tilgjengelighet/",
    "not found": "finnes-ikke/",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page as wide as a phone, in Norwegian."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="nb-NO")
    yield context.new_page()
    context.close()


LOOKUPS = {
    "skodje": ["Ålesund"],
    "alesund": ["Ålesund"],
    "5612": ["Kautokeino – Guovdageaidnu"],
    "guovdageaidnu": ["Kautokeino – Guovdageaidnu"],
    "valer": ["Våler (Østfold)", "Våler (Innlandet)"],  # the county tells them apart
}


@pytest.mark.parametrize("words", LOOKUPS)
def test_the_list_of_municipalities_is_narrowed(page: Page, address: str, words: str) -> None:
    page.goto(f"{address}kommune/")
    page.get_by_label("Finn kommune, også").fill(words)
    names = page.locator("#resultater ~ div tbody tr:visible th a").all_inner_texts()
    assert names == LOOKUPS[words]


def test_everything_is_there_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(address)
    assert page.locator("a[href$='kommune/alesund/']").count() >= 1
    page.goto(f"{address}kommune/alesund/")
    assert page.locator("figure img").count() >= 6
    assert page.locator("td").count() > 100
    page.get_by_text("Alle indikatorer, runde for runde", exact=True).click()
    assert page.locator(".mer details[open] table").first.is_visible()
    page.goto(f"{address}kommune/skodje/")
    page.wait_for_url("**/kommune/alesund/")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    browser: Browser, address: str, kind: str, width: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(
        viewport={"width": WIDTHS[width], "height": 900}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(address + KINDS[kind])
    found = violations(page, RULES[scheme])
    context.close()
    assert found == []


@pytest.mark.parametrize("width", [320, *WIDTHS.values()])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways(page: Page, address: str, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address + KINDS[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_the_console_is_empty_and_pictures_appear(page: Page, address: str, kind: str) -> None:
    """No page does what its policy forbids, nor asks for what is not there."""
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.goto(address + KINDS[kind])
    page.evaluate(
        """Promise.all([...document.images].map((image) => {
            image.loading = "eager";
            return image.decode();
        }))"""
    )
    broken = page.evaluate("[...document.images].filter(i => !i.naturalWidth).map(i => i.src)")
    assert broken == []
    assert [text for text in told if "404" not in text or kind != "not found"] == []


def test_every_picture_has_a_text_alternative(page: Page, address: str) -> None:
    for kind in ("municipality", "county", "grade", "front page"):
        page.goto(address + KINDS[kind])
        alternatives = page.eval_on_selector_all("figure img", "images => images.map(i => i.alt)")
        assert alternatives
        assert all(len(text) > 20 for text in alternatives)


def test_a_table_is_sorted_by_keyboard_with_the_unanswered_last(page: Page, address: str) -> None:
    page.goto(f"{address}indikator/strategi-antall/")
    table = page.locator("table[data-sortable]").last
    button = table.locator("thead th button").nth(2)
    column = "rows => rows.map(r => r.cells[2].dataset.sort)"
    for order in ("ascending", "descending"):
        button.focus()
        button.press("Enter")
        direction = table.locator("thead th").nth(2).get_attribute("aria-sort")
        values = table.locator("tbody tr").evaluate_all(column)
        numbers = [int(value) for value in values if value]
        assert direction in ("ascending", "descending")
        assert numbers == sorted(numbers, reverse=direction == "descending"), order
        assert "" not in values[: len(numbers)]


def test_folded_tables_are_printed(page: Page, address: str) -> None:
    page.goto(f"{address}indikator/strategi-antall/")
    folded = page.locator("#strategi-antall-antall-2022 .figur-tabell table")
    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.bounding_box()["height"] > 100


def test_tools_of_a_figure_work_under_the_policy(page: Page, address: str) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto(f"{address}kommune/trondheim/")
    figure = page.locator("#prioritering-grad-2022")
    for tool, kind in (("CSV", "csv"), ("Excel", "xlsx"), ("PNG", "png")):
        with page.expect_download() as download:
            figure.get_by_role("button", name=tool, exact=True).click()
        assert download.value.suggested_filename.endswith(f".{kind}")
    figure.get_by_role("button", name="Utforsk").click()
    figure.locator(".figur-vega svg").wait_for()
    page.keyboard.press("ArrowRight")
    assert figure.locator(".figur-avlest").inner_text()
    assert told == []


def test_the_first_stop_of_the_keyboard_skips_to_the_content(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/oslo/")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.className")
    assert "md-skip" in focused


def rows_seen(page: Page) -> int:
    """Return how many rows of the first long table of a page a reader sees."""
    return page.locator(".flere").first.locator("tbody tr:visible").count()


def test_a_phone_shows_the_first_rows_of_a_long_table_and_all_when_asked(
    page: Page, address: str
) -> None:
    page.goto(f"{address}kommune/")
    assert rows_seen(page) == 20
    page.get_by_label("Finn kommune, også").fill("utsira")  # far beyond the first rows
    assert page.locator(".flere tbody tr:visible th").all_inner_texts() == ["Utsira"]
    assert not page.get_by_label("Vis alle 357 rader").is_visible()
    page.get_by_label("Finn kommune, også").fill("")
    box = page.get_by_label("Vis alle 357 rader")
    box.focus()
    page.keyboard.press("Space")
    assert rows_seen(page) == 357
    page.keyboard.press("Space")
    assert rows_seen(page) == 20
    page.emulate_media(media="print")
    assert rows_seen(page) == 357


def test_a_long_table_is_whole_without_scripts_and_in_a_wide_window(
    browser: Browser, address: str
) -> None:
    for width, has_scripts in ((390, False), (1280, True)):
        context = browser.new_context(
            viewport={"width": width, "height": 844}, java_script_enabled=has_scripts
        )
        page = context.new_page()
        page.goto(f"{address}kommune/")
        assert rows_seen(page) == 357
        assert not page.get_by_text("Vis alle 357 rader").is_visible()
        context.close()


SCREEN = 844
LONGEST = {  # phone screens with what is folded closed
    "kommune/time/": 7,
    "kommune/": 4,
    "fylke/nordland/": 8.5,
    "landet/": 8,
    "landet/aktivitet/": 9,
    "landet/utvikling/": 9.5,
    "metode/": 10,
    "samsvar/": 10,
    "data/": 8.5,
}


@pytest.mark.parametrize("path", LONGEST)
def test_a_page_is_no_longer_than_a_reader_scrolls(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    height = page.evaluate("document.documentElement.scrollHeight")
    assert height <= LONGEST[path] * SCREEN


def test_an_address_opens_what_its_anchor_is_folded_in(page: Page, address: str) -> None:
    page.goto(f"{address}metode/#sporsmal-sky")
    fold = page.locator("details:has(#sporsmal-sky)")
    assert fold.get_attribute("open") is not None
    page.get_by_role("heading", name="Antall områder med skytjenester").click()
    page.locator("details:has(#indikator-sky_antall)").get_by_role("link", name="Listen:").click()
    assert page.url.endswith("#sporsmal-sky")
    assert fold.bounding_box()["y"] < SCREEN  # type: ignore[index]


@pytest.mark.parametrize(("path", "most"), [("kommune/time/", 2), ("fylke/nordland/", 5)])
def test_a_place_is_few_sheets_of_paper(page: Page, address: str, path: str, most: int) -> None:
    page.goto(f"{address}{path}")
    paper = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= most


def test_the_first_screen_of_a_phone_has_place_sentence_and_card(page: Page, address: str) -> None:
    for place in ("oslo", "utsira", "haram"):
        page.goto(f"{address}kommune/{place}/")
        for part in (".stripe", "h1", ".sted", ".ingress"):
            box = page.locator(part).first.bounding_box()
            assert box, (place, part)
            assert box["y"] + box["height"] <= SCREEN, (place, part)
        card = page.locator("ul.kort > li").first.bounding_box()
        assert card, place
        assert card["y"] + card["height"] <= SCREEN, place


def test_the_first_picture_of_the_front_page_is_fetched_at_once(page: Page, address: str) -> None:
    page.goto(address)
    first = page.locator("figure img").first
    assert first.get_attribute("fetchpriority") == "high"
    assert first.get_attribute("loading") is None
    page.goto(f"{address}indikator/aktivitet-grad/")
    assert page.locator("figure img:not([loading=lazy])").count() == 0


def test_forced_colours_show_which_lens_is_chosen_and_the_own_step(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{address}kommune/oslo/")
    ground = "label => getComputedStyle(label).backgroundColor"
    chosen, other = (
        page.locator(f".linse input{state} + label").first.evaluate(ground)
        for state in (":checked", ":not(:checked)")
    )
    assert chosen != other
    steps = (
        page.locator(".kort .trinn")
        .first.locator("span")
        .evaluate_all(
            "spans => new Set(spans.map(span => getComputedStyle(span).backgroundColor)).size"
        )
    )
    assert steps == 5
    context.close()


def test_lenses_and_folds_work_by_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}kommune/time/")
    lens = page.locator(".linse").first
    answers = lens.locator(".linse-svar")
    lens.locator("input").first.focus()
    before = answers.filter(visible=True).inner_text()
    page.keyboard.press("ArrowRight")
    assert lens.locator("input").nth(1).is_checked()
    assert answers.filter(visible=True).inner_text() != before
    fold = page.locator(".tema .skjerm > details").first
    fold.locator("> summary").focus()
    page.keyboard.press("Enter")
    assert fold.evaluate("each => each.open")
    page.keyboard.press("Space")
    assert not fold.evaluate("each => each.open")
