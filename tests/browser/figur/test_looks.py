"""Figures and their tools without scripts, on a phone, on paper and with axe; what is loaded."""

from __future__ import annotations

import gzip

import pytest
from playwright.sync_api import Browser, expect

from builder.paths import ROOT
from tests.axe import RULES, violations
from tests.browser.figur.reader import Reader, explored


def test_without_script_everything_that_needs_none_works(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kommune/alesund/")
    figure = page.locator("figure").first
    figure.get_by_text("Tabell").click()
    expect(figure.get_by_role("cell", name="1203")).to_be_visible()
    figure.get_by_text("Bygg inn").click()
    expect(figure.locator("textarea")).to_be_visible()
    assert "<iframe src=" in figure.locator("textarea").input_value()
    for name in ("SVG", "Vega-Lite", "Lenke"):
        expect(figure.get_by_role("link", name=name, exact=True)).to_be_visible()
    assert figure.get_by_role("button").count() == 0
    with page.expect_download() as download:
        figure.get_by_role("link", name="Vega-Lite").click()
    assert download.value.suggested_filename == "prioritering-2022.vl.json"
    context.close()


def test_tools_fit_a_phone_and_are_large_enough(reader: Reader) -> None:
    reader.page.set_viewport_size({"width": 320, "height": 700})
    explored(reader)
    assert reader.page.evaluate("document.documentElement.scrollWidth") <= 320
    for tool in reader.page.locator(".figur-verktoy > li > :is(a, button), .figur summary").all():
        box = tool.bounding_box()
        assert box
        assert box["width"] >= 24
        assert box["height"] >= 24
    picture = reader.figure("endring").locator("img")
    assert picture.evaluate("image => image.width <= Number(image.getAttribute('width'))")


def test_paper_has_no_tools(reader: Reader) -> None:
    reader.page.emulate_media(media="print")
    for tool in ("SVG", "Lenke"):
        expect(reader.figure().get_by_text(tool, exact=True)).to_be_hidden()
    expect(reader.figure().locator(".figur-innbygging")).to_be_hidden()
    expect(reader.figure().locator(".figur-tabell")).to_be_visible()
    expect(reader.figure().locator("img")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["kommune/alesund/", "del/kommune/alesund/prioritering-2022/"])
def test_axe_finds_nothing(reader: Reader, address: str, path: str, scheme: str) -> None:
    reader.page.emulate_media(color_scheme=scheme)
    reader.page.goto(f"{address}{path}")
    if path.startswith("kommune"):
        for fold in reader.page.locator("summary").all():
            fold.click()
        explored(reader).press("ArrowRight")
    assert violations(reader.page, RULES[scheme]) == []


def test_what_every_page_loads_is_small() -> None:
    script = (ROOT / "docs/assets/figur.js").read_bytes()
    style = (ROOT / "docs/assets/figur.css").read_bytes()
    assert len(gzip.compress(script)) <= 4000
    assert len(gzip.compress(style)) <= 2000
