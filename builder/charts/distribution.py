"""Fordeling: a stacked bar of 100 per cent a row, shares inside and the base at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from builder import numbers
from builder.charts import words
from builder.charts.metrics import width, wrap
from builder.charts.palette import Paint
from builder.charts.sheet import LINE, MARGIN, QUIET, ROOM, SIZE, WIDTH, Sheet

BAR = 24
POINTER = 10  # px between label and bar for the triangle of one's own place
GAP = 12
PX = 100 / ROOM  # per cent of a bar in one px
HAIR = 1  # px of white between neighbours

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Row:
    """One bar: counts per value, the base n, and the value of one's own place (`emphasis`)."""

    label: str
    counts: Mapping[str, int]
    n: int
    emphasis: str | None = None


def definition() -> Any:
    """Return the Altair chart of this kind."""
    import altair as alt

    from builder.charts import layers

    scale = alt.Scale(domain=[0, 100], range=[MARGIN, WIDTH - MARGIN], nice=False)
    share = alt.X("x:Q", scale=scale, axis=None)
    bars = layers.group(
        layers.boxes("segments", x=share),
        layers.texts("shares", x=share),
        layers.pointers("own", x=share),
    )
    return layers.chart(layers.boxes(), bars, layers.pointers(), layers.texts())


def content(
    name: str, swatches: Mapping[str, Paint], rows: Sequence[Row], highlight: str
) -> dict[str, Any]:
    """Return what a distribution over the values (or answers) of `swatches`, in order, shows.

    Raises ValueError, with the name of what is distributed, where the counts of a row miss its n.
    """
    drawn = [_drawn(name, swatches, row) for row in rows]
    shown = {value for row in drawn for value, _ in row["counts"]}
    used = {v: own for v, own in swatches.items() if v in shown or v not in words.UNANSWERED}
    key: list[Mapping[str, str]] = list(used.values())
    if any(row["emphasis"] for row in drawn):
        key.append({"label": "kommunen selv", "shape": "triangle", "fill": highlight})
    note = "Prosent av kommunene"
    return {"note": note, "key": key, "rows": drawn, "paints": used, "highlight": highlight}


def _drawn(name: str, swatches: Mapping[str, Paint], row: Row) -> dict[str, Any]:
    """Return one bar: its counts that are not zero in the order of the values, and its base."""
    values = [value for value in swatches if row.counts.get(value)]
    counted, silent = sum(row.counts.values()), row.counts.get("svarte_ikke", 0)
    base = words.kommuner(row.n)
    if silent and counted - silent == row.n:
        values.remove("svarte_ikke")
        counted -= silent
        base += f", {numbers.integer(silent)}{numbers.HARD_SPACE}svarte ikke"
    counts = [[value, row.counts[value]] for value in values]
    if counted != row.n or sum(row.counts[value] for value in values) != row.n:
        found = f"{name}, {row.label}: counts {dict(row.counts)}"
        raise ValueError(f"{found} do not add up to n = {row.n}")
    emphasis = row.emphasis if row.emphasis in values else None
    return {"label": row.label, "base": base, "counts": counts, "emphasis": emphasis}


def layout(content: Content) -> Sheet:
    """Return the sheet of one distribution."""
    sheet = Sheet()
    sheet.heading(content["title"], content["note"])
    sheet.key(content["key"])
    for row in content["rows"]:
        _row(sheet, row, content["paints"], content["highlight"])
    sheet.y -= GAP
    sheet.caption(content["caption"])
    return sheet


def _row(sheet: Sheet, row: Content, paints: Content, highlight: str) -> None:
    """Lay out the label, the base and the bar of one row."""
    base = row["base"]
    lines = wrap(row["label"], ROOM - width(base) - 12)
    for number, line in enumerate(lines):
        sheet.write(line, MARGIN, sheet.y + 12 + LINE * number)
    sheet.write(base, WIDTH - MARGIN, sheet.y + 12, align="right", fill=QUIET)
    own = row["emphasis"]
    sheet.y += LINE * len(lines) + 3 + (POINTER if own else 0)
    if not row["counts"]:
        sheet.write("ingen kommuner", MARGIN, sheet.y + 16, fill=QUIET)
    _segments(sheet, row, paints)
    if own:
        _own(sheet, row, highlight)
    sheet.y += BAR + GAP


def _segments(sheet: Sheet, row: Content, paints: Content) -> None:
    """Lay out the segments of one bar with the share inside where it has room."""
    total, before = sum(count for _, count in row["counts"]), 0
    for value, count in row["counts"]:
        start, end = 100 * before / total, 100 * (before + count) / total
        before += count
        paint = paints[value]
        end -= HAIR * PX if end - start > 3 * PX and before < total else 0
        inset = PX / 2 if end - start > 2 * PX else 0
        box = {"x": start + inset, "x2": end - inset, "y": sheet.y + 0.5, "y2": sheet.y + BAR - 0.5}
        sheet.add("segments", **box, fill=paint["fill"], line=paint["line"], thick=1)
        weight = "bold" if value == row["emphasis"] else "normal"
        text = numbers.decimal(numbers.share_pct(count, total) or 0.0)
        _share(sheet, paint, text, (start + end) / 2, (end - start) / PX, weight)


def _share(
    sheet: Sheet, paint: Content, text: str, middle: float, room: float, weight: str
) -> None:
    """Write the share in a segment, on a plain plate where the segment has a pattern."""
    wide = width(text, SIZE, weight)
    if wide + 4 > room:
        return
    if paint["fill"] != paint["base"]:
        half = (wide / 2 + 2) * PX
        box = {"x": middle - half, "x2": middle + half, "y": sheet.y + 4, "y2": sheet.y + BAR - 4}
        sheet.add("segments", **box, fill=paint["base"], line="none", thick=0)
    sheet.write(
        text,
        middle,
        sheet.y + BAR / 2 + SIZE * 0.36,
        align="center",
        weight=weight,
        fill=paint["ink"],
        dataset="shares",
    )


def _own(sheet: Sheet, row: Content, highlight: str) -> None:
    """Outline the segment of one's own place and point at it."""
    total, before = sum(count for _, count in row["counts"]), 0
    for value, count in row["counts"]:
        if value == row["emphasis"]:
            start, end = 100 * before / total, 100 * (before + count) / total
            box = {"x": start + PX, "x2": end - PX, "y": sheet.y + 1, "y2": sheet.y + BAR - 1}
            sheet.add("segments", **box, fill="none", line=highlight, thick=2)
            sheet.add("own", x=(start + end) / 2, y=sheet.y - 7, fill=highlight)
        before += count
