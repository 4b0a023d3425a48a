"""Figures of the real site in Chromium: explored without a remark, taken along with the numbers of
their tables, and shown in a frame on another site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.axe import violations
from tests.serving import served

KINDS = {
    "cross table": ("kommune/trondheim/", "prioritering-grad-hvorfor-2022"),
    "distribution": ("kommune/trondheim/", "prioritering-grad-2022"),
    "rounds": ("kommune/alesund/", "kompetanse-kategori-runder"),
    "locator": ("kommune/utsira/", "hvor"),
    "histogram": ("indikator/strategi-antall/", "strategi-antall-antall-2022"),
    "change": ("indikator/aktivitet-grad/", "aktivitet-grad-endring-2018-2022"),
    "shares": ("landet/", "deltakelse-storrelse"),
    "series": ("landet/utvikling/", "prosjekt-kvalitet-serie"),
    "county map": ("fylke/nordland/", "prioritering-grad-kart-2022"),
    "map": ("indikator/kompetanse-kategori/", "kompetanse-kategori-kart-2022"),
}

PLACES = {  # of pages whose figures share a definition that says "kommunen"
    "kommune/trondheim/": "Trondheim",
    "kommune/alesund/": "Ålesund",
    "kommune/utsira/": "Utsira",
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page of a phone's width."""
    opened = browser.new_page(viewport={"width": 390, "height": 844})
    yield opened
    opened.close()


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_of_each_kind_is_explored_without_a_remark(
    page: Page, address: str, kind: str
) -> None:
    """The same file is drawn by the same engine, and each mark is told to the keyboard."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    path, name = KINDS[kind]
    page.goto(f"{address}{path}")
    unfold(page)
    figure = page.locator(f"#{name}")
    figure.get_by_role("button", name="Utforsk").click()
    stage = figure.get_by_role("application")
    expect(stage.locator("svg")).to_be_visible()
    subtitle = stage.locator("svg .role-title-subtitle")
    expect(subtitle).to_contain_text(PLACES.get(path, ""))
    expect(subtitle).not_to_contain_text("▼ kommunen")
    stage.press("ArrowRight")
    expect(figure.locator(".figur-avlest")).to_have_text(re.compile(r"\w{2}"))
    assert said == []


def unfold(page: Page) -> None:
    """Open what is folded round the figures, as a reader does who looks for one."""
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")


def numbers_of(page: Page, name: str) -> dict[str, list[tuple[int, float]]]:
    """Return the counts and shares in the table of a figure, by the first cell of the row."""
    rows = page.locator(f"#{name} .figur-tabell tbody tr").all()
    found = {}
    for row in rows:
        head, *cells = (cell.text_content() or "" for cell in row.locator("th, td").all())
        told = [re.match(r"(\d+)\D+\(([\d,]+)", cell.replace("\xa0", "")) for cell in cells]
        pairs = [(int(t[1]), float(t[2].replace(",", "."))) for t in told if t]
        found[head] = [pair for pair in pairs if pair[0]]
    return found


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_is_taken_along_has_the_numbers_of_the_table(
    page: Page, address: str, tmp_path: Path, ending: str
) -> None:
    """Each count and share of the table on the page, with year, source and status."""
    path, name = KINDS["distribution"]
    page.goto(f"{address}{path}")
    unfold(page)
    table = numbers_of(page, name)
    with page.expect_download() as download:
        label = {"csv": "CSV", "xlsx": "Excel"}[ending]
        page.locator(f"#{name}").get_by_role("button", name=label).click()
    file = tmp_path / f"taken.{ending}"
    download.value.save_as(file)
    taken = pd.read_csv(file) if ending == "csv" else pd.read_excel(file, sheet_name="Tall")
    for head, pairs in table.items():
        own = taken[taken["gruppe"].str.startswith(head)]
        assert list(zip(own["antall"], own["andel_pct"], strict=True)) == pairs
    assert len(table) == 4
    if ending == "csv":
        assert set(taken["sted"]) == {"Trondheim"}
        assert set(taken["status"]) == {"simulert"}
        assert set(taken["aar"]) == {2022}
    else:
        about = openpyxl.load_workbook(file)["Om figuren"]
        told = {row[0].value: row[1].value for row in about.rows}
        assert (told["Sted"], told["År"], told["Status"]) == ("Trondheim", "2022", "simulert")


def test_a_map_is_taken_along_as_a_list_of_municipalities(
    page: Page, address: str, tmp_path: Path
) -> None:
    """No geometry, but number, name and value of every municipality that is shown."""
    path, name = KINDS["county map"]
    page.goto(f"{address}{path}")
    with page.expect_download() as download:
        page.locator(f"#{name}").get_by_role("button", name="CSV").click()
    download.value.save_as(tmp_path / "map.csv")
    taken = pd.read_csv(tmp_path / "map.csv", dtype=str)
    assert list(taken.columns[:3]) == ["kommunenr", "kommune", "verdi"]
    assert len(taken) == 41
    assert "geometry" not in taken.columns
    assert taken.set_index("kommunenr").loc["1804", "kommune"] == "Bodø"


def test_a_bare_page_stands_in_a_frame_of_another_site(
    page: Page, address: str, tmp_path: Path
) -> None:
    """The code under the figure, put into a page of another origin, shows it and its height."""
    path, name = KINDS["distribution"]
    page.goto(f"{address}{path}")
    code = page.locator(f"#{name} textarea").text_content() or ""
    code = re.sub(r'src="http://localhost:8000/', f'src="{address}', code)
    listener = (
        "<script>addEventListener('message', (e) => (window.told ??= []).push(e.data))</script>"
    )
    (tmp_path / "index.html").write_text(f"<!doctype html>{listener}{code}", encoding="utf-8")
    with served(tmp_path) as other:
        page.goto(other)
        frame = page.frame_locator("iframe")
        expect(frame.get_by_text("Simulerte tall").first).to_be_visible()
        expect(frame.locator("img")).to_be_visible()
        page.wait_for_function("(window.told ?? []).some((d) => d.height > 200)")
        height = int(re.search(r'height="(\d+)"', code)[1])  # type: ignore[index]
        told = page.evaluate("window.told.findLast((d) => d.height).height")
        assert told <= height + 2, "the height in the code has room for the page"


@pytest.mark.parametrize("kind", ["cross table", "change", "county map", "series"])
def test_axe_finds_nothing_in_a_bare_page(page: Page, address: str, kind: str) -> None:
    """Each bare page can be used by everyone."""
    path, name = KINDS[kind]
    page.goto(f"{address}del/{path}{name}/")
    assert violations(page) == []
