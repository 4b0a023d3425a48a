"""The twins and workbooks for Excel hold the same values as the CSV files, in Excel's own form."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pandas as pd
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from builder.exports import build_exports
from builder.exports.books import Books
from builder.exports.files import Exporter
from builder.sources import Sources
from builder.statistics import Statistics
from tests.exports.conftest import BASE_URL
from tests.exports.reading import (
    BOOKS,
    DECIMALS,
    WHOLE,
    csv_rows,
    machine_frame,
    sheets,
    twin_frame,
)

Files = dict[str, bytes]
NUMBERS = {  # columns that are numbers in a workbook
    "svar_bred": {"aar"},
    "svarfordeling": {"aar", "rekkefolge", "antall", "n", "andel_pct"},
    "endring": {"fra_aar", "til_aar", "steg"},
    "enheter": {"aar", "folketall", "folketall_aar"},
    "kommuner": {"folketall", "folketall_aar"},
    "fylker": {"kommuner", "folketall", "folketall_aar"},
}


@pytest.mark.parametrize("name", WHOLE)
def test_a_twin_holds_the_same_values_cell_by_cell(files: Files, name: str) -> None:
    decimals = DECIMALS.get(name, [])
    machine = machine_frame(files[f"data/{name}.csv"], decimals)
    twin = twin_frame(files[f"data/{name}.excel.csv"], decimals)
    assert len(machine) > 0
    pd.testing.assert_frame_equal(twin, machine)


def test_every_place_has_a_twin_with_the_same_values(files: Files) -> None:
    places = ("data/kommune/", "data/fylke/")
    paths = [p for p in files if p.startswith(places) and p.endswith(".csv")]
    machines = [path for path in paths if not path.endswith(".excel.csv")]
    assert len(paths) == 2 * len(machines) == 2 * (357 + 2 * 15)
    for path in machines[::23]:
        twin = files[path.removesuffix(".csv") + ".excel.csv"]
        shares = [] if path.startswith("data/kommune/") or "-" in path else ["andel_pct"]
        pd.testing.assert_frame_equal(twin_frame(twin, shares), machine_frame(files[path], shares))


def test_every_twin_has_bom_semicolon_decimal_comma_and_crlf(files: Files) -> None:
    for path in (p for p in files if p.endswith(".excel.csv")):
        content = files[path]
        assert content.startswith(b"\xef\xbb\xbf"), path
        assert content.endswith(b"\r\n"), path
        assert content.count(b"\n") == content.count(b"\r\n"), path
        assert b";" in content.split(b"\r\n")[0], path
    header, first, *_ = files["data/svarfordeling.excel.csv"].decode("utf-8-sig").split("\r\n")
    assert "," in first.split(";")[header.split(";").index("andel_pct")]


@pytest.fixture(scope="module", params=BOOKS)
def book(request: pytest.FixtureRequest, files: Files) -> tuple[str, Worksheet, Worksheet]:
    """Return each workbook in turn: its name and its two sheets."""
    return (request.param, *sheets(files[f"data/{request.param}.xlsx"]))


def test_a_workbook_holds_the_same_values_and_types(
    files: Files, book: tuple[str, Worksheet, Worksheet]
) -> None:
    name, _, sheet = book
    header, *expected = csv_rows(files[f"data/{name}.csv"])
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert rows[0] == header
    assert len(rows) == len(expected) + 1
    for found, texts in zip(rows[1:], expected, strict=True):
        for column, cell, text in zip(header, found, texts, strict=True):
            assert _same(cell, text, _is_number(name, column)), (column, cell, text)


def _is_number(book: str, column: str) -> bool:
    """Tell whether a column holds numbers; of the wide one all but places and categories do."""
    if book != "indikatorer_bred":
        return column in NUMBERS[book]
    return column == "aar" or column.endswith(("_antall", "_score", "_grad", "_poeng"))


def _same(cell: object, text: str, is_number: bool) -> bool:
    """Tell whether a workbook's cell is a CSV's, numbers as numbers and all else as text."""
    if text == "":
        return cell is None
    if is_number and text.removeprefix("-").replace(".", "", 1).isdigit():
        return isinstance(cell, int | float) and float(cell) == float(text)
    return isinstance(cell, str) and cell == text


def test_a_workbook_is_ready_to_read(book: tuple[str, Worksheet, Worksheet]) -> None:
    name, about, sheet = book
    assert (about.title, sheet.title) == ("Les meg", name)
    assert sheet.parent.sheetnames == [name, "Les meg"]  # what a program reads first is the data
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(sheet.column_dimensions[cell.column_letter].width > 4 for cell in sheet[1])
    notes = {row[0]: row[1] for row in about.iter_rows(values_only=True)}
    origins = [r[1] for r in about.iter_rows(values_only=True) if r[0] == "Kilde"]
    is_fact = name in ("kommuner", "fylker")  # rests on no round
    status = "Simulerte tall (2018, 2022, 2023)."
    assert notes.get("Datastatus", "").startswith(status) is not is_fact
    assert any("imulert" in text for text in origins) is not is_fact
    assert {cell.value for cell in sheet[1]} <= notes.keys()
    assert any("SSB" in text and "Lisens: CC BY 4.0" in text for text in origins)


def test_codes_keep_their_leading_zeros(files: Files) -> None:
    _, sheet = sheets(files["data/kommuner.xlsx"])
    cells = [cell for cell in sheet["A"] if cell.value == "0301"]
    assert [cell.data_type for cell in cells] == ["s"]
    assert cells[0].number_format == "@"


def test_workbooks_carry_no_clock(files: Files) -> None:
    for path in (f"data/{name}.xlsx" for name in BOOKS):
        members = zipfile.ZipFile(io.BytesIO(files[path])).infolist()
        assert {member.date_time[0] for member in members} == {1980}, path
        properties = zipfile.ZipFile(io.BytesIO(files[path])).read("docProps/core.xml")
        assert properties.count(b"1980-01-01T00:00:00Z") == 2


def test_the_same_input_gives_the_same_files(
    files: Files, sources: Sources, statistics: Statistics, tmp_path: Path
) -> None:
    again = build_exports(sources, statistics, BASE_URL, book_cache=tmp_path)
    assert again == files
    assert list(again) == list(files)


def test_the_cache_is_used_and_gives_way_when_the_rows_change(
    newest: Sources, numbers_of_newest: Statistics, tmp_path: Path
) -> None:
    exporter = Exporter(newest, numbers_of_newest)
    first = _books(exporter, tmp_path)
    for file in tmp_path.iterdir():
        file.write_bytes(b"from the cache")
    assert set(_books(exporter, tmp_path).values()) == {b"from the cache"}
    changed = Exporter(newest, numbers_of_newest)
    row = ("03", "Christiania", *changed.tables["fylker"].rows[0][2:])
    changed.tables["fylker"].rows[0] = row
    second = _books(changed, tmp_path)
    assert second.pop("data/fylker.xlsx") not in (first["data/fylker.xlsx"], b"from the cache")
    assert set(second.values()) == {b"from the cache"}
    again = _books(changed, None)["data/fylker.xlsx"]
    assert "Christiania" in {cell.value for cell in sheets(again)[1]["B"]}


def _books(exporter: Exporter, cache: Path | None) -> dict[str, bytes]:
    with Books(cache) as books:
        exporter.begin_books(books)
        return books.finish()
