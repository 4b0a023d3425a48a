"""Strict reading of the project's CSV files: UTF-8, comma, one header row, rows by line number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from builder.faults import RESTORE, Findings, listed, quoted
from builder.text_files import read_text

OTHER_MARKS = {";": "semicolons", "\t": "tabs", "|": "vertical bars"}
WITH_COMMAS = (
    "Save it as CSV with commas between the columns (a Norwegian Excel writes semicolons, and "
    "'sep=;' as a first line does not belong in the file)."
)
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
    records = _records(path, text, findings)
    _, header = next(records, (1, []))
    kept = _kept_columns(path, header, findings)
    if not kept:
        return None
    rows = _sound_rows(path, len(header), list(records), text, findings)
    frame = pd.DataFrame(
        [[cells[place] for place in kept] for _, cells in rows],
        columns=[header[place] for place in kept],
        index=pd.Index([row for row, _ in rows], dtype="int64", name="row"),
        dtype="object",
    )
    return Table(path, frame, len(findings.faults) == known)


def _has_commas(path: Path, text: str, findings: Findings) -> bool:
    """Tell whether the header is separated by commas, and add the fault where it is not."""
    header = text.split("\n", 1)[0]
    for mark, name in OTHER_MARKS.items():
        if header.count(mark) > header.count(","):
            findings.fault(path, f"{name} between the columns", "commas", WITH_COMMAS, 1)
            return False
    return True


def _records(path: Path, text: str, findings: Findings) -> Iterator[Record]:
    """Yield line number and cells of each row; stops with a fault at the first broken quotation."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 1
    try:
        for cells in reader:
            if reader.line_num > row:
                found = f"a line break inside quotation marks ({quoted(max(cells, key=len))})"
                findings.fault(path, found, "one line per row", "Mend the quotation marks.", row)
            yield row, cells
            row = reader.line_num + 1
    except csv.Error as error:
        found = f"a quotation mark out of place ({error})"
        findings.fault(path, found, "a whole cell in quotes, or none", "Mend the row.", row)


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
    path: Path, width: int, rows: list[Record], text: str, findings: Findings
) -> list[Record]:
    """Return the rows with as many cells as the header; empty lines at the end do not count."""
    while rows and not rows[-1][1]:
        rows = rows[:-1]
    if not rows:
        todo = "Put the rows back, or remove the file."
        findings.fault(path, "a header and no rows", "at least one row", todo)
    is_cut = not text.endswith(("\n", "\r"))
    for row, cells in rows:
        if len(cells) != width:
            ends_here = is_cut and row == rows[-1][0] and len(cells) < width
            _wrong_width(path, row, cells, width, ends_here, findings)
    return [(row, cells) for row, cells in rows if len(cells) == width]


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
