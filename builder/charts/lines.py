"""Linje: published shares year by year, joined only where nothing lies between, breaks marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from builder import numbers
from builder.charts.metrics import wrap
from builder.charts.palette import Palette
from builder.charts.sheet import INK, LINE, MARGIN, QUIET, ROOM, WIDTH, Sheet

PLOT = 130
LABEL = 18  # px above 100 per cent for the number of a point there
BREAK = "brudd"
LEFT, RIGHT = 60, WIDTH - 28  # px of the first and the last year
TICKS = (0, 25, 50, 75, 100)
FAINT_LINE = "#d3d9de"
BEFORE = 0.5  # years before its point at which a break is marked

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Point:
    """One published share: its year, its value in per cent, the value as it was published, and
    what has changed since the point before it (`break_text`)."""

    year: int
    value: float
    text: str
    break_text: str = ""


def definition() -> Any:
    """Return the Altair chart of this kind."""
    import altair as alt

    from builder.charts import layers

    across = alt.Scale(
        domainMin=alt.ExprRef("first"),
        domainMax=alt.ExprRef("last"),
        range=[LEFT, RIGHT],
        nice=False,
        zero=False,
    )
    ends = [alt.ExprRef("bottom"), alt.ExprRef("top")]
    up = alt.Scale(domain=[0, 100], range=ends, nice=False)
    x, y = alt.X("x:Q", scale=across, axis=None), alt.Y("y:Q", scale=up, axis=None)
    shares = layers.group(
        layers.rules("joints", x=x, x2="x2:Q", y=y),
        layers.dots("points", x=x, y=y),
        layers.texts("shares", halo=3, x=x, y=y),
    )
    marks = layers.group(layers.rules("breaks", x=x), layers.texts("years", halo=3, x=x))
    params = {"first": 0, "last": 1, "bottom": 1, "top": 0}
    return layers.chart(layers.boxes(), marks, shares, layers.texts(), params=params)


def content(palette: Palette, points: Sequence[Point], years: Sequence[int]) -> dict[str, Any]:
    """Return what a development shows; raises ValueError for a point that has no place in it."""
    first, last = min(years), max(years)
    drawn = sorted(points, key=lambda point: point.year)
    for point in drawn:
        if not (first <= point.year <= last and 0 <= point.value <= 100):
            raise ValueError(f"{point} is outside {first}-{last} or 0-100 per cent")
    return {
        "years": [first, last],
        "points": [[point.year, point.value, point.text] for point in drawn],
        "breaks": [[point.year - BEFORE, point.break_text] for point in drawn if point.break_text],
        "colour": palette.published,
    }


def layout(content: Content) -> Sheet:
    """Return the sheet of one development."""
    sheet = Sheet()
    sheet.heading(content["title"], content["note"])
    first, last = content["years"]
    top = sheet.y + LABEL + (LINE if content["breaks"] else 0)
    bottom = top + PLOT
    sheet.params = {"first": first, "last": last, "top": top, "bottom": bottom}
    _grid(sheet, top, bottom)
    _years(sheet, content, bottom)
    for place, _ in content["breaks"]:
        sheet.add("breaks", x=place, y=sheet.y + LINE, y2=bottom, line=INK, thick=2, dash=[4, 3])
        sheet.write(BREAK, place, sheet.y + 11, align="center", weight="bold", dataset="years")
    _line(sheet, content)
    sheet.y = bottom + 20
    _told_breaks(sheet, content["breaks"])
    sheet.caption(content["caption"])
    return sheet


def _grid(sheet: Sheet, top: float, bottom: float) -> None:
    """Lay out a line for every quarter, with the per cent of every half at its left."""
    for tick in TICKS:
        y = bottom - (bottom - top) * tick / 100
        line = QUIET if tick == 0 else FAINT_LINE
        sheet.add(
            "boxes", x=LEFT - 14, x2=WIDTH - MARGIN, y=y, y2=y, fill="none", line=line, thick=1
        )
        if tick in TICKS[::2]:
            text = f"{tick}{numbers.HARD_SPACE}%"
            sheet.write(text, LEFT - 18, y + 4, align="right", fill=QUIET)


def _years(sheet: Sheet, content: Content, bottom: float) -> None:
    """Write every year below the plot, and a dash over a year that nothing is published for."""
    first, last = content["years"]
    known = {year for year, *_ in content["points"]}
    for year in range(first, last + 1):
        fill = INK if year in known else QUIET
        more: dict[str, Any] = {"align": "center", "fill": fill, "dataset": "years"}
        sheet.write(str(year), year, bottom + 16, **more)
        if year not in known:
            sheet.write("–", year, bottom - 5, **more)


def _line(sheet: Sheet, content: Content) -> None:
    """Lay out the points with their numbers, and what joins neighbouring years without a break."""
    colour = content["colour"]
    for (year, value, _), (later, after, _) in pairwise(content["points"]):
        is_broken = any(year < place < later for place, _ in content["breaks"])
        if later == year + 1 and not is_broken:
            ends = {"x": year, "x2": later, "y": value, "y2": after}
            sheet.add("joints", **ends, line=colour, thick=2.5, dash=[])
    for year, value, text in content["points"]:
        sheet.add("points", x=year, y=value, fill=colour)
        more: dict[str, Any] = {"align": "center", "weight": "bold", "fill": colour}
        sheet.write(text, year, value, dataset="shares", dy=-8, **more)


def _told_breaks(sheet: Sheet, breaks: Sequence[Sequence[Any]]) -> None:
    """Write what has changed at each break below the years."""
    for _, text in breaks:
        for line in wrap(f"{BREAK.capitalize()}: {text}", ROOM):
            sheet.write(line, MARGIN, sheet.y + 12)
            sheet.y += LINE
