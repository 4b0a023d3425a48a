"""Faults in the input: what was found where, what was expected and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in one input file; `row` is the line as an editor counts it (the header is row
    1)."""

    path: str
    found: str
    expected: str
    todo: str = ""
    row: int | None = None
    column: str | None = None

    def __str__(self) -> str:
        """Return the fault as one plain line."""
        place = self.path
        if self.row is not None:
            place += f", row {self.row}"
        if self.column is not None:
            place += f", column {self.column}"
        line = f"{place}: found {self.found}; expected {self.expected}."
        line += f" {self.todo}" if self.todo else ""
        return " ".join(line.split())


class InputFaults(Exception):
    """Raised with every fault of the input at once; nothing has been written when it is raised."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class BuildFailure(Exception):
    """Raised when the input is sound but the site cannot be built (a missing program, a full
    disk)."""
