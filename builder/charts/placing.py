"""Where the names of municipalities go on a map: in the roomiest spot, and clear of each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from builder.charts.metrics import width
from builder.charts.sheet import ROOM, SIZE

if TYPE_CHECKING:
    import numpy as np
    import shapely

OVERHANG = 1.25  # a name may be this much wider than its municipality

Name = tuple[str, float, float]  # the text and its middle, in px
Box = tuple[float, float, float, float]  # left, top, right, bottom


def placed_names(shapes: np.ndarray, names: tuple[str, ...]) -> tuple[Name, ...]:
    """Return name, x and y (the middle of the text) for shapes with room for it, largest first."""
    pairs = sorted(zip(shapes, names, strict=False), key=lambda pair: (-pair[0].area, pair[1]))
    taken: list[Box] = []
    found: list[Name] = []
    for shape, name in pairs:
        place = _place(shape, width(name), taken)
        if place:
            x, y = place
            found.append((name, round(x, 1), round(y, 1)))
            half = width(name) / 2 + 2
            taken.append((x - half, y - SIZE / 2 - 1, x + half, y + SIZE / 2 + 1))
    return tuple(found)


def _place(
    shape: shapely.Geometry, wide: float, taken: Sequence[Box]
) -> tuple[float, float] | None:
    """Return the middle of a free place for a text in a shape, or None.

    The roomiest spot is tried first, then the heights at which the shape is widest.
    """
    part = max(getattr(shape, "geoms", [shape]), key=lambda polygon: polygon.area)
    _, top, _, bottom = part.bounds
    spot = _pole(part)
    heights = [spot, *(top + step for step in range(SIZE // 2, int(bottom - top), 2))]
    chords = [chord for y in heights for chord in _chords(part, y)]
    for room, x, y in [*chords[:1], *sorted(chords[1:], reverse=True)]:
        x = min(max(x, wide / 2), ROOM - wide / 2)
        if room * OVERHANG >= wide and _is_free((x, y), wide, taken):
            return x, y
    return None


def _pole(part: shapely.Polygon) -> float:
    """Return the height of the point that lies farthest from the outline."""
    import shapely

    centre: float = shapely.maximum_inscribed_circle(part, tolerance=1.0).coords[0][1]
    return centre


def _chords(part: shapely.Polygon, y: float) -> list[tuple[float, float, float]]:
    """Return length, middle and height of the stretches of a shape at one height, longest first."""
    import shapely

    left, _, right, _ = part.bounds
    crossing = part.intersection(shapely.LineString([(left - 1, y), (right + 1, y)]))
    stretches = [stretch.bounds for stretch in getattr(crossing, "geoms", [crossing])]
    found = [(x2 - x, (x + x2) / 2, y) for x, _, x2, _ in stretches if x2 > x]
    return sorted(found, reverse=True)


def _is_free(middle: tuple[float, float], wide: float, taken: Sequence[Box]) -> bool:
    """Tell whether a text around this middle keeps clear of the texts already there."""
    x, y = middle
    box = (x - wide / 2 - 2, y - SIZE / 2 - 1, x + wide / 2 + 2, y + SIZE / 2 + 1)
    return not any(
        box[0] < other[2] and other[0] < box[2] and box[1] < other[3] and other[1] < box[3]
        for other in taken
    )
