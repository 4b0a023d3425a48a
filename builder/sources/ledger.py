"""The ledger: every published figure, and how it is computed again from a round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pandas as pd

from builder.definitions import Definitions
from builder.definitions.ledger import (
    BOUND,
    FoundEntry,
    FoundPage,
    LedgerEntry,
    LedgerFile,
    Number,
    Wanted,
)
from builder.definitions.ledger_checks import Known, check_ledger
from builder.definitions.validation import read_entries
from builder.faults import Findings

LEAST, MOST = 0, 10**9


@dataclass(frozen=True)
class Condition:
    """What a municipality must have answered: one of `answers`, or a number within the bounds."""

    column: str
    answers: frozenset[str] = frozenset()
    lowest: int = LEAST
    highest: int = MOST


@dataclass(frozen=True)
class Figure:
    """One published figure and how it is computed again; `kind` is '' where it cannot be.

    `value` is the published number (whole where it was written so), `decimals` its precision,
    `exact` the count published beside a share, `limits` how a vague statement (`quote`) is read.
    """

    id: str
    year: int
    theme: str
    text: str
    base: str
    value: Number
    decimals: int
    unit: str
    source: str
    address: str
    kind: str
    of: tuple[Condition, ...]
    counted: tuple[Condition, ...]
    indicator: str
    exact: int | None
    quote: str
    limits: Mapping[str, float]
    why: str
    note: str

    @property
    def columns(self) -> tuple[str, ...]:
        """Return every question and indicator that the calculation needs."""
        named = [condition.column for condition in (*self.of, *self.counted)]
        return tuple(dict.fromkeys([*named, self.indicator] if self.indicator else named))


@dataclass(frozen=True)
class Ledger:
    """All published figures in order, the labels of their themes, and what does not add up."""

    figures: tuple[Figure, ...] = ()
    themes: Mapping[str, str] | None = None
    puzzles: tuple[tuple[str, str], ...] = ()

    def theme_label(self, theme: str) -> str:
        """Return the reader's words for a theme."""
        return (self.themes or {}).get(theme, theme)


def read_ledger(
    data: Path, published: pd.DataFrame, definitions: Definitions | None, findings: Findings
) -> Ledger:
    """Return the ledger, or an empty one with the faults added.

    `published` are the sound rows of published_figures.csv, whose value, unit and source its
    entries lack.
    """
    read = read_entries(LedgerFile, data / "definitions" / "samsvar.yml", findings)
    if read is None or definitions is None or published.empty:
        return Ledger()
    file, document = read
    rows = published.set_index("id").to_dict("index")
    own = {theme.id: theme.label for theme in definitions.themes.values()}
    themes = own | dict(file.themes)
    values = {name: float(row["value"]) for name, row in rows.items()}
    statistics = {name: row["statistic"] for name, row in rows.items()}
    check_ledger(file, Known(definitions, themes, values, statistics), document, findings)
    entries = {entry.id: entry for entry in file.published}
    figures = [_of_row(entries[name], row, file) for name, row in rows.items() if name in entries]
    figures += [_of_page(one, file.pages[one.page]) for one in file.found if one.page in file.pages]
    puzzles = tuple((one.title, one.text) for one in file.puzzles)
    return Ledger(tuple(figures), themes, puzzles)


def _of_row(entry: LedgerEntry, row: Mapping[str, str], file: LedgerFile) -> Figure:
    """Return a published figure from its entry and its row."""
    source = row["source"]
    for short, long in file.words.items():
        source = source.replace(short, long)
    return _figure(
        entry,
        year=int(row["year"]),
        theme=row["theme"],
        base=entry.base or row["base"],
        written=row["value"],
        unit=row["unit"].split(" (")[0],
        source=source,
        exact=int(row["count"]) if row["count"] else None,
    )


def _of_page(entry: FoundEntry, page: FoundPage) -> Figure:
    """Return a figure from its entry and the page it was read on."""
    return _figure(
        entry,
        year=entry.year,
        theme=entry.theme,
        base=entry.base,
        written=format(Decimal(str(entry.value)), "f"),
        unit=entry.unit,
        source=page.title,
        address=page.address,
    )


def _figure(
    entry: LedgerEntry,
    *,
    year: int,
    theme: str,
    base: str,
    written: str,
    unit: str,
    source: str,
    address: str = "",
    exact: int | None = None,
) -> Figure:
    """Return one figure; `written` is its value as published, which tells its precision."""
    precision = len(written.partition(".")[2])
    return Figure(
        id=entry.id,
        year=year,
        theme=theme,
        text=entry.text,
        base=base,
        value=float(written) if "." in written else int(written),
        decimals=precision if entry.decimals is None else entry.decimals,
        unit=unit,
        source=source,
        address=address,
        kind=entry.kind or "",
        of=_conditions(entry.of),
        counted=_conditions(entry.count),
        indicator=entry.value_of or "",
        exact=exact,
        quote=entry.quote,
        limits=entry.range.stated if entry.range else {},
        why=entry.why,
        note=entry.note,
    )


def _conditions(raw: Mapping[str, Wanted]) -> tuple[Condition, ...]:
    """Return the conditions of `of` or `count`."""
    return tuple(_condition(column, wanted) for column, wanted in raw.items())


def _condition(column: str, wanted: Wanted) -> Condition:
    """Return one condition: answers, or the bounds of a number."""
    bound = BOUND.fullmatch(wanted[0])
    if bound is None:
        return Condition(column, frozenset(wanted))
    sign, number = bound[1], int(bound[2])
    limits = {">=": (number, MOST), ">": (number + 1, MOST)}
    limits |= {"<=": (LEAST, number), "<": (LEAST, number - 1)}
    return Condition(column, lowest=limits[sign][0], highest=limits[sign][1])
