"""Edits of the table of a round, and what is told of it."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

from builder.definitions import read_definitions
from builder.faults import Findings, InputFaults
from builder.sources.survey import read_rounds
from tests.invented import DATA, registry_of, write_card, write_table

Rows = list[list[str]]
REGISTRY = registry_of(DATA)
DEFINITIONS = read_definitions(DATA / "definitions")


def told(data: Path) -> list[str]:
    """Return the lines of every fault in the survey rounds of a data folder."""
    findings = Findings()
    read_rounds(data, REGISTRY, DEFINITIONS, findings)
    try:
        findings.raise_faults()
    except InputFaults as error:
        return str(error).splitlines()
    return []


def rows_of(path: Path) -> Rows:
    """Return header and rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def change(folder: Path, edit: Callable[[Rows], Rows | None], file: str = "responses.csv") -> None:
    """Edit the rows of a round's file and renew its checksum."""
    rows = rows_of(folder / file)
    write_table(folder / file, edit(rows) or rows)
    write_card(folder, file)


def put(column: str, row: int, value: str) -> Callable[[Rows], None]:
    """Return an edit that puts a value into a column of a line (the header is line 1)."""

    def edit(rows: Rows) -> None:
        rows[row - 1][rows[0].index(column)] = value

    return edit


def several(*edits: Callable[[Rows], Rows | None]) -> Callable[[Rows], Rows]:
    """Return an edit that does several one after the other."""

    def edit(rows: Rows) -> Rows:
        for one in edits:
            rows = one(rows) or rows
        return rows

    return edit


def without(*columns: str) -> Callable[[Rows], Rows]:
    """Return an edit that removes columns."""

    def edit(rows: Rows) -> Rows:
        kept = [place for place, name in enumerate(rows[0]) if name not in columns]
        return [[row[place] for place in kept] for row in rows]

    return edit


def with_column(name: str, value: str = "") -> Callable[[Rows], Rows]:
    """Return an edit that adds a column with the same value in every row."""
    return lambda rows: [[*row, name if number == 0 else value] for number, row in enumerate(rows)]


CODES_2018 = "a kommunenr of the division of 2018 (in force in 2018 and 2019)"


def without_answers(rows: Rows) -> Rows:
    """Return the rows with every answer empty, so that one edit can make only one fault."""
    return [rows[0], *([row[0], *("" for _ in row[1:])] for row in rows[1:])]
