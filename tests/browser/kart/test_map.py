"""What a reader does with the map: each function of the map that SSB published, and more."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser.kart.live_map import (
    PATIENCE,
    PHONE,
    fills,
    kinship,
    legend,
    looks,
    middle_of,
    open_map,
    published,
    state,
)

ROUNDS = [
    ("prioritering_grad", 2022),
    ("prioritering_grad", 2018),
    ("kompetanse_kategori", 2022),
    ("aktivitet_grad", 2022),
    ("rekruttering", 2023),
    ("sky_antall", 2018),
]


@pytest.mark.parametrize(("indicator", "year"), ROUNDS)
def test_the_map_shows_the_published_value_of_every_municipality(
    page: Page, address: str, site: Path, indicator: str, year: int
) -> None:
    """Each shape has the colour of the class that the legend gives the value in the CSV."""
    open_map(page, address, f"?i={indicator}&r={year}")
    table = published(site)
    own = table[(table["indikator"] == indicator) & (table["aar"] == str(year))]
    kin = kinship(site)
    lists = kin[kin["aar"] == str(year)].groupby("kommunenr")["kommunenr_2024"].agg(list)
    own = own.assign(parts=own["kommunenr"].map(lists))
    shown = own.assign(today=own["parts"]).explode("today")
    alone = shown[~shown["today"].duplicated(keep=False)].set_index("today")
    coloured = fills(page)
    by_label = {label.lower(): fill for label, (fill, _, _) in legend(page).items()}
    assert len(coloured) == 357
    checked = 0
    for code, fill in coloured.items():
        if code not in alone.index:
            assert fill == by_label["slått sammen eller delt senere"], code
            continue
        parts = alone.loc[code, "parts"]
        if not all(part in alone.index for part in parts):
            assert fill == by_label["slått sammen eller delt senere"], code
            continue
        assert fill == by_label[_class(alone.loc[code], by_label)], code
        checked += 1
    assert checked >= 310


def _class(row: pd.Series, labels: dict[str, str]) -> str:
    """Return the label of the class that a published value belongs to, found by its words."""
    if row["verdi"] == "":
        return row["etikett"].lower() if row["etikett"].lower() in labels else "svarte ikke"
    if row["verdi"].isdigit() and f"{row['verdi']} {row['etikett']}".lower() in labels:
        return f"{row['verdi']} {row['etikett']}".lower()
    if not row["verdi"].isdigit():
        return row["etikett"].lower()
    for label in labels:
        found = re.search(r": (\d+)(?:–(\d+))?$", label)
        if found and int(found[1]) <= int(row["verdi"]) <= int(found[2] or found[1]):
            return label
    return next(label for label in labels if label.startswith("0 "))


def test_the_legend_counts_what_the_csv_holds(page: Page, address: str, site: Path) -> None:
    open_map(page, address, "?i=aktivitet_grad&r=2022")
    table = published(site)
    own = table[(table["indikator"] == "aktivitet_grad") & (table["aar"] == "2022")]
    counts = own["verdi"].value_counts()
    shown = {label[0]: count for label, (_, count, _) in legend(page).items()}
    assert {grade: shown[grade] for grade in "01234"} == {
        grade: str(counts.get(grade, 0)) for grade in "01234"
    }
    assert shown["S"] == str(counts[""])  # svarte ikke
    shares = [
        float(share.replace(",", ".").split("\xa0")[0]) for _, _, share in legend(page).values()
    ]
    assert sum(shares) == pytest.approx(100, abs=0.4)


def test_a_round_a_county_and_the_change_are_chosen(page: Page, address: str) -> None:
    open_map(page, address)
    page.get_by_label("Indikator", exact=True).select_option(label="Digital aktivitet")
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet, 2022")
    page.get_by_role("radio", name="endring 2018–2022").check()
    expect(page.locator("#kart-tittel")).to_have_text("Digital aktivitet, endring 2018–2022")
    expect(page.locator("#kart-setning")).to_contain_text("med samme grenser og svar i begge")
    assert list(legend(page))[:4] == [
        "Høyere enn før",
        "Samme som før",
        "Lavere enn før",
        "Et annet mønster",
    ]
    page.get_by_label("Område").select_option(label="Finnmark")
    expect(page.locator("#kart-tittel")).to_have_text(
        "Digital aktivitet i Finnmark, endring 2018–2022"
    )
    left, top, width, _ = looks(page)
    assert width < 600
    assert left > 600
    assert top < 300
    assert state(page) == {"i": "aktivitet_grad", "r": "2018-2022", "f": "56"}


def test_grades_of_two_kinds_are_neither_more_nor_less(
    page: Page, address: str, site: Path
) -> None:
    """From 2 to 3 is another pattern; the classes of the change hold that for all."""
    open_map(page, address, "?i=prioritering_grad&r=2018-2022")
    table = published(site)
    own = table[table["indikator"] == "prioritering_grad"]
    then = own[(own["aar"] == "2018")].set_index("kommunenr_2024")["verdi"]
    now = own[(own["aar"] == "2022")].set_index("kommunenr_2024")["verdi"]
    both = pd.concat([then[~then.index.duplicated(keep=False)], now], axis=1, join="inner")
    both = both[[("|" not in code) and len(code) == 4 for code in both.index]]
    both.columns = ["a", "b"]
    both = both[(both["a"] != "") & (both["b"] != "")]
    merged = then.index[then.index.duplicated(keep=False)]
    both = both[~both.index.isin(merged)]
    kinds = both["a"].isin(["2", "3"]) & both["b"].isin(["2", "3"]) & (both["a"] != both["b"])
    shown = legend(page)
    coloured = fills(page)
    purple = shown["Et annet mønster"][0]
    assert {code for code, fill in coloured.items() if fill == purple} <= set(both.index[kinds])
    assert shown["Et annet mønster"][1] == str(
        sum(coloured[code] == purple for code in both.index[kinds])
    )


def test_a_class_is_singled_out(page: Page, address: str) -> None:
    open_map(page, address)
    page.get_by_role("checkbox", name=re.compile("0 ingen")).check()
    weak = page.locator(".kart-flater .kart-svak")
    expect(weak).to_have_count(350)
    expect(page).to_have_url(re.compile(r"u=0$"))
    page.get_by_role("checkbox", name=re.compile("0 ingen")).uncheck()
    expect(weak).to_have_count(0)


def test_those_who_did_not_answer_are_hatched_and_no_class_is(page: Page, address: str) -> None:
    open_map(page, address, "?i=prioritering_grad&r=2022")
    shown = legend(page)
    assert shown["Svarte ikke"][0].startswith("url(#backhatch-")
    assert all(fill.startswith("#") for label, (fill, _, _) in shown.items() if label[0].isdigit())
    open_map(page, address, "?i=kompetanse_kategori&r=2022")
    patterns = [fill for fill, _, _ in legend(page).values() if fill.startswith("url(#dots")]
    assert len(patterns) == 3  # the three of external suppliers


def test_the_panel_tells_what_the_value_rests_on_and_its_rank(page: Page, address: str) -> None:
    open_map(page, address, "?k=1865")
    panel = page.locator("#kart-panel")
    expect(panel).to_contain_text("Vågan")
    expect(panel).to_contain_text("Grad 4 av 4: høy")
    expect(panel).to_contain_text(re.compile(r"Antall områder i strategien: \d+ av 13 områder"))
    expect(panel).to_contain_text(re.compile(r"Det har \d+ av 354 kommuner som svarte"))
    assert panel.get_by_role("link", name="Til siden om Vågan").get_attribute("href") == (
        f"{address}kommune/vagan/"
    )
    page.get_by_role("button", name="Lukk").click()
    expect(panel).to_be_hidden()


def test_the_rank_of_a_count_is_the_published_one(page: Page, address: str, site: Path) -> None:
    ranks = pd.read_csv(site / "data" / "plassering.csv", dtype=str)
    rows = ranks[(ranks["indikator"] == "sky_antall") & (ranks["aar"] == "2022")]
    rows = rows[rows["gruppe"] == "landet"]
    for code in ("0301", "1151", "5612"):
        place = rows[rows["kommunenr_2024"] == code]["plass"].iloc[0]
        open_map(page, address, f"?i=sky_antall&k={code}")
        expect(page.locator("#kart-panel")).to_contain_text(f"Nummer {int(place)} av")


def test_a_split_municipality_colours_its_parts(page: Page, address: str) -> None:
    open_map(page, address, "?i=aktivitet_grad&r=2022&k=1580")
    coloured = fills(page)
    assert coloured["1580"] == coloured["1508"]
    expect(page.locator("#kart-panel")).to_contain_text(
        "Svaret er fra Ålesund (1507), slik kommunen var i 2022."
    )


@pytest.mark.parametrize(
    ("typed", "heading"), [("skodje", "Ålesund"), ("guovdageaidnu", "Kautokeino")]
)
def test_the_look_up_shows_the_hit_on_the_map(
    page: Page, address: str, typed: str, heading: str
) -> None:
    open_map(page, address)
    field = page.locator("#kart-finn")
    field.fill(typed)
    expect(page.locator("#kart-finn-treff [role=option]").first).to_be_visible(timeout=PATIENCE)
    field.press("Enter")
    expect(page.locator("#kart-panel")).to_contain_text(heading)
    expect(page.locator("#kart-lest")).to_contain_text("er valgt")
    assert looks(page)[2] < 400
    assert "/kart/" in page.url


def test_the_look_up_takes_a_county_and_an_indicator(page: Page, address: str) -> None:
    open_map(page, address)
    field = page.locator("#kart-finn")
    field.fill("nordland")
    expect(page.locator("#kart-finn-treff [role=option]").first).to_be_visible(timeout=PATIENCE)
    field.press("Enter")
    expect(page.locator("#kart-tittel")).to_contain_text("i Nordland")


def test_names_are_written_where_there_is_room(page: Page, address: str) -> None:
    open_map(page, address, "?f=18")
    names = page.locator(".kart-navnelag text")
    expect(names.filter(has_text="Bodø")).to_have_count(1)
    boxes = [name.bounding_box() for name in names.all()]
    found = [box for box in boxes if box]
    assert len(found) > 25
    for n, one in enumerate(found):
        for other in found[n + 1 :]:
            apart_x = min(one["x"] + one["width"], other["x"] + other["width"]) - max(
                one["x"], other["x"]
            )
            apart_y = min(one["y"] + one["height"], other["y"] + other["height"]) - max(
                one["y"], other["y"]
            )
            assert apart_x < 6 or apart_y < 4


def test_every_county_is_named_among_the_tiles_of_a_phone(phone: Page, address: str) -> None:
    """Names that have no room in their own stand beside, with a line; none lies across another."""
    open_map(phone, address, "?v=fliser")
    names = phone.locator(".kart-navnelag text")
    expect(names).to_have_count(15)
    boxes = [box for name in names.all() if (box := name.bounding_box())]
    for n, one in enumerate(boxes):
        assert one["x"] >= 0
        assert one["x"] + one["width"] <= PHONE["width"]
        for other in boxes[n + 1 :]:
            across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(
                one["x"], other["x"]
            )
            down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(
                one["y"], other["y"]
            )
            assert across < 6 or down < 8  # a box is higher than its letters
    expect(phone.locator(".kart-navnelag circle")).to_have_count(1)  # Oslo, which is one tile


def test_tiles_are_as_large_as_one_another_and_chosen_like_shapes(page: Page, address: str) -> None:
    open_map(page, address)
    page.get_by_role("radio", name="Ruter").check()
    expect(page.locator(".kart-navnelag text", has_text="Nordland")).to_have_count(1)
    sizes = page.locator(".kart-flater path").evaluate_all(
        "all => [...new Set(all.map(p => p.getBBox()).map(b => `${b.width} ${b.height}`))]"
    )
    assert len(sizes) == 1
    assert page.locator(".kart-prikker circle").first.is_hidden()
    counties = page.get_by_label("Område").locator("option").all_inner_texts()[1:]
    written = page.locator(".kart-navnelag text")
    expect(written).to_have_count(len(counties))
    assert sorted(written.all_text_contents()) == sorted(counties)
    page.mouse.click(*middle_of(page, "1151"))
    expect(page.locator("#kart-panel")).to_contain_text("Utsira")
    page.get_by_label("Område").select_option(label="Rogaland")
    expect(page.locator(".kart-navnelag text", has_text="Utsira")).to_have_count(1)
    page.get_by_role("button", name="Bruk kartet med piltaster").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#kart-lest")).to_contain_text("Utsira, Rogaland")
    page.keyboard.press("ArrowRight")
    expect(page.locator("#kart-lest")).to_contain_text("for Utsira")
    page.get_by_role("radio", name="Kart", exact=True).check()
    expect(page.locator(".kart-prikker circle").first).to_be_visible()
