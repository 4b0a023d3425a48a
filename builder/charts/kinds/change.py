"""Change: what municipalities with each value in one round had in a later one."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts import theme
from builder.charts.axes import above
from builder.charts.marks import on_fill
from builder.charts.palette import Values
from builder.charts.tooltips import tooltip_of
from builder.charts.wrapping import columns
from builder.drawing import paper

BAR = 24  # px
LEAST = 8  # municipalities of a hundred: narrower segments have no room for their number


def change(moves: pd.DataFrame, values: Values, after: str, most: int) -> ChartType:
    """Return a bar for each value before, parted by what those that had it have after.

    A bar is as long as they are many; a diamond below points at those that have the same.

    `moves` has fra (label with year and base), til (label), antall and lik (true where the value is
    the same); `after` is the year of the later round, `most` the municipalities of the longest bar.
    """
    stacked = _stacked(moves)
    halfway = stacked.transform_calculate(midt="(datum.x0 + datum.x1) / 2")
    group = alt.Y("fra:N", sort=None, axis=above(BAR / 2 + 4))
    scale = alt.Scale(domain=[0, most], nice=False)
    legend = alt.Legend(columns=columns(values.labels), title=f"Verdien i {after}")
    bars = stacked.mark_bar(height=BAR).encode(
        x=alt.X("x0:Q", axis=None, scale=scale),
        x2="x1:Q",
        y=group,
        fill=alt.Fill("til:N", scale=values.fills, legend=legend),
    )
    middle = alt.X("midt:Q", axis=None, scale=scale)
    numbers = halfway.transform_filter(alt.datum.antall >= LEAST * most / 100).mark_text()
    numbers = numbers.encode(x=middle, y=group, text="antall:Q")
    same = halfway.transform_filter(alt.datum.lik).mark_point(
        shape="diamond", size=70, filled=True, yOffset=BAR / 2 + 7, color=paper.INK, opacity=1
    )
    chart = alt.layer(bars, *on_fill(numbers, "til:N", values), same.encode(x=middle, y=group))
    return chart.properties(width=theme.WIDTH, height=alt.Step(BAR + theme.LINE + 26))


def _stacked(moves: pd.DataFrame) -> alt.Chart:
    """Return the parts of each bar end to end, from x0 to x1."""
    parts = alt.Chart(moves).transform_stack(stack="antall", groupby=["fra"], as_=["x0", "x1"])
    shown: alt.Chart = parts.encode(tooltip=tooltip_of("fra:N", "til:N", "antall:Q"))
    return shown
