"""Every kind of chart, with ordinary, sparse, full and missing data, as it is really drawn."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from pkgutil import iter_modules
from xml.etree import ElementTree

import pytest
import vl_convert
from playwright.sync_api import Browser, Page

from builder.charts import Picture, kinds
from builder.drawing import draw
from builder.drawing.recipe import VEGA_LITE
from tests.charts.gallery.__main__ import pictures, write
from tests.charts.legible import faults, prepare

EXAMPLES = pictures()
LIGHT = 4_000  # bytes of a picture, gzip
MAPS = 20_000


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return every example as SVG, by kind and case."""
    found = draw(EXAMPLES.values(), tmp_path_factory.mktemp("gallery"))
    return {name: found[one.key].named(one.place) for name, one in EXAMPLES.items()}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """Open a page with the fonts of the project."""
    opened = browser.new_page(viewport={"width": 800, "height": 3000})
    prepare(opened)
    yield opened
    opened.close()


def test_every_kind_is_in_the_gallery() -> None:
    """Each kind has an ordinary, a sparse, a full and a missing example at least."""
    names = {module.name for module in iter_modules(kinds.__path__)}
    cases = ("ordinary", "sparse", "full", "missing")
    assert {f"{name}-{case}" for name in names for case in cases} <= set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_texts_are_whole_and_run_over_no_other(
    page: Page, drawn: dict[str, str], name: str
) -> None:
    """Chromium finds every text inside the picture, large enough and free of the others."""
    assert faults(page, [drawn[name]]) == [[]]


def test_the_test_of_texts_finds_faults(page: Page) -> None:
    """A text outside, a small one, two in one place and one wider than its tile are told."""
    start = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60" font-family="'
    text = '<text x="{}" y="30" font-size="{}">{}</text>'
    bad = [
        text.format(150, 13, "Kristiansand"),
        text.format(0, 9, "Oslo"),
        text.format(9, 13, "Asker"),
    ]
    tile = '<path d="M5,5h40v40h-40Z" fill="#ffffff"/>' + text.format(0, 13, "prosjekter")
    sources = [f'{start}Liberation Sans">{each}</svg>' for each in ("".join(bad), "", tile)]
    assert faults(page, sources) == [
        ["out: Kristiansand", "small: Oslo", "over: Oslo / Asker"],
        ["no text at all"],
        ["beyond: prosjekter"],
    ]


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_picture_is_light_and_plain(drawn: dict[str, str], name: str) -> None:
    """Small enough for a phone, no wider than its column, and with nothing that runs or loads."""
    source = drawn[name]
    limit = MAPS if name.startswith(("map", "locator")) else LIGHT
    assert len(gzip.compress(source.encode())) <= limit
    width = float(re.search(r'width="([\d.]+)"', source)[1])  # type: ignore[index]
    assert width <= 360
    for word in ("<script", "href", "aria-", "role=", "@import", "<image", "NaN", "undefined"):
        assert word not in source
    wanted = set(re.findall(r"url\(#([^)]+)\)", source))
    assert wanted == set(re.findall(r'<pattern id="([^"]+)"', source))


@pytest.mark.parametrize("name", EXAMPLES)
def test_title_place_source_and_status_stand_in_the_picture(
    drawn: dict[str, str], name: str
) -> None:
    """Whoever takes a picture of the screen has them."""
    told = "".join(ElementTree.fromstring(drawn[name]).itertext())
    picture: Picture = EXAMPLES[name]
    assert "".join(picture.title) in told
    assert picture.place in told
    sources = ("Simulerte tall, ikke SSBs", "Kilde: SSB, publiserte tall", "Kart: © Kartverket")
    assert any(source in told for source in sources)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_mark_of_data_says_what_it_is(name: str) -> None:
    """Pointing at a mark in the interactive figure tells its numbers."""
    layers = EXAMPLES[name].vega_lite()
    flat = str(layers)
    assert "'tooltip'" in flat


def test_vega_lite_remarks_on_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    """Readers who explore a figure get an empty console."""
    for picture in EXAMPLES.values():
        vl_convert.vegalite_to_vega(picture.vega_lite(), vl_version=VEGA_LITE, show_warnings=True)
    assert capfd.readouterr() == ("", "")


def test_gallery_is_written_with_all_looks(tmp_path: Path) -> None:
    """The page has each picture light, dark and grey, and the dark one no light paper."""
    page = write(tmp_path)
    assert page.read_text(encoding="utf-8").count("<img") == 3 * len(EXAMPLES)
    dark = (tmp_path / "distribution-ordinary-dark.svg").read_text(encoding="utf-8")
    assert 'fill="white"' not in dark
    assert 'fill="#12181d"' in dark
    assert "prefers-color-scheme" not in dark
