"""Reads `definitions/samsvar.yml`: how each published figure is computed again from a round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from builder.definitions import Definitions
from builder.faults import Findings, listed, quoted

Entry = Mapping[str, Any]
KINDS = ("share", "count", "median", "max", "response")
MEND = "Mend the entry; the head of the file tells what an entry may hold."
LIMITS = ("from", "above", "to", "below")
BOUND = re.compile(r"(>=|<=|>|<)(\d+)")
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
    value: int | float
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
    """Return the ledger's definitions, or an empty ledger with the faults added."""
    path = data / "definitions" / "samsvar.yml"
    with findings.guard(path):
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
        if not isinstance(raw, dict):
            raise ValueError("no entries")
        if definitions is not None and len(published):
            return _ledger(raw, published, definitions, path, findings)
    return Ledger()


def _ledger(
    raw: Entry, published: pd.DataFrame, definitions: Definitions, path: Path, findings: Findings
) -> Ledger:
    """Return the ledger with one figure for each entry that could be read."""
    figures: dict[str, Figure] = {}
    try:
        for entry in _whole_entries(raw, published, path, findings):
            figure = _read_one(entry, definitions, path, findings)
            if figure is not None and figures.setdefault(figure.id, figure) is not figure:
                findings.fault(path, f"{quoted(figure.id)} twice", "each figure once", MEND)
        own = {theme.id: theme.label for theme in definitions.themes.values()}
        puzzles = tuple((str(one["title"]), str(one["text"])) for one in raw["puzzles"])
        return Ledger(tuple(figures.values()), own | dict(raw["themes"]), puzzles)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{type(error).__name__}: {error}") from error


def _whole_entries(
    raw: Entry, published: pd.DataFrame, path: Path, findings: Findings
) -> Iterator[Entry]:
    """Yield every entry with year, theme, value, unit and source, the published figures first."""
    rows = published.set_index("id").to_dict("index")
    known = {entry["id"]: entry for entry in raw["published"]}
    for lack, found in (
        (sorted(set(rows) - set(known)), "no entry for"),
        (sorted(set(known) - set(rows)), "entries without a published figure:"),
    ):
        if lack:
            expected = "one entry for each figure of published_figures.csv"
            findings.fault(path, f"{found} {listed(map(quoted, lack))}", expected, MEND)
    for name, row in rows.items():
        if name in known:
            yield {**_from_row(row, raw["words"]), **known[name]}
    for entry in raw["found"]:
        page = raw["pages"][entry["page"]]
        yield {"source": page["title"], "address": page["address"], **entry}


def _from_row(row: Mapping[str, str], words: Mapping[str, str]) -> Entry:
    """Return what a row of published_figures.csv says of its figure, in the reader's words."""
    source = row["source"]
    for short, long in words.items():
        source = source.replace(short, long)
    shared = {name: row[name] for name in ("theme", "base", "value")}
    exact = int(row["count"]) if row["count"] else None
    unit = row["unit"].split(" (")[0]
    return {"year": int(row["year"]), "unit": unit, "source": source, "exact": exact, **shared}


def _read_one(
    entry: Entry, definitions: Definitions, path: Path, findings: Findings
) -> Figure | None:
    """Return the figure of one entry, or None with its fault added."""
    try:
        return _figure(entry, definitions)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        name = quoted(entry.get("id", entry)) if isinstance(entry, dict) else quoted(entry)
        found = f"the entry {name} that cannot be read ({type(error).__name__}: {error})"
        findings.fault(path, found, "fields, columns and answers that exist", MEND)
    return None


def _figure(entry: Entry, definitions: Definitions) -> Figure:
    """Return the figure of one whole entry; raises ValueError or KeyError where it is faulty."""
    written = str(entry["value"])
    kind = entry.get("kind", "")
    figure = Figure(
        **{name: str(entry[name]) for name in ("id", "theme", "text", "base", "unit", "source")},
        **{name: entry.get(name, "") for name in ("address", "quote", "why", "note")},
        year=int(entry["year"]),
        value=float(written) if "." in written else int(written),
        decimals=entry.get("decimals", len(written.partition(".")[2])),
        kind=kind,
        of=_conditions(entry.get("of", {}), definitions),
        counted=_conditions(entry.get("count", {}), definitions),
        indicator=entry.get("value_of", ""),
        exact=entry.get("exact"),
        limits={name: float(entry["range"][name]) for name in entry.get("range", {})},
    )
    _check(figure, definitions)
    return figure


def _check(figure: Figure, definitions: Definitions) -> None:
    """Raise ValueError where an entry lacks what its kind needs."""
    if figure.kind and figure.kind not in KINDS:
        raise ValueError(f"unknown kind {figure.kind}")
    if not figure.kind and not figure.why:
        raise ValueError("neither kind nor why")
    if figure.kind in ("share", "count") and not figure.counted:
        raise ValueError(f"{figure.kind} without count")
    if figure.kind in ("median", "max") and not definitions.indicators[figure.indicator].is_number:
        raise ValueError(f"{figure.indicator} is not a number")
    if not set(figure.limits) <= set(LIMITS) or bool(figure.quote) != bool(figure.limits):
        raise ValueError(f"quote and range go together; range has {', '.join(LIMITS)}")


def _conditions(raw: Entry, definitions: Definitions) -> tuple[Condition, ...]:
    """Return the conditions of `of` or `count`."""
    return tuple(_condition(column, wanted, definitions) for column, wanted in raw.items())


def _condition(column: str, wanted: Any, definitions: Definitions) -> Condition:
    """Return one condition; raises ValueError where column or answer does not exist."""
    bound = BOUND.fullmatch(str(wanted))
    indicator = definitions.indicators.get(column)
    if bound:
        if column != "folketall" and (indicator is None or indicator.is_category):
            raise ValueError(f"{column} has no order")
        sign, number = bound[1], int(bound[2])
        limits = {">=": (number, MOST), ">": (number + 1, MOST)}
        limits |= {"<=": (LEAST, number), "<": (LEAST, number - 1)}
        return Condition(column, lowest=limits[sign][0], highest=limits[sign][1])
    answers = frozenset(map(str, wanted if isinstance(wanted, list) else [wanted]))
    possible = indicator.values if indicator else ()
    if column in definitions.questions:
        possible = tuple(definitions.questions[column].scale)
    if column != "fylke" and not answers <= set(possible):
        raise ValueError(f"{column} has no answer {', '.join(sorted(answers - set(possible)))}")
    return Condition(column, answers)
