"""Distribution: how the municipalities of each group answered, a bar of 100 per cent a group."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts import theme
from builder.charts.axes import above
from builder.charts.marks import on_fill, pointer
from builder.charts.palette import Values
from builder.charts.theme import LINE
from builder.charts.tooltips import tooltip_of
from builder.charts.wrapping import columns

BAR = 26  # px
POINTER = 16  # px between a bar and its label, for the mark of one's own place
LEAST = 9  # per cent: narrower segments have no room for their number


def distribution(shares: pd.DataFrame, values: Values, lines: int = 1) -> ChartType:
    """Return a stacked bar for each group, with the segment of one's own place pointed at.

    `shares` has gruppe (label with its base), rad (the same in `lines` lines, empty ones first),
    svar (label), antall, n, andel_pct and egen (true for the answer of one's own place), a row for
    each answer in the order of the bars.
    """
    stacked = (
        alt.Chart(shares)
        .transform_stack(stack="andel_pct", groupby=["rad"], as_=["fra", "til"])
        .encode(tooltip=tooltip_of("gruppe:N", "svar:N", "antall:Q", "andel_pct:Q"))
    )
    group = alt.Y("rad:N", sort=None, axis=above(BAR / 2 + POINTER, lines))
    middle = alt.X("midt:Q", axis=None, scale=alt.Scale(domain=[0, 100]))
    bars = stacked.mark_bar(height=BAR).encode(
        x=alt.X("fra:Q", axis=None, scale=alt.Scale(domain=[0, 100])),
        x2="til:Q",
        y=group,
        fill=alt.Fill(
            "svar:N", scale=values.fills, legend=alt.Legend(columns=columns(values.labels))
        ),
    )
    halfway = stacked.transform_calculate(midt="(datum.fra + datum.til) / 2")
    numbers = halfway.transform_filter(alt.datum.andel_pct >= LEAST).mark_text()
    numbers = numbers.encode(x=middle, y=group, text=alt.Text("andel_pct:Q", format=".1f"))
    own = pointer(halfway.transform_filter(alt.datum.egen), -BAR / 2 - 8)
    chart = alt.layer(bars, *on_fill(numbers, "svar:N", values), own.encode(x=middle, y=group))
    return chart.properties(width=theme.WIDTH, height=alt.Step(66 + LINE * (lines - 1)))
