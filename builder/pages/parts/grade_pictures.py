"""Grades and categories as the frames that charts of rounds, pairs and changes are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from builder.charts import Picture, Values
from builder.charts.kinds.change import change
from builder.charts.kinds.cross_table import cross_table
from builder.charts.kinds.rounds import rounds
from builder.charts.words import SHORT_STATUS_LABELS
from builder.charts.wrapping import lines
from builder.pages.lookups.results import Change, Pair
from builder.pages.parts.figure import Origin, Page
from builder.pages.parts.pictures import FRAMED, picture
from builder.pages.words.wording import base_text

TILES_ACROSS = 42  # characters of small text in a row of tiles
WORDS_ACROSS = 53  # the same where each tile has one word, that may reach its edges


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
    count = len({tile.aar for tile in tiles})
    key = _labels_in_key(values, tiles, count)
    told = [_narrowed(tile, TILES_ACROSS // count, key) for tile in tiles]
    is_graded = any(tile.stor for tile in tiles)
    least = 0 if is_graded else 1  # lines: a tile without any text is still a tile
    options = {
        "values": values,
        "lines": max(least, *(len(tile.tekst.splitlines()) for tile in told)),
        "is_named": any(tile.enhet for tile in tiles),
        "is_graded": is_graded,
        "key": key,
    }
    frame = pd.DataFrame([asdict(tile) for tile in told])
    frames, drawing = {"cells": frame}, ("stor", "tekst")
    return picture(rounds, frames, options, page, title, origin, drawing=drawing)


def _labels_in_key(values: Values, tiles: Sequence[Tile], count: int) -> tuple[str, ...]:
    """Return the values to be told by a key: all where one has a word too wide for its tile.

    Else none. Words for why there is no value fit in a tile of six rounds.
    """
    labels = tuple(text for text in values.labels if text not in SHORT_STATUS_LABELS.values())
    widest = max(len(word) for text in labels for word in text.split())
    is_used = any(tile.verdi in labels for tile in tiles)
    return labels if is_used and widest > WORDS_ACROSS // count else ()


def _narrowed(tile: Tile, across: int, key: tuple[str, ...]) -> Tile:
    """Return a tile with its text in lines of some characters, or without it where a key has it."""
    text = "" if tile.verdi in key else "\n".join(lines(tile.tekst, across))
    return replace(tile, tekst=text)


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
    return picture(cross_table, frames, options, page, title, origin, FRAMED if own else "")


def change_picture(
    labels: Mapping[str, str],
    values: Values,
    changes: Sequence[Change],
    years: tuple[int, int],
    page: Page,
    title: str,
    origin: Origin,
) -> Picture:
    """Return a bar for each value before, parted by what those that had it have after.

    `labels` names the values in order; a bar is of municipalities.
    """
    counts = {(one.fra, one.til): one.antall for one in changes}
    bases = {fra: sum(counts.get((fra, til), 0) for til in labels) for fra in labels}
    rows = [
        {
            "fra": f"{labels[fra]} ({base_text(bases[fra])})",
            "til": labels[til],
            "antall": counts[fra, til],
            "lik": fra == til,
        }
        for fra in labels
        for til in labels
        if (fra, til) in counts
    ]
    used = values.only(labels.values())
    options = {"values": used, "after": str(years[1]), "most": max(bases.values())}
    return picture(change, {"moves": pd.DataFrame(rows)}, options, page, title, origin)
