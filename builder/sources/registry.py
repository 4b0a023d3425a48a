"""Reads the registry: municipalities and counties of each division, and the addresses of pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from builder.definitions.divisions import Divisions, read_divisions
from builder.faults import Findings
from builder.sources.csv_text import Table, read_table
from builder.sources.languages import read_languages
from builder.sources.model import Registry
from builder.sources.registry_checks import (
    check_addresses,
    check_fylker,
    check_kommuner,
    check_renumbered,
)
from builder.sources.succession import MARK, Steps, Successors, composed, followed, split_codes
from builder.sources.succession_checks import check_shortcut, check_successors
from builder.sources.table_checks import check_header

KOMMUNE_COLUMNS = ("kommunenr", "navn", "fylkesnr")
OTHER_NAMES = "navn_samisk_kvensk"  # a column that any division may have
FYLKE_COLUMNS = ("aar", "fylkesnr", "navn")
ADDRESS_COLUMNS = ("nivaa", "adresse", "koder", "grunn", "navn")
COLUMNS = ("division", *KOMMUNE_COLUMNS, "nr_today", OTHER_NAMES)


def read_registry(data: Path, findings: Findings) -> Registry:
    """Return the registry, without any division whose table is damaged.

    What such a table lacks must not be blamed on the files that are checked against it. Raises
    InputFaults, with all faults so far, where not even the divisions can be read.
    """
    folder = data / "registry"
    divisions = read_divisions(folder / "divisions.yml", findings)
    if divisions is None:
        findings.raise_faults()
    assert divisions is not None  # otherwise there were faults
    fylker = _read_columns(folder / "fylker.csv", FYLKE_COLUMNS, findings)
    if fylker is not None:
        check_fylker(fylker, divisions, findings)
    kommuner = _tables(folder, divisions, fylker, findings)
    steps = _steps(kommuner, divisions, findings)
    addresses = _read_columns(folder / "adresser.csv", ADDRESS_COLUMNS, findings)
    today = kommuner.get(divisions.today_id)
    if addresses is not None and fylker is not None and today is not None:
        check_addresses(addresses, today, fylker, divisions.today_id, findings)
    frame = _kommuner(kommuner, divisions, steps)
    all_read = len(kommuner) == len(divisions.every)
    languages = read_languages(folder, frame[OTHER_NAMES] if all_read else None, findings)
    return Registry(frame, _fylker(fylker), _addresses(addresses), divisions, steps, languages)


def _tables(
    folder: Path, divisions: Divisions, fylker: Table | None, findings: Findings
) -> dict[str, Table]:
    """Return the municipalities of each division whose codes can be relied on."""
    kommuner: dict[str, Table] = {}
    for division in divisions.every:
        later = [f"nr_{one.id}" for one in divisions.after(division.id)]
        columns, optional = (*KOMMUNE_COLUMNS, *later[:1]), (*later[1:], OTHER_NAMES)
        table = _read_columns(folder / division.file, columns, findings, optional)
        if table is None or not check_kommuner(table, division.id, fylker, findings):
            continue
        kommuner[division.id] = table
        check_renumbered(table, division, folder / "divisions.yml", findings)
    return kommuner


def _read_columns(
    path: Path, columns: tuple[str, ...], findings: Findings, optional: tuple[str, ...] = ()
) -> Table | None:
    """Return a table with these columns, no others and every row, or None with faults added."""
    table = read_table(path, findings)
    if table is None or not check_header(table, columns, findings, optional) or not table.is_whole:
        return None
    return table


def _steps(kommuner: Mapping[str, Table], divisions: Divisions, findings: Findings) -> Steps:
    """Return what the tables say of successors, checked against the tables of later divisions."""
    steps: dict[tuple[str, str], Successors] = {}
    is_sound = True
    for division, table in kommuner.items():
        for later in divisions.after(division):
            column = f"nr_{later.id}"
            if later.id in kommuner and table.has(column):
                is_sound &= check_successors(table, column, kommuner[later.id], later.id, findings)
                rows = zip(table.frame["kommunenr"], table.frame[column], strict=True)
                steps[division, later.id] = {code: split_codes(cell) for code, cell in rows}
    if is_sound:
        _check_shortcuts(kommuner, steps, findings)
    return steps


def _check_shortcuts(kommuner: Mapping[str, Table], steps: Steps, findings: Findings) -> None:
    """Check each column of successors but the nearest one of its table."""
    for division, later in steps:
        nearest = min(to for start, to in steps if start == division)
        if nearest < later:
            stepwise = composed(steps[division, nearest], followed(steps, nearest, later))
            direct, column = steps[division, later], f"nr_{later}"
            check_shortcut(kommuner[division], column, direct, stepwise, findings)


def _kommuner(tables: Mapping[str, Table], divisions: Divisions, steps: Steps) -> pd.DataFrame:
    """Return the municipalities of all divisions in one frame, sorted by division and number."""
    frames = []
    for division, table in tables.items():
        frame = table.frame.assign(division=division)
        frame["nr_today"] = frame["kommunenr"]
        if division != divisions.today_id:
            after = followed(steps, division, divisions.today_id)
            frame["nr_today"] = [MARK.join(after.get(code, ())) for code in frame["kommunenr"]]
        frames.append(frame.reindex(columns=list(COLUMNS), fill_value=""))
    if not frames:
        return pd.DataFrame(columns=list(COLUMNS), dtype="str")
    merged = pd.concat(frames).astype("str")
    return merged.sort_values(["division", "kommunenr"], ignore_index=True)


def _fylker(table: Table | None) -> pd.DataFrame:
    """Return the counties as division, fylkesnr and navn, sorted."""
    if table is None:
        return pd.DataFrame(columns=["division", "fylkesnr", "navn"], dtype="str")
    frame = table.frame.rename(columns={"aar": "division"})[["division", "fylkesnr", "navn"]]
    return frame.astype("str").sort_values(["division", "fylkesnr"], ignore_index=True)


def _addresses(table: Table | None) -> pd.DataFrame:
    """Return the addresses in the order of level and address.

    The index is the row in the file, by which a later check can name it.
    """
    if table is None:
        return pd.DataFrame(columns=list(ADDRESS_COLUMNS), dtype="str")
    frame = table.frame[list(ADDRESS_COLUMNS)].astype("str")
    return frame.sort_values(["nivaa", "adresse"])
