"""Names with quotes, separators, line breaks or formulas come through whole and never run."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest

from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources
from builder.statistics import compute_statistics
from tests.exports.reading import csv_rows, sheets

NAMES = {
    "0301": '=HYPERLINK("http://ond.no";"Oslo")',
    "1101": "+47 Eigersund",
    "1103": "-1+1",
    "1106": "@SUM(A1:A9)",
    "1108": "\tSandnes",
    "1111": "\rSokndal",
    "1112": "\nLund",
    "1114": 'A "B"; C, D',
    "1119": "linje 1\nlinje 2",
    "1120": "linje 1\r\nlinje 2\rlinje 3",
    "1121": "<script>alert(1)</script>",
    "1122": "'Gjesdal'",
    "1124": "&#61;1+1",
}
FORMULAS = ("0301", "1101", "1103", "1106", "1108", "1111", "1112")


@pytest.fixture(scope="module")
def hostile(sources: Sources) -> dict[str, bytes]:
    """Return the files of one round, in which some municipalities have names like these."""
    kommuner = sources.registry.kommuner.copy()
    kommuner["navn"] = kommuner["kommunenr"].map(NAMES).fillna(kommuner["navn"])
    registry = replace(sources.registry, kommuner=kommuner)
    own = replace(sources, registry=registry, rounds=sources.rounds[-1:])
    statistics = compute_statistics(own, compute_indicators(own))
    return build_exports(own, statistics, "")


def test_the_csv_for_machines_keeps_the_names(hostile: dict[str, bytes]) -> None:
    rows = csv_rows(hostile["data/kommuner.csv"])
    assert {row[0]: row[1] for row in rows if row[0] in NAMES} == NAMES
    rows = csv_rows(hostile["data/indikatorer.csv"])
    assert {row[1]: row[2] for row in rows if row[1] in NAMES} == NAMES


def test_a_twin_puts_an_apostrophe_before_what_would_be_a_formula(
    hostile: dict[str, bytes],
) -> None:
    text = io.StringIO(hostile["data/kommuner.excel.csv"].decode("utf-8-sig"), newline="")
    names = {row[0]: row[1] for row in csv.reader(text, delimiter=";", strict=True)}
    for code, name in NAMES.items():
        assert names[code] == ("'" + name if code in FORMULAS else name)


@pytest.mark.parametrize("name", ["kommuner", "indikatorer_bred"])
def test_a_workbook_has_text_where_a_formula_could_be(hostile: dict[str, bytes], name: str) -> None:
    _, sheet = sheets(hostile[f"data/{name}.xlsx"])
    column = {"kommuner": 0, "indikatorer_bred": 1}[name]
    for row in sheet.iter_rows(min_row=2):
        assert all(cell.data_type != "f" and cell.hyperlink is None for cell in row)
        code = row[column].value
        if code in NAMES and "\r" not in NAMES[code]:
            assert row[column + 1].value == NAMES[code]


def test_json_keeps_the_names(hostile: dict[str, bytes]) -> None:
    for code, name in NAMES.items():
        assert json.loads(hostile[f"api/v1/kommune/{code}.json"])["kommune"] == name


def test_a_number_below_zero_stays_a_number() -> None:
    from builder.exports.delimited import excel_text

    assert [excel_text(-1), excel_text(-0.5)] == [-1, "-0,5"]
    assert [excel_text("-1"), excel_text(""), excel_text(None)] == ["'-1", "", None]
