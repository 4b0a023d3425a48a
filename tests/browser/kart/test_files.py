"""What is taken along from the map: pictures and numbers of exactly what is shown."""

from __future__ import annotations

import re
import subprocess
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.browser.kart.live_map import fills, open_map, published
from tests.browser.watching import quiet_page

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a dark page of a desktop's width: what is taken along is light all the same."""
    with quiet_page(browser, color_scheme="dark") as opened:
        yield opened


def saved(page: Page, name: str) -> tuple[str, bytes]:
    """Press one of the tools and return the name and the content of the file."""
    with page.expect_download() as download:
        page.locator("#kart-verktoy").get_by_role("button", name=name, exact=True).click()
    expect(page.locator("#kart-verktoy > [role=status]")).to_have_text(f"{name}-filen er laget.")
    path = Path(download.value.path())
    return download.value.suggested_filename, path.read_bytes()


def test_svg_holds_title_classes_source_and_status(page: Page, address: str) -> None:
    open_map(page, address, "?i=kompetanse_kategori&f=56&k=5612")
    shown = fills(page)
    name, content = saved(page, "SVG")
    assert name == "kart-kompetanse-kategori-2022-finnmark.svg"
    root = ElementTree.fromstring(content)
    texts = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    for told in (
        "Digital kompetanse i Finnmark, 2022",
        "Egne ansatte, ikke forsøkt å rekruttere:",
        "Markert: Kautokeino – Guovdageaidnu",
        "Simulerte tall, ikke SSBs",
        "Kart: © Kartverket",
        "/kart/?i=kompetanse_kategori&f=56&k=5612",
    ):
        assert told in texts, told
    drawn = [path.get("fill") for path in root.iter(f"{SVG}path") if path.get("vector-effect")]
    assert [fill for fill in drawn if fill and fill != "none"][:357] == [
        shown[code] for code in sorted(shown)
    ]
    used = set(re.findall(rb'url\(#([^)"]+)\)', content))
    defined = {pattern.get("id", "").encode() for pattern in root.iter(f"{SVG}pattern")}
    assert used <= defined
    assert b"class=" not in content
    assert b"style=" not in content


def texts_of(root: ElementTree.Element) -> str:
    """Return all that is written in a drawing."""
    return " ".join(element.text or "" for element in root.iter(f"{SVG}text"))


def fills_of(root: ElementTree.Element) -> list[list[str]]:
    """Return the fill of each municipality on each of the maps in a picture, patterns by the name
    they have on the page."""
    maps = [one for one in root.iter(f"{SVG}svg") if len(list(one.iter(f"{SVG}path"))) > 357]
    inner = maps[1:]  # the first is the whole picture
    found = []
    for one in inner:
        drawn = [path for path in one.iter(f"{SVG}path") if path.get("vector-effect")]
        fills = [path.get("fill", "none") for path in drawn]
        found.append([fill for fill in fills if fill != "none"][:357])
    return found


def test_a_picture_of_two_rounds_has_both_maps_and_both_legends(page: Page, address: str) -> None:
    open_map(page, address, "?i=kompetanse_kategori&v=runder&k=0301")
    page.wait_for_load_state("networkidle")
    expect(page.locator(".kart-andre .kart-flater path").nth(356)).to_be_attached()
    maps = page.locator(".kart-svg").evaluate_all(
        "all => all.map(s => [...s.querySelectorAll('.kart-flater path')]"
        ".map(p => p.getAttribute('fill')))"
    )
    legend = page.locator("#kart-klasser li").all_inner_texts()
    name, content = saved(page, "SVG")
    assert name == "kart-kompetanse-kategori-2022-2018.svg"
    root = ElementTree.fromstring(content)
    told = texts_of(root)
    for wanted in (
        "Digital kompetanse, 2022 og 2018",
        "Digitalisering i kommunene · 2022",
        "· 2018 · Kart: © Kartverket",
        "Simulerte tall, ikke SSBs",
        "Slått sammen eller delt senere: 43",
        "Markert: Oslo",
    ):
        assert wanted in told, wanted
    assert [text for text in ("2022", "2018") if f" {text} " not in f" {told} "] == []
    drawn = fills_of(root)
    assert len(drawn) == 2
    assert drawn[0] == maps[0]
    assert [fill.replace("-1)", ")") for fill in drawn[1]] == maps[1]
    used = set(re.findall(rb'url\(#([^)"]+)\)', content))
    assert used <= {one.get("id", "").encode() for one in root.iter(f"{SVG}pattern")}
    assert b"class=" not in content
    assert b"style=" not in content
    assert any("43" in row for row in legend)  # what is on the map beside is explained too


def test_a_picture_of_two_indicators_has_the_scatter_too(page: Page, address: str) -> None:
    open_map(page, address, "?i=prioritering_grad&v=spredning&j=aktivitet_grad&f=46")
    dots = page.locator(".kart-spredning circle")
    expect(dots.nth(20)).to_be_attached()
    name, content = saved(page, "SVG")
    assert name == "kart-prioritering-grad-aktivitet-grad-2022-vestland.svg"
    root = ElementTree.fromstring(content)
    told = texts_of(root)
    assert "Digital prioritering og digital aktivitet i Vestland, 2022" in told
    assert "↑ Digital aktivitet, 2022" in told
    assert "Vanligst er «" in told
    scatter = [one for one in root.iter(f"{SVG}svg") if one.get("viewBox") == "0 0 440 480"]
    assert [len(list(one.iter(f"{SVG}circle"))) for one in scatter] == [dots.count()]
    assert b"class=" not in content
    assert b"style=" not in content
    _, png = saved(page, "PNG")
    assert Image.open(BytesIO(png)).width == 1600
    _, pdf = saved(page, "PDF")
    heading = "Digital prioritering og digital aktivitet i Vestland, 2022"
    assert heading.encode("utf-16-be").hex().encode() in pdf


@pytest.mark.parametrize(
    ("query", "columns"),
    [
        (
            "v=runder",
            {"verdi": ("2022", "aktivitet_grad"), "verdi_2018": ("2018", "aktivitet_grad")},
        ),
        (
            "v=spredning&j=sky_antall",
            {"verdi": ("2022", "aktivitet_grad"), "verdi_sky_antall": ("2022", "sky_antall")},
        ),
    ],
)
def test_csv_of_two_has_both(
    page: Page, address: str, site: Path, query: str, columns: dict[str, tuple[str, str]]
) -> None:
    open_map(page, address, f"?i=aktivitet_grad&f=46&{query}")
    expect(page.locator(".kart-andre svg")).to_be_visible()
    page.wait_for_load_state("networkidle")
    _, content = saved(page, "CSV")
    taken = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False).set_index("kommunenr")
    table = published(site)
    for column, (year, indicator) in columns.items():
        own = table[(table["indikator"] == indicator) & (table["aar"] == year)]
        values = own.set_index("kommunenr_2024")["verdi"]
        for code in ("4601", "4640", "4649"):  # Bergen, Sogndal, Stad
            if code in values.index and not isinstance(values[code], pd.Series):
                assert taken.loc[code, column] == values[code], (code, column)
    assert len(taken) == 43


def test_png_is_large_and_light(page: Page, address: str) -> None:
    open_map(page, address, "?i=aktivitet_grad&r=2018-2022")
    name, content = saved(page, "PNG")
    assert name == "kart-aktivitet-grad-2018-2022.png"
    image = Image.open(BytesIO(content)).convert("RGB")
    assert image.width == 1600
    assert image.height > 1600
    assert image.getpixel((5, 5)) == (255, 255, 255)
    colours = {colour for _, colour in image.getcolors(1_000_000) or []}
    assert {(12, 90, 80), (210, 102, 26)} <= colours  # more and less


def test_pdf_is_one_page_with_the_picture_and_its_words(
    page: Page, address: str, tmp_path: Path
) -> None:
    """Sámi letters are in the picture, and in what search and screen readers get."""
    open_map(page, address, "?i=prioritering_grad&k=5610")
    name, content = saved(page, "PDF")
    assert name == "kart-prioritering-grad-2022.pdf"
    assert content.startswith(b"%PDF-1.7")
    assert content.rstrip().endswith(b"%%EOF")
    assert b"/Lang(nb-NO)" in content
    assert b"/S/Figure" in content
    found = re.search(rb"/Width (\d+)/Height (\d+)/ColorSpace/DeviceRGB", content)
    assert found
    width, height = int(found[1]), int(found[2])
    start = content.index(b"stream\n", found.start()) + 7
    pixels = zlib.decompressobj().decompress(content[start:])
    assert width == 2400
    assert len(pixels) == width * height * 3
    assert pixels[:3] == b"\xff\xff\xff"
    titles = [
        bytes.fromhex(text.decode()).decode("utf-16")
        for text in re.findall(rb"<(FEFF[0-9A-Fa-f]+)>", content)
    ]
    assert "Digital prioritering, 2022" in titles
    places = [int(place) for place in re.findall(rb"\n(\d{10}) 00000 n ", content)]
    assert all(
        content[place:].split(b" ")[0] == str(n).encode() for n, place in enumerate(places, 1)
    )
    path = tmp_path / name
    path.write_bytes(content)
    try:
        told = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
    except FileNotFoundError:
        return  # a second reader of the file, where the machine has one
    assert "Pages:           1" in told
    assert "A4" in told
    assert "Tagged:          yes" in told


def test_csv_and_workbook_hold_what_is_shown(page: Page, address: str, site: Path) -> None:
    open_map(page, address, "?i=aktivitet_grad&r=2022&f=55")
    name, content = saved(page, "CSV")
    assert name == "kart-aktivitet-grad-2022-troms.csv"
    taken = pd.read_csv(BytesIO(content), dtype=str, keep_default_na=False)
    table = published(site)
    own = table[(table["indikator"] == "aktivitet_grad") & (table["aar"] == "2022")]
    values = own.set_index("kommunenr_2024")["verdi"]
    assert len(taken) == 21
    assert set(taken["fylke"]) == {"Troms"}
    assert dict(zip(taken["kommunenr"], taken["verdi"], strict=True)) == {
        code: values[code] for code in taken["kommunenr"]
    }
    assert set(taken["figur_status"]) == {"simulert"}
    assert taken["adresse"][0].endswith("/kart/?i=aktivitet_grad&f=55")
    _, book = saved(page, "Excel")
    sheet = openpyxl.load_workbook(BytesIO(book))["Tall"]
    rows = list(sheet.values)
    assert len(rows) == 22
    assert rows[1][rows[0].index("kommunenr")] == taken["kommunenr"][0]  # text, zeros and all
    assert rows[1][rows[0].index("verdi")] == int(taken["verdi"][0])
