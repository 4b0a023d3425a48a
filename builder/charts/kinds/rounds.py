"""Rounds: what one municipality, or each of its predecessors, had in every round, tile by tile."""

from __future__ import annotations

import altair as alt
import pandas as pd
from altair.typing import ChartType

from builder.charts.axes import above
from builder.charts.marks import on_fill
from builder.charts.palette import Values
from builder.charts.theme import LINE, WIDTH
from builder.charts.tooltips import tooltip_of
from builder.charts.wrapping import columns

BIG = 20  # px, of the grade
PADDING = 10  # px above and below the text of a tile


def rounds(
    cells: pd.DataFrame,
    values: Values,
    lines: int,
    is_named: bool,
    is_graded: bool,
    key: tuple[str, ...] = (),
) -> ChartType:
    """Return a tile for each unit and round, in the colour of its value; no row, no tile.

    `cells` has enhet, aar (text), verdi (its label), stor (the grade, or nothing) and tekst (a text
    of at most `lines` lines). Units are named above their tiles where `is_named`; `is_graded` says
    that some have a grade; `key` has the labels that a key on top tells, where tiles are too narrow
    for them.
    """
    high = LINE * lines + (BIG + 4 if is_graded else 0) + 2 * PADDING
    room = LINE + 8 if is_named else 0  # half of it above the tiles of a row, half below
    units = above(high / 2 + 4) if is_named else None
    base = alt.Chart(cells).encode(
        x=alt.X("aar:N", title=None, axis=_years(room / 2)),
        y=alt.Y("enhet:N", sort=None, axis=units, title=None),
        tooltip=tooltip_of("enhet:N", "aar:N", "verdi:N"),
    )
    legend = alt.Legend(values=list(key), columns=columns(key)) if key else None
    tiles = base.mark_rect(height=high, xOffset=0, width=alt.RelativeBandSize(0.94)).encode(
        fill=alt.Fill("verdi:N", scale=values.fills, legend=legend)
    )
    small = base.mark_text(lineBreak="\n", dy=_down(lines, is_graded)).encode(text="tekst:N")
    layers = [tiles, *on_fill(small, "verdi:N", values)]
    if is_graded:
        large = base.mark_text(fontSize=BIG, fontWeight="bold", dy=-LINE * lines / 2 - 2)
        layers += on_fill(large.encode(text="stor:N"), "verdi:N", values)
    return alt.layer(*layers).properties(width=WIDTH, height=alt.Step(high + 8 + room))


def _years(offset: float) -> alt.Axis:
    """Return the axis of years, so many px above the tiles."""
    return alt.Axis(
        orient="top",
        labelAngle=0,
        domain=False,
        ticks=False,
        labelFontWeight="bold",
        offset=offset,
    )


def _down(lines: int, is_graded: bool) -> float:
    """Return how far below the middle of a tile its small text begins, in px."""
    return BIG / 2 + 2 - LINE * (lines - 1) / 2 if is_graded else -LINE * (lines - 1) / 2
