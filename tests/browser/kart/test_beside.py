"""What stands beside the map: table, second map, scatter, and what is there without scripts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kart.live_map import (
    PATIENCE,
    legend,
    open_map,
    published,
)


def test_the_table_follows_the_map(page: Page, address: str) -> None:
    open_map(page, address, "?i=sky_antall&r=2018")
    row = page.locator("#kart-tabell tr", has=page.get_by_role("link", name="Utsira"))
    expect(row.locator("td").first).to_have_text(re.compile(r"2 av 15 områder"))
    expect(page.locator("#kart-tabell thead th").nth(1)).to_contain_text("2018")
    page.get_by_label("Finn kommune i tabellen").fill("utsira")
    expect(page.locator("#kart-tabell tbody tr:visible")).to_have_count(1)


def test_two_rounds_stand_side_by_side(page: Page, address: str, site: Path) -> None:
    open_map(page, address, "?i=aktivitet_grad&v=runder&k=5001")
    other = page.locator(".kart-andre .kart-svg")
    expect(other).to_be_visible()
    expect(page.get_by_label("Runden ved siden av")).to_have_value("2018")
    table = published(site)
    own = table[(table["indikator"] == "aktivitet_grad") & (table["kommunenr_2024"] == "0301")]
    values = dict(zip(own["aar"], own["verdi"], strict=True))
    by_grade = {label[0]: fill for label, (fill, _, _) in legend(page).items()}
    assert other.locator("[data-nr='0301']").first.get_attribute("fill") == by_grade[values["2018"]]
    page.get_by_role("button", name="Zoom inn").click()
    boxes = page.locator(".kart-svg").evaluate_all("all => all.map(s => s.getAttribute('viewBox'))")
    assert len(set(boxes)) == 1


@pytest.mark.parametrize(
    ("query", "shown", "beside", "choices"),
    [
        ("?i=aktivitet_grad&r=2018&v=runder", "2018", "2022", ["2022"]),  # never twice the same
        ("?i=aktivitet_grad&r=2018-2022&v=runder", "2022", "2018", ["2018"]),  # a change as two
        ("?i=strategi_antall&v=runder&s=2022", "2023", "2022", ["2018", "2022"]),
    ],
)
def test_the_round_beside_is_always_another_one(
    page: Page, address: str, query: str, shown: str, beside: str, choices: list[str]
) -> None:
    open_map(page, address, query)
    select = page.get_by_label("Runden ved siden av")
    expect(select).to_have_value(beside)
    assert select.locator("option").all_inner_texts() == choices
    assert page.locator("#kart-tittel").inner_text().endswith(f", {shown} og {beside}")
    heads = page.locator(".kart-klassehode span").all_inner_texts()
    assert [head.lower() for head in heads] == [shown, beside]
    sentence = page.locator("#kart-setning").inner_text()
    assert f"{shown}: " in sentence
    assert f" {beside}: " in sentence


def test_two_indicators_are_of_one_round(page: Page, address: str) -> None:
    """Strategies have a round that the grades of activity have not."""
    open_map(page, address, "?i=strategi_antall&v=spredning&j=aktivitet_grad")
    expect(page.locator("#kart-tittel")).to_have_text(
        "Antall områder i strategien og digital aktivitet, 2022"
    )
    expect(page.locator(".kart-spredning text", has_text="Antall områder")).to_have_text(
        "Antall områder i strategien, 2022 →"
    )


def test_a_scatter_is_linked_with_the_map(page: Page, address: str) -> None:
    open_map(page, address, "?i=prioritering_grad&v=spredning&j=aktivitet_grad")
    dots = page.locator(".kart-spredning circle")
    expect(dots.nth(300)).to_be_attached(timeout=PATIENCE)
    page.get_by_text("Tallene i figuren").click()
    cells = page.locator(".kart-kryss td").all_text_contents()
    assert sum(int(cell) for cell in cells) == dots.count()
    dots.nth(10).click()
    expect(page.locator("#kart-panel")).to_be_visible()
    expect(page.locator(".kart-spredning .kart-valgt")).to_have_count(1)
    page.get_by_label("Loddrett:").select_option(label="Antall områder med skytjenester")
    expect(page).to_have_url(re.compile("j=sky_antall"))


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_map_is_a_picture_with_words_table_and_links(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto(f"{address}kart/")
    picture = page.locator(".kart-svg")
    assert picture.get_attribute("role") == "img"
    assert "Kart over Norge: Digital prioritering, 2022" in (
        picture.get_attribute("aria-label") or ""
    )
    assert page.locator(".kart-flater path").count() == 357
    assert page.locator("#kart-setning").inner_text().startswith("Vanligst er grad 4")
    assert page.locator("#kart-klasser li").count() == 6
    assert page.locator("#kart-tabell tbody th a").count() == 357
    assert page.locator(".kart-valg, .kart-under, .kart-verktoy").evaluate_all(
        "all => all.every(one => !one.checkVisibility())"
    )
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    links = page.locator(".kart-ferdige a")
    assert links.count() >= 6 + 15
    for link in links.all():
        target = (link.get_attribute("href") or "").split("#")
        answer = page.request.get(f"{address}kart/{target[0]}")
        assert answer.ok
        assert len(target) == 1 or f'id="{target[1]}"' in answer.text()
    context.close()
