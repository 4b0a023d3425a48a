"""The ground of the map that is read in the browser.

It has shapes on a grid of whole kilometres, the same borders once more for those who come closer,
and a point within each municipality.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from builder.charts.geometry import Land

if TYPE_CHECKING:
    import geopandas as gpd
    import shapely

KM = 1000  # metres: what a step of the picture is, and what its corners are rounded to
NEAR = 100  # metres, the same for those who come closer
SIMPLER = 2800  # metres: about the side of what is lost where lines are made simpler
SIMPLER_NEAR = 120  # metres
SPECK, SPECK_NEAR = 30.0, 0.4  # km²: smaller islands of those that have larger ones are left out
TINY = 60.0  # km²: below this a municipality has a dot as well, so that it can be seen at all
MARGIN = 8  # km around the land

Step = tuple[int, int]


@dataclass(frozen=True, eq=False)
class Stage:
    """The map of the whole country in km from its upper left corner.

    It has `codes` in the order of `shapes`, lines between counties, a point within each
    municipality and who has a dot there; and what is drawn of each, and of the counties, closer by,
    as SVG paths in steps of `NEAR`.
    """

    codes: tuple[str, ...]
    shapes: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    corner: tuple[int, int]  # metres, left and top
    size: tuple[int, int]  # km
    points: Mapping[str, Step]
    dots: frozenset[str]
    near: Mapping[str, str]
    near_borders: str


def stage(land: Land) -> Stage:
    """Return the ground of the live map of a division."""
    import geopandas as gpd
    import shapely

    kommuner = land.kommuner.sort_values("kommunenr").reset_index(drop=True)
    left, bottom, right, top = kommuner.total_bounds
    corner = _down(left) - MARGIN * KM, _up(top) + MARGIN * KM
    size = _up(right - corner[0]) // KM + MARGIN, _up(corner[1] - bottom) // KM + MARGIN
    coarse = _drawn(kommuner, SIMPLER, KM, SPECK)
    fine = _drawn(kommuner, SIMPLER_NEAR, NEAR, SPECK_NEAR)
    codes = tuple(kommuner["kommunenr"])
    counties = kommuner["fylkesnr"].to_numpy()
    points = shapely.get_coordinates(shapely.point_on_surface(fine)) - corner
    areas = shapely.area(kommuner.geometry.values) / KM**2
    return Stage(
        codes=codes,
        shapes=gpd.GeoDataFrame(kommuner[["kommunenr"]], geometry=coarse),
        borders=gpd.GeoDataFrame(geometry=[_county_lines(coarse, counties)]),
        corner=corner,
        size=size,
        points={
            code: (round(x / KM), round(-y / KM))
            for code, (x, y) in zip(codes, points, strict=True)
        },
        dots=frozenset(code for code, area in zip(codes, areas, strict=True) if area < TINY),
        near={code: path_of(shape, corner, NEAR) for code, shape in zip(codes, fine, strict=True)},
        near_borders=path_of(_county_lines(fine, counties), corner, NEAR),
    )


def _down(metres: float) -> int:
    """Return a length rounded down to whole km."""
    return int(metres // KM * KM)


def _up(metres: float) -> int:
    """Return a length rounded up to whole km."""
    return int(-(-metres // KM) * KM)


def _drawn(kommuner: gpd.GeoDataFrame, tolerance: int, grid: int, speck: float) -> np.ndarray:
    """Return shapes with fewer corners, without small islands, on a grid.

    Lines that neighbours share are still shared, and none is without a shape.
    """
    import shapely

    simple = shapely.coverage_simplify(kommuner.geometry.values, tolerance)
    kept = [
        _without_specks(shape if not shape.is_empty else whole, speck * KM**2)
        for shape, whole in zip(simple, kommuner.geometry.values, strict=True)
    ]
    return np.asarray(shapely.transform(kept, lambda xy: np.round(xy / grid) * grid))


def _without_specks(shape: shapely.Geometry, least: float) -> shapely.Geometry:
    """Return a shape without islands too small to be seen; its largest part always stays."""
    import shapely

    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(least, areas.max())])


def _county_lines(shapes: np.ndarray, counties: np.ndarray) -> shapely.Geometry:
    """Return the lines that a municipality of one county shares with one of another."""
    import shapely

    edges: dict[tuple[tuple[float, float], tuple[float, float]], set[str]] = {}
    for shape, county in zip(shapes, counties, strict=True):
        for ring in _rings(shape):
            for one, other in pairwise(ring):
                edges.setdefault((min(one, other), max(one, other)), set()).add(county)
    between = [shapely.LineString(edge) for edge, found in edges.items() if len(found) > 1]
    return shapely.line_merge(shapely.MultiLineString(between))


def _rings(shape: shapely.Geometry) -> list[list[tuple[float, float]]]:
    """Return the outlines of a shape's parts and of the holes in them, as corners."""
    import shapely

    found = []
    for part in shapely.get_parts(shape):
        rings = [part.exterior, *part.interiors] if part.geom_type == "Polygon" else [part]
        found += [[(x, y) for x, y in ring.coords] for ring in rings]
    return found


def path_of(shape: shapely.Geometry, corner: tuple[int, int], grid: int) -> str:
    """Return a shape as an SVG path in whole steps of the grid from a corner, y downwards."""
    left, top = corner
    rings = [
        [(round((x - left) / grid), round((top - y) / grid)) for x, y in r] for r in _rings(shape)
    ]
    return path(rings)


def path(rings: Sequence[Sequence[Step]]) -> str:
    """Return lines as an SVG path, written as short as it goes.

    Each corner is told by how far it lies from the one before. A ring is closed; one of which
    nothing is left is not drawn.
    """
    at = (0, 0)
    written = []
    for ring in rings:
        corners = _distinct_corners(ring)
        is_closed = corners[0] == corners[-1]
        if len(corners) < (4 if is_closed else 2):
            continue
        steps = corners[:-1] if is_closed else corners
        numbers: list[int] = []
        for corner in steps:
            numbers += [corner[0] - at[0], corner[1] - at[1]]
            at = corner
        written.append(_moves(numbers) + ("z" if is_closed else ""))
        at = steps[0] if is_closed else at
    return "".join(written)


def _distinct_corners(ring: Sequence[Step]) -> list[Step]:
    """Return the corners of a ring, those that fall together once."""
    return [ring[0], *(one for before, one in pairwise(ring) if one != before)]


def _moves(numbers: Sequence[int]) -> str:
    """Return numbers of an SVG path; a minus sign parts them as well as a space."""
    text = " ".join(str(number) for number in numbers)
    return "m" + text.replace(" -", "-")
