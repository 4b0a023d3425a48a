"""Kart: municipalities in the colour of their value, with the key in the open sea and a cut-out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from builder import numbers
from builder.charts import words
from builder.charts.metrics import width
from builder.charts.palette import FAINT, WHITE, Paint, Palette, contrast
from builder.charts.sheet import INK, MARGIN, QUIET, WIDTH, Sheet
from builder.definitions import Indicator
from builder.definitions.kinds import Cut

THIN = 0.5
CLEAR = 8  # px between key and map
BORDERS = "Kart: © Kartverket"
INSET_NAME = "Rundt Oslofjorden"

Content = Mapping[str, Any]


def definition() -> Any:
    """Return the Altair chart of this kind; shapes come in tenths of a px, y downwards."""
    from builder.charts import layers

    return layers.chart(
        layers.areas("shapes"),
        layers.boxes(),
        layers.texts("names", halo=3),
        layers.texts(),
        params={"left": 0, "top": 0},
    )


def content(
    palette: Palette,
    indicator: Indicator,
    codes: Sequence[str],
    values: Mapping[str, tuple[str | None, str]],
    classes: Mapping[str, str],
) -> dict[str, Any]:
    """Return the colours and the key of a map; raises ValueError where a code has no value, or for
    a number that no score cuts, which has no classes to colour."""
    if strangers := sorted(set(codes) - set(values)):
        raise ValueError(f"{indicator.id}: no value or status for {', '.join(strangers)}")
    scored = palette.cut_of(indicator) if indicator.is_number else indicator
    if scored is None:
        raise ValueError(f"{indicator.id}: no score cuts this number into classes")
    shown = [_class(indicator, scored, *values[code]) for code in codes]
    used = [*scored.values, *(status for status in words.STATUSES if status in shown)]
    labels = words.score_labels(scored) if indicator.is_number else {}
    labels = {value: words.label(scored, value) for value in used} | labels | dict(classes)
    key = [
        {"label": f"{labels[value]} ({numbers.integer(shown.count(value))})"}
        | palette.of(scored, value)
        for value in used
    ]
    paints = {value: _bordered(palette.of(scored, value)) for value in used}
    return {"key": key, "paints": paints, "values": shown}


def _class(indicator: Indicator, scored: Indicator, value: str | None, status: str) -> str:
    """Return what decides the colour of a municipality: a score, a category or a status."""
    if value is None:
        return status
    if indicator.is_number and isinstance(scored.rule, Cut):
        return str(scored.rule.score(int(value)))
    return value


def _bordered(paint: Paint) -> Paint:
    """Return a paint with a border that sets it off from a neighbour of the same colour."""
    is_dark = contrast(paint["base"], WHITE) >= FAINT
    return {**paint, "line": WHITE} if is_dark else paint


def layout(content: Content) -> Sheet:
    """Return the sheet of one map."""
    sheet = Sheet()
    sheet.heading(content["title"])
    sheet.key(content["key"], stacked=True)
    top = content["top"]
    sheet.params = {"left": MARGIN, "top": top}
    _areas(sheet, content)
    for name, x, y in content["names"]:
        place = {"x": MARGIN + x, "y": top + y + 4, "align": "center", "dataset": "names"}
        sheet.write(name, **place)
    sheet.y = max(sheet.y, top + content["height"])
    if content["inset"]:
        _inset(sheet, content)
    sheet.caption(content["caption"])
    return sheet


def top(content: Content, corners: Any) -> int:
    """Return how far down a map begins for its key to lie in open sea (corners: rows of x, y)."""
    sheet = Sheet()
    sheet.heading(content["title"])
    start = sheet.y
    sheet.key(content["key"], stacked=True)
    right = max(row["x"] + width(row["text"]) for row in sheet.data["texts"]) + CLEAR - MARGIN
    beside = corners[corners[:, 0] < right]
    return round(max(start, sheet.y + CLEAR - float(beside[:, 1].min(initial=9999.0))))


def _areas(sheet: Sheet, content: Content) -> None:
    """Lay out the municipalities, and the borders between counties over them."""
    areas, paints, values = content["areas"], content["paints"], content["values"]
    for number, coordinates in (*enumerate(areas["main"]), *areas["inset"]):
        sheet.add("shapes", **_feature("MultiPolygon", coordinates, paints[values[number]]))
    for feature in _borders(areas["borders"]):
        sheet.add("shapes", **feature)


def _borders(lines: list[Any]) -> Iterator[dict[str, Any]]:
    """Yield the borders twice, white and wide below and dark above, to be seen on every colour."""
    if lines:
        for line, thick in (("#ffffff", 2.0), (INK, 0.8)):
            paint = {"fill": "none", "line": line}
            yield _feature("MultiLineString", lines, paint, thick)


def _feature(kind: str, coordinates: Any, paint: Content, thick: float = THIN) -> dict[str, Any]:
    """Return one shape as GeoJSON with its paint beside it."""
    geometry = {"type": kind, "coordinates": coordinates}
    look = {"fill": paint["fill"], "line": paint["line"], "thick": thick}
    return {"type": "Feature", "geometry": geometry, **look}


def _inset(sheet: Sheet, content: Content) -> None:
    """Lay out the frame and the name of the cut-out, and the frame of its place on the map."""
    top, frame = content["top"], {"fill": "none", "line": QUIET, "thick": 1}
    for x, y, x2, y2 in content["inset"]:
        box = {"x": MARGIN + x, "x2": MARGIN + x2, "y": top + y, "y2": top + y2}
        sheet.add("boxes", **box, **frame)
    *_, (_, y, _, y2) = content["inset"]
    sheet.write(INSET_NAME, WIDTH - MARGIN, top + y - 5, align="right", fill=QUIET)
    sheet.y = max(sheet.y, top + y2)
