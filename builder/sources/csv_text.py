"""Strict reading of the project's CSV files: UTF-8, comma, one header row, rows by line number."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from builder.faults import RESTORE, Findings, listed, quoted
from builder.text_files import read_text

LONGEST_CELL = 131_072  # signs; beyond it a quotation mark was never closed
OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
WITH_COMMAS = (
    "Save it as CSV with commas between the columns (a Norwegian Excel writes semicolons)."
)
EXCEL_LINE = re.compile(r'"?sep=', re.IGNORECASE)
MEND_ROW = "Mend the row: a comma inside a cell, as in '7,5', needs a point or quotation marks."

Record = tuple[int, list[str]]  # line number and cells


@dataclass(frozen=True, eq=False)
class Table:
    """The rows of one file as text ('' where empty); the index is the line number (header is 1).

    `is_whole` is False where rows or columns were left out because they could not be read.
    """

    path: Path
    frame: pd.DataFrame
    is_whole: bool

    def has(self, *columns: str) -> bool:
        """Tell whether the table has all of these columns."""
        return all(column in self.frame.columns for column in columns)

    def cells(self, column: str, where: pd.Series | None = None) -> list[tuple[int, str]]:
        """Return line number and text of a column's cells, or of those where a mask is true."""
        cells = self.frame[column] if where is None else self.frame.loc[where, column]
        return list(zip(cells.index.tolist(), cells.tolist(), strict=True))


def read_table(path: Path, findings: Findings) -> Table | None:
    """Return the sound rows of a CSV file, or None where nothing of it could be read."""
    text = read_text(path, findings)
    if text is None or not _has_commas(path, text, findings):
        return None
    known = len(findings.faults)
    records, is_read = _records(path, text, findings)
    if not records and not is_read:
        return None
    header = records[0][1] if records else []
    kept = _kept_columns(path, header, findings)
    if not kept:
        return None
    rows = _sound_rows(path, len(header), records[1:], text, findings, is_read)
    frame = pd.DataFrame(
        [[cells[place] for place in kept] for _, cells in rows],
        columns=[header[place] for place in kept],
        index=pd.Index([row for row, _ in rows], dtype="int64", name="row"),
        dtype="object",
    )
    return Table(path, frame, len(findings.faults) == known)


def _has_commas(path: Path, text: str, findings: Findings) -> bool:
    """Tell whether the header is separated by commas, and add the fault where it is not."""
    header, _, rest = text.partition("\n")
    if EXCEL_LINE.match(header):
        found = f"{quoted(header.strip())}, a line that tells Excel how columns are separated"
        todo = f"Remove the line. {WITH_COMMAS}" if _other_mark(rest) else "Remove the line."
        findings.fault(path, found, "the names of the columns", todo, 1)
        return False
    if mark := _other_mark(text):
        findings.fault(path, f"{mark} between the columns", "commas", WITH_COMMAS, 1)
    return not mark


def _other_mark(text: str) -> str | None:
    """Return the name of what separates the columns of the first line in place of commas."""
    header = text.split("\n", 1)[0]
    commas = header.count(",")
    return next((name for mark, name in OTHER_MARKS.items() if header.count(mark) > commas), None)


def _records(path: Path, text: str, findings: Findings) -> tuple[list[Record], bool]:
    """Return line number and cells of each row, and whether all could be read.

    The first broken quotation is a fault, behind which no row can be told from another.
    """
    csv.field_size_limit(LONGEST_CELL)  # of the whole process, where other libraries may raise it
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records: list[Record] = []
    row = 1
    try:
        for cells in reader:
            if reader.line_num > row:
                broken = next((cell for cell in cells if "\n" in cell or "\r" in cell), "")
                found = f"a line break inside quotation marks ({quoted(broken)})"
                findings.fault(path, found, "one line per row", "Mend the quotation marks.", row)
            records.append((row, cells))
            row = reader.line_num + 1
    except csv.Error as error:
        found, todo = _broken(str(error))
        findings.fault(path, found, "a whole cell in quotes, or none", todo, row)
        return records, False
    return records, True


def _broken(error: str) -> tuple[str, str]:
    """Return what was found, and what to do, where the reader of CSV gave up."""
    if "unexpected end" in error:
        return "a quotation mark that is never closed", "Close it, or remove it."
    if "field limit" in error:
        todo = "Shorten it; most likely a quotation mark is never closed."
        return f"a cell of more than {LONGEST_CELL} signs", todo
    return "a quotation mark out of place", "Mend the row."


def _kept_columns(path: Path, header: list[str], findings: Findings) -> list[int]:
    """Return the places of the columns to keep; the second of two equal ones becomes a fault."""
    if not header:
        findings.fault(path, "no header", "the names of the columns", "Add the header.", 1)
    first: dict[str, int] = {}
    for place, column in enumerate(header):
        if column in first:
            found = f"{quoted(column)} as column {first[column] + 1} and as column {place + 1}"
            todo = "Remove or rename one of the two."
            findings.fault(path, found, "each column once", todo, 1, column)
        first.setdefault(column, place)
    return list(first.values())


def _sound_rows(
    path: Path,
    width: int,
    rows: list[Record],
    text: str,
    findings: Findings,
    is_read: bool,
) -> list[Record]:
    """Return the rows with as many cells as the header; empty lines at the end do not count."""
    while rows and not rows[-1][1]:
        rows = rows[:-1]
    if not rows and is_read:
        todo = "Put the rows back, or remove the file."
        findings.fault(path, "a header and no rows", "at least one row", todo)
    is_cut = not text.endswith(("\n", "\r"))
    bare = _bare_rows(rows)
    for row, cells in rows:
        if row in bare:
            findings.fault(path, "a row of nothing but commas", "values", "Remove the row.", row)
        elif len(cells) != width:
            ends_here = is_cut and row == rows[-1][0] and len(cells) < width
            _wrong_width(path, row, cells, width, ends_here, findings)
    return [(row, cells) for row, cells in rows if len(cells) == width and row not in bare]


def _bare_rows(rows: list[Record]) -> frozenset[int]:
    """Return the rows that Excel left behind: several cells and nothing in them, among others."""
    bare = [row for row, cells in rows if len(cells) > 1 and not "".join(cells).strip()]
    return frozenset(bare if len(bare) < len(rows) else ())


def _wrong_width(
    path: Path, row: int, cells: list[str], width: int, ends_here: bool, findings: Findings
) -> None:
    """Add the fault for a row with too few or too many cells, or where the file is cut off."""
    start = quoted(listed(cells, 3))
    found, todo = f"{len(cells)} cells ({start})", MEND_ROW
    if not cells:
        found, todo = "an empty line", "Remove the line."
    if ends_here:
        found, todo = f"a file cut off after {len(cells)} cells ({start})", RESTORE
    findings.fault(path, found, f"{width} cells, as in the header", todo, row)
