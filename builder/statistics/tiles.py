"""How well the layout of tiles keeps what the map shows: neighbours, directions, counties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from builder.sources import Sources

if TYPE_CHECKING:
    import geopandas as gpd

ROW_HEIGHT = 3**0.5 / 2  # in tiles, which lie one apart in a row
AROUND = ((0, 1), (0, -1), (1, 0), (-1, 0), (1, -1), (-1, 1))  # rows and skewed columns

Place = tuple[int, int]  # row and column; skewed where it says so
Pair = tuple[str, str]


@dataclass(frozen=True)
class TileQuality:
    """What the layout of a division keeps.

    Of its `pairs` with a border on land: those side by side and within two tiles, and the mean turn
    of their bearing in degrees; of its `counties` those in one piece; and the empty places that
    tiles enclose.
    """

    tiles: int
    rows: int
    columns: int
    pairs: int
    side_by_side: int
    within_two: int
    turn: float
    counties: int
    whole_counties: int
    holes: int


def tile_quality(sources: Sources) -> TileQuality | None:
    """Return what the layout of today's division keeps; None without a layout or borders."""
    today = sources.registry.today
    layout, frame = sources.tiles.get(today), sources.boundaries.kommuner.get(today)
    if layout is None or frame is None:
        return None
    kommuner = sources.registry.kommuner_of(today)
    counties = dict(zip(kommuner["kommunenr"], kommuner["fylkesnr"], strict=True))
    return measure(layout, frame, sources.boundaries.neighbours[today], counties)


def measure(
    layout: pd.DataFrame,
    frame: gpd.GeoDataFrame,
    pairs: Iterable[Pair],
    counties: Mapping[str, str],
) -> TileQuality:
    """Return what a layout (`rad`, `kolonne` by kommunenr) keeps of shapes, pairs and counties."""
    pairs = tuple(pairs)
    skewed = _skewed(layout)
    apart = [_steps(skewed[one], skewed[other]) for one, other in pairs]
    return TileQuality(
        tiles=len(layout),
        rows=int(layout["rad"].max() - layout["rad"].min() + 1),
        columns=int(layout["kolonne"].max() - layout["kolonne"].min() + 1),
        pairs=len(pairs),
        side_by_side=apart.count(1),
        within_two=sum(steps <= 2 for steps in apart),
        turn=_mean_turn(layout, frame, pairs),
        counties=len(set(counties.values())),
        whole_counties=sum(_is_whole(cells) for cells in _by_county(skewed, counties).values()),
        holes=count_holes(skewed.values()),
    )


def _skewed(layout: pd.DataFrame) -> dict[str, Place]:
    """Return row and skewed column by kommunenr: a step is then the same from every row."""
    rows = zip(layout.index, layout["rad"].tolist(), layout["kolonne"].tolist(), strict=True)
    return {code: (row, column - row // 2) for code, row, column in rows}


def _steps(one: Place, other: Place) -> int:
    """Return how many tiles one must walk from one skewed place to another."""
    rows, columns = other[0] - one[0], other[1] - one[1]
    return (abs(rows) + abs(columns) + abs(rows + columns)) // 2


def _around(place: Place) -> list[Place]:
    """Return the six skewed places beside one."""
    return [(place[0] + rows, place[1] + columns) for rows, columns in AROUND]


def _by_county(skewed: Mapping[str, Place], counties: Mapping[str, str]) -> dict[str, set[Place]]:
    """Return the skewed places of each county."""
    found: dict[str, set[Place]] = {}
    for code, place in skewed.items():
        found.setdefault(counties[code], set()).add(place)
    return found


def _is_whole(cells: set[Place]) -> bool:
    """Tell whether all these places hang together."""
    return _flooded(cells, min(cells)) == cells


def _flooded(cells: set[Place], start: Place) -> set[Place]:
    """Return the places that one can walk to from one of them."""
    reached, edge = {start}, [start]
    while edge:
        fresh = [place for place in _around(edge.pop()) if place in cells and place not in reached]
        reached.update(fresh)
        edge += fresh
    return reached


def count_holes(places: Iterable[Place]) -> int:
    """Return how many empty (skewed) places one cannot walk out of between the taken ones."""
    taken = set(places)
    rows, columns = zip(*taken, strict=True)
    box = {
        (row, column)
        for row in range(min(rows) - 1, max(rows) + 2)
        for column in range(min(columns) - 1, max(columns) + 2)
    }
    free = box - taken
    return len(free - _flooded(free, min(free)))


def _mean_turn(layout: pd.DataFrame, frame: gpd.GeoDataFrame, pairs: tuple[Pair, ...]) -> float:
    """Return by how many degrees the way to a neighbour is turned, on average."""
    middles = frame.geometry.centroid
    real = dict(zip(frame["kommunenr"], middles.x + 1j * middles.y, strict=True))
    right = layout["kolonne"] + (layout["rad"] % 2) / 2
    drawn = dict(zip(layout.index, right - 1j * layout["rad"] * ROW_HEIGHT, strict=True))
    turns = [(drawn[b] - drawn[a]) / (real[b] - real[a]) for a, b in pairs]
    return float(np.degrees(np.abs(np.angle(turns))).mean()) if turns else 0.0
