"""From the borders of a division to the ground of a map: shapes small enough for a picture, lines
between counties, names in their places, and the part of the country that is shown.

All coordinates are metres of EPSG:25833; a chart fits them to its size by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from builder.charts.name_places import EDGE, Names, Place, named, wide, with_numbers
from builder.charts.theme import LINE, WIDTH

if TYPE_CHECKING:
    import geopandas as gpd
    import shapely

    View = tuple[int, int, int, int]

FINE, COARSE = 10, 100  # metres, what coordinates are rounded to
SIMPLER = 1.3  # px: about the size of what is lost where lines are made simpler
SPECK = 2.0  # px²: smaller islands of a municipality that has larger ones are left out
TINY = 5.0  # px²: below this a municipality gets a dot, so that it can be seen at all
MARGIN = 4  # px around the land
TALLEST = 430  # px, of the map of the country
TALL = 380  # px, of the map of a county with its key of numbers
SEA = 23  # characters of a key that fit in the sea off the north of the country
SEA_ABOVE = 16  # px
OSLO_FJORD = (205_000, 6_548_000, 318_000, 6_692_000)  # what is shown once more, larger
INSET = "Rundt Oslofjorden"
INSET_WIDTH = 158  # px
NAMES = ["navn", "x", "y", "plass", "fra_x", "fra_y", "til_x", "til_y"]
DOT = ["prikk_x", "prikk_y"]


@dataclass(frozen=True, eq=False)
class Land:
    """The municipalities of one division: kommunenr, fylkesnr, kommune (its name), folketall and
    geometry. Maps are worked out once for each of these."""

    kommuner: gpd.GeoDataFrame


@dataclass(frozen=True, eq=False)
class Ground:
    """What a map is drawn on: a row of `shapes` for each municipality (kommunenr, kommune, the
    middle of its dot if it needs one, geometry); the others as the kinds of maps describe them."""

    shapes: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    names: pd.DataFrame
    view: View
    inset: gpd.GeoDataFrame | None = None
    sea: int = 0


@dataclass(frozen=True)
class _Scale:
    """From metres to px in a picture of a size, and back."""

    left: float
    top: float
    metres: float  # in a px

    def px(self, shapes: np.ndarray) -> np.ndarray:
        """Return shapes in px, y downwards."""
        import shapely

        found: np.ndarray = shapely.transform(
            shapes, lambda xy: (xy - (self.left, self.top)) / (self.metres, -self.metres)
        )
        return found

    def x(self, px: float) -> int:
        """Return how far east so many px from the left are."""
        return round(self.left + px * self.metres)

    def y(self, px: float) -> int:
        """Return how far north so many px from the top are."""
        return round(self.top - px * self.metres)

    def view(self, high: float) -> View:
        """Return left, bottom, right and top of a picture of this height."""
        return self.x(0), self.y(high), self.x(WIDTH), self.y(0)


@lru_cache(maxsize=8)
def country(land: Land) -> Ground:
    """Return the ground of the map of the country, with the crowded part once more, larger."""
    import shapely

    kommuner = land.kommuner
    left, bottom, right, top = kommuner.total_bounds
    metres = max((right - left) / WIDTH, (top - bottom) / (TALLEST - SEA_ABOVE))
    scale = _Scale(right - WIDTH * metres, top + SEA_ABOVE * metres, metres)
    whole = _simple(kommuner.geometry.values, SIMPLER * metres)
    frame = _inset_frame(scale, TALLEST)
    inset = _clipped(kommuner, metres, frame)
    lines = [_county_lines(kommuner, whole), *_county_lines_within(kommuner, metres, frame)]
    lines += [shapely.box(*OSLO_FJORD).exterior, shapely.box(*frame).exterior]
    title = [Place(INSET, WIDTH, (scale.top - frame[3]) / metres - 11, "right")]
    return Ground(
        _shapes(kommuner, whole, metres, COARSE),
        _lines(lines),
        _names(title, scale),
        scale.view(TALLEST),
        inset,
        SEA,
    )


@lru_cache(maxsize=64)
def county(land: Land, fylkesnr: str) -> Ground:
    """Return the ground of the map of a county, with the name of each of its municipalities."""
    kommuner = land.kommuner[land.kommuner["fylkesnr"] == fylkesnr]
    names, people = list(kommuner["kommune"]), list(kommuner["folketall"])
    best = min(_layouts(kommuner, names, people), key=lambda layout: layout[1].cost)
    scale, found, high = best
    places, key = with_numbers(found, names)
    rows, high = _key(key, high)
    simple = _simple(kommuner.geometry.values, SIMPLER * scale.metres)
    return Ground(
        _shapes(kommuner, simple, scale.metres, FINE),
        _lines([]),
        _names([*places, *rows], scale),
        scale.view(high),
    )


@lru_cache(maxsize=64)
def neighbourhood(land: Land, fylkesnr: str, width: int) -> Ground:
    """Return the ground of a small map of a county; one that is a single municipality is shown in
    the county it shares its longest border with."""
    kommuner = land.kommuner
    inside = kommuner["fylkesnr"].isin(_with_neighbour(kommuner, fylkesnr))
    shown = kommuner[inside]
    left, bottom, right, top = shown.total_bounds
    metres = max(right - left, top - bottom) / width
    high = (top - bottom) / metres
    middle = (left + right) / 2
    simple = _simple(shown.geometry.values, SIMPLER * metres)
    view = (middle - width * metres / 2, bottom, middle + width * metres / 2, top)
    outline = _lines([_outline(simple)])
    grid = _names([], _Scale(left, top, metres))
    shapes = _shapes(shown, simple, metres, COARSE)
    return Ground(shapes, outline, grid, _whole(view), sea=round(high))


def _layouts(
    kommuner: gpd.GeoDataFrame, names: Sequence[str], people: Sequence[int]
) -> list[tuple[_Scale, Names, int]]:
    """Return the names of a county with its land to the left, in the middle and to the right."""
    left, bottom, right, top = kommuner.total_bounds
    found = []
    for share in (0.0, 0.5, 1.0):
        metres = max((right - left) / (WIDTH - 2 * MARGIN), (top - bottom) / (TALL - 2 * MARGIN))
        spare = WIDTH - 2 * MARGIN - (right - left) / metres
        scale = _Scale(
            left - (MARGIN + share * spare) * metres, top + MARGIN * metres, metres
        )
        high = round((top - bottom) / metres) + 2 * MARGIN
        shapes = scale.px(_simple(kommuner.geometry.values, metres))
        found.append((scale, named(shapes, names, people, (WIDTH, high)), high))
        if spare < 8:
            break
    return found


def _key(texts: Sequence[str], high: int) -> tuple[list[Place], int]:
    """Return the key of the numbers in columns below a map, and how high both are."""
    if not texts:
        return [], high
    broadest = max(map(wide, texts)) + 4 * EDGE
    columns = max(1, int(WIDTH // broadest))
    rows = -(-len(texts) // columns)
    found = [
        Place(text, number // rows * WIDTH / columns, high + LINE * (number % rows + 1), "left")
        for number, text in enumerate(texts)
    ]
    return found, high + LINE * rows + LINE // 2


def _simple(shapes: np.ndarray, tolerance: float) -> np.ndarray:
    """Return shapes with fewer corners, the lines that neighbours share still shared."""
    import shapely

    found: np.ndarray = shapely.coverage_simplify(np.asarray(shapes), tolerance)
    return found


def _shapes(
    kommuner: gpd.GeoDataFrame, simple: np.ndarray, metres: float, grid: int
) -> gpd.GeoDataFrame:
    """Return the municipalities as they are drawn, with a dot for the tiny ones."""
    import geopandas as gpd
    import shapely

    px = metres * metres
    drawn = [_without_specks(shape, SPECK * px) for shape in simple]
    frame = gpd.GeoDataFrame(
        kommuner[["kommunenr", "kommune"]].reset_index(drop=True), geometry=_rounded(drawn, grid)
    )
    tiny = np.array([shapely.area(shape) < TINY * px for shape in drawn])
    middles = shapely.get_coordinates(shapely.point_on_surface(simple)).round()
    frame[DOT] = np.where(tiny[:, None], middles, np.nan)
    return frame[["kommunenr", "kommune", *DOT, "geometry"]]


def _without_specks(shape: shapely.Geometry, least: float) -> shapely.Geometry:
    """Return a shape without islands too small to be seen; its largest part always stays."""
    import shapely

    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(least, areas.max())])


def _rounded(shapes: Any, grid: int) -> np.ndarray:
    """Return shapes on a grid of so many metres, points that fall together drawn once."""
    import shapely

    found = shapely.transform(np.asarray(shapes), lambda xy: np.round(xy / grid) * grid)
    return shapely.remove_repeated_points(found)  # type: ignore[no-any-return]


def _county_lines(kommuner: gpd.GeoDataFrame, shapes: np.ndarray) -> shapely.Geometry:
    """Return the lines where counties meet, made of the very shapes that are drawn; the coast is
    drawn by the municipalities."""
    import shapely

    codes = kommuner["fylkesnr"].to_numpy()
    counties = [shapely.coverage_union_all(shapes[codes == code]) for code in sorted(set(codes))]
    outer = shapely.coverage_union_all(counties).boundary
    return shapely.line_merge(shapely.union_all(shapely.boundary(counties)).difference(outer))


def _outline(shapes: np.ndarray) -> shapely.Geometry:
    """Return the line around shapes without that of specks."""
    import shapely

    return shapely.boundary(shapely.coverage_union_all(shapes))


def _lines(lines: Sequence[shapely.Geometry]) -> gpd.GeoDataFrame:
    """Return lines as a frame."""
    import geopandas as gpd

    return gpd.GeoDataFrame(geometry=_rounded(lines, COARSE) if lines else [])


def _inset_frame(scale: _Scale, high: float) -> View:
    """Return the frame of the cut-out, in the lower right corner of a picture."""
    left, bottom, right, top = OSLO_FJORD
    tall = INSET_WIDTH * (top - bottom) / (right - left)
    return (scale.x(WIDTH - INSET_WIDTH), scale.y(high), scale.x(WIDTH), scale.y(high - tall))


def _enlarged(shapes: Any, frame: View) -> np.ndarray:
    """Return what lies around the Oslo Fjord, moved into the frame of the cut-out."""
    import shapely

    left, bottom, right, _ = OSLO_FJORD
    larger = (frame[2] - frame[0]) / (right - left)
    found: np.ndarray = shapely.transform(
        shapely.clip_by_rect(np.asarray(shapes), *OSLO_FJORD),
        lambda xy: (xy - (left, bottom)) * larger + frame[:2],
    )
    return found


def _near(kommuner: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the municipalities that lie around the Oslo Fjord."""
    import shapely

    return kommuner[shapely.intersects(kommuner.geometry.values, shapely.box(*OSLO_FJORD))]


def _finer(kommuner: gpd.GeoDataFrame, metres: float) -> np.ndarray:
    """Return the shapes around the Oslo Fjord as fine as the cut-out can show them."""
    left, _, right, _ = OSLO_FJORD
    return _simple(kommuner.geometry.values, SIMPLER * (right - left) / INSET_WIDTH)


def _clipped(kommuner: gpd.GeoDataFrame, metres: float, frame: View) -> gpd.GeoDataFrame:
    """Return the municipalities of the cut-out as they are drawn."""
    import shapely

    near = _near(kommuner)
    drawn = _enlarged(_finer(near, metres), frame)
    seen = ~shapely.is_empty(drawn)
    return _shapes(near[seen], drawn[seen], metres, COARSE)


def _county_lines_within(
    kommuner: gpd.GeoDataFrame, metres: float, frame: View
) -> list[shapely.Geometry]:
    """Return the lines between counties in the cut-out."""
    near = _near(kommuner)
    return list(_enlarged([_county_lines(near, _finer(near, metres))], frame))


def _names(places: Sequence[Place], scale: _Scale) -> pd.DataFrame:
    """Return texts with their places in metres."""
    rows = [
        (
            place.text,
            scale.x(place.x),
            scale.y(place.y),
            place.align,
            *(() if place.line is None else (
                scale.x(place.line[0]), scale.y(place.line[1]),
                scale.x(place.line[2]), scale.y(place.line[3]),
            )),
        )
        for place in places
    ]
    padded = [(*row, *[None] * (len(NAMES) - len(row))) for row in rows]
    return pd.DataFrame(padded, columns=NAMES)


def _with_neighbour(kommuner: gpd.GeoDataFrame, fylkesnr: str) -> list[str]:
    """Return a county, and the one around it where it is a single municipality."""
    import shapely

    own = kommuner["fylkesnr"] == fylkesnr
    if own.sum() > 1:
        return [fylkesnr]
    shape = kommuner.geometry.values[own.to_numpy()][0]
    shared = shapely.length(shapely.intersection(shape, kommuner.geometry.values))
    lengths = pd.Series(shared).groupby(kommuner["fylkesnr"].to_numpy()).sum()
    return [fylkesnr, lengths.drop(fylkesnr).idxmax()]


def _whole(view: Sequence[float]) -> View:
    """Return a view in whole metres."""
    left, bottom, right, top = (round(one) for one in view)
    return left, bottom, right, top
