"""Reads the layouts of tiles: a hexagon for each municipality of a division, by row and column.

Odd rows are shifted half a tile to the right. data/geography/fliser.csv is made by scripts/tiles.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from builder.definitions.divisions import Division
from builder.faults import Findings, listed, quoted
from builder.sources.codes import check_kommunenr
from builder.sources.csv_text import Table, read_table
from builder.sources.model import Registry
from builder.sources.table_checks import check_header, check_repeated
from builder.sources.table_numbers import check_whole

CODE, ROW, COLUMN = COLUMNS = ("kommunenr", "rad", "kolonne")
MOST = 99  # rows and columns; a phone could not show more


def read_tiles(data: Path, registry: Registry, findings: Findings) -> Mapping[str, pd.DataFrame]:
    """Return `rad` and `kolonne` by kommunenr for each division that names a layout.

    A layout with faults is left out and they are added; one that today lacks becomes a notice.
    """
    layouts: dict[str, pd.DataFrame] = {}
    for division in registry.divisions.every:
        if division.tiles:
            frame = _layout(data / "geography" / division.tiles, division, registry, findings)
            if frame is not None:
                layouts[division.id] = frame
    if not registry.divisions.today.tiles:
        findings.notice(
            f"{data / 'registry' / 'divisions.yml'}: the division of {registry.today} names no "
            "layout of tiles, so there is no view of tiles. python -m scripts.tiles makes one."
        )
    return layouts


def _layout(
    path: Path, division: Division, registry: Registry, findings: Findings
) -> pd.DataFrame | None:
    """Return one layout by kommunenr, or None with its faults added."""
    known = len(findings.faults)
    table = read_table(path, findings)
    if table is None or not check_header(table, COLUMNS, findings):
        return None
    check_kommunenr(table, CODE, division.id, registry, findings)
    check_repeated(table, [CODE], findings)
    are_whole = [check_whole(table, column, 0, MOST, findings) for column in (ROW, COLUMN)]
    if all(are_whole):
        _check_apart(table, findings)
    _check_complete(table, set(registry.names(division.id)), division.id, findings)
    if len(findings.faults) > known:
        return None
    frame = table.frame.astype({ROW: "int64", COLUMN: "int64"})
    return frame.set_index(CODE)[[ROW, COLUMN]].sort_index()


def _check_apart(table: Table, findings: Findings) -> None:
    """Add a fault for each tile that lies where an earlier one does."""
    first: dict[tuple[str, str], str] = {}
    for row, code, *place in table.frame[list(COLUMNS)].itertuples():
        other = first.setdefault((place[0], place[1]), code)
        if other != code:
            found = f"{quoted(code)} in row {place[0]} and column {place[1]}, where {other} lies"
            findings.fault(table.path, found, "one tile in each place", "Move one.", row, ROW)


def _check_complete(table: Table, known: set[str], division: str, findings: Findings) -> None:
    """Add a fault where municipalities have no tile; what a damaged table lacks is not told."""
    missing = sorted(known - set(table.frame[CODE]))
    if missing and table.is_whole:
        found = f"no tile for {listed(map(quoted, missing))}"
        expected = f"one for each municipality of the division of {division}"
        findings.fault(table.path, found, expected, "Add the rows.")
