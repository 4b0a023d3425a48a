"""Locator: where in its county a municipality lies."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts import theme
from builder.charts.kinds.map import shown
from builder.charts.tooltips import tooltip_of
from builder.drawing import paper

ACROSS = 180 - 2 * theme.PADDING  # px


def locator(
    shapes: pd.DataFrame,
    own: pd.DataFrame,
    borders: pd.DataFrame,
    view: pd.DataFrame,
    width: int = ACROSS,
    height: int = ACROSS,
) -> ChartType:
    """Return a small pale map with one municipality filled, and a ring around it if it is small.

    `shapes` has kommune, prikk_x and prikk_y (the middle of a small municipality) and geometry, a
    row for each of the county, `own` the same of one's own, `borders` the coast and borders of the
    county as geometry. All are in metres; `view` has the corners of what is shown.
    """
    name = tooltip_of("kommune:N")
    land = alt.Chart(shapes).mark_geoshape(fill=paper.GRID).encode(tooltip=name)
    outline = alt.Chart(borders).mark_geoshape(filled=False, stroke=paper.OUTLINE)
    here = alt.Chart(own).mark_geoshape(fill=paper.MARK, stroke=paper.MARK).encode(tooltip=name)
    ring = (
        alt.Chart(own)
        .transform_filter("isValid(datum.prikk_x)")
        .mark_point(size=200, strokeWidth=2, color=paper.MARK, opacity=1)
        .encode(longitude="prikk_x:Q", latitude="prikk_y:Q", tooltip=name)
    )
    chart = alt.layer(shown(view), land, outline, here, ring)
    return chart.project(type="identity", reflectY=True).properties(width=width, height=height)
