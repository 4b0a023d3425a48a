"""From the borders of a division to the ground of a map.

A ground is shapes small enough for a picture, lines between counties, names in their places, and
the part of the country that is shown. All coordinates are metres of EPSG:25833; a chart fits them
to its size by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from builder.charts.name_places import EDGE, Place, named, wide, with_numbers
from builder.charts.theme import LINE, WIDTH

if TYPE_CHECKING:
    import geopandas as gpd
    import shapely

View = tuple[int, int, int, int]  # left, bottom, right, top

FINE, COARSE = 10, 100  # metres, what coordinates are rounded to
SIMPLER = 0.8  # px: about the size of what is lost where lines are made simpler
SIMPLEST = 1.8  # px, on the map of the country
ROUGH = 1.8  # px, on small maps
SPECK = 1.8  # px²: smaller islands of a municipality that has larger ones are left out
TINY = 5.0  # px²: below this a municipality gets a dot, so that it can be seen at all
SMALL = 80.0  # px²: below this it gets a ring on a small map
RING = 9  # px, radius of that ring, and what is kept clear around the land for it
MARGIN = 4  # px around the land of a county
TALLEST = 362  # px, of the map of the country
SEA_ABOVE = 6  # px, between the top of that map and the land
SEA = 23  # characters of a key that fit in the sea off the north of the country
TALL = 418  # px, of the map of a county with its key of numbers
LOWEST = 250  # px, of the map alone, however long its key is
OSLO_FJORD = (205_000, 6_548_000, 318_000, 6_692_000)  # what is shown once more, larger
INSET = "Rundt Oslofjorden"
INSET_WIDTH = 136  # px
DOT = ["prikk_x", "prikk_y"]
NAMES = ["navn", "x", "y", "plass", "fra_x", "fra_y", "til_x", "til_y"]


@dataclass(frozen=True, eq=False)
class Land:
    """The municipalities of one division; its maps are worked out once for each of these.

    Columns: kommunenr, fylkesnr, kommune (its name), folketall and geometry.
    """

    kommuner: gpd.GeoDataFrame


@dataclass(frozen=True, eq=False)
class Ground:
    """What a map is drawn on.

    `shapes` and `inset` have kommunenr, kommune, prikk_x, prikk_y (where a municipality too small
    to be seen has its dot) and geometry; `view` has a line from corner to corner of what is shown,
    `height` px high; the rest is as the kinds want it.
    """

    shapes: gpd.GeoDataFrame
    borders: gpd.GeoDataFrame
    names: pd.DataFrame
    view: gpd.GeoDataFrame
    height: int
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
        corner, step = (self.left, self.top), (self.metres, -self.metres)
        return _moved(shapes, lambda xy: (xy - corner) / step)

    def x(self, px: float) -> int:
        """Return how far east so many px from the left are."""
        return round(self.left + px * self.metres)

    def y(self, px: float) -> int:
        """Return how far north so many px from the top are."""
        return round(self.top - px * self.metres)

    def view(self, width: float, high: float) -> gpd.GeoDataFrame:
        """Return the corners of what is seen in a picture of this size."""
        import geopandas as gpd
        import shapely

        corners = [[self.x(0), self.y(high)], [self.x(width), self.y(0)]]
        return gpd.GeoDataFrame(geometry=[shapely.LineString(corners)])


@dataclass(frozen=True)
class _Layout:
    """A map of a county: its texts, how high it is with and without its key, and what it costs."""

    scale: _Scale
    places: list[Place]
    map_high: int
    high: int
    share: float
    cost: float


@lru_cache(maxsize=8)
def country(land: Land) -> Ground:
    """Return the ground of the map of the country, with the crowded part once more, larger."""
    import shapely

    kommuner = land.kommuner
    left, bottom, right, top = kommuner.total_bounds
    metres = max((right - left) / (WIDTH - 2), (top - bottom) / (TALLEST - SEA_ABOVE))
    scale = _Scale(right - (WIDTH - 1) * metres, top + SEA_ABOVE * metres, metres)
    frame = _inset_frame(scale)
    whole = _simple(kommuner, SIMPLEST * metres)
    near = kommuner[shapely.intersects(kommuner.geometry.values, shapely.box(*OSLO_FJORD))]
    finer = _simple(near, SIMPLER * (OSLO_FJORD[2] - OSLO_FJORD[0]) / INSET_WIDTH)
    lines = [_county_lines(kommuner, whole), *_enlarged([_county_lines(near, finer)], frame)]
    boxes = [shapely.box(*box).exterior for box in (OSLO_FJORD, frame)]
    title = Place(INSET, WIDTH - 2, (scale.top - frame[3]) / metres - LINE / 2, "right")
    return Ground(
        _shapes(kommuner, whole, metres, COARSE),
        _line_frame([*lines, *boxes]),
        _name_frame([title], scale),
        scale.view(WIDTH, TALLEST),
        TALLEST,
        _shapes(near, _enlarged(finer, frame), metres, COARSE),
        SEA,
    )


@lru_cache(maxsize=64)
def county(land: Land, fylkesnr: str) -> Ground:
    """Return the ground of the map of a county, with the name of each of its municipalities."""
    kommuner = land.kommuner[land.kommuner["fylkesnr"] == fylkesnr]
    layout = min((_layout(kommuner, TALL, share) for share in (0.5, 1.0)), key=attrgetter("cost"))
    while layout.high > TALL and layout.map_high > LOWEST:
        room = max(LOWEST, layout.map_high - (layout.high - TALL))
        layout = _layout(kommuner, room, layout.share)
    scale = layout.scale
    return Ground(
        _shapes(kommuner, _simple(kommuner, SIMPLER * scale.metres), scale.metres, FINE),
        _line_frame([]),
        _name_frame(layout.places, scale),
        scale.view(WIDTH, layout.high),
        layout.high,
    )


@lru_cache(maxsize=64)
def neighbourhood(land: Land, fylkesnr: str, width: int) -> Ground:
    """Return the ground of a small map of a county.

    One that is a single municipality is shown with the county it shares its longest border with.
    """
    import shapely

    kommuner = land.kommuner
    shown = kommuner[kommuner["fylkesnr"].isin(_with_neighbour(kommuner, fylkesnr))]
    left, bottom, right, top = shown.total_bounds
    metres = max(right - left, top - bottom) / (width - 2 * RING)
    scale = _Scale((left + right - width * metres) / 2, top + RING * metres, metres)
    simple = _simple(shown, ROUGH * metres)
    drawn = _shapes(shown, simple, metres, COARSE, SMALL)
    outline = shapely.boundary(shapely.coverage_union_all(drawn.geometry.values))
    high = (top - bottom) / metres + 2 * RING
    return Ground(
        drawn, _line_frame([outline]), _name_frame([], scale), scale.view(width, high), round(high)
    )


def _layout(kommuner: gpd.GeoDataFrame, room: int, share: float) -> _Layout:
    """Return a map of a county at most so many px high.

    Of the width it does not need, `share` is to the left of it.
    """
    left, bottom, right, top = kommuner.total_bounds
    names, people = list(kommuner["kommune"]), list(kommuner["folketall"])
    metres = max((right - left) / (WIDTH - 2 * MARGIN), (top - bottom) / (room - 2 * MARGIN))
    spare = WIDTH - 2 * MARGIN - (right - left) / metres
    scale = _Scale(left - (MARGIN + share * spare) * metres, top + MARGIN * metres, metres)
    high = round((top - bottom) / metres) + 2 * MARGIN
    placed = named(scale.px(_simple(kommuner, metres)), names, people, (WIDTH, high))
    places, key = with_numbers(placed, names)
    rows, whole = _key(key, high)
    return _Layout(scale, [*places, *rows], high, whole, share, placed.cost)


def _key(texts: Sequence[str], high: int) -> tuple[list[Place], int]:
    """Return the key of the numbers in columns below a map, and how high both are."""
    if not texts:
        return [], high
    columns = max(1, int(WIDTH // (max(map(wide, texts)) + 4 * EDGE)))
    rows = -(-len(texts) // columns)
    found = [
        Place(
            text, EDGE + number // rows * WIDTH / columns, high + LINE * (number % rows + 1), "left"
        )
        for number, text in enumerate(texts)
    ]
    return found, high + LINE * rows + LINE // 2


def _moved(shapes: Any, move: Any) -> np.ndarray:
    """Return shapes with their coordinates changed."""
    import shapely

    return np.asarray(shapely.transform(np.asarray(shapes), move))


def _simple(kommuner: gpd.GeoDataFrame, tolerance: float) -> np.ndarray:
    """Return shapes with fewer corners, the lines that neighbours share still shared."""
    import shapely

    return np.asarray(shapely.coverage_simplify(kommuner.geometry.values, tolerance))


def _shapes(
    kommuner: gpd.GeoDataFrame, simple: np.ndarray, metres: float, grid: int, least: float = TINY
) -> gpd.GeoDataFrame:
    """Return the municipalities as they are drawn, without those of which nothing is left.

    Those of less than so many px² have a dot.
    """
    import geopandas as gpd
    import shapely

    px = metres * metres
    seen = ~shapely.is_empty(simple)
    drawn = [_without_specks(shape, SPECK * px) for shape in simple[seen]]
    middles = shapely.get_coordinates(shapely.point_on_surface(drawn)).round()
    middles[shapely.area(drawn) >= least * px] = np.nan
    frame = kommuner.loc[seen, ["kommunenr", "kommune"]].reset_index(drop=True)
    frame[DOT] = middles
    return gpd.GeoDataFrame(frame, geometry=_rounded(drawn, grid))


def _without_specks(shape: shapely.Geometry, least: float) -> shapely.Geometry:
    """Return a shape without islands too small to be seen; its largest part always stays."""
    import shapely

    parts = shapely.get_parts(shape)
    areas = shapely.area(parts)
    return shapely.multipolygons(parts[areas >= min(least, areas.max())])


def _rounded(shapes: Any, grid: int) -> np.ndarray:
    """Return shapes on a grid of so many metres, points that fall together drawn once."""
    import shapely

    found = _moved(shapes, lambda xy: np.round(xy / grid) * grid)
    return np.asarray(shapely.remove_repeated_points(found))


def _county_lines(kommuner: gpd.GeoDataFrame, shapes: np.ndarray) -> shapely.Geometry:
    """Return the lines where counties meet, made of the very shapes that are drawn.

    The coast is drawn by the municipalities.
    """
    import shapely

    codes = kommuner["fylkesnr"].to_numpy()
    counties = [shapely.coverage_union_all(shapes[codes == code]) for code in sorted(set(codes))]
    outer = shapely.coverage_union_all(counties).boundary
    return shapely.line_merge(shapely.union_all(shapely.boundary(counties)).difference(outer))


def _line_frame(lines: Sequence[shapely.Geometry]) -> gpd.GeoDataFrame:
    """Return lines as a frame."""
    import geopandas as gpd

    return gpd.GeoDataFrame(geometry=_rounded(lines, COARSE) if lines else [])


def _inset_frame(scale: _Scale) -> View:
    """Return the frame of the cut-out, in the lower right corner of the map of the country."""
    left, bottom, right, top = OSLO_FJORD
    edge, foot = WIDTH - 2, TALLEST - 2
    high = INSET_WIDTH * (top - bottom) / (right - left)
    return scale.x(edge - INSET_WIDTH), scale.y(foot), scale.x(edge), scale.y(foot - high)


def _enlarged(shapes: Any, frame: View) -> np.ndarray:
    """Return what lies around the Oslo Fjord, moved into the frame of the cut-out."""
    import shapely

    left, bottom, right, _ = OSLO_FJORD
    larger = (frame[2] - frame[0]) / (right - left)
    clipped = shapely.clip_by_rect(np.asarray(shapes), *OSLO_FJORD)
    return _moved(clipped, lambda xy: (xy - (left, bottom)) * larger + frame[:2])


def _name_frame(places: Sequence[Place], scale: _Scale) -> pd.DataFrame:
    """Return texts with their places and lines in metres."""
    rows: list[list[str | int | None]] = []
    for place in places:
        line: list[int | None] = [None] * 4
        if place.line:
            x, y, x2, y2 = place.line
            line = [scale.x(x), scale.y(y), scale.x(x2), scale.y(y2)]
        rows.append([place.text, scale.x(place.x), scale.y(place.y), place.align, *line])
    return pd.DataFrame(rows, columns=NAMES)


def _with_neighbour(kommuner: gpd.GeoDataFrame, fylkesnr: str) -> list[str]:
    """Return a county, and the one around it where it is a single municipality."""
    import shapely

    own = (kommuner["fylkesnr"] == fylkesnr).to_numpy()
    if own.sum() > 1 or own.all():
        return [fylkesnr]
    shapes = kommuner.geometry.values
    shared = pd.Series(shapely.length(shapely.intersection(shapes[own][0], shapes))[~own])
    lengths = shared.groupby(kommuner["fylkesnr"].to_numpy()[~own]).sum()
    return [fylkesnr, str(lengths.idxmax())]
