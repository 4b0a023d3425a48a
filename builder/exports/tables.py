"""The published tables as rows of plain values, made once for CSV, workbook and JSON alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from builder.definitions import STATUS_LABELS, Indicator
from builder.definitions.dictionary import TILES, FileDescription
from builder.exports.agreement import check_columns, check_tables
from builder.exports.codebook import codebook_entries
from builder.exports.registers import county_entries, municipality_entries, tile_entries
from builder.faults import Findings
from builder.sources import Sources
from builder.statistics import Statistics

Cell = str | int | float | bool | None  # None is an empty cell
Row = tuple[Cell, ...]
Entry = dict[str, Cell]  # a row by column name

SUCCESSORS = "kommunenr_today"
MEDIAN_BASES = {"gate": "spurt", "positive": "positive", "all": "alle"}


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
    """Return the published tables by name, rows in the order of the described columns; raises
    InputFaults where the dictionary describes other tables than these."""
    entries: dict[str, Iterable[Mapping[str, Cell]]] = {
        "indikatorer": _indicator_entries(statistics, sources.definitions.indicators),
        "kommuner": municipality_entries(sources),
        "fylker": county_entries(sources),
        "plassering": _rank_entries(statistics),
        "medianer": _median_entries(statistics),
        "kodebok": codebook_entries(sources.definitions),
    }
    if TILES in files:
        entries[TILES] = tile_entries(sources)
    frames = {"svarfordeling": statistics.distribution, "samsvar": statistics.ledger}
    own = {published_name(SUCCESSORS, sources): SUCCESSORS}
    findings, path = Findings(), sources.dictionary.path
    made = {name: _arranged(files[name], list(found), own) for name, found in entries.items()}
    made |= {name: _framed(files[name], frame) for name, frame in frames.items()}
    published = {column: name for name, column in own.items()}
    for name, (columns, _) in made.items():
        check_columns(path, files[name], [published.get(c, c) for c in columns], findings)
    findings.raise_faults()
    tables = {name: Table(files[name], made[name][1]) for name in files if name in made}
    check_tables(path, tables.values(), findings)
    findings.raise_faults()
    return tables


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


def _framed(description: FileDescription, frame: pd.DataFrame) -> Made:
    """Return a frame as rows, with the columns that the dictionary has."""
    known = [column for column in description.columns if column in frame]
    return list(frame.columns), plain_rows(frame, known)


def plain_rows(frame: pd.DataFrame, columns: Iterable[str]) -> list[Row]:
    """Return the rows of a frame as plain Python values, None where a value is missing."""
    return list(zip(*(_plain_cells(frame[column]) for column in columns), strict=True))


def _plain_cells(series: pd.Series) -> list[Cell]:
    """Return a column as plain Python values, None where a value is missing."""
    cells: list[Cell] = series.tolist()
    missing = series.isna()
    if not missing.any():
        return cells
    return [None if gone else cell for cell, gone in zip(cells, missing.tolist(), strict=True)]


def _indicator_entries(
    statistics: Statistics, indicators: Mapping[str, Indicator]
) -> Iterator[Entry]:
    """Yield `indikatorer`: each value with municipality, today's county, successors and label."""
    places = _places(statistics, ["kommune", "fylkesnr", "fylke", "kommunenr_today", "datastatus"])
    known: dict[tuple[Cell, Cell, Cell], Entry] = {}
    columns = ["aar", "kommunenr", "indikator", "verdi", "status"]
    for year, code, *key in plain_rows(statistics.values, columns):
        name, text, reason = key
        if (name, text, reason) not in known:
            known[name, text, reason] = _value_and_label(indicators[str(name)], text, str(reason))
        yield places[year, code] | known[name, text, reason]


def _value_and_label(indicator: Indicator, text: Cell, reason: str) -> Entry:
    """Return a value as it is published and in words; without a value, the reason in words."""
    entry: Entry = {"indikator": indicator.id}
    if text is None:
        return entry | {"verdi": None, "etikett": STATUS_LABELS[reason]}
    value, label = published_value(indicator, str(text)), indicator.label_of(str(text))
    return entry | {"verdi": value, "etikett": label}


def published_value(indicator: Indicator, text: str) -> str | int:
    """Return a value as it is published: a whole number, or the id of a category."""
    return text if indicator.is_category else int(text)


def _places(statistics: Statistics, columns: list[str]) -> dict[tuple[Cell, Cell], Entry]:
    """Return the given columns of the units, with year and kommunenr, by these two."""
    names = ["aar", "kommunenr", *columns]
    rows = plain_rows(statistics.units, names)
    return {(row[0], row[1]): dict(zip(names, row, strict=True)) for row in rows}


def _rank_entries(statistics: Statistics) -> Iterator[Entry]:
    """Yield `plassering`: each rank in a group with the municipality and its value."""
    places = _places(statistics, ["kommune", "kommunenr_today", "datastatus"])
    values = plain_rows(statistics.values, ["aar", "kommunenr", "indikator", "verdi"])
    value_of = {row[:3]: row[3] for row in values}
    columns = ["aar", "kommunenr", "indikator", "gruppe", "gruppeverdi"]
    columns += ["plass", "delt_med", "antall", "lavere_pct"]
    for row in plain_rows(statistics.ranks, columns):
        rank = dict(zip(columns, row, strict=True))
        yield places[row[0], row[1]] | rank | {"verdi": int(str(value_of[row[:3]]))}


def _median_entries(statistics: Statistics) -> Iterator[Entry]:
    """Yield `medianer`: the medians with the status of their round."""
    units = plain_rows(statistics.units, ["aar", "datastatus"])
    status = {year: own for year, own in units}
    columns = ["aar", "indikator", "base", "median", "n", "lavest", "hoyest"]
    for row in plain_rows(statistics.medians, columns):
        median = dict(zip(columns, row, strict=True))
        base = MEDIAN_BASES[str(median["base"])]
        yield median | {"base": base, "datastatus": status[median["aar"]]}
