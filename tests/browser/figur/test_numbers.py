"""The numbers of a figure, taken along as CSV and as a workbook."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pandas as pd

from tests.browser.figur.reader import Reader
from tests.browser.small_figures import KNOWN


def test_csv_has_every_number_and_tells_where_it_is_from(reader: Reader, tmp_path: Path) -> None:
    path = reader.saved("CSV", tmp_path)
    assert path.name == "prioritering-2022.csv"
    table = pd.read_csv(path)
    assert list(table.columns) == [
        *("gruppe", "svar", "antall", "n", "andel_pct"),
        *("figur", "sted", "aar", "enhet", "kilde", "status", "adresse"),
    ]
    assert table["antall"].tolist() == [1, 1203, 11137]
    assert table["andel_pct"].tolist() == [100, 9.7, 90.3]
    assert table["svar"].tolist() == ["Ja", 'Ja, "helt"', "'=1+1"]
    assert set(table["status"]) == {"simulert"}
    assert set(table["adresse"]) == {KNOWN}
    assert set(table["aar"]) == {2022}


def test_csv_is_written_as_the_other_files_of_the_site(reader: Reader, tmp_path: Path) -> None:
    content = reader.saved("CSV", tmp_path, "endring").read_bytes().decode()
    page = reader.page.url.split("#")[0]
    source = '"SSB, IKT-bruk"'
    constant = f"Endring,Ålesund kommune,prosent av kommunene,{source},publisert,{page}#endring"
    assert content == (
        "kode,navn,aar,svart,endring,figur,sted,enhet,kilde,status,adresse\n"
        f'0301,"Oslo\nOslove",2018,ja,-1.5,{constant}\n'
        f"1508,'-Ålesund,2022,nei,,{constant}\n"
    )


def test_csv_tells_the_status_of_the_figure_beside_that_of_a_row(
    reader: Reader, tmp_path: Path
) -> None:
    table = pd.read_csv(reader.saved("CSV", tmp_path, "mange"), dtype=str)
    assert set(table["status"]) == {"ubesvart"}
    assert set(table["figur_status"]) == {"simulert"}
    assert table["kode"].iloc[7] == "0007"
    assert len(table) == 400


def test_excel_has_numbers_as_numbers_and_codes_as_text(reader: Reader, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(reader.saved("Excel", tmp_path, "endring"))
    assert book.sheetnames == ["Tall", "Om figuren"]
    rows = [[cell.value for cell in row] for row in book["Tall"].rows]
    assert rows == [
        ["kode", "navn", "aar", "svart", "endring"],
        ["0301", "Oslo\nOslove", 2018, "ja", -1.5],
        ["1508", "-Ålesund", 2022, "nei", None],
    ]
    assert book["Tall"]["A2"].data_type == "s"
    assert book["Tall"]["A2"].number_format == "@"
    assert book["Tall"].freeze_panes == "A2"
    assert book["Tall"]["A1"].font.bold


def test_excel_runs_no_text_as_a_formula_and_tells_of_the_figure(
    reader: Reader, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(reader.saved("Excel", tmp_path))
    cell = book["Tall"]["B4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")
    assert [row[2].value for row in book["Tall"].iter_rows(min_row=2)] == [1, 1203, 11137]
    about = {row[0].value: row[1].value for row in book["Om figuren"].rows}
    assert about == {
        "Figur": "Prioritering av digitalisering",
        "Sted": "Ålesund kommune",
        "År": "2022",
        "Enhet": "prosent av kommunene",
        "Antall (n)": "12 340",
        "Kilde": "SSB, IKT-bruk",
        "Status": "simulert",
        "Adresse": KNOWN,
    }


def test_a_large_workbook_needs_no_worker(reader: Reader, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(reader.saved("Excel", tmp_path, "mange"))["Tall"]
    assert sheet.max_row == 401
    assert [cell.value for cell in sheet[401]][:5] == [
        "0399",
        "Kommune nummer 399",
        "ubesvart",
        0,
        399,
    ]
