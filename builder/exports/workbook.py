"""The whole data sets as Excel workbooks: codes as text, and a first sheet that explains."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from builder.definitions.dictionary import FileDescription
from builder.exports.delimited import NO, YES
from builder.exports.tables import Table

CREATED = datetime(1980, 1, 1)  # the same bytes from the same input: no clock
WIDEST = 44
SAMPLE = 400  # rows looked at for the width of a column
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
Notes = Sequence[tuple[str, str]]  # heading and text of the sheet that explains


def write_workbook(table: Table, notes: Notes) -> bytes:
    """Return a workbook with a sheet of the table's name and one that explains it.

    Programs read the first. The same input gives the same bytes.
    """
    target = BytesIO()
    with xlsxwriter.Workbook(target, OPTIONS) as book:
        book.set_properties({"title": table.description.title, "created": CREATED})
        text = book.add_format({"num_format": "@"})
        head = book.add_format({"bold": True, "bottom": 1, "num_format": "@"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        bold = book.add_format({"bold": True, "valign": "top"})
        _write_table(book.add_worksheet(table.description.name), table, text, head)
        _write_notes(book.add_worksheet("Les meg"), notes, wrapped, bold)
    return target.getvalue()


def _write_notes(sheet: Worksheet, notes: Notes, wrapped: Format, bold: Format) -> None:
    """Fill the sheet that explains: what the file is, where it comes from, and every column."""
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 100)
    for row, (heading, text) in enumerate(notes):
        sheet.write_string(row, 0, heading, bold)
        sheet.write_string(row, 1, text, wrapped)


def _write_table(sheet: Worksheet, table: Table, text: Format, head: Format) -> None:
    """Fill the sheet of the table, header frozen, with filters and fitting widths."""
    columns, last = table.description.columns, len(table.rows)
    for column, name in enumerate(columns):
        is_text = table.description.fields[column].type == "string"
        sheet.set_column(column, column, _width(table, column), text if is_text else None)
        sheet.write_string(0, column, name, head)
    _write_cells(sheet, table, text)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    # Codes are text on purpose; without this Excel marks each of them with a green corner.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})


def _write_cells(sheet: Worksheet, table: Table, text: Format) -> None:
    """Write every cell by its own type; an empty cell is not written at all."""
    write_string, write_number = sheet.write_string, sheet.write_number
    for number, row in enumerate(table.rows, start=1):
        for column, cell in enumerate(row):
            if isinstance(cell, str):
                write_string(number, column, cell, text)
            elif isinstance(cell, bool):
                write_string(number, column, YES if cell else NO)
            elif cell is not None:
                write_number(number, column, cell)


def _width(table: Table, column: int) -> int:
    """Return the width, in characters, of the header with its filter arrow and the first rows."""
    widest = max((len(str(row[column] or "")) for row in table.rows[:SAMPLE]), default=0)
    return min(max(widest, len(table.description.columns[column]) + 3) + 1, WIDEST)


def book_path(description: FileDescription) -> str:
    """Return the path of the workbook of a table."""
    return description.path.removesuffix(".csv") + ".xlsx"


def book_key(rows: bytes, notes: Notes) -> str:
    """Return a key that changes with a workbook's rows, its notes and the way it is written."""
    code = Path(__file__).read_bytes()
    parts = (xlsxwriter.__version__.encode(), code, repr(list(notes)).encode(), rows)
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()
