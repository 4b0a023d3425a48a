"""Checks that any table may need: its columns, empty cells, patterns and rows that repeat."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.faults import Findings, did_you_mean, listed, quoted
from builder.sources.csv_text import Table


def check_header(
    table: Table, required: Iterable[str], findings: Findings, optional: Iterable[str] = ()
) -> bool:
    """Tell whether all required columns are there; missing and unknown ones become faults."""
    needed = tuple(required)
    known = (*needed, *optional)
    for column in table.frame.columns:
        if column not in known:
            unknown_column(table.path, column, known, findings)
    for column in needed:
        if not table.has(column):
            missing_column(table.path, column, findings)
    return table.has(*needed)


def unknown_column(path: Path, column: str, known: Iterable[str], findings: Findings) -> None:
    """Add the fault for a column nobody knows, with the nearest name that is known."""
    names = list(known)
    todo = did_you_mean(column, names, "Remove the column.")
    expected = f"only the columns {listed(names, 14)}"
    findings.fault(path, f"an unknown column {quoted(column)}", expected, todo, 1, column)


def missing_column(path: Path, column: str, findings: Findings, todo: str = "Add it.") -> None:
    """Add the fault for a column that is not in the header."""
    expected = f"a column {column}"
    findings.fault(path, "no such column in the header", expected, todo, 1, column)


def check_filled(table: Table, columns: Iterable[str], findings: Findings) -> None:
    """Add a fault for each empty cell in columns where every row must have a value."""
    for column in columns:
        for row, _ in table.cells(column, table.frame[column].str.strip() == ""):
            findings.fault(table.path, "an empty cell", "a value", "Fill it in.", row, column)


def check_pattern(
    table: Table, column: str, pattern: str, expected: str, findings: Findings
) -> bool:
    """Tell whether every cell of a column fits a regular expression; the others become faults."""
    wrong = ~table.frame[column].str.fullmatch(pattern).astype(bool)
    for row, value in table.cells(column, wrong):
        findings.fault(table.path, quoted(value), expected, "Mend it.", row, column)
    return not wrong.any()


def check_known(
    table: Table, column: str, known: Iterable[str], expected: str, findings: Findings
) -> bool:
    """Tell whether every cell of a column is one of the known values; the others become faults."""
    wrong = ~table.frame[column].isin(list(known))
    for row, value in table.cells(column, wrong):
        findings.fault(table.path, quoted(value), expected, "Mend it.", row, column)
    return not wrong.any()


def check_repeated(table: Table, keys: list[str], findings: Findings) -> None:
    """Add a fault for each row whose key stands in an earlier row, naming that row."""
    if not table.frame.duplicated(keys).any():
        return
    first: dict[tuple[str, ...], int] = {}
    for row, *cells in table.frame[keys].itertuples():
        key = tuple(cells)
        if key in first and all(key):
            found = f"{' '.join(quoted(cell) for cell in key)}, as in row {first[key]}"
            expected = f"each {' and '.join(keys)} once"
            findings.fault(table.path, found, expected, "Keep the one that is right.", row, keys[0])
        first.setdefault(key, row)
