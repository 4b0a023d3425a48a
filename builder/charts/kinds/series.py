"""Series: published shares year by year, joined only where nothing lies between, breaks marked."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts.tooltips import tooltip_of
from builder.drawing import paper


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
        x=across, y=share, tooltip=tooltip_of("aar:Q", "tekst:N", "n:N", "brudd:N")
    )
    dashes = alt.Chart(gaps).mark_text(baseline="bottom", dy=-4, color=paper.QUIET)
    dashes = dashes.encode(x=across, y=alt.datum(0), text=alt.value("–"))
    chart = alt.layer(*_break_marks(breaks, across), *_point_marks(shown, colour), dashes)
    return chart.properties(width=300, height=140)


def _point_marks(shown: alt.Chart, colour: str) -> list[alt.Chart]:
    """Return the years that are joined, a dot for each share, and its number on a halo."""
    joints = shown.mark_line(color=colour, strokeWidth=2.5).encode(detail="strekning:N")
    dots = shown.mark_point(color=colour, filled=True, size=70, opacity=1)
    numbers = shown.mark_text(color=colour, fontWeight="bold", dy=-13).encode(text="tekst:N")
    halo = shown.mark_text(stroke=paper.GROUND, strokeWidth=4, fontWeight="bold", dy=-13).encode(
        text="tekst:N"
    )
    return [joints, dots, halo, numbers]


def _break_marks(breaks: pd.DataFrame, across: alt.X) -> list[alt.Chart]:
    """Return a rule for each break, with the word above it."""
    broken = alt.Chart(breaks).encode(x=across, tooltip=alt.Tooltip("tekst:N", title="Brudd"))
    rules = broken.mark_rule(color=paper.INK, strokeDash=[5, 4], strokeWidth=1.5)
    word = broken.mark_text(baseline="bottom", dy=-26).encode(
        y=alt.value(0), text=alt.value("brudd")
    )
    return [rules, word]
