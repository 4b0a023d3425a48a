"""The charts pages ask for: results in, pictures to be drawn out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from builder.charts import counts as columns
from builder.charts import distribution, kinds, lines, maps, shares, tiles
from builder.charts.distribution import Row
from builder.charts.lines import Point
from builder.charts.palette import Palette
from builder.charts.picture import Picture, canonical
from builder.definitions import Definitions

if TYPE_CHECKING:
    import geopandas as gpd


class Charts:
    """Every kind of picture the pages ask for, with words and colours from the definitions."""

    def __init__(self, definitions: Definitions) -> None:
        self._indicators = definitions.indicators
        self._questions = definitions.questions
        self._palette = Palette(definitions)

    def fordeling(
        self, indicator_id: str, rows: Sequence[Row], caption: str, title: str = ""
    ) -> Picture:
        """Return stacked bars of 100 per cent, one a row; ValueError where counts do not make n.

        `svarte_ikke` is a segment where n counts it, and told beside n where n does not.
        """
        swatches = self._palette.swatches(self._indicators[indicator_id])
        content = distribution.content(indicator_id, swatches, rows, self._palette.highlight)
        return _picture("fordeling", content | {"title": title, "caption": caption})

    def svar(self, column: str, rows: Sequence[Row], caption: str, title: str = "") -> Picture:
        """Return stacked bars of 100 per cent over the answers to a question, as `fordeling`.

        The rows may be other questions with the scale of the question of this column.
        """
        swatches = self._palette.answer_swatches(self._questions[column])
        content = distribution.content(column, swatches, rows, self._palette.highlight)
        return _picture("fordeling", content | {"title": title, "caption": caption})

    def andeler(
        self,
        rows: Sequence[Mapping[str, Any]],
        caption: str,
        title: str = "",
        series: Sequence[str] = (),
    ) -> Picture:
        """Return bars of `andel_pct` (None: not asked) with base `n` for each `label`.

        Rows with a `serie` are drawn together under their label, in the order of `series`, the last
        one darkest; ValueError where there are more than three.
        """
        content = shares.content(self._palette, rows, series)
        return _picture("andeler", content | {"title": title, "caption": caption})

    def antall(
        self,
        indicator_id: str,
        counts: Mapping[str, int],
        median: float | None,
        caption: str,
        title: str = "",
    ) -> Picture:
        """Return a column of municipalities for each number of a count or points.

        `counts` is by number as text, and by `ubesvart` and `svarte_ikke` where there are any;
        columns have the colour of the score the number is cut into.
        """
        content = columns.content(self._palette, self._indicators[indicator_id], counts, median)
        return _picture("antall", content | {"title": title, "caption": caption})

    def linje(
        self,
        points: Sequence[Point],
        years: Sequence[int],
        caption: str,
        title: str = "",
        note: str = "",
    ) -> Picture:
        """Return published shares by year, from the first to the last of `years`.

        Neighbouring years are joined; a year without a point is a gap, and a point with a `break`
        is cut off from what lies before it by a mark that tells the break. ValueError for a point
        outside the years or 0-100 per cent.
        """
        content = lines.content(self._palette, points, years)
        return _picture("linje", content | {"title": title, "note": note, "caption": caption})

    def rutenett(
        self,
        indicator_id: str,
        units: Sequence[str],
        years: Sequence[int],
        cells: Mapping[tuple[str, int], tuple[str | None, str]],
        caption: str,
        title: str = "",
    ) -> Picture:
        """Return a grid of tiles from (unit, year) -> (value or None, status); no cell, no tile."""
        indicator = self._indicators[indicator_id]
        content = tiles.content(self._palette, indicator, units, years, cells)
        return _picture("rutenett", content | {"title": title, "caption": caption})

    def kart(
        self,
        indicator_id: str,
        shapes: gpd.GeoDataFrame,
        values: Mapping[str, tuple[str | None, str]],
        caption: str,
        *,
        counties: gpd.GeoDataFrame | None = None,
        labels: bool = False,
        inset: bool = False,
        title: str = "",
        classes: Mapping[str, str] | None = None,
    ) -> Picture:
        """Return a map of `shapes` (kommunenr, geometry in EPSG:25833 metres).

        `values` has (value or None, status) for each kommunenr; ValueError where one is missing.
        Counts and points get the colour of their score. Labels are `navn` where `shapes` has that
        column, else the number. `classes` gives values other labels in the key.
        """
        from builder.charts import geometry

        drawn = geometry.drawn(shapes, counties, inset, labels)
        indicator, codes = self._indicators[indicator_id], list(shapes["kommunenr"])
        content = maps.content(self._palette, indicator, codes, values, classes or {})
        content |= {"height": drawn.height, "inset": drawn.inset, "names": drawn.names}
        content |= {"title": title, "caption": f"{caption} · {maps.BORDERS}"}
        content["top"] = maps.top(content, drawn.corners)
        return _map_picture(content, drawn.areas)


def _picture(kind: str, content: Mapping[str, Any]) -> Picture:
    """Return the picture of this content, laid out once to know its size."""
    sheet = kinds.layout(kind, content)
    return Picture(kind, canonical(content), sheet.width, sheet.height)


def _map_picture(content: Mapping[str, Any], areas: str) -> Picture:
    """Return a map; its shapes, already JSON, are put first in the content, where they sort."""
    bare = dict.fromkeys(("main", "inset", "borders"), ())
    sheet = kinds.layout("kart", {**content, "areas": bare})
    whole = f'{{"areas":{areas},{canonical(content)[1:]}'
    return Picture("kart", whole, sheet.width, sheet.height)
