"""The grid of pointy-top hexagons: cells as one number each, their neighbours and their centres.

A cell stands at a row and a skewed column; its number is `row * WIDTH + column`, so that the
difference of two numbers tells how far and in which direction one lies from the other.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

WIDTH = 128  # more than twice the columns that are used, so that no two steps share a difference
ROWS = 64  # more than are used
ROWS_USED, COLUMNS_USED = 46, 48  # where places are snapped to
ROW_HEIGHT = math.sqrt(3) / 2  # tiles lie one unit apart
AROUND = (1, -1, WIDTH, -WIDTH, WIDTH - 1, 1 - WIDTH)  # the differences to the six neighbours

Place = tuple[int, int]  # row and column as they are published: odd rows shifted half a tile


def around(cell: int) -> Iterator[int]:
    """Yield the six cells next to a cell."""
    return (cell + step for step in AROUND)


def step_of(difference: int) -> tuple[int, int]:
    """Return the rows and skewed columns that the difference of two cells stands for."""
    rows = (difference + WIDTH // 2) // WIDTH
    return rows, difference - rows * WIDTH


def distance(difference: int) -> int:
    """Return how many tiles one must walk from a cell to the one at this difference."""
    rows, columns = step_of(difference)
    return (abs(rows) + abs(columns) + abs(rows + columns)) // 2


def centre(cell: int) -> tuple[float, float]:
    """Return the centre of a cell in tiles: to the right, and downwards."""
    row, column = step_of(cell)
    return column + row / 2, row * ROW_HEIGHT


def cell_at(place: Place) -> int:
    """Return the cell of a published row and column."""
    row, column = place
    return row * WIDTH + column - row // 2


def place_of(cell: int) -> Place:
    """Return the published row and column of a cell."""
    row, column = step_of(cell)
    return row, column + row // 2
