"""Map: municipalities in the colour of their value, with county borders and names."""

from __future__ import annotations

from typing import Any

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts import theme
from builder.charts.palette import Values
from builder.charts.tooltips import tooltip_of
from builder.charts.wrapping import key_columns
from builder.drawing import paper

# The key tells how many rows of `shapes` have each label.
COUNTED = "datum.label + ' (' + (indata('shapes', 'verdi', datum.label) || 0) + ')'"
TALL = 400  # px, unless the picture says otherwise


def kommune_map(
    shapes: pd.DataFrame,
    borders: pd.DataFrame,
    names: pd.DataFrame,
    view: pd.DataFrame,
    values: Values,
    inset: pd.DataFrame | None = None,
    sea: int = 0,
    height: int = TALL,
) -> ChartType:
    """Return a map of the part of the country whose corners `view` has.

    `shapes` has kommunenr, kommune, verdi (label), prikk_x and prikk_y (where a tiny municipality
    has its dot) and geometry, and so has `inset`, those that are shown once more, larger. `borders`
    has lines as geometry. `names` has navn, x, y, plass (left, center or right of it) and fra_x,
    fra_y, til_x, til_y of its line if it has one. All are in metres. A key whose labels have at
    most `sea` characters, numbers included, lies in the sea in the upper left corner. Every `verdi`
    must be one of the labels of `values`; there is no colour for another.
    """
    fill = alt.Fill("verdi:N", scale=values.fills, legend=_key(values, sea))
    encodings: dict[str, Any] = {"fill": fill, "tooltip": tooltip_of("kommune:N", "verdi:N")}
    frames = [shapes] if inset is None else [shapes, inset]
    areas = [
        alt.Chart(frame).mark_geoshape(stroke=paper.OUTLINE).encode(**encodings) for frame in frames
    ]
    dots = [_dots(frame).encode(**encodings) for frame in frames]
    line = alt.Chart(borders)
    lines = [
        line.mark_geoshape(filled=False, stroke=paper.GROUND, strokeWidth=2),
        line.mark_geoshape(filled=False, stroke=paper.INK, strokeWidth=0.8),
    ]
    chart = alt.layer(shown(view), *areas, *lines, *dots, *_name_layers(names))
    return chart.project(type="identity", reflectY=True).properties(
        width=theme.WIDTH, height=height
    )


def _key(values: Values, sea: int) -> alt.Legend:
    """Return the key: in the sea where its labels have at most so many characters, else on top."""
    labels = [f"{label} (999)" for label in values.labels]
    if max(map(len, labels)) <= sea:
        return alt.Legend(labelExpr=COUNTED, orient="top-left", offset=0)
    return alt.Legend(labelExpr=COUNTED, columns=key_columns(labels))


def _dots(shapes: pd.DataFrame) -> alt.Chart:
    """Return the dots of municipalities too small to be seen, without a colour."""
    tiny = alt.Chart(shapes).transform_filter("isValid(datum.prikk_x)")
    dots = tiny.mark_circle(size=28, opacity=1, stroke=paper.OUTLINE, strokeWidth=0.75)
    placed: alt.Chart = dots.encode(alt.Longitude("prikk_x:Q"), alt.Latitude("prikk_y:Q"))
    return placed


def shown(view: pd.DataFrame) -> alt.Chart:
    """Return a line from corner to corner of what a map shows, not drawn, for Vega to fit it to."""
    chart = alt.Chart(view)
    line: alt.Chart = chart.mark_geoshape(filled=False, strokeOpacity=0, strokeWidth=0)
    return line


def _name_layers(names: pd.DataFrame) -> list[alt.Chart]:
    """Return the texts, each on a halo, and their lines with a dot where they end."""
    lined = alt.Chart(names).transform_filter("isValid(datum.til_x)")
    rule = lined.encode(
        alt.Longitude("fra_x:Q"),
        alt.Latitude("fra_y:Q"),
        alt.Longitude2("til_x:Q"),
        alt.Latitude2("til_y:Q"),
    )
    end = lined.mark_circle(size=12, opacity=1, color=paper.INK, stroke=paper.GROUND)
    lines = [
        rule.mark_rule(color=paper.GROUND, strokeWidth=3),
        rule.mark_rule(color=paper.INK, strokeWidth=1),
        end.encode(alt.Longitude("til_x:Q"), alt.Latitude("til_y:Q")),
    ]
    places = alt.Longitude("x:Q"), alt.Latitude("y:Q")
    text = alt.Chart(names).encode(*places, alt.Text("navn:N"))
    side = alt.expr("datum.plass")
    halo = text.mark_text(align=side, stroke=paper.GROUND, strokeWidth=3, strokeJoin="round")
    return [*lines, halo, text.mark_text(align=side)]
