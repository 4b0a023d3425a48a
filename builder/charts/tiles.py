"""Rutenett: a row for each unit and a column for each round, the result written in its tile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from builder.charts import words
from builder.charts.metrics import width, wrap
from builder.charts.palette import Palette
from builder.charts.sheet import LINE, MARGIN, ROOM, SIZE, WIDTH, Sheet
from builder.definitions import Indicator

GUTTER = 6
GAP = 8
BIG = 22
PAD = 8  # px above and below the text in a tile
LEAST = 44

Content = Mapping[str, Any]
Cell = tuple[str | None, str]  # value or None, and the status that says why it is missing


def definition() -> Any:
    """Return the Altair chart of this kind."""
    import altair as alt

    from builder.charts import layers

    ends = [alt.ExprRef("left"), alt.ExprRef("right")]
    scale = alt.Scale(domainMin=0, domainMax=alt.ExprRef("columns"), range=ends, nice=False)
    column = alt.X("x:Q", scale=scale, axis=None)
    tiles = layers.group(layers.boxes("tiles", x=column), layers.texts("results", x=column))
    params = {"columns": 1, "left": MARGIN, "right": WIDTH - MARGIN}
    return layers.chart(tiles, layers.texts(), params=params)


def content(
    palette: Palette,
    indicator: Indicator,
    units: Sequence[str],
    years: Sequence[int],
    cells: Mapping[tuple[str, int], Cell],
) -> dict[str, Any]:
    """Return what a tile grid shows."""
    rows = [
        {"unit": unit, "tiles": [_content(palette, indicator, cells.get((unit, y))) for y in years]}
        for unit in units
    ]
    return {"years": list(years), "rows": rows}


def _content(palette: Palette, indicator: Indicator, cell: Cell | None) -> dict[str, Any] | None:
    """Return the texts and paint of one tile, or None where the unit was not there that year."""
    if cell is None:
        return None
    value, status = cell
    if value is None:
        text = words.SHORT_STATUS_LABELS[status]
        return {"big": "", "text": text, "paint": palette.of(indicator, status)}
    text = f"av {indicator.max}" if indicator.is_number else indicator.label_of(value)
    big = "" if indicator.is_category else value
    return {"big": big, "text": text, "paint": palette.of(indicator, value)}


def layout(content: Content) -> Sheet:
    """Return the sheet of one tile grid."""
    sheet = Sheet()
    years = content["years"]
    sheet.heading(content["title"])
    sheet.params = {"columns": len(years), "left": MARGIN, "right": WIDTH - MARGIN + GUTTER}
    step = (ROOM + GUTTER) / max(len(years), 1)
    for column, year in enumerate(years):
        middle = column + (1 - GUTTER / step) / 2
        head: dict[str, Any] = {"align": "center", "weight": "bold", "dataset": "results"}
        sheet.write(str(year), middle, sheet.y + 14, **head)
    sheet.y += 22
    for row in content["rows"]:
        _row(sheet, row, step)
    sheet.y -= GAP
    sheet.caption(content["caption"])
    return sheet


def _row(sheet: Sheet, row: Content, step: float) -> None:
    """Lay out the name of one unit and its tiles, all as high as the tallest text needs."""
    for line in wrap(row["unit"], ROOM):
        sheet.write(line, MARGIN, sheet.y + 12)
        sheet.y += LINE
    sheet.y += 3
    texts = [_lines(tile, step) if tile else () for tile in row["tiles"]]
    tall = max([LEAST, *(_height(tile, lines) + 2 * PAD for tile, lines in _pairs(row, texts))])
    for column, (tile, lines) in enumerate(zip(row["tiles"], texts, strict=True)):
        if tile:
            _tile(sheet, tile, lines, column, tall, step)
    sheet.y += tall + GAP


def _pairs(row: Content, texts: Sequence[tuple[str, ...]]) -> list[tuple[Content, tuple[str, ...]]]:
    """Return the tiles that are there, each with its lines."""
    return [(t, lines) for t, lines in zip(row["tiles"], texts, strict=True) if t]


def _lines(tile: Content, step: float) -> tuple[str, ...]:
    """Return the small text of a tile in lines."""
    return wrap(tile["text"], step - GUTTER - 12) if tile["text"] else ()


def _height(tile: Content, lines: Sequence[str]) -> float:
    """Return how high the texts of a tile are."""
    return (BIG if tile["big"] else 0) + LINE * len(lines) - 3


def _tile(
    sheet: Sheet, tile: Content, lines: Sequence[str], column: int, tall: float, step: float
) -> None:
    """Lay out one tile with its texts in the middle, on a plain plate where it has a pattern."""
    paint, end = tile["paint"], column + 1 - GUTTER / step
    middle = (column + end) / 2
    box = {"x": column + 0.5 / step, "x2": end - 0.5 / step}
    box |= {"y": sheet.y + 0.5, "y2": sheet.y + tall - 0.5}
    sheet.add("tiles", **box, fill=paint["fill"], line=paint["line"], thick=1)
    high = _height(tile, lines)
    top = sheet.y + (tall - high) / 2
    if paint["fill"] != paint["base"]:
        _plate(sheet, paint["base"], (top, high), lines, middle, step)
    if tile["big"]:
        big: dict[str, Any] = {
            "align": "center",
            "size": BIG - 2,
            "weight": "bold",
            "dataset": "results",
        }
        sheet.write(tile["big"], middle, top + BIG - 5, fill=paint["ink"], **big)
        top += BIG
    small = {"align": "center", "fill": paint["ink"], "dataset": "results"}
    for number, line in enumerate(lines):
        sheet.write(line, middle, top + SIZE - 2 + LINE * number, **small)


def _plate(
    sheet: Sheet,
    base: str,
    place: tuple[float, float],
    lines: Sequence[str],
    middle: float,
    step: float,
) -> None:
    """Lay out a box of plain colour behind the text of a tile with a pattern."""
    half = (max(width(line) for line in lines) / 2 + 3) / step if lines else 0
    top, high = place
    box = {"x": middle - half, "x2": middle + half, "y": top - 3, "y2": top + high + 3}
    sheet.add("tiles", **box, fill=base, line="none", thick=0)
