"""Files as offices have them, written by the programs they use or as those write them."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Sequence
from pathlib import Path

import openpyxl

from tests.invented import DATA

Table = Sequence[Sequence[object]]

HEAD = ("Kommune", "Fylke", "Digital prioritering", "Digital kompetanse", "Digital aktivitet")
ROWS = (
    ("Oslo", "Oslo", "høy", "Egne ansatte, problemer med å rekruttere", "mest bruk"),
    ("Våler", "Viken", "lav", "Eksterne, ikke forsøkt å rekruttere", "svært lav"),
    ("Våler", "Innlandet", "mest strategi", "Eksterne, rekruttert uten problemer", "lav"),
    ("Bærum", "Viken", "høy", "Egne ansatte, rekruttert uten problemer", "høy"),
)


def norwegian_excel(path: Path, rows: Table) -> Path:
    """Write a file as a Norwegian Excel saves "CSV": semicolons, Windows-1252, CRLF."""
    with path.open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)
    return path


def workbook(path: Path, **sheets: Table) -> Path:
    """Write a workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def few_data(folder: Path) -> Path:
    """Return a copy of the data folder without rounds."""
    data = folder / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey", "geography"))
    return data


def scores_of(data: Path, year: int = 2022) -> dict[tuple[str, str], str]:
    """Return a round of scores as it was written, by kommunenr and indicator."""
    with (data / "survey" / str(year) / "scores.csv").open(encoding="utf-8", newline="") as file:
        return {(row["kommunenr"], row["indikator"]): row["verdi"] for row in csv.DictReader(file)}
