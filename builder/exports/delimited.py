"""Rows as delimited text: CSV for machines (RFC 4180) and the twin for Excel, same values."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.exports.cells import Cell, Row
from builder.exports.tables import Table

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
WINDOWS = "\r\n"
YES, NO = "ja", "nei"
FORMULA_STARTS = tuple("=+-@\t\r\n")  # a text that begins so is run as a formula by a spreadsheet
GUARD = "'"


class LineList(list[str]):
    """Collects what a csv writer writes, one item for each row."""

    write = list.append


@dataclass(frozen=True)
class Lines:
    """A table as finished lines, for machines and for Excel; the two lists run side by side."""

    header: str
    rows: list[str]
    twin_header: str
    twin_rows: list[str]

    def machine(self, rows: Iterable[int] | None = None) -> bytes:
        """Return the CSV of the given rows, or of all: UTF-8, comma, decimal point, LF."""
        return (self.header + _joined(self.rows, rows)).encode()

    def twin(self, rows: Iterable[int] | None = None) -> bytes:
        """Return the Excel twin of the given rows, or of all: BOM, semicolon, comma, CRLF."""
        return (BOM + self.twin_header + _joined(self.twin_rows, rows)).encode()


def delimited(table: Table) -> Lines:
    """Return a table as lines for both kinds of file."""
    columns = table.description.columns
    machine = _written([columns, *_in_words(table)], ",")
    twin = _written([columns, *_for_excel(table)], ";")
    # The csv module quotes a line break only if its own line ending has it: write CRLF, then cut.
    plain = [line.removesuffix(WINDOWS) + "\n" for line in machine]
    return Lines(plain[0], plain[1:], twin[0], twin[1:])


def excel_text(cell: Cell) -> str | int | None:
    """Return a cell as Norwegian Excel reads it; an apostrophe keeps text from being a formula."""
    if isinstance(cell, str):
        return GUARD + cell if cell.startswith(FORMULA_STARTS) else cell
    if isinstance(cell, bool):
        return YES if cell else NO
    return str(cell).replace(".", ",") if isinstance(cell, float) else cell


def _for_excel(table: Table) -> Iterable[Row]:
    """Return the rows as Norwegian Excel reads them; whole numbers and plain texts as they are."""
    columns = zip(*table.rows, strict=True)
    fields = zip(table.description.fields, columns, strict=False)
    return zip(*(_excel_column(cells, field.type) for field, cells in fields), strict=True)


def _excel_column(cells: Row, kind: str) -> Iterable[Cell]:
    """Return the cells of a column as Norwegian Excel reads them."""
    texts = {cell for cell in cells if isinstance(cell, str)} if kind == "string" else ()
    is_plain = kind == "string" and not any(text.startswith(FORMULA_STARTS) for text in texts)
    return cells if is_plain or kind == "integer" else map(excel_text, cells)


def _in_words(table: Table) -> Iterable[Sequence[Cell]]:
    """Return the rows with yes and no in words; untouched where the table has no such column."""
    if all(field.type != "boolean" for field in table.description.fields):
        return table.rows
    return ([_yes_no(cell) for cell in row] for row in table.rows)


def _yes_no(cell: Cell) -> Cell:
    """Return a truth value in words, anything else as it is."""
    return (YES if cell else NO) if isinstance(cell, bool) else cell


def _written(rows: Iterable[Sequence[Cell] | Row], delimiter: str) -> LineList:
    """Return one line for each row, quoted where RFC 4180 asks for it, ending in CRLF."""
    lines = LineList()
    csv.writer(lines, delimiter=delimiter, lineterminator=WINDOWS).writerows(rows)
    return lines


def _joined(lines: list[str], rows: Iterable[int] | None) -> str:
    """Return the given lines, or all of them, as one text."""
    return "".join(lines if rows is None else (lines[row] for row in rows))
