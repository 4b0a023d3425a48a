"""Settles places on the grid: they trade cells, and move into empty ones, to make it cheaper."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from scripts.tiles import costs
from scripts.tiles.grid import AROUND, ROWS, WIDTH

NOBODY = -1
COOLED_EVERY = 1000  # steps
NEXT_DOOR = 0.6  # the share of steps that look at a cell beside; the others at one beside a friend


@dataclass(frozen=True)
class Place:
    """A place to be laid: the number of its county, where it is wanted, and its bonds.

    It is wanted so many tiles to the right and down; a bond is the number of another place with
    what their difference costs.
    """

    county: int
    wanted: tuple[float, float]
    bonds: tuple[tuple[int, costs.Table], ...]


class Layout:
    """Places in cells, and what it costs to move them."""

    def __init__(self, places: Sequence[Place], cells: Sequence[int]) -> None:
        """Lay each place in its cell; a cell is taken once."""
        self.places = places
        self.cells = list(cells)
        self.held = [NOBODY] * (ROWS * WIDTH)
        self.beside = [0] * (ROWS * WIDTH)  # how many tiles lie around each cell
        self._astray: list[dict[int, int]] = [{} for _ in places]
        for place, cell in enumerate(cells):
            self._put(place, cell)

    def _put(self, place: int, cell: int) -> None:
        """Lay a place in an empty cell."""
        self.held[cell], self.cells[place] = place, cell
        for step in AROUND:
            self.beside[cell + step] += 1

    def _take(self, cell: int) -> int:
        """Return the place that lay in a cell, which is empty now."""
        place, self.held[cell] = self.held[cell], NOBODY
        for step in AROUND:
            self.beside[cell + step] -= 1
        return place

    def try_trade(self, place: int, other: int, bound: float) -> bool:
        """Trade the cells of two places unless it costs more than the bound; tell whether."""
        before = self._own_cost(place) + self._own_cost(other)
        self._trade(place, other)
        if self._own_cost(place) + self._own_cost(other) - before <= bound:
            return True
        self._trade(place, other)
        return False

    def try_move(self, place: int, cell: int, bound: float) -> bool:
        """Move a place into an empty cell unless it costs more than the bound; tell whether."""
        start = self.cells[place]
        near = {start, cell, *(start + step for step in AROUND), *(cell + step for step in AROUND)}
        before = self._own_cost(place) + self._hole_cost(near)
        bare = self.beside[start]
        self._put(self._take(start), cell)
        after = self._own_cost(place) + self._hole_cost(near)
        if after - before + 2 * costs.BARE * (bare - self.beside[cell]) <= bound:
            return True
        self._put(self._take(cell), start)
        return False

    def _trade(self, place: int, other: int) -> None:
        """Let two places trade their cells."""
        cells, held = self.cells, self.held
        cells[place], cells[other] = cells[other], cells[place]
        held[cells[place]], held[cells[other]] = place, other

    def _own_cost(self, place: int) -> int:
        """Return what a place costs where it lies: its bonds, its way, and strangers beside it."""
        one, cells, held = self.places[place], self.cells, self.held
        cell, known = cells[place], self._astray[place]
        if cell not in known:
            known[cell] = costs.astray(cell, one.wanted)
        cost = known[cell]
        for other, table in one.bonds:
            cost += table[cells[other] - cell]
        places, county = self.places, one.county
        for step in AROUND:
            mate = held[cell + step]
            if mate >= 0 and places[mate].county != county:
                cost += costs.STRANGE
        return cost

    def _hole_cost(self, cells: set[int]) -> int:
        """Return what those of these cells cost that are empty."""
        return sum(costs.HOLE[self.beside[cell]] for cell in cells if self.held[cell] == NOBODY)


def settle(layout: Layout, rng: random.Random, steps: int, hot: float, cold: float) -> None:
    """Try so many steps; the heat, which lets a step cost something, sinks from hot to cold."""
    heat, cooling = hot, (cold / hot) ** (COOLED_EVERY / steps)
    for step in range(steps):
        if step % COOLED_EVERY == 0:
            heat *= cooling
        place = int(rng.random() * len(layout.cells))
        cell = _beside(layout, rng, place)
        bound = -heat * math.log(1 - rng.random())
        if layout.held[cell] == place:
            continue
        if layout.held[cell] != NOBODY:
            layout.try_trade(place, layout.held[cell], bound)
        elif layout.beside[cell] > 1:
            layout.try_move(place, cell, bound)


def _beside(layout: Layout, rng: random.Random, place: int) -> int:
    """Return a cell beside a place, or beside one of those it has a bond with."""
    bonds = layout.places[place].bonds
    start = place
    if bonds and rng.random() > NEXT_DOOR:
        start = bonds[int(rng.random() * len(bonds))][0]
    return layout.cells[start] + AROUND[int(rng.random() * len(AROUND))]
