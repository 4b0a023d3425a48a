"""A reform is data: an invented division of 2028 builds, and every place, name and number of before
leads on to what it has become."""

from __future__ import annotations

import csv
import json
import re
import shutil
from html import unescape
from pathlib import Path

import pytest

from tests.html_tables import PageTable, table_of
from tests.invented import DATA
from tests.reform import reform
from tests.whole_site import build

ONLY = "0301,1192,1508,1875,1890,1891,3226,3490,4290"
NO_BORDERS = "Vi har ikke kommunegrensene fra 2028, så kartet mangler."


@pytest.fixture(scope="module")
def reformed(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> Path:
    """Return the site of the data of the repository after the invented reform."""
    folder = tmp_path_factory.mktemp("reform")
    shutil.copytree(DATA, folder / "data")
    reform(folder / "data")
    options = ("--data", str(folder / "data"), "--only", ONLY)
    build(folder / "site", chart_cache, *options)
    return folder / "site"


def html(site: Path, address: str) -> str:
    """Return the page at an address."""
    return unescape((site / address / "index.html").read_text(encoding="utf-8"))


def the_table(site: Path, address: str, caption: str) -> PageTable:
    """Return the one table of a page whose caption begins so."""
    return table_of(html(site, address), caption)


def rows(site: Path, path: str) -> list[dict[str, str]]:
    """Return the rows of a published CSV file."""
    with (site / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("address", "places"),
    [
        ("kommune/4201", ["sondeled"]),  # merged
        ("kommune/4211", ["sondeled"]),
        ("kommune/0901", ["sondeled"]),  # Risør in 2018
        ("kommune/risor", ["sondeled"]),
        ("kommune/gjerstad", ["sondeled"]),
        ("kommune/4290", ["sondeled"]),
        ("kommune/1806", ["narvik", "ballangen"]),  # split
        ("kommune/1805", ["narvik"]),  # Narvik in 2018, which is not where it was split
        ("kommune/1854", ["ballangen"]),
        ("kommune/1850", ["hamaroy", "narvik"]),  # Tysfjord
        ("kommune/1891", ["ballangen"]),
        ("kommune/1151", ["utsira"]),  # another number
        ("kommune/1192", ["utsira"]),
        ("kommune/3236", ["jevnaker"]),  # another county
        ("kommune/0532", ["jevnaker"]),
        ("kommune/aurskog-holand", ["holand"]),  # another name
        ("kommune/3226", ["holand"]),
        ("kommune/1529", ["alesund"]),  # Skodje, though its successor of 2020 was split in 2024
        ("kommune/1507", ["alesund", "haram"]),
        ("fylke/agder", ["sorlandet"]),
        ("fylke/42", ["sorlandet"]),
        ("fylke/aust-agder", ["sorlandet"]),
        ("fylke/09", ["sorlandet"]),
    ],
)
def test_every_former_number_and_name_leads_on(
    reformed: Path, address: str, places: list[str]
) -> None:
    text = html(reformed, address)
    assert re.findall(r'<a href="\.\./([a-z-]+)/">', text) == places
    assert ('http-equiv="refresh"' in text) == (len(places) == 1)


def test_no_place_of_before_keeps_a_page_of_its_own(reformed: Path) -> None:
    assert "md-main" in html(reformed, "kommune/sondeled")
    for gone in ("kommune/risor", "kommune/aurskog-holand", "fylke/agder"):
        assert "md-main" not in html(reformed, gone)


def test_the_list_of_municipalities_tells_what_went_out_of_use(reformed: Path) -> None:
    former = the_table(reformed, "kommune", "Kommunenavn som er gått ut av bruk siden 2018")
    assert former.row("Risør") == {
        "Tidligere navn": "Risør",
        "Nummer": "4201",
        "Fylke da": "Agder",
        "Ligger i dag i": "Søndeled",
        "Gikk ut av bruk": "1. januar 2028",
    }
    assert former.row("Aurskog-Høland")["Ligger i dag i"] == "Høland"
    assert former.row("Skodje")["Gikk ut av bruk"] == "1. januar 2020"
    names = {row[0] for row in former.rows}
    assert not names & {"Narvik", "Ballangen", "Utsira", "Jevnaker", "Høland"}


def test_the_list_of_counties_tells_their_periods(reformed: Path) -> None:
    page = html(reformed, "fylke")
    assert "Fylkene fra 2018, 2020 og 2024 som har fått nytt navn" in page
    rows_of_agder = [r for r in table_of(page, "Tidligere fylker.").rows if r[0] == "Agder"]
    assert rows_of_agder == [
        ["Agder", "42", "2020–2023", "Sørlandet (25)"],
        ["Agder", "42", "2024–2027", "Sørlandet (25)"],
    ]
    behind = the_table(reformed, "fylke/innlandet", "Tidligere fylker bak dagens Innlandet")
    assert ["Akershus", "32", "2024–2027", "1 av 21 kommuner"] in behind.rows
    assert ["Oppland", "05", "til og med 2019", "25 av 26 kommuner"] in behind.rows


def test_a_page_tells_what_lay_behind_it(reformed: Path) -> None:
    merged = the_table(reformed, "kommune/sondeled", "Kommunene bak dagens Søndeled")
    assert [row[:3] for row in merged.rows] == [
        ["Risør (0901)", "2018", "slått sammen siden"],
        ["Gjerstad (0911)", "2018", "slått sammen siden"],
        ["Risør (4201)", "2022", "slått sammen siden"],
        ["Gjerstad (4211)", "2022", "slått sammen siden"],
        ["Risør (4201)", "2023", "slått sammen siden"],
        ["Gjerstad (4211)", "2023", "slått sammen siden"],
        ["Søndeled (4290)", "2028", "uendret"],
    ]
    split = the_table(reformed, "kommune/ballangen", "Kommunene bak dagens Ballangen")
    assert [row[:3] for row in split.rows] == [
        ["Ballangen (1854)", "2018", "uendret"],
        ["Narvik (1806)", "2022", "delt siden"],
        ["Narvik (1806)", "2023", "delt siden"],
        ["Ballangen (1891)", "2028", "uendret"],
    ]
    assert "Kommunene bak dagens" not in html(reformed, "kommune/utsira")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("4290", {2018: ["sammenslatt"] * 2, 2022: ["sammenslatt"] * 2, 2028: ["samme"]}),
        ("1891", {2018: ["samme"], 2022: ["delt"], 2028: ["samme"]}),
        ("1192", {2018: ["samme"], 2022: ["samme"], 2028: ["samme"]}),
        ("1508", {2018: ["sammenslatt"] * 4, 2022: ["delt"], 2028: ["samme"]}),
    ],
)
def test_the_lineage_is_told_to_programs(
    reformed: Path, code: str, expected: dict[int, list[str]]
) -> None:
    entry = json.loads((reformed / f"api/v1/kommune/{code}.json").read_text(encoding="utf-8"))
    found = {one["aar"]: [k["forhold"] for k in one["kommuner"]] for one in entry["runder"]}
    assert {year: found[year] for year in expected} == expected
    assert [one["inndeling"] for one in entry["runder"]] == ["2018", "2020", "2020", "2028"]


def test_published_columns_bear_the_year_of_the_division(reformed: Path) -> None:
    values = rows(reformed, "data/indikatorer.csv")
    assert list(values[0])[:6] == [
        *("aar", "kommunenr", "kommune", "fylkesnr", "fylke", "kommunenr_2028")
    ]
    after = {(r["aar"], r["kommunenr"]): r["kommunenr_2028"] for r in values}
    assert after["2018", "0901"] == after["2022", "4201"] == after["2028", "4290"] == "4290"
    assert after["2022", "1806"] == ""
    split = [r for r in rows(reformed, "data/slektskap.csv") if r["kommunenr"] == "1806"]
    assert {(r["aar"], r["kommunenr_2028"], r["forhold"]) for r in split} == {
        (year, code, "delt") for year in ("2022", "2023") for code in ("1890", "1891")
    }


def test_former_places_lead_to_those_of_the_new_division(reformed: Path) -> None:
    former = rows(reformed, "data/tidligere.csv")
    columns = ("inndeling", "nr", "navn", "nr_2028", "navn_2028", "forhold")
    assert list(former[0]) == ["nivaa", *columns]
    found = {tuple(row[name] for name in columns) for row in former}
    assert ("2024", "4201", "Risør", "4290", "Søndeled", "sammenslatt") in found
    assert ("2024", "4211", "Gjerstad", "4290", "Søndeled", "sammenslatt") in found
    assert ("2018", "1854", "Ballangen", "1891", "Ballangen", "samme") in found
    assert ("2024", "42", "Agder", "42", "Sørlandet", "samme") in found
    assert {row[1] for row in found if row[0] == "2024" and row[3] == "34"} == {"32", "34"}


def test_the_data_page_explains_those_columns(reformed: Path) -> None:
    page = html(reformed, "data")
    assert "Datafilene har numrene fra 2028 i adressen." in page
    shown = table_of(page, "Feltene i data/kommuner.csv")
    expected = "Kommunens nummer i inndelingen fra 2028. Fire siffer, med null foran."
    assert shown.row("kommunenr")["Forklaring"] == expected
    shown = table_of(page, "Feltene i data/tidligere.csv")
    assert shown.row("nr_2028")["Forklaring"].startswith("Nummeret i inndelingen fra 2028 på")
    package = json.loads((reformed / "datapackage.json").read_text(encoding="utf-8"))
    (table,) = (one for one in package["resources"] if one["path"] == "data/tidligere.csv")
    names = [field["name"] for field in table["schema"]["fields"]]
    assert [n for n in names if "_20" in n] == ["nr_2028", "navn_2028"]


def test_a_file_of_a_place_has_the_rows_of_all_that_lay_behind_it(reformed: Path) -> None:
    found = {(r["aar"], r["kommune"]) for r in rows(reformed, "data/kommune/4290.csv")}
    assert found == {
        *(("2018", "Risør"), ("2018", "Gjerstad"), ("2022", "Risør"), ("2022", "Gjerstad")),
        *(("2023", "Risør"), ("2023", "Gjerstad"), ("2028", "Søndeled")),
    }
    assert not (reformed / "data/kommune/4201.csv").exists()


def test_maps_whose_borders_we_have_not_are_told_missing(reformed: Path) -> None:
    for address in ("", "indikator/prioritering-grad", "fylke/sorlandet"):
        assert NO_BORDERS in html(reformed, address), address
        assert "Kart over" not in html(reformed, address), address
    texts = [unescape(p.read_text("utf-8")) for p in (reformed / "landet").rglob("index.html")]
    assert any("Vi har ikke kommunegrensene fra 2018, så kartet mangler." in t for t in texts)
    note = "Kartet viser kommunegrensene fra 2020 til 2023, de som gjaldt i undersøkelsens år."
    assert any(note in text for text in texts)
    assert "Kommunegrensene fra 2028 har vi ikke." in html(reformed, "metode")


def test_texts_count_the_municipalities_of_each_division(reformed: Path) -> None:
    assert (
        "Tallene til og med 2019 gjelder de 422 kommunene før kommunereformen. Fra 2020 var det "
        "356, fra 2024 var det 357, og fra 2028 er det 357."
    ) in html(reformed, "landet/utvikling")


def test_the_look_up_finds_a_place_by_what_it_was(reformed: Path) -> None:
    index = json.loads((reformed / "assets/oppslag.json").read_text(encoding="utf-8"))
    rows = {row[3]: row for row in index}
    sondeled = rows["kommune/sondeled/"]
    assert sondeled[1:5] == ["Søndeled", "kommune i Sørlandet", "kommune/sondeled/", "4290"]
    assert set(sondeled[6::3]) == {"Gjerstad", "Risør", "0901", "0911", "4201", "4211"}
    assert "* ble en del av ~ i 2028." in sondeled
    assert "1854" in rows["kommune/ballangen/"]
    assert "Agder" in rows["fylke/sorlandet/"]
