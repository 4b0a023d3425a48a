"""Histogram: how many have each number of a count or points, in the colour of its score."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts.marks import pointer
from builder.charts.palette import Values
from builder.charts.tooltips import tooltip_of
from builder.charts.wrapping import columns
from builder.drawing import paper

KEY = 38  # px from the key to the columns, with room for the text of the median
ACROSS = 300  # px, which leaves room for the numbers of the axis
FEW = 16  # numbers on the axis before only every second is written


def histogram(
    counts: pd.DataFrame,
    median: pd.DataFrame,
    cuts: pd.DataFrame,
    values: Values,
    unit: str,
    most: int,
) -> ChartType:
    """Return a column for each number from 0 to `most`, with median, limits and own place.

    `counts` has tall, antall, trinn (the label of its score) and egen (true for the number of one's
    own place); `median` has median and etikett in one row, or none; `cuts` has grense, where the
    score changes.
    """
    across, up = _axes(unit, most)
    legend = (
        alt.Legend(columns=columns(values.labels), offset=KEY) if len(values.labels) > 1 else None
    )
    number = alt.Tooltip("tall:Q", title=unit, format="d")
    bars = (
        alt.Chart(counts)
        .mark_bar(width=0.9 * ACROSS / (most + 1))
        .encode(
            x=across,
            y=up,
            fill=alt.Fill("trinn:N", scale=values.fills, legend=legend),
            tooltip=[number, *tooltip_of("antall:Q", "trinn:N")],
        )
    )
    limits = alt.Chart(cuts).mark_rule(strokeDash=[2, 3]).encode(x="grense:Q")
    middle = alt.Chart(median).encode(x="median:Q", tooltip=tooltip_of("etikett:N"))
    line = middle.mark_rule(color=paper.INK, strokeWidth=2)
    word = middle.mark_text(baseline="bottom", dy=-14).encode(text="etikett:N", y=alt.value(0))
    own = pointer(alt.Chart(counts).transform_filter(alt.datum.egen), -8).encode(x=across, y=up)
    return alt.layer(limits, bars, line, word, own).properties(width=ACROSS, height=150)


def _axes(unit: str, most: int) -> tuple[alt.X, alt.Y]:
    """Return the numbers from 0 to `most` along, and how many have each of them upwards."""
    ticks = list(range(0, most + 1, 1 if most < FEW else 2))
    axis = alt.Axis(values=ticks, format="d", grid=False, title=unit)
    across = alt.X("tall:Q", axis=axis, scale=alt.Scale(domain=[-0.5, most + 0.5], nice=False))
    many = alt.Axis(tickCount=4, tickMinStep=1, format="d", domain=False, title=None)
    return across, alt.Y("antall:Q", axis=many)
