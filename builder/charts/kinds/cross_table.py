"""Cross table: the two scores a grade is made of, and how many municipalities have each pair."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts.marks import on_fill
from builder.charts.palette import Values
from builder.charts.tooltips import tooltip_of
from builder.charts.wrapping import columns
from builder.drawing import paper

CLEAR = 7  # px from the table to its scores: the frame of an outer pair stands there


def cross_table(cells: pd.DataFrame, values: Values, across: str, up: str) -> ChartType:
    """Return a table of pairs of scores in the colour of the grade they give, own pair framed.

    `cells` has vannrett and loddrett (scores as text), grad (its label), antall and egen (true for
    the pair of one's own place); `across` and `up` name the two scores.
    """
    axis = alt.Axis(labelAngle=0, labelPadding=CLEAR, domain=False, ticks=False)
    scores = [alt.Tooltip("vannrett:O", title=across), alt.Tooltip("loddrett:O", title=up)]
    base = alt.Chart(cells).encode(
        tooltip=[*scores, *tooltip_of("grad:N", "antall:Q")],
        x=alt.X("vannrett:O", title=across, axis=axis),
        y=alt.Y("loddrett:O", title=up, sort="descending", axis=axis),
    )
    grade = alt.Fill(
        "grad:N", scale=values.fills, legend=alt.Legend(columns=columns(values.labels))
    )
    squares = base.mark_rect(stroke=paper.GROUND).encode(fill=grade)
    numbers = on_fill(base.mark_text().encode(text="antall:Q"), "grad:N", values)
    own = base.transform_filter(alt.datum.egen)
    frame = own.mark_rect(fill=None, stroke="#ffffff", strokeWidth=7)  # seen on dark fills
    edge = own.mark_rect(fill=None, stroke="#000000", strokeWidth=3)  # seen on light ones
    chart = alt.layer(squares, *numbers, frame, edge)
    return chart.properties(width=290, height=alt.Step(36))
