"""What is taken along: files, text, link, and a frame for another site."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pandas as pd
from playwright.sync_api import Browser, Page, expect

from tests.browser.sammenlign.comparing import (
    HARD,
    asked,
    opened,
    part,
    rows,
)
from tests.browser.sammenlign.sentences import SENTENCES
from tests.serving import served


def taken(page: Page, name: str, folder: Path) -> Path:
    """Press a button and return the file that comes of it."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def test_what_is_taken_along_is_what_is_shown(desk: Page, address: str, tmp_path: Path) -> None:
    opened(desk, address, "0301,1151,f:46", "&d=1")
    shown = rows(desk)
    file = taken(desk, "CSV", tmp_path)
    assert file.name == "sammenlign-0301-1151-f46.csv"
    table = pd.read_csv(file, dtype=str)
    assert len(table) == 3 * len(shown)
    cloud = table[(table["sporsmal"] == "sky_antall")].set_index("kode")
    assert cloud.loc["0301", ["verdi", "verdi_tekst", "aar"]].tolist() == ["11", "11 av 15", "2022"]
    assert set(table["status"]) == {"simulert"}
    assert set(table["adresse"]) == {desk.url}
    county = table[(table["sporsmal"] == "prioritering_grad")].set_index("kode").loc["f:46"]
    assert county[["verdi", "andel_pct", "n"]].tolist() == ["4", "44.2", "43"]
    book = openpyxl.load_workbook(taken(desk, "Excel", tmp_path))
    assert book.sheetnames == ["Tall", "Om figuren"]
    cells = [[cell.value for cell in row] for row in book["Tall"].iter_rows()]
    place = cells[0].index("kode")
    assert len(cells) == 1 + len(table)
    assert cells[1][place] == "0301"


def test_the_text_and_the_link_are_copied(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = opened(context.new_page(), address, "0301,1151")
    page.get_by_role("button", name="Kopier teksten").click()
    expect(part(page, "melding")).to_have_text("Kopiert.")
    copied = page.evaluate("navigator.clipboard.readText()").replace(HARD, " ").split("\n")
    assert copied[:-1] == SENTENCES["0301,1151"]
    assert copied[-1].startswith("Simulerte tall, ikke SSBs · Digitalisering i kommunene")
    page.get_by_role("button", name="Del", exact=True).click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()) === location.href")
    context.close()


SHARE = "navigator.share = async (what) => { window.shared = what; };"


def test_a_finger_adds_a_place_and_a_phone_shares_with_what_it_has(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(
        has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.add_init_script(SHARE)
    page.goto(f"{address}sammenlign/")
    part(page, "forslag").get_by_role("button", name="Legg til Oslo").tap()
    expect(part(page, "melding")).to_have_text("Oslo er lagt til (1 av 6).")
    expect(part(page, "forslag")).to_contain_text("Ligner Oslo")  # no button gives way to another
    part(page, "forslag").get_by_role("button", name="Legg til Bergen").tap()
    expect(part(page, "setninger").locator("li").nth(1)).to_be_attached()
    page.get_by_role("button", name="Del", exact=True).tap()
    page.wait_for_function("() => window.shared")
    title = "Oslo og Bergen – Sammenlign – Digital kommune"
    assert page.evaluate("window.shared") == {"title": title, "url": page.url}
    assert asked(page) == "k=0301,4601"
    context.close()


def test_the_code_shows_the_comparison_in_a_frame_of_another_site(
    desk: Page, address: str, tmp_path: Path
) -> None:
    opened(desk, address, "0301,1151,1508")
    desk.locator(".sammenlign-kode summary").click()
    code = part(desk, "kode").input_value()
    assert 'title="Sammenligning: Oslo, Utsira og Ålesund"' in code
    listener = (
        "<script>addEventListener('message', (e) => (window.told ??= []).push(e.data))</script>"
    )
    (tmp_path / "index.html").write_text(f"<!doctype html>{listener}{code}", encoding="utf-8")
    desk.set_viewport_size({"width": 716, "height": 844})
    with served(tmp_path) as other:
        desk.goto(other)
        frame = desk.frame_locator("iframe")
        expect(frame.get_by_role("heading", level=1)).to_have_text(
            "Sammenligning: Oslo, Utsira og Ålesund"
        )
        expect(frame.get_by_text("Simulerte tall.", exact=True)).to_be_visible()
        expect(frame.get_by_text("Oslo har 11 av 15 områder med skytjenester")).to_be_visible()
        link = frame.get_by_role("link", name=re.compile("Se hele sammenligningen"))
        expect(link).to_have_attribute("href", f"{address}sammenlign/?k=0301,1151,1508")
        desk.wait_for_function("() => (window.told ?? []).some((d) => d.height > 700)")
        needed = desk.evaluate("window.told.findLast((d) => d.height).height")
        assert needed <= int(re.search(r'height="(\d+)"', code)[1])  # type: ignore[index]
