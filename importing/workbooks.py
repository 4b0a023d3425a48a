"""Reads the sheets of an Excel workbook as rows of text."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from builder.faults import Findings

Rows = list[tuple[int, list[str]]]


def read_workbook(path: Path, content: bytes, findings: Findings) -> dict[str, Rows]:
    """Return the rows of each sheet that has any, by its name.

    Nothing, with the fault, where the file is no workbook.
    """
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(content), data_only=True)
        formulas = load_workbook(io.BytesIO(content))
    except Exception as error:  # whatever a broken file makes the library raise
        found = f"a file that cannot be opened as a workbook ({error})"
        findings.fault(path, found, "an .xlsx file", "Open it in Excel and save it as .xlsx.")
        return {}
    sheets: dict[str, Rows] = {}
    for sheet in book.worksheets:
        _check_formulas(path, sheet, formulas[sheet.title], findings)
        rows = [
            (number, [_cell_text(cell) for cell in cells])
            for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1)
        ]
        if any(any(cells) for _, cells in rows):
            sheets[sheet.title] = rows
    if not sheets:
        findings.fault(path, "a workbook without content", "a header and rows", "Choose another.")
    return sheets


def _check_formulas(path: Path, values: Any, formulas: Any, findings: Findings) -> None:
    """Add a fault for each formula whose result the workbook does not hold."""
    for row in formulas.iter_rows():
        for cell in row:
            if cell.data_type == "f" and values[cell.coordinate].value is None:
                found = f"a formula without a result in {cell.coordinate}"
                todo = "Open the file in Excel, which computes it, and save it."
                findings.fault(path, found, "a value", todo, cell.row)


def _cell_text(value: Any) -> str:
    """Return what stands in a cell as text: whole numbers without decimals, nothing as ''."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nei"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value).replace("\u00a0", " ").strip()
