"""Shares: how many per cent gave the positive answer to each item, in up to three rounds."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts.axes import above
from builder.charts.theme import LINE
from builder.charts.tooltips import tooltip_of
from builder.drawing.paper import QUIET

BAR = 16  # px
GAP = 14  # px between two items
FOR_ITEMS = {"for": "position"}  # a step is that of an item with its bars, not of a bar
ROOM = 300  # px for 100 per cent, which leaves room for the number behind the longest bar


def shares(shares: pd.DataFrame, rounds: tuple[tuple[str, str], ...], lines: int = 1) -> ChartType:
    """Return bars of shares, grouped by item, with the label of the item above them.

    `shares` has etikett (of the item), rad (the same in `lines` lines, empty ones first), runde,
    antall, n and andel_pct (missing where it was not asked); `rounds` are (name, colour), the
    newest last.
    """
    names, colours = [name for name, _ in rounds], [colour for _, colour in rounds]
    high, room = BAR * len(rounds), LINE * lines + GAP
    legend = alt.Legend() if len(rounds) > 1 else None
    base = alt.Chart(shares).encode(
        y=alt.Y("rad:N", sort=None, axis=above(high / 2 + 3, lines)),
        yOffset=alt.YOffset(
            "runde:N", scale=alt.Scale(domain=names, range=[room / 2, room / 2 + high])
        ),
        tooltip=tooltip_of("etikett:N", "runde:N", "antall:Q", "n:Q", "andel_pct:Q"),
    )
    share = alt.X("andel_pct:Q", title=None, axis=None, scale=alt.Scale(domain=[0, 100]))
    fill = alt.Fill("runde:N", scale=alt.Scale(domain=names, range=colours), legend=legend)
    bars = base.mark_bar().encode(x=share, fill=fill)
    numbers = base.mark_text(align="left", dx=4).encode(
        x=share, text=alt.Text("andel_pct:Q", format=".1f")
    )
    absent = (
        base.transform_filter("!isValid(datum.andel_pct)")
        .mark_text(align="left", dx=4, color=QUIET)
        .encode(x=alt.value(0), text=alt.value("ikke spurt"))
    )
    chart = alt.layer(bars, numbers, absent)
    return chart.properties(width=ROOM, height=alt.Step(high + room, **FOR_ITEMS))
