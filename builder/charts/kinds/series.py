"""Series: published shares year by year, joined only where nothing lies between, breaks marked."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts import theme
from builder.charts.tooltips import told


def series(
    points: pd.DataFrame,
    breaks: pd.DataFrame,
    gaps: pd.DataFrame,
    colour: str,
    first: int,
    last: int,
) -> ChartType:
    """Return published shares from the year `first` to `last` on a scale from 0 to 100 per cent.

    `points` has aar, andel_pct, tekst (the number as it was published), n, brudd and strekning
    (years of the same one are joined); `breaks` has aar (between two years) and tekst, `gaps` the
    years (aar) that nothing is published for.
    """
    years = alt.Axis(values=list(range(first, last + 1)), format="d", grid=False, title=None)
    across = alt.X(
        "aar:Q", axis=years, scale=alt.Scale(domain=[first - 0.5, last + 0.5], nice=False)
    )
    per_cent = alt.Axis(values=[0, 50, 100], title=None, domain=False)
    share = alt.Y("andel_pct:Q", axis=per_cent, scale=alt.Scale(domain=[0, 100]))
    shown = alt.Chart(points).encode(
        x=across, y=share, tooltip=told("aar:Q", "tekst:N", "n:N", "brudd:N")
    )
    joints = shown.mark_line(color=colour, strokeWidth=2.5).encode(detail="strekning:N")
    dots = shown.mark_point(color=colour, filled=True, size=70, opacity=1)
    numbers = shown.mark_text(color=colour, fontWeight="bold", dy=-13).encode(text="tekst:N")
    halo = shown.mark_text(stroke=theme.GROUND, strokeWidth=4, fontWeight="bold", dy=-13).encode(
        text="tekst:N"
    )
    broken = alt.Chart(breaks).encode(x=across, tooltip=alt.Tooltip("tekst:N", title="Brudd"))
    rules = broken.mark_rule(color=theme.INK, strokeDash=[5, 4], strokeWidth=1.5)
    word = broken.mark_text(baseline="bottom", dy=-26).encode(
        y=alt.value(0), text=alt.value("brudd")
    )
    dashes = alt.Chart(gaps).mark_text(baseline="bottom", dy=-4, color=theme.QUIET)
    dashes = dashes.encode(x=across, y=alt.datum(0), text=alt.value("–"))
    chart = alt.layer(rules, word, joints, dots, halo, numbers, dashes)
    return chart.properties(width=300, height=140)
