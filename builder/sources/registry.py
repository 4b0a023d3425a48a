"""Reads the registry: municipalities and counties of each division, and the addresses of pages."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from builder.faults import Findings
from builder.sources.csv_text import Table, read_table
from builder.sources.model import DIVISIONS, TODAY, Registry
from builder.sources.registry_checks import (
    check_addresses,
    check_fylker,
    check_kommuner,
    check_successors,
)
from builder.sources.table_checks import check_header

KOMMUNE_COLUMNS = {
    "2018": ("kommunenr", "navn", "fylkesnr", "nr_2020", "nr_2024"),
    "2020": ("kommunenr", "navn", "fylkesnr", "nr_2024"),
    "2024": ("kommunenr", "navn", "navn_samisk_kvensk", "fylkesnr"),
}
SUCCESSORS = (  # division, its column of successors, and the division they belong to
    ("2018", "nr_2020", "2020"),
    ("2018", "nr_2024", "2024"),
    ("2020", "nr_2024", "2024"),
)
FYLKE_COLUMNS = ("aar", "fylkesnr", "navn")
ADDRESS_COLUMNS = ("nivaa", "adresse", "koder", "grunn", "navn")
COLUMNS = ("division", "kommunenr", "navn", "fylkesnr", "nr_2024", "navn_samisk_kvensk")


def read_registry(data: Path, findings: Findings) -> Registry:
    """Return the registry, without any division whose table is damaged.

    What such a table lacks must not be blamed on the files that are checked against it.
    """
    folder = data / "registry"
    fylker = _read(folder / "fylker.csv", FYLKE_COLUMNS, findings)
    if fylker is not None:
        check_fylker(fylker, findings)
    kommuner: dict[str, Table] = {}
    for division, columns in KOMMUNE_COLUMNS.items():
        table = _read(folder / f"kommuner_{division}.csv", columns, findings)
        if table is not None and check_kommuner(table, division, fylker, findings):
            kommuner[division] = table
    _check_successors(kommuner, findings)
    addresses = _read(folder / "adresser.csv", ADDRESS_COLUMNS, findings)
    if addresses is not None and fylker is not None and TODAY in kommuner:
        check_addresses(addresses, kommuner[TODAY], fylker, findings)
    return Registry(_kommuner(kommuner), _fylker(fylker), _addresses(addresses))


def _read(path: Path, columns: tuple[str, ...], findings: Findings) -> Table | None:
    """Return a table with exactly these columns and every row, or None with faults added."""
    table = read_table(path, findings)
    if table is None or not check_header(table, columns, findings) or not table.is_whole:
        return None
    return table


def _check_successors(kommuner: dict[str, Table], findings: Findings) -> None:
    """Check that each division leads to municipalities of the later ones."""
    for division, column, later in SUCCESSORS:
        if division in kommuner and later in kommuner:
            check_successors(kommuner[division], column, kommuner[later], later, findings)


def _kommuner(tables: dict[str, Table]) -> pd.DataFrame:
    """Return the municipalities of all divisions in one frame, sorted by division and number."""
    frames = []
    for division in DIVISIONS:
        if division in tables:
            frame = tables[division].frame.assign(division=division)
            frame["nr_2024"] = frame.get("nr_2024", frame["kommunenr"])
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
    """Return the addresses in the order of level and address."""
    if table is None:
        return pd.DataFrame(columns=list(ADDRESS_COLUMNS), dtype="str")
    frame = table.frame[list(ADDRESS_COLUMNS)].astype("str")
    return frame.sort_values(["nivaa", "adresse"], ignore_index=True)
