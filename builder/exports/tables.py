"""The published tables as rows of plain values, made once for CSV, workbook and JSON alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from builder.definitions.dictionary import STATBANK, TILES, FileDescription
from builder.exports.agreement import check_columns, check_tables
from builder.exports.answer_rows import (
    answer_frame,
    distribution_frame,
    group_frame,
    lineage_frame,
    share_frame,
    unit_frame,
    wide_answer_entries,
)
from builder.exports.cells import Cell, Entry, Row, plain_rows
from builder.exports.codebook import codebook_entries
from builder.exports.published_rows import development_entries, statbank_entries
from builder.exports.registers import (
    county_entries,
    former_entries,
    municipality_entries,
    name_entries,
    tile_entries,
)
from builder.exports.value_rows import (
    change_entries,
    indicator_entries,
    median_entries,
    rank_entries,
    wide_entries,
)
from builder.faults import Findings
from builder.sources import Sources
from builder.statistics import Statistics

SUCCESSOR = "kommunenr_today"


@dataclass(frozen=True)
class Table:
    """One published table: what it is, and its rows in the order of its columns."""

    description: FileDescription
    rows: list[Row]

    def cells(self, *names: str) -> Iterator[Row]:
        """Yield the cells of the named columns, row by row."""
        places = [self.description.columns.index(name) for name in names]
        return (tuple(row[place] for place in places) for row in self.rows)

    def entries(self) -> Iterator[Entry]:
        """Yield the rows by column name."""
        return (dict(zip(self.description.columns, row, strict=True)) for row in self.rows)


def build_tables(
    sources: Sources, statistics: Statistics, files: Mapping[str, FileDescription]
) -> dict[str, Table]:
    """Return the published tables by name, rows in the order of the described columns.

    Raises InputFaults where the dictionary describes other tables than these.
    """
    entries = _tables_of_entries(sources, statistics)
    if TILES in files:
        entries[TILES] = tile_entries(sources)
    if STATBANK in files:
        entries[STATBANK] = statbank_entries(sources)
    own = {published_name(SUCCESSOR, sources): SUCCESSOR}
    findings, path = Findings(), sources.dictionary.path
    made = {name: _arranged(files[name], list(found), own) for name, found in entries.items()}
    made |= {
        name: _framed(files[name], one, own) for name, one in _tables_of_frames(sources, statistics)
    }
    published = {column: name for name, column in own.items()}
    for name, (columns, _) in made.items():
        check_columns(path, files[name], [published.get(c, c) for c in columns], findings)
    findings.raise_faults()
    tables = {name: Table(files[name], made[name][1]) for name in files if name in made}
    check_tables(path, tables.values(), findings)
    findings.raise_faults()
    return tables


def _tables_of_entries(sources: Sources, statistics: Statistics) -> dict[str, Iterable[Entry]]:
    """Return the tables that are made row by row, by name."""
    indicators = sources.definitions.indicators
    return {
        "indikatorer": indicator_entries(statistics, indicators),
        "indikatorer_bred": wide_entries(statistics, indicators),
        "svar_bred": wide_answer_entries(sources, statistics),
        "endring": change_entries(sources, statistics),
        "kommuner": municipality_entries(sources),
        "fylker": county_entries(sources),
        "tidligere": former_entries(sources),
        "navn": name_entries(sources),
        "plassering": rank_entries(statistics),
        "medianer": median_entries(statistics),
        "kodebok": codebook_entries(sources.definitions),
        "utvikling": development_entries(sources),
    }


def _tables_of_frames(
    sources: Sources, statistics: Statistics
) -> Iterator[tuple[str, pd.DataFrame]]:
    """Yield the tables that are made as frames, with their names."""
    yield "svar", answer_frame(sources, statistics)
    yield "svarfordeling", distribution_frame(sources, statistics)
    yield "andeler", share_frame(sources, statistics)
    yield "enheter", unit_frame(statistics)
    yield "slektskap", lineage_frame(statistics)
    yield "grupper", group_frame(sources)
    yield "samsvar", statistics.ledger


def published_name(column: str, sources: Sources) -> str:
    """Return a column of today's numbers as the files name it: `kommunenr_` and the division."""
    return column.replace("_today", f"_{sources.divisions.today_id}")


Made = tuple[list[str], list[Row]]  # every column that is made, and the rows of the described ones


def _arranged(
    description: FileDescription, entries: list[Mapping[str, Cell]], own: Mapping[str, str]
) -> Made:
    """Return entries as rows: their cells by name, in the order the dictionary has them in.

    `own` are the names that cells have here, by the published ones that differ.
    """
    columns = [own.get(column, column) for column in description.columns]
    made = list(entries[0]) if entries else columns
    known = [column for column in columns if column in made]
    return made, [tuple(map(entry.__getitem__, known)) for entry in entries]


def _framed(description: FileDescription, frame: pd.DataFrame, own: Mapping[str, str]) -> Made:
    """Return a frame as rows, with the columns that the dictionary has; `own` as above."""
    columns = [own.get(column, column) for column in description.columns]
    known = [column for column in columns if column in frame]
    return list(frame.columns), plain_rows(frame, known)
