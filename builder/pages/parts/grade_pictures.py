"""Grades and categories as the frames that charts of rounds, pairs and changes are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pandas as pd

from builder.charts import Picture, Values
from builder.charts.kinds.change import change
from builder.charts.kinds.cross_table import cross_table
from builder.charts.kinds.rounds import rounds
from builder.pages.parts.drawing import picture
from builder.pages.parts.figure import Origin, Page
from builder.pages.results import Change, Pair


@dataclass(frozen=True)
class Tile:
    """One round of one unit: the value or status as labelled, a large sign and a text below it."""

    enhet: str
    aar: str
    verdi: str
    stor: str
    tekst: str


def rounds_picture(
    values: Values, tiles: Sequence[Tile], page: Page, title: str, origin: Origin
) -> Picture:
    """Return a tile for each round of each unit; no tile where the unit was not there."""
    frame = pd.DataFrame([asdict(tile) for tile in tiles])
    shown = values.only({tile.verdi for tile in tiles})
    years = tuple(dict.fromkeys(sorted(tile.aar for tile in tiles)))
    options = {"values": shown, "years": years}
    return picture(rounds, {"cells": frame}, options, page, title, origin)


def cross_picture(
    values: Values,
    pairs: Sequence[Pair],
    names: tuple[str, str],
    own: tuple[str, str] | None,
    page: Page,
    title: str,
    origin: Origin,
) -> Picture:
    """Return the table of two scores that a grade is made of, the first across, the second up."""
    rows = [
        {
            "vannrett": pair.forste,
            "loddrett": pair.andre,
            "grad": values.labels[int(pair.verdi)],
            "antall": pair.antall,
            "egen": (pair.forste, pair.andre) == own,
        }
        for pair in pairs
    ]
    used = values.only(str(row["grad"]) for row in rows)
    options = {"values": used, "across": names[0], "up": names[1]}
    frames = {"cells": pd.DataFrame(rows)}
    return picture(cross_table, frames, options, page, title, origin, own is not None)


def change_picture(
    labels: Mapping[str, str],
    values: Values,
    changes: Sequence[Change],
    years: tuple[int, int],
    page: Page,
    title: str,
    origin: Origin,
) -> Picture:
    """Return municipalities from one value (`labels` names them) to another between two rounds."""
    rows = [
        {
            "fra": labels[one.fra],
            "til": labels[one.til],
            "antall": one.antall,
            "lik": one.fra == one.til,
        }
        for one in changes
    ]
    used = values.only(labels.values())
    options = {"values": used, "before": str(years[0]), "after": str(years[1])}
    return picture(change, {"moves": pd.DataFrame(rows)}, options, page, title, origin)
