"""Axes that more than one kind of chart has."""

from __future__ import annotations

import altair as alt

from builder.charts.theme import LINE


def above(offset: float, lines: int = 1) -> alt.Axis:
    """Return an axis that writes each label above its row, from the left edge.

    There it has the whole width of a phone. `offset` is from the middle of the row up to the label,
    in px; a label of several `lines` has line breaks in it, empty lines first where it has fewer.
    """
    return alt.Axis(
        labelAlign="left",
        labelBaseline="bottom",
        labelExpr=r"split(datum.label, '\n')",
        labelLineHeight=LINE,
        labelOffset=-offset - LINE * (lines - 1),
        labelPadding=0,
        ticks=False,
        domain=False,
        grid=False,
        title=None,
    )
