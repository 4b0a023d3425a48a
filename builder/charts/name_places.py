"""Where the names of municipalities go on a map of their county.

All is worked out on a raster of small cells: whose land each cell is, and what is written there
already. Every place a text can have is tried: in its municipality; else beside the land, with a
line to it; else a number stands for it, and its name in a key.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from builder.charts.theme import SMALL

if TYPE_CHECKING:
    import shapely

    Grid = np.ndarray
    Point = tuple[float, float]

CELL = 3  # px
EDGE = 2  # px kept clear on each side of a text
HIGH = SMALL + 2  # px, of a line of text
NOBODY = -1  # whose the sea and other counties are
TOWNS = 6  # so many of the largest are named on the map, on the land of others if need be
TOWN_OVERHANG = 0.43  # the share of their names that may lie on other municipalities' land
OVERHANG = 0.3  # the share of a name that may lie on other municipalities' land
REACH = 64  # px, the longest line from a name to its municipality
HIDDEN = 0.6  # the share of a municipality that its own name may lie on
STEPS = 64  # points of a line that are looked at
INSIDE = 5  # px that a line goes on across the border of a municipality that is large enough
SHORTEST = 5  # px
DEAREST = 1.25  # a name that costs more than this is given as a number
NARROW, CAPITALS, BROAD = set("fijlrtI.,-()' /1"), set("ABCDEFGHIJKLNOPQRSTUVXYZÅØ"), set("mwMWÆæ")


def wide(text: str) -> float:
    """Return about how many px a text is wide; rather too many than too few."""
    return sum(
        4.4 if c in NARROW else 11.2 if c in BROAD else 9.6 if c in CAPITALS else 7.3 for c in text
    )


@dataclass(frozen=True)
class Place:
    """A text on a map in px: where it stands, how it is aligned there, and the line from it."""

    text: str
    x: float
    y: float
    align: str = "center"
    line: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class Spot:
    """A free place for a text of one municipality: what it costs, its middle, its line."""

    cost: float
    x: float
    y: float
    line: tuple[float, float, float, float] | None = None


@dataclass(eq=False)
class Names:
    """The names of one map as they are placed one by one; shapes are in px, y downwards."""

    shapes: np.ndarray
    width: int
    height: int
    places: list[Place] = field(default_factory=list)
    numbered: list[tuple[int, Spot]] = field(default_factory=list)
    cost: float = 0.0

    def __post_init__(self) -> None:
        """Keep room for a number in every municipality, so that no neighbour's name takes it."""
        self.taken = np.zeros_like(self.land, dtype=bool)
        self.taken[:, [0, -1]] = True  # the edges
        self.kept = np.zeros_like(self.land, dtype=np.int16)
        self.points = np.zeros_like(self.land, dtype=np.int16)
        for x, y in self.middles:
            self.kept[self._cells(x, y, wide("00"))] += 1
            self.points[self._index(np.array(x), np.array(y))] += 1

    @cached_property
    def land(self) -> Grid:
        """Return whose each cell is."""
        import shapely

        ys, xs = np.mgrid[0 : self.height // CELL, 0 : self.width // CELL] * CELL + CELL / 2
        land = np.full(xs.shape, NOBODY, dtype=np.int16)
        for number, (left, top, right, bottom) in enumerate(shapely.bounds(self.shapes)):
            rows = slice(max(0, int(top // CELL)), int(bottom // CELL) + 1)
            near = rows, slice(max(0, int(left // CELL)), int(right // CELL) + 1)
            land[near][shapely.contains_xy(self.shapes[number], xs[near], ys[near])] = number
        return land

    @cached_property
    def circles(self) -> list[tuple[float, float, float]]:
        """Return the largest circle in each municipality: its middle and its radius."""
        return [_circle(shape) for shape in self.shapes]

    @cached_property
    def middles(self) -> list[Point]:
        """Return the point of each municipality that is farthest from its border."""
        return [(x, y) for x, y, _ in self.circles]

    @cached_property
    def cells_of(self) -> Grid:
        """Return how many cells each municipality has."""
        return np.bincount(self.land[self.land != NOBODY], minlength=len(self.shapes))

    @cached_property
    def empty(self) -> Grid:
        """Return the sums of cells that are nobody's."""
        return _sums(self.land == NOBODY)

    def room(self, number: int) -> float:
        """Return how much room there is inside a municipality, up to that for a number."""
        return min(self.circles[number][2], HIGH / 2)

    def place(self, number: int, name: str, is_town: bool) -> None:
        """Give a municipality its name or its number."""
        x, y = self.middles[number]
        self.kept[self._cells(x, y, wide("00"))] -= 1
        spots = [self._inside(number, name, TOWN_OVERHANG if is_town else OVERHANG)]
        spots.append(self._beside(number, name))
        found = min((s for s in spots if s and s.cost < DEAREST), key=_cost, default=None)
        if found is None and is_town:
            found = self._beside(number, name, on_land=True)
        if found is None:
            self._place_number(number)
        else:
            self._keep_clear(name, found)
            self.places.append(_placed(name, found))

    def _place_number(self, number: int) -> None:
        """Give a municipality a number, in it if it is large enough, else beside it."""
        spots = [self._inside(number, "00", OVERHANG), self._beside(number, "00")]
        spots.append(self._beside(number, "00", on_land=True))
        found = min(filter(None, spots), key=_cost, default=None)
        found = found or self._beside(number, "00", on_land=True, reach=self.width + self.height)
        found = found or Spot(DEAREST, *self.middles[number])
        self._keep_clear("00", found)
        self.cost += 2
        self.numbered.append((number, found))

    def _keep_clear(self, text: str, spot: Spot) -> None:
        """Keep what is placed later clear of a text and its line."""
        self.cost += spot.cost
        self.taken[self._cells(spot.x, spot.y, wide(text))] = True
        if spot.line:
            xs, ys = _along(*np.array(spot.line).reshape(4, 1))
            self.taken[self._index(xs, ys)] = True

    def _inside(self, number: int, text: str, overhang: float) -> Spot | None:
        """Return the best place for a text that has its middle in its municipality."""
        high, broad = self._box(text)
        own = _in_boxes(_sums(self.land == number), high, broad) / (high * broad)
        empty = _in_boxes(self.empty, high, broad) / (high * broad)
        other = 1 - own - empty
        free = self._free(number, high, broad)
        centre = self.land[high // 2 :, broad // 2 :][: own.shape[0], : own.shape[1]] == number
        hidden = own * high * broad / max(1, self.cells_of[number])
        usable = free & centre & (other <= overhang) & (hidden <= HIDDEN)
        if not usable.any():
            return None
        xs, ys = self._centres(own.shape, high, broad)
        x, y = self.middles[number]
        kept = _in_boxes(_sums(self.kept), high, broad) / (high * broad)
        cost = other + 0.2 * empty + kept + np.hypot(xs - x, ys - y) / 250
        best = np.unravel_index(np.where(usable, cost, np.inf).argmin(), cost.shape)
        return Spot(float(cost[best]), float(xs[best]), float(ys[best]))

    def _beside(
        self, number: int, text: str, on_land: bool = False, reach: int = REACH
    ) -> Spot | None:
        """Return the best place for a text outside its municipality, with a line to it."""
        high, broad = self._box(text)
        free = self._free(number, high, broad)
        land = 1 - _in_boxes(self.empty, high, broad) / (high * broad)
        own = _in_boxes(_sums(self.land == number), high, broad)
        xs, ys = self._centres(free.shape, high, broad)
        x, y = self.middles[number]
        near = np.hypot(xs - x, ys - y) < 2 * reach + broad * CELL / 2
        usable = free & near & (own == 0) & ((land < 0.02) | on_land)
        usable[1::2], usable[:, 1::2] = False, False
        if not usable.any():
            return None
        kept = (_in_boxes(_sums(self.kept), high, broad) / (high * broad))[usable]
        spots = _Lines(self, number, xs[usable], ys[usable], wide(text) / 2 + EDGE, reach)
        cost = spots.cost + kept + 0.5 * land[usable]
        best = int(cost.argmin())
        return spots.spot(best, float(cost[best])) if np.isfinite(cost[best]) else None

    def _box(self, text: str) -> tuple[int, int]:
        """Return how many cells a text is high and wide."""
        return -(-HIGH // CELL), -(-int(wide(text) + 2 * EDGE) // CELL)

    def _free(self, number: int, high: int, broad: int) -> Grid:
        """Tell for every box whether nothing is written in it and no other's middle lies in it."""
        middle = self._index(*np.array(self.middles[number]))
        self.points[middle] -= 1
        found: Grid = _in_boxes(_sums(self.taken + self.points), high, broad) == 0
        self.points[middle] += 1
        return found

    def _centres(self, shape: tuple[int, ...], high: int, broad: int) -> tuple[Grid, Grid]:
        """Return the middles of all boxes, in px."""
        ys, xs = np.mgrid[0 : shape[0], 0 : shape[1]] * float(CELL)
        return xs + broad * CELL / 2, ys + high * CELL / 2

    def _cells(self, x: float, y: float, width: float) -> tuple[slice, slice]:
        """Return the cells that a text covers."""
        left, right = x - width / 2 - EDGE, x + width / 2 + EDGE
        top, bottom = y - HIGH / 2, y + HIGH / 2
        return (
            slice(max(0, int(top // CELL)), int(-(-bottom // CELL))),
            slice(max(0, int(left // CELL)), int(-(-right // CELL))),
        )

    def _index(self, xs: Grid, ys: Grid) -> tuple[Grid, Grid]:
        """Return the cells of points."""
        rows, columns = self.land.shape
        return (
            np.minimum((ys / CELL).astype(np.int32), rows - 1),
            np.minimum((xs / CELL).astype(np.int32), columns - 1),
        )


class _Lines:
    """The lines from many places of a text to its municipality, and what each place costs."""

    def __init__(
        self, names: Names, number: int, xs: Grid, ys: Grid, half: float, reach: int
    ) -> None:
        x, y, radius = names.circles[number]
        self.xs, self.ys = xs, ys
        self.from_x = np.clip(x, xs - half, xs + half)
        self.from_y = np.clip(y, ys - HIGH / 2, ys + HIGH / 2)
        along_x, along_y = _along(
            self.from_x, self.from_y, np.full_like(xs, x), np.full_like(xs, y)
        )
        cells = names._index(along_x, along_y)
        length = np.hypot(self.from_x - x, self.from_y - y)
        own = names.land[cells] == number
        own[:, -1] = True
        share = own.argmax(axis=1) / (own.shape[1] - 1)
        share = np.minimum(1.0, share + min(INSIDE, radius / 2) / np.maximum(length, 1e-9))
        before = np.linspace(0, 1, own.shape[1])[None, :] <= share[:, None]
        far = length * share
        foreign = ((names.land[cells] != NOBODY) & ~own & before).mean(axis=1) * length
        crossing = (names.taken[cells] & before)[:, 2:].any(axis=1)
        self.to_x, self.to_y = (
            self.from_x + (x - self.from_x) * share,
            self.from_y + (y - self.from_y) * share,
        )
        cost = 0.4 + far / 90 + foreign / 40
        cost = cost + np.where(crossing, np.inf if reach == REACH else 10 * DEAREST, 0)
        self.cost = np.where((far > reach) | (far < SHORTEST), np.inf, cost)

    def spot(self, best: int, cost: float) -> Spot:
        """Return one of the places."""
        ends = (self.from_x, self.from_y, self.to_x, self.to_y)
        x, y, x2, y2 = (float(end[best]) for end in ends)
        return Spot(cost, float(self.xs[best]), float(self.ys[best]), (x, y, x2, y2))


def named(
    shapes: np.ndarray, names: Sequence[str], people: Sequence[int], size: tuple[int, int]
) -> Names:
    """Return the names of a map of this size with their places.

    The largest municipalities choose first, then those too small even for a number, the smallest
    first; the rest by population.
    """
    found = Names(shapes, *size)
    order = sorted(range(len(names)), key=lambda number: (-people[number], names[number]))
    towns, others = order[:TOWNS], order[TOWNS:]
    for number in [*towns, *sorted(others, key=found.room)]:
        found.place(number, names[number], number in towns)
    return found


def with_numbers(found: Names, names: Sequence[str]) -> tuple[list[Place], list[str]]:
    """Return every text on the map, and the key of the numbers in the order of the alphabet."""
    rows = sorted(found.numbered, key=lambda pair: alphabetical(names[pair[0]]))
    numbers = [_placed(str(place), spot) for place, (_, spot) in enumerate(rows, start=1)]
    key = [f"{place} {names[number]}" for place, (number, _) in enumerate(rows, start=1)]
    return [*found.places, *numbers], key


def alphabetical(name: str) -> str:
    """Return what Norwegian names are sorted by: å comes last."""
    return name.casefold().replace("å", "\N{LATIN SMALL LETTER Y WITH DIAERESIS}")


def _placed(text: str, spot: Spot) -> Place:
    """Return a text in its place, aligned to the end where its line begins."""
    if spot.line is None:
        return Place(text, spot.x, spot.y)
    half = wide(text) / 2
    left, right = spot.x - half, spot.x + half
    if spot.line[2] > right:
        return Place(text, right, spot.y, "right", spot.line)
    if spot.line[2] < left:
        return Place(text, left, spot.y, "left", spot.line)
    return Place(text, spot.x, spot.y, "center", spot.line)


def _cost(spot: Spot) -> float:
    """Return what a place costs."""
    return spot.cost


def _circle(shape: shapely.Geometry) -> tuple[float, float, float]:
    """Return the largest circle in a shape's largest part: x and y of its middle, its radius."""
    import shapely

    part = max(shapely.get_parts(shape), key=shapely.area)
    circle = shapely.maximum_inscribed_circle(part, tolerance=1.0)
    x, y = circle.coords[0]
    return x, y, circle.length


def _sums(grid: Grid) -> Grid:
    """Return the sums of all cells above and to the left, for sums of boxes."""
    return np.pad(grid.cumsum(axis=0, dtype=np.int32).cumsum(axis=1), ((1, 0), (1, 0)))


def _in_boxes(sums: Grid, high: int, broad: int) -> Grid:
    """Return the sum of the cells in every box of this size."""
    below: Grid = sums[high:, broad:] - sums[:-high, broad:]
    above: Grid = sums[high:, :-broad] - sums[:-high, :-broad]
    return np.asarray(below - above)


def _along(x: Grid, y: Grid, x2: Grid, y2: Grid) -> tuple[Grid, Grid]:
    """Return points on lines, a row a line."""
    share = np.linspace(0, 1, STEPS)
    return x[:, None] + (x2 - x)[:, None] * share, y[:, None] + (y2 - y)[:, None] * share
