"""Marks that more than one kind of chart has."""

from __future__ import annotations

import altair as alt

from builder.charts.palette import Values
from builder.drawing.paper import MARK

HALO = 4  # px round a text that stands on a pattern


def on_fill(texts: alt.Chart, field: str, values: Values) -> list[alt.Chart]:
    """Return a text mark that can be read on the fill of its value (`field` has the label).

    It is in the ink of the value, and has its plain colour around it where fills have patterns.
    """
    ink = texts.encode(color=alt.Color(field, scale=values.inks, legend=None))
    if not values.has_patterns:
        return [ink]
    ground = alt.Stroke(field, scale=values.grounds, legend=None)
    return [texts.encode(stroke=ground, strokeWidth=alt.value(HALO)), ink]


def pointer(own: alt.Chart, offset: float) -> alt.Chart:
    """Return a small triangle that points down at one's own place, `offset` px from its middle.

    It stands on the ground, where it is seen whatever the colour of the mark it points at.
    """
    mark: alt.Chart = own.mark_point(
        shape="triangle-down", size=90, filled=True, opacity=1, color=MARK, yOffset=offset
    )
    return mark
