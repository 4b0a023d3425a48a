"""What a layout costs: whole numbers in tables, so that every machine adds them up alike."""

from __future__ import annotations

import math
from collections.abc import Sequence

from scripts.tiles.grid import ROWS, WIDTH, centre, distance

BEARINGS = 36
APART = (0, 0, 18, 34, 52, 70)  # for two neighbours 1, 2, 3 ... tiles apart; then ...
FARTHER = 18  # ... for each tile more
TURNED = 14  # for two neighbours whose bearing is turned half round
ASTRAY = 1.0  # times the square of the tiles between a place and where it lay after spreading
STRANGE = 8  # for two tiles side by side of different counties
BARE = 10  # for each side of a tile where no tile lies
HOLE = (0, 0, 0, 2, 24, 80, 160)  # for an empty cell with so many tiles around it

Table = Sequence[int]  # a cost by the difference of two cells; those below zero count from the end


def pair_tables(weight: float = 1) -> list[Table]:
    """Return for each bearing what two neighbours cost by the difference of their cells."""
    size = ROWS * WIDTH
    steps = [*range(size), *range(-size, 0)]
    measured = [(_step_cost(step), centre(step)) for step in steps]
    return [
        [
            round(weight * (apart + _turned(at, 2 * math.pi * bearing / BEARINGS)))
            for apart, at in measured
        ]
        for bearing in range(BEARINGS)
    ]


def _step_cost(step: int) -> int:
    """Return what two neighbours cost that lie this step from each other."""
    tiles = distance(step)
    over = max(tiles - len(APART) + 1, 0)
    return APART[tiles - over] + FARTHER * over


def _turned(at: tuple[float, float], bearing: float) -> float:
    """Return what two neighbours cost that should lie in one direction and lie in another."""
    right, down = at
    return TURNED * (1 - math.cos(math.atan2(down, right) - bearing)) / 2


def bearing_of(right: float, down: float) -> int:
    """Return the bearing, one of BEARINGS, of a step to the right and down."""
    return round(math.atan2(down, right) / (2 * math.pi) * BEARINGS) % BEARINGS


def astray(cell: int, wanted: Sequence[float]) -> int:
    """Return what it costs to lie in a cell and not where one was wanted."""
    right, down = centre(cell)
    return round(ASTRAY * ((right - wanted[0]) ** 2 + (down - wanted[1]) ** 2))
