"""Reads the tables of SSB's StatBank that were fetched and put to use; there need not be any."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from builder.definitions.cards import AnyCard
from builder.faults import Findings, quoted
from builder.sources.cards import FETCHED as FOLDER
from builder.sources.csv_text import read_table
from builder.sources.table_checks import check_filled, check_header, check_known, check_repeated
from builder.sources.table_numbers import check_number
from builder.sources.table_texts import check_texts

COLUMNS = ("rad", "tid", "gjelder", "enhet", "verdi", "tegn")
HIGHEST = 10**12
SIGNS = (".", "..", "...", "....", ":", "-", "*")  # what SSB writes where there is no figure


@dataclass(frozen=True, eq=False)
class StatbankTable:
    """One table: a row for each figure, all of them text.

    rad and tid say what the figure is of, gjelder what all of them are of, enhet what it is counted
    in ('' where that is not told); verdi is the figure, or '' where tegn has the sign that SSB
    writes in its place.
    """

    number: str
    card: AnyCard
    figures: pd.DataFrame

    @property
    def title(self) -> str:
        """Return its title without its number, with which SSB's begins."""
        return self.card.title.removeprefix(self.number).lstrip(": ")


def read_statbank(
    data: Path, cards: Mapping[str, AnyCard], findings: Findings
) -> tuple[StatbankTable, ...]:
    """Return the tables in use by number; a file without a card is a fault of the cards."""
    tables = []
    for path in sorted((data / FOLDER).glob("*.csv")):
        card = cards.get(f"{FOLDER}/{path.name}")
        figures = _figures(path, findings)
        if card is not None and figures is not None:
            tables.append(StatbankTable(path.stem, card, figures))
    return tuple(tables)


def _figures(path: Path, findings: Findings) -> pd.DataFrame | None:
    """Return the figures of one file, or None with its faults added."""
    known, table = len(findings.faults), read_table(path, findings)
    if table is None or not check_header(table, COLUMNS, findings):
        return None
    check_filled(table, ["rad", "tid"], findings)
    check_texts(table, ("rad", "tid", "gjelder", "enhet"), findings)
    check_repeated(table, ["rad", "tid"], findings)
    check_known(table, "tegn", ("", *SIGNS), f"nothing, or one of {' '.join(SIGNS)}", findings)
    check_number(table, "verdi", -HIGHEST, HIGHEST, findings, empty=True)
    for row, value, sign in table.frame[["verdi", "tegn"]].itertuples():
        if bool(value) == bool(sign):
            found, expected = f"verdi {quoted(value)} with tegn {quoted(sign)}", "one of the two"
            findings.fault(path, found, expected, "Empty the other.", row=row)
    return table.frame[list(COLUMNS)] if len(findings.faults) == known else None
