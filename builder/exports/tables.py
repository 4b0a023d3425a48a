"""The published tables as rows of plain values, made once for CSV, workbook and JSON alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from builder.definitions import STATUS_LABELS, Indicator
from builder.definitions.dictionary import FileDescription
from builder.exports.codebook import codebook_rows
from builder.exports.registers import county_rows, municipality_rows
from builder.exports.statuses import site_status
from builder.sources import Sources
from builder.statistics import Statistics

Cell = str | int | float | bool | None  # None is an empty cell
Row = tuple[Cell, ...]

MEDIAN_BASES = {"gate": "spurt", "positive": "positive", "all": "alle"}


@dataclass(frozen=True)
class Table:
    """One published table: what it is, and its rows in the order of its columns."""

    description: FileDescription
    rows: list[Row]


def build_tables(
    sources: Sources, statistics: Statistics, files: Mapping[str, FileDescription]
) -> dict[str, Table]:
    """Return the published tables by name, rows in the order of the described columns."""
    status = site_status(sources)
    rows: dict[str, Iterable[Row]] = {
        "indikatorer": _indicator_rows(statistics, sources.definitions.indicators),
        "svarfordeling": plain_rows(statistics.distribution, files["svarfordeling"].columns),
        "kommuner": municipality_rows(sources, status),
        "fylker": county_rows(sources, status),
        "plassering": _rank_rows(statistics),
        "medianer": _median_rows(statistics),
        "kodebok": codebook_rows(sources.definitions, status),
        "samsvar": plain_rows(statistics.ledger, files["samsvar"].columns),
    }
    return {name: Table(files[name], list(found)) for name, found in rows.items()}


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


def _indicator_rows(statistics: Statistics, indicators: Mapping[str, Indicator]) -> Iterable[Row]:
    """Yield `indikatorer`: each value with municipality, today's county, successors and label."""
    places = _places(statistics, ["kommune", "fylkesnr", "fylke", "kommunenr_today", "datastatus"])
    known: dict[tuple[Cell, Cell, Cell], tuple[Cell, Cell]] = {}
    columns = ["aar", "kommunenr", "indikator", "verdi", "status"]
    for year, code, *key in plain_rows(statistics.values, columns):
        name, text, reason = key
        if (name, text, reason) not in known:
            known[name, text, reason] = _value_and_label(indicators[str(name)], text, str(reason))
        *place, status = places[year, code]
        yield (year, code, *place, name, *known[name, text, reason], status)


def _value_and_label(indicator: Indicator, text: Cell, reason: str) -> tuple[Cell, Cell]:
    """Return a value as it is published and in words; without a value, the reason in words."""
    if text is None:
        return None, STATUS_LABELS[reason]
    return published_value(indicator, str(text)), indicator.label_of(str(text))


def published_value(indicator: Indicator, text: str) -> str | int:
    """Return a value as it is published: a whole number, or the id of a category."""
    return text if indicator.is_category else int(text)


def _places(statistics: Statistics, columns: list[str]) -> dict[tuple[Cell, Cell], Row]:
    """Return the given columns of the units by year and kommunenr."""
    rows = plain_rows(statistics.units, ["aar", "kommunenr", *columns])
    return {(row[0], row[1]): row[2:] for row in rows}


def _rank_rows(statistics: Statistics) -> Iterable[Row]:
    """Yield `plassering`: each rank with the municipality and its value."""
    places = _places(statistics, ["kommune", "kommunenr_today", "datastatus"])
    values = plain_rows(statistics.values, ["aar", "kommunenr", "indikator", "verdi"])
    value_of = {row[:3]: row[3] for row in values}
    columns = ["aar", "kommunenr", "indikator", "plass", "delt_med", "antall", "lavere_pct"]
    for year, code, indicator, *rank in plain_rows(statistics.ranks, columns):
        name, successors, status = places[year, code]
        value = int(str(value_of[year, code, indicator]))
        yield (year, code, name, successors, indicator, value, *rank, status)


def _median_rows(statistics: Statistics) -> Iterable[Row]:
    """Yield `medianer`: the medians with the status of their round."""
    units = plain_rows(statistics.units, ["aar", "datastatus"])
    status = {year: own for year, own in units}
    columns = ["aar", "indikator", "base", "median", "n", "lavest", "hoyest"]
    for year, indicator, base, *numbers in plain_rows(statistics.medians, columns):
        yield (year, indicator, MEDIAN_BASES[str(base)], *numbers, status[year])
