"""Antall: a column for every number from 0 up in the colour of its score, and the median."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder import numbers
from builder.charts import words
from builder.charts.metrics import width
from builder.charts.palette import Palette
from builder.charts.sheet import INK, LINE, MARGIN, QUIET, ROOM, WIDTH, Sheet
from builder.definitions import Indicator

PLOT = 150
LABEL = 16  # px above a column for its number
HALF = 0.42  # half the width of a column, in steps of the axis

Content = Mapping[str, Any]


def definition() -> Any:
    """Return the Altair chart of this kind."""
    import altair as alt

    from builder.charts import layers

    across = alt.Scale(
        domainMin=-0.5,
        domainMax=alt.ExprRef("last"),
        range=[MARGIN, WIDTH - MARGIN],
        nice=False,
        zero=False,
    )
    up = alt.Scale(
        domainMin=0,
        domainMax=alt.ExprRef("most"),
        range=[alt.ExprRef("bottom"), alt.ExprRef("top")],
        nice=False,
    )
    x = alt.X("x:Q", scale=across, axis=None)
    y = alt.Y("y:Q", scale=up, axis=None)
    columns = layers.group(
        layers.boxes("columns", x=x, y=y),
        layers.texts("counts", x=x, y=y),
    )
    marks = layers.group(layers.rules("lines", x=x), layers.texts("steps", x=x))
    params = {"last": 1, "most": 1, "bottom": 1, "top": 0}
    return layers.chart(layers.boxes(), columns, marks, layers.texts(), params=params)


def content(
    palette: Palette, indicator: Indicator, counts: Mapping[str, int], median: float | None
) -> dict[str, Any]:
    """Return what a distribution of counts or points shows."""
    cut = palette.cut_of(indicator)
    shown = cut or indicator
    missing = [value for value in words.UNANSWERED if counts.get(value)]
    labels = words.score_labels(cut) if cut else {}
    labels |= {value: words.label(indicator, value) for value in missing}
    total = sum(counts.get(value, 0) for value in (*indicator.values, *missing))
    return {
        "note": f"Antall kommuner (i alt {words.kommuner(total)})",
        "key": [{"label": text, **palette.of(shown, value)} for value, text in labels.items()],
        "columns": _columns(palette, indicator, counts, missing),
        "median": [] if median is None else [float(median), f"median {numbers.short(median)}"],
        "axis": f"Antall {indicator.unit}",
    }


def _columns(
    palette: Palette, indicator: Indicator, counts: Mapping[str, int], missing: list[str]
) -> list[dict[str, Any]]:
    """Return the columns of the numbers, and after a gap those of who has no number."""
    after = len(indicator.values) + 0.3
    places = [(value, float(value), value) for value in indicator.values]
    places += [(value, after + place, "") for place, value in enumerate(missing)]
    return [
        {
            "x": x,
            "number": number,
            "count": counts.get(value, 0),
            "text": numbers.integer(counts.get(value, 0)),
            "paint": palette.of(indicator, value),
        }
        for value, x, number in places
    ]


def layout(content: Content) -> Sheet:
    """Return the sheet of one distribution of counts or points."""
    sheet = Sheet()
    sheet.heading(content["title"], content["note"])
    sheet.key(content["key"])
    columns = content["columns"]
    most = max([column["count"] for column in columns] + [1])
    top = sheet.y + LABEL + (LINE + 8 if content["median"] else 0)
    bottom = top + PLOT
    last = columns[-1]["x"] + 0.5
    sheet.params = {"last": last, "most": most, "top": top, "bottom": bottom}
    for column in columns:
        _column(sheet, column, bottom)
    if content["median"]:
        _median(sheet, content, top, bottom, most)
    base = {"x": MARGIN, "x2": WIDTH - MARGIN, "y": bottom, "y2": bottom}
    sheet.add("boxes", **base, fill="none", line=QUIET, thick=1)
    sheet.write(content["axis"], WIDTH - MARGIN, bottom + 14 + LINE, align="right", fill=QUIET)
    sheet.y = bottom + 14 + LINE + 4
    sheet.caption(content["caption"])
    return sheet


def _column(sheet: Sheet, column: Content, bottom: float) -> None:
    """Lay out one column with its count on top and its number below; no column where nobody is."""
    x, count, paint = column["x"], column["count"], column["paint"]
    if count:
        box = {"x": x - HALF, "x2": x + HALF, "y": 0, "y2": count}
        sheet.add("columns", **box, fill=paint["fill"], line=paint["line"], thick=1)
    text: dict[str, Any] = {"align": "center", "fill": INK if count else QUIET}
    sheet.write(column["text"], x, count, dataset="counts", dy=-4, **text)
    if column["number"]:
        sheet.write(column["number"], x, bottom + 14, align="center", dataset="steps")


def _median(sheet: Sheet, content: Content, top: float, bottom: float, most: int) -> None:
    """Write the median above its place, with a line down to the columns it stands over."""
    median, text = content["median"]
    near = [column["count"] for column in content["columns"] if abs(column["x"] - median) < 1]
    end = bottom - (bottom - top) * max(near, default=0) / most - LABEL
    last = sheet.params["last"]
    middle = MARGIN + ROOM * (median + 0.5) / (last + 0.5)
    half = width(text, weight="bold") / 2
    middle = min(max(middle, MARGIN + half), WIDTH - MARGIN - half)
    sheet.write(text, middle, sheet.y + 12, align="center", weight="bold")
    line = {"x": median, "y": sheet.y + LINE + 1, "y2": end}
    sheet.add("lines", **line, line=INK, thick=1.5, dash=[3, 2])
