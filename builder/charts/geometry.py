"""From borders in metres to shapes in tenths of a px, small enough for a picture's content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from builder.charts.picture import canonical
from builder.charts.placing import Box, Name, placed_names
from builder.charts.sheet import ROOM, SIZE

if TYPE_CHECKING:
    import geopandas as gpd
    import numpy as np
    import shapely

TENTHS = 10
MANY = 12_000  # corners; a map with more of them is simplified, neighbours together
SIMPLER = 0.8  # px: about the size of what is lost then
SPECK = 0.6  # px²: and smaller islands of a municipality that has larger ones are left out
TALLEST = 440  # px
TINY = 6.0  # px²: below this a municipality gets a dot, so that it can be seen at all
DOT = 1.8  # px, radius
OSLO_FJORD = (205_000.0, 6_548_000.0, 318_000.0, 6_692_000.0)  # EPSG:25833, metres
INSET_WIDTH = 160  # px
INSET_CLEAR = 30  # px between the map and the cut-out, with room for its name


@dataclass(frozen=True)
class Drawn:
    """The shapes of a map as JSON, their corners in px, its size, and the place of each name."""

    areas: str
    corners: np.ndarray
    height: int
    inset: tuple[Box, ...]  # in px: the frame of what is cut out, and the frame of the cut-out
    names: tuple[Name, ...]


def drawn(
    shapes: gpd.GeoDataFrame, counties: gpd.GeoDataFrame | None, inset: bool, labels: bool
) -> Drawn:
    """Return the shapes ready for drawing; the same borders are worked on once a process."""
    import shapely

    borders = () if counties is None else tuple(shapely.to_wkb(counties.geometry.values))
    column = "navn" if "navn" in shapes.columns else "kommunenr"
    names = tuple(str(name) for name in shapes[column]) if labels else ()
    return _drawn(_Key(tuple(shapely.to_wkb(shapes.geometry.values)), borders, inset, names))


class _Key:
    """What a drawn map depends on, compared by its hash, so that equal borders are found again."""

    def __init__(
        self,
        shapes: tuple[bytes, ...],
        borders: tuple[bytes, ...],
        inset: bool,
        names: tuple[str, ...],
    ) -> None:
        self.shapes, self.borders, self.inset, self.names = shapes, borders, inset, names
        parts = [*shapes, b"borders", *borders, repr((inset, names)).encode()]
        self.digest = sha256(b"".join(parts)).digest()

    def __hash__(self) -> int:
        """Return the hash of everything."""
        return hash(self.digest)

    def __eq__(self, other: object) -> bool:
        """Tell whether two maps are drawn from the same."""
        return isinstance(other, _Key) and self.digest == other.digest


@lru_cache(maxsize=64)
def _drawn(key: _Key) -> Drawn:
    """Return the shapes of one map ready for drawing."""
    import numpy as np
    import shapely

    metres = shapely.from_wkb(np.array(key.shapes, dtype=object))
    counties = shapely.from_wkb(np.array(key.borders, dtype=object))
    left, bottom, right, top = shapely.total_bounds(metres)
    scale = min(ROOM / (right - left), TALLEST / (top - bottom))
    origin = ((left + right) / 2 - ROOM / scale / 2, top)
    whole = _placed(metres, origin, scale)
    shapes = _simplified(whole) if shapely.get_num_coordinates(metres).sum() > MANY else whole
    lines = _inner_borders(_dissolved(shapes, _placed(counties, origin, scale)))
    corners = shapely.get_coordinates(whole)
    frames = _frames(corners, origin, scale) if key.inset else ()
    inset, inset_lines = _inset(metres, counties, frames[1]) if frames else ([], [])
    content = {
        "main": [_coordinates(_visible(_without_specks(shape))) for shape in shapes],
        "borders": _line_coordinates(lines) + inset_lines,
        "inset": inset,
    }
    height = round((top - bottom) * scale + 0.49)
    return Drawn(canonical(content), corners, height, frames, placed_names(whole, key.names))


def _simplified(shapes: np.ndarray) -> np.ndarray:
    """Return shapes with fewer corners, the lines that neighbours share still shared."""
    import shapely

    simpler: np.ndarray = shapely.coverage_simplify(shapes, SIMPLER)
    return simpler


def _dissolved(shapes: np.ndarray, counties: np.ndarray) -> np.ndarray:
    """Return the counties made of the very shapes that are drawn, so that lines fall together."""
    import numpy as np
    import shapely

    if not len(counties):
        return counties
    middles = shapely.point_on_surface(shapes)
    nearest = shapely.STRtree(counties).nearest(middles)
    groups = [shapes[nearest == number] for number in range(len(counties))]
    return np.array([shapely.union_all(group) for group in groups if len(group)], dtype=object)


def _frames(corners: np.ndarray, origin: tuple[float, float], scale: float) -> tuple[Box, Box]:
    """Return the frame of what is cut out, and that of the cut-out in the open space beside it."""
    left, bottom, right, top = OSLO_FJORD
    x, y = (left - origin[0]) * scale, (origin[1] - top) * scale
    place = (x, y, x + (right - left) * scale, y + (top - bottom) * scale)
    x, wide = ROOM - INSET_WIDTH, INSET_WIDTH
    beside = corners[corners[:, 0] > x - SIZE]
    y = round(float(beside[:, 1].max(initial=0.0))) + INSET_CLEAR
    return place, (x, y, x + wide, y + round(wide * (top - bottom) / (right - left)))


def _placed(shapes: np.ndarray, origin: tuple[float, float], scale: float) -> np.ndarray:
    """Return shapes in px, with y downwards from the origin."""
    import shapely

    return shapely.transform(shapes, lambda xy: (xy - origin) * (scale, -scale))


def _inset(metres: np.ndarray, counties: np.ndarray, frame: Box) -> tuple[list[Any], list[Any]]:
    """Return the cut-out: [number, coordinates] of its shapes, and the borders in it."""
    import shapely

    left, _, right, top = OSLO_FJORD
    larger = (frame[2] - frame[0]) / (right - left)
    origin = (left - frame[0] / larger, top + frame[1] / larger)
    shapes = _placed(shapely.clip_by_rect(metres, *OSLO_FJORD), origin, larger)
    lines = _inner_borders(_placed(counties, origin, larger))
    found = [[n, _coordinates(shape)] for n, shape in enumerate(shapes) if not shape.is_empty]
    return found, _line_coordinates(shapely.clip_by_rect(lines, *frame))


def _without_specks(shape: shapely.Geometry) -> shapely.Geometry:
    """Return a shape without islands too small to be seen; its largest part always stays."""
    import shapely

    parts = getattr(shape, "geoms", [shape])
    largest = max(part.area for part in parts)
    return shapely.MultiPolygon([part for part in parts if part.area >= min(SPECK, largest)])


def _visible(shape: shapely.Geometry) -> shapely.Geometry:
    """Return a shape, with a dot in its middle where it is too small to be seen."""
    if shape.area >= TINY:
        return shape
    return shape.union(shape.representative_point().buffer(DOT, quad_segs=3))


def _coordinates(shape: shapely.Geometry) -> list[list[list[list[int]]]]:
    """Return polygons as rings of whole tenths of a px, without rings that shrink to nothing."""
    polygons = [p for p in getattr(shape, "geoms", [shape]) if p.geom_type == "Polygon"]
    rings = [[_ring(ring.coords) for ring in (p.exterior, *p.interiors)] for p in polygons]
    return [[ring for ring in polygon if len(ring) > 3] for polygon in rings if len(polygon[0]) > 3]


def _ring(coords: Any) -> list[list[int]]:
    """Return a line in whole tenths of a px, without points that repeat or lie on a straight line.

    Neighbours share their points, and both round and leave out the same ones, so no gaps open.
    """
    ring: list[list[int]] = []
    for x, y, *_ in coords:
        point = [round(x * TENTHS), round(y * TENTHS)]
        if ring and ring[-1] == point:
            continue
        if len(ring) > 1 and _is_straight(ring[-2], ring[-1], point):
            ring.pop()
        ring.append(point)
    return ring


def _is_straight(a: Sequence[int], b: Sequence[int], c: Sequence[int]) -> bool:
    """Tell whether b lies on the way from a to c."""
    one, other = (b[0] - a[0], b[1] - a[1]), (c[0] - b[0], c[1] - b[1])
    is_parallel = one[0] * other[1] == one[1] * other[0]
    return is_parallel and one[0] * other[0] + one[1] * other[1] > 0


def _inner_borders(counties: np.ndarray) -> np.ndarray:
    """Return the lines where counties meet (the coast is drawn by the municipalities)."""
    import numpy as np
    import shapely

    if not len(counties):
        return counties
    outer = shapely.union_all(counties).boundary
    inner = shapely.union_all(shapely.boundary(counties)).difference(outer)
    return np.array([shapely.line_merge(inner)], dtype=object)


def _line_coordinates(lines: np.ndarray) -> list[list[list[int]]]:
    """Return lines in whole tenths of a px."""
    parts = [part for line in lines for part in getattr(line, "geoms", [line])]
    found = [_ring(part.coords) for part in parts if part.geom_type == "LineString"]
    return [line for line in found if len(line) > 1]
