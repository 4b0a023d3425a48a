"""Checks of what a table says in numbers: whole or not, within bounds, and not mangled."""

from __future__ import annotations

import re

from builder.faults import Findings, quoted
from builder.sources.csv_text import Table

WHOLE = re.compile(r"0|-?[1-9][0-9]{0,14}")
NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{1,6})?")
SPACES = re.compile(r"[\s\u00a0\u202f]")
FIRST_YEAR, LAST_YEAR = 1900, 2100


def check_whole(
    table: Table, column: str, lowest: int, highest: int, findings: Findings, empty: bool = False
) -> bool:
    """Tell whether every cell is a whole number within bounds (or empty); others become faults."""
    return _check_cells(table, column, WHOLE, (lowest, highest), "a whole number", findings, empty)


def check_number(
    table: Table, column: str, lowest: int, highest: int, findings: Findings, empty: bool = False
) -> bool:
    """Tell whether every cell is a number within bounds (or empty); the others become faults."""
    return _check_cells(table, column, NUMBER, (lowest, highest), "a number", findings, empty)


def check_year(table: Table, column: str, findings: Findings) -> bool:
    """Tell whether every cell of a column is a year; the others become faults."""
    return _check_cells(table, column, WHOLE, (FIRST_YEAR, LAST_YEAR), "a year", findings, False)


def _check_cells(
    table: Table,
    column: str,
    form: re.Pattern[str],
    bounds: tuple[int, int],
    what: str,
    findings: Findings,
    empty: bool,
) -> bool:
    """Add a fault for each cell that is not of a form or out of bounds, and tell if none is."""
    known = len(findings.faults)
    lowest, highest = bounds
    for row, value in table.cells(column):
        if empty and not value:
            continue
        if form.fullmatch(value) and lowest <= float(value) <= highest:
            continue
        expected = f"{what} from {lowest} to {highest}{' or nothing' if empty else ''}"
        findings.fault(
            table.path, quoted(value), expected, _number_advice(value, form), row, column
        )
    return len(findings.faults) == known


def _number_advice(value: str, form: re.Pattern[str]) -> str:
    """Return what to do about a cell that is no number within its bounds."""
    plain = SPACES.sub("", value)
    if plain != value and form.fullmatch(plain):
        return f"Write {plain}, without spaces."
    if plain.count(",") == 1 and form.fullmatch(plain.replace(",", ".")):
        return f"Write {plain.replace(',', '.')}, with a point."
    return "Correct it."
