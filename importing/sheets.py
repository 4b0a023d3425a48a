"""A sheet of rows as text, whatever file it stood in, and where in it the header is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.faults import Findings, listed, quoted
from builder.text_files import read_bytes
from importing import delimited, workbooks
from importing.spelling import plain

SEARCHED = 30  # rows in which a header is looked for
WORKBOOKS = (".xlsx", ".xlsm")
OLD_WORKBOOKS = (".xls", ".xlsb", ".ods")

Rows = Sequence[tuple[int, Sequence[str]]]  # number of the row, and its cells


@dataclass(frozen=True)
class Sheet:
    """Header and rows of one sheet; rows have as many cells as the header, all of them stripped.

    `form` is what the file was read as, for whoever reads what was understood.
    """

    path: Path
    form: str
    header_row: int
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(
    path: Path, wanted: str, is_known: Callable[[str], bool], findings: Findings
) -> Sheet | None:
    """Return the sheet of a file that has most known headings, or None with the fault added."""
    content = read_bytes(path, findings)
    if content is None:
        return None
    if path.suffix.lower() in OLD_WORKBOOKS:
        found = f"a file that ends in {quoted(path.suffix)}"
        findings.fault(path, found, ".xlsx or .csv", "Save it as one of these.")
        return None
    is_workbook = path.suffix.lower() in WORKBOOKS or content.startswith(b"PK\x03\x04")
    read = workbooks.read_workbook if is_workbook else delimited.read_delimited
    sheets: Mapping[str, Rows] = read(path, content, findings)
    return _chosen(path, sheets, wanted, is_known, findings) if sheets else None


def _chosen(
    path: Path,
    sheets: Mapping[str, Rows],
    wanted: str,
    is_known: Callable[[str], bool],
    findings: Findings,
) -> Sheet | None:
    """Return the one sheet that is meant, or None with the fault added."""
    if wanted:
        found = {name: rows for name, rows in sheets.items() if plain(name) == plain(wanted)}
        if not found:
            told = f"the sheets {listed(map(quoted, sheets))}"
            findings.fault(path, told, f"a sheet {quoted(wanted)}", "Correct --sheet.")
            return None
        sheets = found
    known = {name: _header(rows, is_known) for name, rows in sheets.items()}
    most = max(count for count, _ in known.values())
    best = [name for name, (count, _) in known.items() if count == most]
    if most < 2:
        _no_header(path, sheets, findings)
        return None
    if len(best) > 1:
        told = f"{len(best)} sheets that may be meant ({listed(map(quoted, best))})"
        findings.fault(path, told, "one", f"Choose with --sheet {quoted(best[0])}, for instance.")
        return None
    return _sheet(path, best[0], sheets[best[0]], known[best[0]][1])


def _header(rows: Rows, is_known: Callable[[str], bool]) -> tuple[int, int]:
    """Return how many headings are known in the row that has most of them, and its place."""
    counts = [sum(map(is_known, dict.fromkeys(cells))) for _, cells in rows[:SEARCHED]]
    most = max(counts, default=0)
    return most, counts.index(most) if counts else 0


def _no_header(path: Path, sheets: Mapping[str, Rows], findings: Findings) -> None:
    """Add the fault of a file in which no row looks like a header."""
    first = next((cells for rows in sheets.values() for _, cells in rows), ())
    found = f"no row with headings that are known (the first row is {quoted(listed(first, 6))})"
    expected = "a heading for the municipality and one for each result"
    findings.fault(path, found, expected, 'Say what a column is: --column "HEADING=ID".')


def _sheet(path: Path, form: str, rows: Rows, place: int) -> Sheet:
    """Return a sheet from its header on, without rows in which nothing stands."""
    number, _ = rows[place]
    width = max(len(cells) for _, cells in rows[place:])
    padded = [(row, tuple([*cells, *[""] * (width - len(cells))])) for row, cells in rows[place:]]
    filled = tuple((row, cells) for row, cells in padded[1:] if any(cells))
    return Sheet(path, form, number, padded[0][1], filled)
