"""The page itself: without scripts, on paper, with axe, and how much of it there is."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import RULES, violations
from tests.browser.sammenlign.comparing import (
    opened,
    part,
    texts_of,
)
from tests.site.small_docs import ROOT

ASSETS = ROOT / "docs" / "assets"


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
