"""What a reader does with the map: each function of the map that SSB published, and more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.live_map import (
    PATIENCE,
    fills,
    kinship,
    legend,
    looks,
    middle_of,
    open_map,
    published,
    state,
)

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a desktop's width; a remark in the console fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(f"{message.type} {message.text}"))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a page of a phone that is touched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="nb-NO")
    yield context.new_page()
    context.close()


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


def test_buttons_zoom_move_and_reset(page: Page, address: str) -> None:
    open_map(page, address)
    whole = looks(page)
    page.get_by_role("button", name="Zoom inn").click()
    near = looks(page)
    assert near[2] < whole[2] * 0.9
    for name, axis, sign in (
        ("Flytt mot øst", 0, 1),
        ("Flytt mot vest", 0, -1),
        ("Flytt mot sør", 1, 1),
        ("Flytt mot nord", 1, -1),
    ):
        before = looks(page)
        page.get_by_role("button", name=name).click()
        assert (looks(page)[axis] - before[axis]) * sign > 10
    page.get_by_role("button", name="Zoom ut").click()
    page.get_by_role("button", name="Vis hele kartet").click()
    assert looks(page) == whole
    expect(page).not_to_have_url(re.compile(r"[?&]z="))  # the address follows a moment later


def test_the_wheel_scrolls_the_page_and_with_control_the_map(page: Page, address: str) -> None:
    open_map(page, address)
    page.mouse.move(*middle_of(page, "3403"))
    page.wait_for_timeout(200)
    whole = looks(page)
    before = page.evaluate("scrollY")
    page.mouse.wheel(0, 120)
    expect(page.locator("#kart-melding")).to_contain_text("Ctrl")
    page.wait_for_function("before => scrollY > before", arg=before)
    assert looks(page) == whole
    page.wait_for_timeout(100)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -400)
    page.keyboard.up("Control")
    page.wait_for_function(
        "w => document.querySelector('.kart-flate .kart-svg').viewBox.baseVal.width < w * .8",
        arg=whole[2],
    )


def test_the_mouse_drags_and_points_and_clicks(page: Page, address: str) -> None:
    open_map(page, address, "?z=380,1100,300")
    x, y = middle_of(page, "3424")  # Rendalen
    page.mouse.move(x, y)
    page.wait_for_load_state("networkidle")  # what the mouse needs is asked for when it comes
    page.mouse.move(x + 1, y)
    expect(page.locator(".kart-tips")).to_have_text(re.compile(r"^Rendalen: Grad \d av 4"))
    page.mouse.click(x, y)
    expect(page.locator("#kart-panel")).to_contain_text("Rendalen")
    assert state(page)["k"] == "3424"
    before = looks(page)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 80, y, steps=4)
    page.mouse.up()
    assert looks(page)[0] > before[0] + 10
    assert state(page)["k"] == "3424"  # a drag chooses nothing


def test_a_finger_takes_the_nearest(phone: Page, address: str) -> None:
    """Utsira is a dot of a few px, with sea around it."""
    open_map(phone, address)
    x, y = middle_of(phone, "1151")
    phone.touchscreen.tap(x - 5, y)
    expect(phone.locator("#kart-panel")).to_contain_text("Utsira")
    assert phone.locator(".kart-tips:visible").count() == 0


def test_one_finger_scrolls_the_page_and_two_zoom_the_map(phone: Page, address: str) -> None:
    open_map(phone, address)
    whole = looks(phone)
    phone.locator("#kart-flate").scroll_into_view_if_needed()
    phone.locator("#kart-flate").tap(position={"x": 330, "y": 330})
    phone.wait_for_timeout(300)
    touch = phone.context.new_cdp_session(phone)
    x, y = middle_of(phone, "3403")

    def send(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": left, "y": top, "id": n} for n, (left, top) in enumerate(places)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    before = phone.evaluate("scrollY")
    send("touchStart", (x, y))
    for step in range(1, 9):
        send("touchMove", (x, y - 20 * step))
    send("touchEnd")
    phone.wait_for_function("before => scrollY > before + 40", arg=before)
    assert looks(phone) == whole
    phone.evaluate("before => scrollTo(0, before)", before)
    x, y = middle_of(phone, "3403")
    send("touchStart", (x - 20, y), (x + 20, y))
    for step in range(1, 7):
        send("touchMove", (x - 20 - 8 * step, y), (x + 20 + 8 * step, y))
    send("touchEnd")
    phone.wait_for_function(
        "w => document.querySelector('.kart-flate .kart-svg').viewBox.baseVal.width < w * .6",
        arg=whole[2],
    )


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


def test_the_table_follows_the_map(page: Page, address: str) -> None:
    open_map(page, address, "?i=sky_antall&r=2018")
    row = page.locator("#kart-tabell tr", has=page.get_by_role("link", name="Utsira"))
    expect(row.locator("td").first).to_have_text(re.compile(r"2 av 15 områder"))
    expect(page.locator("#kart-tabell thead th").nth(1)).to_contain_text("2018")
    page.get_by_label("Finn kommune i tabellen").fill("utsira")
    expect(page.locator("#kart-tabell tbody tr:visible")).to_have_count(1)


def test_two_rounds_stand_side_by_side(page: Page, address: str, site: Path) -> None:
    open_map(page, address, "?i=aktivitet_grad&v=runder&k=5001")
    other = page.locator(".kart-andre .kart-svg")
    expect(other).to_be_visible()
    expect(page.get_by_label("Runden ved siden av")).to_have_value("2018")
    table = published(site)
    own = table[(table["indikator"] == "aktivitet_grad") & (table["kommunenr_2024"] == "0301")]
    values = dict(zip(own["aar"], own["verdi"], strict=True))
    by_grade = {label[0]: fill for label, (fill, _, _) in legend(page).items()}
    assert other.locator("[data-nr='0301']").first.get_attribute("fill") == by_grade[values["2018"]]
    page.get_by_role("button", name="Zoom inn").click()
    boxes = page.locator(".kart-svg").evaluate_all("all => all.map(s => s.getAttribute('viewBox'))")
    assert len(set(boxes)) == 1


@pytest.mark.parametrize(
    ("query", "shown", "beside", "choices"),
    [
        ("?i=aktivitet_grad&r=2018&v=runder", "2018", "2022", ["2022"]),  # never twice the same
        ("?i=aktivitet_grad&r=2018-2022&v=runder", "2022", "2018", ["2018"]),  # a change as two
        ("?i=strategi_antall&v=runder&s=2022", "2023", "2022", ["2018", "2022"]),
    ],
)
def test_the_round_beside_is_always_another_one(
    page: Page, address: str, query: str, shown: str, beside: str, choices: list[str]
) -> None:
    open_map(page, address, query)
    select = page.get_by_label("Runden ved siden av")
    expect(select).to_have_value(beside)
    assert select.locator("option").all_inner_texts() == choices
    assert page.locator("#kart-tittel").inner_text().endswith(f", {shown} og {beside}")
    heads = page.locator(".kart-klassehode span").all_inner_texts()
    assert [head.lower() for head in heads] == [shown, beside]
    sentence = page.locator("#kart-setning").inner_text()
    assert f"{shown}: " in sentence
    assert f" {beside}: " in sentence


def test_two_indicators_are_of_one_round(page: Page, address: str) -> None:
    """Strategies have a round that the grades of activity have not."""
    open_map(page, address, "?i=strategi_antall&v=spredning&j=aktivitet_grad")
    expect(page.locator("#kart-tittel")).to_have_text(
        "Antall områder i strategien og digital aktivitet, 2022"
    )
    expect(page.locator(".kart-spredning text", has_text="Antall områder")).to_have_text(
        "Antall områder i strategien, 2022 →"
    )


def test_a_scatter_is_linked_with_the_map(page: Page, address: str) -> None:
    open_map(page, address, "?i=prioritering_grad&v=spredning&j=aktivitet_grad")
    dots = page.locator(".kart-spredning circle")
    expect(dots.nth(300)).to_be_attached(timeout=PATIENCE)
    page.get_by_text("Tallene i figuren").click()
    cells = page.locator(".kart-kryss td").all_text_contents()
    assert sum(int(cell) for cell in cells) == dots.count()
    dots.nth(10).click()
    expect(page.locator("#kart-panel")).to_be_visible()
    expect(page.locator(".kart-spredning .kart-valgt")).to_have_count(1)
    page.get_by_label("Loddrett:").select_option(label="Antall områder med skytjenester")
    expect(page).to_have_url(re.compile("j=sky_antall"))


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_the_map_is_a_picture_with_words_table_and_links(
    browser: Browser, address: str, width: int
) -> None:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": width, "height": 844}
    )
    page = context.new_page()
    page.goto(f"{address}kart/")
    picture = page.locator(".kart-svg")
    assert picture.get_attribute("role") == "img"
    assert "Kart over Norge: Digital prioritering, 2022" in (
        picture.get_attribute("aria-label") or ""
    )
    assert page.locator(".kart-flater path").count() == 357
    assert page.locator("#kart-setning").inner_text().startswith("Vanligst er grad 4")
    assert page.locator("#kart-klasser li").count() == 6
    assert page.locator("#kart-tabell tbody th a").count() == 357
    assert page.locator(".kart-valg, .kart-under, .kart-verktoy").evaluate_all(
        "all => all.every(one => !one.checkVisibility())"
    )
    assert not page.evaluate("document.documentElement.scrollWidth > innerWidth")
    links = page.locator(".kart-ferdige a")
    assert links.count() >= 6 + 15
    for link in links.all():
        target = (link.get_attribute("href") or "").split("#")
        answer = page.request.get(f"{address}kart/{target[0]}")
        assert answer.ok
        assert len(target) == 1 or f'id="{target[1]}"' in answer.text()
    context.close()


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
