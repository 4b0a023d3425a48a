"""The table: how its rows differ, other rounds and groups, and that its values are published."""

from __future__ import annotations

import json
import re
from pathlib import Path
from statistics import median_low

import pytest
from playwright.sync_api import Page, expect

from tests.browser.sammenlign.comparing import (
    HARD,
    asked,
    opened,
    part,
    rows,
    texts_of,
)


def test_only_differences_are_shown_and_the_address_says_so(page: Page, address: str) -> None:
    opened(page, address, "0301,1151")
    whole = rows(page)
    unlike = {head for head, (first, second) in whole.items() if first != second}
    told_of = {head for head in unlike if {"Ikke aktuelt", "Ubesvart"}.isdisjoint(whole[head])}
    expect(part(page, "antall")).to_have_text(f"{len(told_of)} av {len(whole)} rader er ulike.")
    page.get_by_label("Bare forskjeller").check()
    expect(page.locator("[data-del=tabell] tbody tr:has(td):not(.ulik)")).to_have_count(0)
    assert asked(page) == "k=0301,1151&d=1"
    assert set(rows(page)) == told_of
    assert 0 < len(told_of) < len(whole)
    page.reload()
    expect(page.get_by_label("Bare forskjeller")).to_be_checked()
    expect(page.locator("tr.ulik")).to_have_count(len(told_of))


DIFFERENCES = {
    "0301,1151": {
        "Antall områder med skytjenester 2022": "≠ 11 fra hverandre",
        "Score for skytjenester 2022": "≠ 4 trinn",
        "Score for egne ansatte 2022": "≠ ett trinn",
        "Digital prioritering 2022": "≠ flere trinn",
        "Digital kompetanse 2022": "≠ ulik kategori",
        "Manglende kompetanse som hinder 2022": "",
        "Bruker kommunen nettskytjenester? 2022": "≠ ulikt svar",
    },
    "4629,5626": {
        "Digital aktivitet 2022": "≠ ulike mønstre",
        "Digital prioritering 2022": "≠ ulik grad",
    },
    "5632,3124": {"Digital prioritering 2022": "≠ ett trinn", "Digital aktivitet 2022": ""},
    "1508,3419,0301": {
        "Digital prioritering 2022": "",
        "Antall områder i strategien 2023": "≠ 1 fra hverandre",
    },
    "0301,s:under_2000": {
        "Digital prioritering 2022": "≠ ulikt det vanligste",
        "Antall områder med skytjenester 2022": "≠ ulikt medianen",
    },
}


@pytest.mark.parametrize("keys", DIFFERENCES)
def test_how_a_row_differs(desk: Page, address: str, keys: str) -> None:
    opened(desk, address, keys)
    found = {}
    for told_of, *_ in texts_of(desk):
        head, *more = told_of.split("\n")
        found[head.strip()] = more[0] if more else ""
    assert {head: found[head] for head in DIFFERENCES[keys]} == DIFFERENCES[keys]


def test_a_group_has_the_median_of_its_municipalities(desk: Page, address: str, site: Path) -> None:
    """In the table, on the scale and in each round; counted from what each of them answered."""
    shown = rows(opened(desk, address, "1151,f:11,s:under_2000"))
    values = published_clouds(site, "11")
    wanted = f"median {median_low(values)} av 15 (n = {len(values)})"
    cells = [cell.replace(HARD, " ") for cell in shown["Antall områder med skytjenester 2022"]]
    assert cells[:2] == ["0 av 15", wanted]
    assert re.fullmatch(r"median \d+ av 15 \(n = 78\)", cells[2])
    scale = part(desk, "skala").get_by_role("img", name="Antall områder med skytjenester 2022")
    told = scale.get_attribute("aria-label") or ""
    assert f"Rogaland (fylke) {median_low(values)} (median)" in told
    expect(part(desk, "utvikling").get_by_text("median").first).to_be_visible()


def published_clouds(site: Path, county: str) -> list[int]:
    """Return how many areas with cloud services each municipality of a county has in 2022."""
    found = json.loads((site / "api/v1/indikator/sky_antall.json").read_text(encoding="utf-8"))
    own = next(one for one in found["runder"] if one["aar"] == 2022)["verdier"]
    return [int(value) for code, value in own.items() if code.startswith(county) and value]


def test_another_round_is_shown_and_what_it_did_not_ask_is_left_out(
    desk: Page, address: str
) -> None:
    opened(desk, address, "0301,1151")
    assert rows(desk)["Antall områder i strategien 2023"] == ["12 av 13", "0 av 13"]
    desk.get_by_label("Runde").select_option("2018")
    expect(desk.get_by_role("rowheader", name="Antall områder i strategien 2018")).to_be_visible()
    assert asked(desk) == "k=0301,1151&r=2018"
    assert not [head for head in rows(desk) if "2023" in head or "Kunstig" in head]


def test_the_values_are_those_of_the_published_files(desk: Page, address: str, site: Path) -> None:
    codes = ["0301", "1151", "5612", "4640", "3419", "1580"]
    shown = rows(opened(desk, address, ",".join(codes)))
    for number, code in enumerate(codes):
        file = json.loads((site / f"api/v1/kommune/{code}.json").read_text(encoding="utf-8"))
        units = next(r["kommuner"] for r in file["runder"] if r["aar"] == 2022)
        own = units[0] if len(units) == 1 and units[0]["forhold"] == "samme" else None
        cell = shown["Digital prioritering 2022"][number]
        if own is None:
            assert cell == "Andre grenser"
        elif not own["svarte"]:
            assert cell == "Svarte ikke"
        else:
            value = own["indikatorer"]["prioritering_grad"]
            assert cell == f"{value['verdi']} – {value['etikett']}"
