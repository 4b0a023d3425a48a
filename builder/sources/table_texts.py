"""Checks of what a table says in words: texts that can be read, addresses that are safe."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import TypeAdapter, ValidationError

from builder.definitions.entries import MaybeAddress, MaybeText
from builder.faults import Findings, quoted
from builder.sources.csv_text import Table

_TEXT: TypeAdapter[str] = TypeAdapter(MaybeText)
_ADDRESS: TypeAdapter[str] = TypeAdapter(MaybeAddress)


def check_texts(table: Table, columns: Iterable[str], findings: Findings) -> None:
    """Add a fault for each cell with a sign that cannot be seen, or with too much text."""
    for column in columns:
        _check_texts(table, column, _TEXT, "text of at most 2000 signs", "Mend it.", findings)


def check_links(table: Table, column: str, findings: Findings) -> None:
    """Add a fault for each cell that is filled and no address that is safe to link to."""
    todo = "Write the whole address, or leave the cell empty."
    _check_texts(table, column, _ADDRESS, "an address", todo, findings)


def _check_texts(
    table: Table,
    column: str,
    kind: TypeAdapter[str],
    expected: str,
    todo: str,
    findings: Findings,
) -> None:
    """Add a fault for each cell of a column that is not of a kind of text."""
    for row, value in table.cells(column):
        try:
            kind.validate_python(value)
        except ValidationError as error:
            details = error.errors(include_url=False)[0]
            own = details["msg"] if details["type"] in ("unseen", "address", "signs") else expected
            findings.fault(table.path, quoted(value), own, todo, row, column)
