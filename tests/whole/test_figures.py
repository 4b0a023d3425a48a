"""Every figure of the built site: its files, its words, and that the picture can be read and drawn
again by whoever takes it along."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import vl_convert
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from benchmarks.weights import gzipped
from builder.drawing import svg
from builder.drawing.paper import NUMBERS
from builder.drawing.recipe import VEGA_LITE
from tests.charts.legible import faults, prepare

HEAVIEST, HEAVIEST_MAP, HEAVIEST_PAGE = 4_000, 20_000, 30_000  # bytes after gzip
AT_ONCE = 40


@pytest.fixture(scope="module")
def figures(site: Path) -> dict[str, tuple[Path, HtmlElement]]:
    """Return every figure of the site by its address, with the page it stands on."""
    found: dict[str, tuple[Path, HtmlElement]] = {}
    for page in sorted(site.rglob("index.html")):
        text = page.read_text(encoding="utf-8")
        if "figur-verktoy" not in text:
            continue
        for figure in html.fromstring(text).xpath("//figure[starts-with(@class, 'figur')]"):
            (picture,) = figure.xpath("./div[@class='figur-bilde']/img/@src")
            place = (page.parent / picture.removesuffix(".svg")).resolve()
            found[place.relative_to(site.resolve() / "figur").as_posix()] = (page, figure)
    return found


@pytest.fixture(scope="module")
def distinct(site: Path, figures: dict[str, tuple[Path, HtmlElement]]) -> dict[str, Path]:
    """Return one picture of each definition, which places with the same content share."""
    found: dict[str, Path] = {}
    for address, (page, figure) in figures.items():
        found.setdefault(definition_of(page, figure).name, site / "figur" / f"{address}.svg")
    return found


def test_every_figure_has_its_files_and_no_file_is_without_a_figure(
    site: Path, figures: dict[str, tuple[Path, HtmlElement]]
) -> None:
    """Picture and bare page stand at the figure's address, for figures only; and so do the
    definitions, which places share whose pictures differ by nothing but the name."""
    assert len(figures) > 3000
    for folder, ending in (("figur", ".svg"), ("del", "/index.html")):
        paths = {
            path.relative_to(site / folder).as_posix()
            for path in (site / folder).rglob("*")
            if path.is_file() and path.as_posix().endswith(ending)
        }
        whole = {"kart/index.html", "sammenlign/index.html"} if folder == "del" else set()
        assert paths - whole == {f"{address}{ending}" for address in figures}
    linked = {definition_of(page, figure) for page, figure in figures.values()}
    assert linked == set((site / "figur").rglob("*.json"))
    assert 1000 < len(linked) < 2000


def definition_of(page: Path, figure: HtmlElement) -> Path:
    """Return the file of a figure's definition, to which its tool leads."""
    (link,) = figure.xpath(".//a[.='Vega-Lite']/@href")
    return Path(os.path.normpath(page.parent / link))


def test_every_figure_is_told_and_can_be_taken_along(
    figures: dict[str, tuple[Path, HtmlElement]],
) -> None:
    """Heading, sentence, text alternative, table and tools; the picture's size keeps its place."""
    for address, (_, figure) in figures.items():
        assert told(figure, "figur-tittel"), address
        assert told(figure, "figur-lesning").endswith((".", "?")), address
        (image,) = figure.xpath(".//img[@alt]")
        assert len(image.get("alt")) > 40, address
        assert 150 <= int(image.get("width")) <= 360, address
        assert int(image.get("height")) > 60, address
        (numbers,) = figure.find_class("figur-tabell")
        assert numbers.xpath(".//table/tbody/tr"), address
        (tools,) = figure.find_class("figur-verktoy")
        assert len(tools.xpath("./li/a")) == 3, address
        code = figure.xpath(".//textarea")
        assert code, address
        assert re.search(r'height="\d+"', code[0].text_content()), address
        assert told(figure, "figur-sitat"), address


def told(figure: HtmlElement, part: str) -> str:
    """Return the words of the one part of a figure that has this class."""
    (found,) = figure.find_class(part)
    return str(found.text_content()).strip()


def test_ids_are_unique_on_every_page(site: Path) -> None:
    """A link to a figure leads to one place."""
    for page in sorted(site.rglob("index.html")):
        ids = re.findall(r'<[a-z0-9]+ [^>]*?\bid="?([^"\s>]+)', page.read_text(encoding="utf-8"))
        assert len(ids) == len(set(ids)), (page, sorted({i for i in ids if ids.count(i) > 1}))


def test_pictures_are_light(site: Path) -> None:
    """A phone gets a chart in 4 kB and a map in 20."""
    for path in (site / "figur").rglob("*.svg"):
        assert gzipped(path) <= (HEAVIEST_MAP if "-kart-" in path.name else HEAVIEST), path


def test_bare_pages_are_light_and_honest(
    site: Path, figures: dict[str, tuple[Path, HtmlElement]]
) -> None:
    """A bare page with all it fetches is small; it says what is simulated, and links back."""
    assets = sum(gzipped(site / "assets" / name) for name in ("del.css", "del.js"))
    for address in figures:
        path = site / "del" / address / "index.html"
        text, picture = path.read_text(encoding="utf-8"), site / "figur" / f"{address}.svg"
        assert gzipped(path) + gzipped(picture) + assets <= HEAVIEST_PAGE, address
        page, name = address.rsplit("/", 1)
        page = "" if page == "forside" else f"{page}/"
        assert f'{page}#{name}" target="_top"' in text, address
        is_fact = address.startswith("landet/utvikling/") or address.endswith("/hvor")
        assert ("Simulerte tall" in text) != is_fact, address


def test_every_definition_draws_the_published_picture_again(
    site: Path, figures: dict[str, tuple[Path, HtmlElement]], distinct: dict[str, Path]
) -> None:
    """Whoever opens the Vega-Lite file gets the picture of the site, but for the name of the place
    where many share it: all pictures of counties and the country, and every fourth of the
    municipalities, whose definitions differ by rows."""
    vl_convert.register_font_directory(str(Path(svg.__file__).parent / "fonts"))
    assert len(distinct) > 1000
    every = list(distinct.values())
    own = [path for path in every if path.parts[-3] == "kommune"]
    for path in [*(path for path in every if path.parts[-3] != "kommune"), *own[::4]]:
        page, figure = figures[path.relative_to(site / "figur").with_suffix("").as_posix()]
        spec = definition_of(page, figure).read_text(encoding="utf-8")
        drawn = vl_convert.vegalite_to_svg(spec, vl_version=VEGA_LITE, format_locale=NUMBERS)
        text = svg.finish(drawn)
        if place := figure.get("data-gjelder"):
            text = re.sub(r">([▼□]\N{NO-BREAK SPACE})?kommunen<", rf">\1{place}<", text, count=1)
        is_same = text == path.read_text(encoding="utf-8")  # their difference would take minutes
        assert is_same, path


def test_every_text_of_every_picture_can_be_read(
    browser: Browser, distinct: dict[str, Path]
) -> None:
    """In Chromium, no text runs out of its picture or over another, and none is too small."""
    page = browser.new_page(viewport={"width": 800, "height": 3000})
    prepare(page)
    found = {}
    for batch in batches(list(distinct.values())):
        told = faults(page, [path.read_text(encoding="utf-8") for path in batch])
        found |= {str(path): one for path, one in zip(batch, told, strict=True) if one}
    page.close()
    assert found == {}


def batches(paths: list[Path]) -> Iterator[list[Path]]:
    """Yield some paths at a time."""
    for start in range(0, len(paths), AT_ONCE):
        yield paths[start : start + AT_ONCE]
