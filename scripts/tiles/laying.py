"""Lays the municipalities of a country out as tiles."""

from __future__ import annotations

import random

import numpy as np
import pandas as pd

from builder.sources.tiles import COLUMNS
from scripts.tiles import costs
from scripts.tiles.grid import COLUMNS_USED, ROWS_USED, WIDTH, cell_at, centre, place_of
from scripts.tiles.places import Country
from scripts.tiles.settling import Layout, Place, settle
from scripts.tiles.spreading import spread

SEED = 31
STEPS = 4_000_000
HOT, COLD = 25.0, 1.5  # what a step may cost, about, at first and at last
MARGIN = (8.0, 4.0)  # empty tiles to the left of all and above
TIE_WEIGHT = 0.5  # of a bond that no border on land makes


def lay(country: Country, steps: int = STEPS) -> pd.DataFrame:
    """Return `rad` and `kolonne` by kommunenr, sorted; the first of either is 0."""
    spots = country.middles()
    spots = spread(spots, [*country.numbered_pairs(), *country.ties()])
    wanted = spots - spots.min(axis=0) + MARGIN
    layout = Layout(_places_to_lay(country, wanted), snapped(wanted))
    settle(layout, random.Random(SEED), steps, HOT, COLD)
    return _published(country.codes, layout.cells)


def snapped(wanted: np.ndarray) -> list[int]:
    """Return a cell for each place, taken in the order of how near they lie to one."""
    cells = [cell_at((row, column)) for row in range(ROWS_USED) for column in range(COLUMNS_USED)]
    centres = np.array([centre(cell) for cell in cells])
    away = np.hypot(*np.moveaxis(wanted[:, None] - centres[None], 2, 0)).round(6)
    given: dict[int, int] = {}
    taken: set[int] = set()
    for nearest in np.argsort(away, axis=None, kind="stable").tolist():
        place, number = divmod(nearest, len(cells))
        if place not in given and number not in taken:
            given[place] = cells[number]
            taken.add(number)
    return [given[place] for place in range(len(wanted))]


def _places_to_lay(country: Country, wanted: np.ndarray) -> list[Place]:
    """Return each municipality with where it is wanted and what its bonds cost."""
    middles = country.middles()
    bonds: list[list[tuple[int, costs.Table]]] = [[] for _ in wanted]
    for pairs, weight in ((country.numbered_pairs(), 1.0), (country.ties(), TIE_WEIGHT)):
        tables = costs.pair_tables(weight)
        for pair in pairs:
            for one, other in (pair, pair[::-1]):
                bearing = costs.bearing_of(*(middles[other] - middles[one]))
                bonds[one].append((other, tables[bearing]))
    counties = [int(country.counties[code]) for code in country.codes]
    spots = [(float(right), float(down)) for right, down in wanted]
    return [Place(*each) for each in zip(counties, spots, map(tuple, bonds), strict=True)]


def _published(codes: list[str], cells: list[int]) -> pd.DataFrame:
    """Return cells as rows and columns that begin at 0."""
    top = min(place_of(cell)[0] for cell in cells)
    places = [place_of(cell - top * WIDTH) for cell in cells]
    frame = pd.DataFrame(places, index=codes, columns=list(COLUMNS[1:])).sort_index()
    frame[COLUMNS[2]] -= frame[COLUMNS[2]].min()
    return frame
