"""What a reader does with a figure, in a real Chromium and under the strict security policy."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from builder.charts import explorer
from builder.paths import ROOT
from builder.site.preview import QuietHandler
from tests.axe import violations
from tests.browser.small_figures import KNOWN, served, write_site

HARD_SPACE = "\N{NO-BREAK SPACE}"
WATCH = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""
NO_CLIPBOARD = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small site."""
    folder = tmp_path_factory.mktemp("figures")
    write_site(folder / "site", folder / "cache")
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the small site with the policy."""
    with served(site) as base:
        yield base


@dataclass
class Reader:
    """An open page, what it asked for, and what the console told."""

    page: Page
    asked: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hear(self, told: ConsoleMessage) -> None:
        """Keep what the console tells of faults."""
        if told.type in ("error", "warning"):
            self.errors.append(told.text)

    def figure(self, name: str = "prioritering-2022") -> Locator:
        """Return a figure of the page."""
        return self.page.locator(f"[id='{name}']")

    def press(self, button: str, name: str = "prioritering-2022") -> Locator:
        """Press a button of a figure."""
        found = self.figure(name).get_by_role("button", name=button, exact=True)
        found.click()
        return found

    def saved(self, button: str, folder: Path, name: str = "prioritering-2022") -> Path:
        """Press a button and return the file that is saved."""
        with self.page.expect_download() as download:
            self.press(button, name)
        path = folder / download.value.suggested_filename
        download.value.save_as(path)
        return path


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """Open the page of the small site; nothing may be told in the console or break the policy."""
    context = browser.new_context(viewport={"width": 1000, "height": 900}, locale="nb-NO")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(WATCH)
    reader = Reader(page)
    page.on("request", lambda request: reader.asked.append(request.url))
    page.on(
        "console",
        lambda told: reader.errors.append(told.text) if told.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: reader.errors.append(str(error)))
    page.goto(f"{address}kommune/alesund/")
    yield reader
    assert reader.errors == []
    context.close()


def test_csv_has_every_number_and_tells_where_it_is_from(reader: Reader, tmp_path: Path) -> None:
    path = reader.saved("CSV", tmp_path)
    assert path.name == "prioritering-2022.csv"
    table = pd.read_csv(path)
    assert list(table.columns) == [
        *("gruppe", "svar", "antall", "n", "andel_pct"),
        *("figur", "sted", "aar", "enhet", "kilde", "status", "adresse"),
    ]
    assert table["antall"].tolist() == [1, 1203, 11137]
    assert table["andel_pct"].tolist() == [100, 9.7, 90.3]
    assert table["svar"].tolist() == ["Ja", 'Ja, "helt"', "'=1+1"]
    assert set(table["status"]) == {"simulert"}
    assert set(table["adresse"]) == {KNOWN}
    assert set(table["aar"]) == {2022}


def test_csv_is_written_as_the_other_files_of_the_site(reader: Reader, tmp_path: Path) -> None:
    content = reader.saved("CSV", tmp_path, "endring").read_bytes().decode()
    page = reader.page.url.split("#")[0]
    source = '"SSB, IKT-bruk"'
    constant = f"Endring,Ålesund kommune,prosent av kommunene,{source},publisert,{page}#endring"
    assert content == (
        "kode,navn,aar,svart,endring,figur,sted,enhet,kilde,status,adresse\n"
        f'0301,"Oslo\nOslove",2018,ja,-1.5,{constant}\n'
        f"1508,'-Ålesund,2022,nei,,{constant}\n"
    )


def test_csv_tells_the_status_of_the_figure_beside_that_of_a_row(
    reader: Reader, tmp_path: Path
) -> None:
    table = pd.read_csv(reader.saved("CSV", tmp_path, "mange"), dtype=str)
    assert set(table["status"]) == {"ubesvart"}
    assert set(table["figur_status"]) == {"simulert"}
    assert table["kode"].iloc[7] == "0007"
    assert len(table) == 400


def test_excel_has_numbers_as_numbers_and_codes_as_text(reader: Reader, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(reader.saved("Excel", tmp_path, "endring"))
    assert book.sheetnames == ["Tall", "Om figuren"]
    rows = [[cell.value for cell in row] for row in book["Tall"].rows]
    assert rows == [
        ["kode", "navn", "aar", "svart", "endring"],
        ["0301", "Oslo\nOslove", 2018, "ja", -1.5],
        ["1508", "-Ålesund", 2022, "nei", None],
    ]
    assert book["Tall"]["A2"].data_type == "s"
    assert book["Tall"]["A2"].number_format == "@"
    assert book["Tall"].freeze_panes == "A2"
    assert book["Tall"]["A1"].font.bold


def test_excel_runs_no_text_as_a_formula_and_tells_of_the_figure(
    reader: Reader, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(reader.saved("Excel", tmp_path))
    cell = book["Tall"]["B4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert [row[2].value for row in book["Tall"].iter_rows(min_row=2)] == [1, 1203, 11137]
    about = {row[0].value: row[1].value for row in book["Om figuren"].rows}
    assert about == {
        "Figur": "Prioritering av digitalisering",
        "Sted": "Ålesund kommune",
        "År": "2022",
        "Enhet": "prosent av kommunene",
        "Antall (n)": "12 340",
        "Kilde": "SSB, IKT-bruk",
        "Status": "simulert",
        "Adresse": KNOWN,
    }


def test_a_large_workbook_needs_no_worker(reader: Reader, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(reader.saved("Excel", tmp_path, "mange"))["Tall"]
    assert sheet.max_row == 401
    assert [cell.value for cell in sheet[401]][:5] == [
        "0399",
        "Kommune nummer 399",
        "ubesvart",
        0,
        399,
    ]


def colours_in(page: Page, picture: bytes) -> dict[str, int]:
    """Return how many pixels of a PNG have each colour."""
    coded = base64.b64encode(picture).decode()
    found: dict[str, int] = page.evaluate(
        """async (address) => {
          const image = Object.assign(new Image(), { src: address });
          await image.decode();
          const { width, height } = image;
          const canvas = Object.assign(document.createElement("canvas"), { width, height });
          const context = canvas.getContext("2d");
          context.drawImage(image, 0, 0);
          const { data } = context.getImageData(0, 0, width, height);
          const counts = {};
          for (let i = 0; i < data.length; i += 4) {
            const colour = [...data.slice(i, i + 4)].join(" ");
            counts[colour] = (counts[colour] ?? 0) + 1;
          }
          return counts;
        }""",
        f"data:image/png;base64,{coded}",
    )
    return found


def test_png_is_twice_as_large_as_the_picture_on_white(
    reader: Reader, tmp_path: Path, site: Path
) -> None:
    png = reader.saved("PNG", tmp_path).read_bytes()
    picture = ElementTree.parse(site / "figur/kommune/alesund/prioritering-2022.svg").getroot()
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    size = int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")
    drawn = [int(float(picture.get(side, ""))) for side in ("width", "height")]
    assert list(size) == [2 * side for side in drawn]
    colours = colours_in(reader.page, png)
    assert colours["255 255 255 255"] > size[0] * size[1] / 3
    assert colours["192 0 0 255"] > 500  # the bar of 1203
    assert colours["107 107 107 255"] > 500  # the lines of the pattern
    assert all(colour.endswith(" 255") for colour in colours)


def test_png_is_light_for_a_reader_whose_page_is_dark(reader: Reader, tmp_path: Path) -> None:
    """The picture follows a dark page; what is taken along is for paper."""
    reader.page.emulate_media(color_scheme="dark")
    colours = colours_in(reader.page, reader.saved("PNG", tmp_path).read_bytes())
    assert max(colours, key=lambda colour: colours[colour]) == "255 255 255 255"


def test_the_svg_is_whole_and_tells_what_it_is(reader: Reader, tmp_path: Path) -> None:
    with reader.page.expect_download() as download:
        reader.figure().get_by_role("link", name="SVG").click()
    assert download.value.suggested_filename == "prioritering-2022.svg"
    root = ElementTree.parse(download.value.path()).getroot()
    words = " ".join(root.itertext())
    for told in ("Prioritering av digitalisering", "Ålesund kommune 2022", "Simulerte tall"):
        assert told in words


def test_the_vega_lite_file_is_what_the_figure_is_drawn_from(reader: Reader) -> None:
    with reader.page.expect_download() as download:
        reader.figure().get_by_role("link", name="Vega-Lite").click()
    spec = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [row["antall"] for row in spec["datasets"][spec["usermeta"]["tabell"]]] == [
        1,
        1203,
        11137,
    ]


def clipboard(page: Page) -> str:
    """Return what was copied."""
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_link_code_and_citation_are_copied(reader: Reader) -> None:
    figure = reader.figure()
    reader.press("Kopier lenke")
    expect(figure.get_by_role("status").first).to_have_text("Kopiert")
    assert clipboard(reader.page) == KNOWN
    figure.get_by_text("Bygg inn").click()
    reader.press("Kopier koden")
    expect(figure.locator(".figur-innbygging [role=status]")).to_have_text("Kopiert")
    assert clipboard(reader.page).startswith(
        '<iframe src="https://example.org/del/kommune/alesund/prioritering-2022/" title='
    )
    figure.get_by_text("Siter", exact=True).click()
    reader.press("Kopier siteringen")
    expect(figure.locator(".figur-sitering [role=status]")).to_have_text("Kopiert")
    assert clipboard(reader.page) == f"Prioritering av digitalisering. Hentet fra {KNOWN}"


def test_addresses_not_known_at_the_build_are_those_of_the_page(
    reader: Reader, address: str
) -> None:
    figure = reader.figure("endring")
    reader.press("Kopier lenke", "endring")
    expect(figure.get_by_role("status").first).to_have_text("Kopiert")
    assert clipboard(reader.page) == f"{address}kommune/alesund/#endring"
    code = figure.locator("textarea").input_value()
    assert f'src="{address}del/kommune/alesund/endring/"' in code
    assert figure.locator(".figur-sitat").text_content() == (
        f"Endring. Hentet fra {address}kommune/alesund/#endring"
    )


def selected(page: Page) -> str:
    """Return the text that is selected, in a field or in the page."""
    text: str = page.evaluate(
        """() => {
          const { activeElement: field } = document;
          const { value, selectionStart, selectionEnd } = field;
          return field.select ? value.slice(selectionStart, selectionEnd) : `${getSelection()}`;
        }"""
    )
    return text


@pytest.mark.parametrize(
    ("fold", "button", "begins"),
    [
        ("", "Kopier lenke", KNOWN),
        ("Bygg inn", "Kopier koden", "<iframe src="),
        ("Siter", "Kopier siteringen", "Prioritering av digitalisering. Hentet"),
    ],
)
def test_what_may_not_be_copied_is_selected(
    reader: Reader, fold: str, button: str, begins: str
) -> None:
    reader.page.evaluate(NO_CLIPBOARD)
    if fold:
        reader.figure().get_by_text(fold, exact=True).click()
    reader.press(button)
    expect(reader.figure().get_by_text("Teksten er merket")).to_be_visible()
    reader.page.wait_for_timeout(100)
    assert selected(reader.page).startswith(begins)


def explored(reader: Reader, name: str = "prioritering-2022") -> Locator:
    """Open a figure and return the frame it is drawn in."""
    reader.press("Utforsk", name)
    frame = reader.figure(name).get_by_role("application")
    expect(frame).to_be_focused()
    return frame


def test_nothing_of_the_explorer_is_fetched_before_it_is_asked_for(reader: Reader) -> None:
    reader.page.wait_for_load_state("networkidle")
    before = [url for url in reader.asked if url.endswith((".js", ".json"))]
    assert [url.rsplit("/", 1)[1] for url in before] == ["figur.js"]
    explored(reader)
    assert any(url.endswith(explorer.ADDRESS) for url in reader.asked)
    assert not any("vendor" in url for url in reader.asked)


def test_the_figure_is_drawn_in_place_of_the_picture_and_back(reader: Reader) -> None:
    frame = explored(reader)
    picture = reader.figure().locator(".figur-bilde")
    expect(picture).to_be_hidden()
    expect(frame.locator("svg")).to_contain_text("Prioritering av digitalisering")
    expect(frame.locator("svg")).to_contain_text(f"10{HARD_SPACE}000")
    reader.press("Vis bildet")
    expect(picture).to_be_visible()
    expect(frame).to_have_count(0)
    expect(reader.figure().get_by_role("button", name="Utforsk")).to_be_focused()
    explored(reader)


def test_patterns_are_drawn_by_the_browser(reader: Reader) -> None:
    frame = explored(reader)
    tile = reader.page.locator("pattern[id='hatch-ffffff-6b6b6b']")
    assert tile.get_attribute("patternTransform") == "rotate(45)"
    assert [part.get_attribute("fill") for part in tile.locator("path").all()] == [
        "#ffffff",
        "#6b6b6b",
    ]
    bar = frame.locator("svg path[fill*=hatch]")
    colours = colours_in(reader.page, bar.screenshot())
    lined = sum(count for colour, count in colours.items() if int(colour.split()[0]) < 150)
    assert lined > 100
    assert colours["255 255 255 255"] > 1000


def test_a_mark_tells_its_numbers_to_the_mouse(reader: Reader) -> None:
    frame = explored(reader)
    box = reader.figure().locator(".figur-boks")
    expect(box).to_be_hidden()
    frame.locator("svg path[fill='#c00000']").hover()
    expect(box).to_be_visible()
    assert box.inner_text() == f'Svar: Ja, "helt"\nAntall: 1{HARD_SPACE}203'
    reader.page.mouse.move(2, 2)
    expect(box).to_be_hidden()


def test_marks_tell_their_numbers_to_the_keyboard(reader: Reader) -> None:
    frame = explored(reader)
    told = reader.figure().locator(".figur-avlest")
    box = reader.figure().locator(".figur-boks")
    steps = {
        "ArrowRight": "Svar: Ja, Antall: 1",
        "ArrowDown": f'Svar: Ja, "helt", Antall: 1{HARD_SPACE}203',
        "End": f"Svar: =1+1, Antall: 11{HARD_SPACE}137",
        "ArrowLeft": f'Svar: Ja, "helt", Antall: 1{HARD_SPACE}203',
        "Home": "Svar: Ja, Antall: 1",
    }
    for key, text in steps.items():
        frame.press(key)
        expect(told).to_have_text(text)
        expect(box).to_be_visible()
    assert told.get_attribute("role") == "status"
    frame.press("Escape")
    expect(box).to_be_hidden()
    frame.press("Escape")
    expect(reader.figure().locator(".figur-bilde")).to_be_visible()


def test_the_explorer_follows_a_dark_page(reader: Reader) -> None:
    frame = explored(reader)
    title = frame.locator("svg text", has_text="Prioritering").first
    paper = frame.locator("svg").first
    assert title.get_attribute("fill") == "#1a1a19"
    expect(paper).to_have_css("background-color", "rgb(255, 255, 255)")
    reader.page.emulate_media(color_scheme="dark")
    expect(title).to_have_attribute("fill", "#eef2f5")
    expect(paper).to_have_css("background-color", "rgb(18, 24, 29)")
    reader.page.emulate_media(color_scheme="light")
    expect(title).to_have_attribute("fill", "#1a1a19")


def test_a_table_without_its_file_is_told_of(reader: Reader) -> None:
    reader.page.route("**/*.vl.json", lambda route: route.fulfill(status=404))
    reader.press("CSV")
    expect(reader.figure().get_by_role("status").first).to_contain_text("Det gikk ikke")
    reader.press("Utforsk")
    expect(reader.figure().locator(".figur-bilde")).to_be_visible()
    assert len(reader.errors) >= 2
    reader.errors.clear()


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
    assert violations(reader.page) == []


LISTENER = """<!doctype html><html lang="nb"><title>Avis</title>
<script>window.told = []; addEventListener("message", ({ data }) => told.push(data));</script>
<iframe src="%s" width="340" height="600" title="Figur"></iframe>"""


def test_a_frame_on_another_site_tells_its_height(
    reader: Reader, address: str, tmp_path: Path
) -> None:
    part = f"{address}del/kommune/alesund/prioritering-2022/?childId=figur-1"
    (tmp_path / "index.html").write_text(LISTENER % part, encoding="utf-8")
    page = reader.page
    with served(tmp_path, QuietHandler) as elsewhere:
        page.goto(elsewhere)
        page.wait_for_function("told.length >= 2")
        page.frames[1].locator("img").evaluate("image => image.decode()")
        page.wait_for_timeout(200)
        told = page.evaluate("told")
        high = page.frames[1].evaluate("document.documentElement.offsetHeight")
        own = [message for message in told if isinstance(message, dict)][-1]
        assert own["id"] == "kommune/alesund/prioritering-2022"
        assert own["type"] == "digital-kommune-figur"
        assert abs(own["height"] - high) <= 1
        assert 150 < high < 600
        assert f"pymxPYMxfigur-1xPYMxheightxPYMx{own['height']}" in told
        page.frames[1].get_by_role("link").click()  # leaves the frame
        page.wait_for_url(f"{address}kommune/alesund/#prioritering-2022")
    reader.errors[:] = [
        error for error in reader.errors if "favicon" not in error and "404" not in error
    ]


def test_the_bare_page_says_what_it_shows_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}del/kommune/alesund/prioritering-2022/")
    words = page.locator("body").inner_text()
    for told in ("Prioritering", "Ålesund", "Simulerte tall", "Kilde: SSB", "Utgave 2026-11"):
        assert told in words
    assert page.locator("img").evaluate("image => image.naturalWidth") > 0
    assert page.locator("html").get_attribute("lang") == "nb"
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == "https://example.org/kommune/alesund/"
    page.goto(f"{address}del/kommune/alesund/endring/")
    assert "Simulerte" not in page.locator("body").inner_text()
    context.close()


def test_the_bare_page_is_small(site: Path) -> None:
    page = site / "del/kommune/alesund/prioritering-2022/index.html"
    picture = site / "figur/kommune/alesund/prioritering-2022.svg"
    files = [page, picture, site / "assets/del.css", site / "assets/del.js"]
    assert sum(path.stat().st_size for path in files) <= 30_000


def test_the_bundle_is_made_once_and_left_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    monkeypatch.setattr(explorer, "_bundle", lambda: made.append(1) or b"export {};")
    path = explorer.explorer_script(tmp_path / "vega")
    assert explorer.explorer_script(tmp_path / "vega") == path
    assert (path.read_bytes(), len(made)) == (b"export {};", 1)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_what_every_page_loads_is_small() -> None:
    script = (ROOT / "docs/assets/figur.js").read_bytes()
    style = (ROOT / "docs/assets/figur.css").read_bytes()
    assert len(gzip.compress(script)) <= 4000
    assert len(gzip.compress(style)) <= 2000
