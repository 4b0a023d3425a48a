"""A number on a page is the number in its chart, its CSV, its spreadsheet and its JSON."""

import csv
import json
import re
from functools import cache
from pathlib import Path

import openpyxl
import pytest

from tests.html_tables import tables_of
from tests.invented import DATA
from tests.real import indicator_ids

PLACES = {
    "0301": "oslo",
    "1508": "alesund",
    "1580": "haram",
    "5612": "kautokeino",
    "5059": "orkland",
}
WITHOUT_STATUS = (  # facts, and a column each
    *("slektskap", "kommuner", "fylker", "tidligere", "navn", "grupper", "kodebok", "samsvar"),
    "fliser",
)
OFFICIAL = ("utvikling",)  # what SSB has published


def tables(page: Path) -> list[tuple[str, list[list[str]]]]:
    """Return caption and rows of each table of a page, the heads of the columns first."""
    found = tables_of(page.read_text(encoding="utf-8"))
    return [(one.caption, [one.heads, *one.rows] if one.heads else one.rows) for one in found]


@cache
def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def sheet_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a workbook's data sheet as text, empty cells as ''."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    header, *body = sheet.iter_rows(values_only=True)
    return [
        dict(zip(header, ("" if v is None else str(v) for v in row), strict=True)) for row in body
    ]


def number(text: str) -> str:
    """Return the first number of a cell as a program writes it."""
    found = re.search(r"\d[\d\u00a0]*(?:,\d+)?", text)
    assert found, text
    return found[0].replace("\u00a0", "").replace(",", ".")


@pytest.mark.parametrize("code", PLACES)
def test_indicator_values_are_the_same_on_page_csv_sheet_and_json(site: Path, code: str) -> None:
    own = rows(site / f"data/kommune/{code}.csv")
    behind = {
        (r["aar"], r["kommunenr"])
        for r in rows(site / "data/slektskap.csv")
        if r["kommunenr_2024"] == code
    }
    whole = [r for r in rows(site / "data/indikatorer.csv") if (r["aar"], r["kommunenr"]) in behind]
    assert own == whole
    assert len(own) >= 3 * len(indicator_ids())
    keys = {(r["aar"], r["kommunenr"], r["indikator"]): r for r in own}
    book = sheet_rows(site / "data/indikatorer_bred.xlsx")
    in_book = {(r["aar"], r["kommunenr"], name): r[name] for r in book for name in r}
    page = site / f"kommune/{PLACES[code]}/index.html"
    labels = indicator_labels()
    table = next(body for caption, body in tables(page) if caption.startswith("Alle indikatorer"))
    header, *lines = table
    columns = page_columns(own)
    assert len(header) == len(columns) + 1
    compared = 0
    for label, *cells in lines:
        for (year, kommunenr), text in zip(columns, cells, strict=True):
            row = keys[year, kommunenr, labels[label]]
            assert in_book[year, kommunenr, labels[label]] == row["verdi"]
            if row["verdi"].isdigit():
                assert number(text) == row["verdi"]
            else:
                told = text.strip().lower()  # why a value is missing is told in short
                assert told
                assert row["etikett"].lower().startswith(told)
            compared += 1
    assert compared == len(own)


def page_columns(own: list[dict[str, str]]) -> list[tuple[str, str]]:
    """Return (year, kommunenr) in the page's order: rounds, then the most populous first."""
    population = {
        r["kommunenr"]: int(r["folketall"]) for r in rows(DATA / "population/folketall.csv")
    }
    found = list(dict.fromkeys((r["aar"], r["kommunenr"]) for r in own))
    return sorted(found, key=lambda key: (key[0], -population.get(key[1], 0)))


def indicator_labels() -> dict[str, str]:
    """Return indicator ids by the labels that pages show."""
    from builder.definitions import read_definitions

    indicators = read_definitions(DATA / "definitions").indicators.values()
    return {indicator.label: indicator.id for indicator in indicators}


def test_json_holds_the_values_of_the_csv(site: Path) -> None:
    for code in PLACES:
        text = (site / f"api/v1/kommune/{code}.json").read_text(encoding="utf-8")
        content = json.loads(text)
        assert content["synthetic"] is True
        found = {}
        for survey_round in content["runder"]:
            for unit in survey_round["kommuner"]:
                for indicator, value in unit["indikatorer"].items():
                    key = (str(survey_round["aar"]), unit["kommunenr"], indicator)
                    found[key] = "" if value["verdi"] is None else str(value["verdi"])
        own = rows(site / f"data/kommune/{code}.csv")
        assert found == {(r["aar"], r["kommunenr"], r["indikator"]): r["verdi"] for r in own}


@pytest.mark.parametrize("slug", ["oslo", "kautokeino"])
@pytest.mark.parametrize(
    "indicator", ["prioritering_grad", "aktivitet_grad", "kompetanse_kategori"]
)
def test_a_chart_shows_the_numbers_of_its_table_and_of_the_file(
    site: Path, slug: str, indicator: str
) -> None:
    label = {v: k for k, v in indicator_labels().items()}[indicator]
    page = site / f"kommune/{slug}/index.html"
    html = page.read_text(encoding="utf-8")
    _, table = next(t for t in tables(page) if t[0].startswith(f"{label}, 2022: antall"))
    country = next(row for row in table if row[0] == "Hele landet")
    published = [
        r for r in rows(site / "data/svarfordeling.csv")
        if (r["aar"], r["sporsmal"], r["gruppe"]) == ("2022", indicator, "landet")
    ]  # fmt: skip
    cells = country[1:-1]
    assert [number(cell) for cell in cells] == [r["antall"] for r in published]
    shares = [re.search(r"\(([\d,]+)", cell) for cell in cells]
    assert [s[1].replace(",", ".") for s in shares if s] == [r["andel_pct"] for r in published]
    assert number(country[-1]) == published[0]["n"]
    address = f"figur/kommune/{slug}/{indicator.replace('_', '-')}-2022"
    assert f'<img src="../../{address}.svg"' in html
    drawn = (site / f"{address}.svg").read_text(encoding="utf-8")
    wide = [r["andel_pct"].replace(".", ",") for r in published if float(r["andel_pct"]) > 12]
    assert wide
    assert all(f">{share}<" in drawn for share in wide)
    assert f">Hele landet (n = {published[0]['n']})<" in drawn.replace("\u00a0", " ")
    name = address.rsplit("/", 1)[1]
    told = re.search(rf'href="([^"]+/vega-lite/{name}-[0-9a-f]+[.]vl[.]json)"', html)
    assert told
    taken = json.loads((page.parent / told[1]).read_text(encoding="utf-8"))
    own = [r for r in taken["datasets"]["shares"] if r["gruppe"].startswith("Hele landet")]
    known = [r for r in published if r["antall"] != "0"]
    assert [(r["antall"], r["andel_pct"], r["n"]) for r in own] == [
        (int(r["antall"]), float(r["andel_pct"]), int(r["n"])) for r in known
    ]


def test_every_row_of_every_file_and_every_json_tells_its_status(site: Path) -> None:
    for path in sorted((site / "data").rglob("*.csv")):
        if not path.name.endswith(".excel.csv"):
            allowed = {None} if path.stem in WITHOUT_STATUS else {"syntetisk"}
            allowed = {"offisiell"} if path.stem in OFFICIAL else allowed
            assert {row.get("datastatus") for row in rows(path)} <= allowed, path
    for path in sorted((site / "api").rglob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        if path.name == "openapi.json":  # tells of the others, and in words that they are simulated
            assert "imulert" in told["info"]["description"]
        else:
            assert told["synthetic"] is True, path
