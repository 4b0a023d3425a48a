"""The map of the country as the browser makes it live: shapes and county lines alone, 1 px a km."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts.palette import Values

KM = 1000  # metres


def live_map(
    shapes: pd.DataFrame,
    borders: pd.DataFrame,
    values: Values,
    corner: tuple[int, int],
    size: tuple[int, int],
) -> ChartType:
    """Return a map without a key and names, a px for each km from its upper left `corner` (metres).

    `shapes` has verdi (label) and geometry, `borders` has lines; every `verdi` must be one of the
    labels of `values`.
    """
    left, top = corner
    fill = alt.Fill("verdi:N", scale=values.fills, legend=None)
    areas = alt.Chart(shapes).mark_geoshape().encode(fill=fill)
    lines = alt.Chart(borders).mark_geoshape(filled=False, stroke="#000000")
    projection = alt.Projection(
        type="identity", reflectY=True, scale=1 / KM, translate=[-left / KM, top / KM]
    )
    width, height = size
    return alt.layer(areas, lines, projection=projection).properties(width=width, height=height)
