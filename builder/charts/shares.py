"""Andeler: horizontal bars from 0 to 100 per cent, one a row, or one a series within each row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from builder import numbers
from builder.charts import words
from builder.charts.metrics import truncate, width, wrap
from builder.charts.palette import Palette
from builder.charts.sheet import INK, LINE, MARGIN, QUIET, ROOM, SIZE, WIDTH, Sheet

BAR = 15
PITCH = 18  # px from one series to the next
GAP = 10
SERIES_ROOM = 110
TICKS = (0, 25, 50, 75, 100)
FAINT_LINE = "#d3d9de"

Content = Mapping[str, Any]


def definition() -> Any:
    """Return the Altair chart of this kind."""
    import altair as alt

    from builder.charts import layers

    ends = [alt.ExprRef("left"), alt.ExprRef("right")]
    scale = alt.Scale(domain=[0, 100], range=ends, nice=False)
    share = alt.X("x:Q", scale=scale, axis=None)
    bars = layers.group(
        layers.rules("grid", x=share),
        layers.boxes("bars", x=share),
        layers.texts("shares", x=share),
    )
    return layers.chart(bars, layers.texts(), params={"left": MARGIN, "right": WIDTH - MARGIN})


def content(
    palette: Palette, rows: Sequence[Mapping[str, Any]], series: Sequence[str]
) -> dict[str, Any]:
    """Return what a chart of shares shows; raises ValueError beyond three series."""
    used = list(dict.fromkeys([*series, *(row.get("serie", "") for row in rows)]))
    used = [name for name in used if any(row.get("serie", "") == name for row in rows)]
    note, is_told = _base(rows, used)
    labels = dict.fromkeys(row["label"] for row in rows)
    drawn = [{"label": label, "bars": _bars(rows, label, used, is_told)} for label in labels]
    if len(used) > len(palette.series):
        raise ValueError(f"{len(used)} series in one chart; there are colours for three")
    paints = [palette.bar] if len(used) == 1 else palette.series[-len(used) :]
    return {"note": note, "rows": drawn, "paints": dict(zip(used, paints, strict=False))}


def _base(rows: Sequence[Mapping[str, Any]], series: Sequence[str]) -> tuple[str, bool]:
    """Return the note that tells the base, and whether it tells the base of every bar."""
    known = [row for row in rows if _share(row) is not None]
    bases = {name: {row["n"] for row in known if row.get("serie", "") == name} for name in series}
    every = {row["n"] for row in known}
    if len(every) == 1:
        return f"Prosent av {words.kommuner(every.pop())}", True
    if every and all(len(base) <= 1 for base in bases.values()):
        gap = numbers.HARD_SPACE
        told = [f"{numbers.integer(*base)}{gap}({name})" for name, base in bases.items() if base]
        return f"Prosent av kommunene, n = {', '.join(told)}", True
    return "Prosent av kommunene (n = antall kommuner)", False


def _bars(
    rows: Sequence[Mapping[str, Any]], label: str, series: Sequence[str], is_told: bool
) -> list[dict[str, Any]]:
    """Return the bars of one label in the order of the series."""
    own = [row for row in rows if row["label"] == label]
    own.sort(key=lambda row: series.index(row.get("serie", "")))
    return [
        {"serie": row.get("serie", ""), "share": _share(row), "text": _text(row, is_told)}
        for row in own
    ]


def _share(row: Mapping[str, Any]) -> float | None:
    """Return the share of a row, or None where it is missing in any of the ways of pandas."""
    share = row["andel_pct"]
    return None if share is None or str(share) in ("nan", "<NA>") else float(share)


def _text(row: Mapping[str, Any], is_told: bool) -> str:
    """Return what stands after a bar: `94,5 %`, with n where the note does not tell it."""
    share = _share(row)
    if share is None:
        return words.SHORT_STATUS_LABELS["ikke_spurt"]
    return numbers.percent(share) + ("" if is_told else f" (n = {numbers.integer(row['n'])})")


def layout(content: Content) -> Sheet:
    """Return the sheet of one set of shares."""
    sheet = Sheet()
    sheet.heading(content["title"], content["note"])
    sheet.y += 4
    bars = [bar for row in content["rows"] for bar in row["bars"]]
    names = [width(bar["serie"]) for bar in bars if bar["serie"]]
    start = MARGIN + (min(max(names), SERIES_ROOM) + 8 if names else 0)
    end = WIDTH - MARGIN - max((width(bar["text"]) + 6 for bar in bars), default=0)
    sheet.params = {"left": start, "right": end}
    for row in content["rows"]:
        _row(sheet, row, content["paints"], start)
    _axis(sheet, start, end)
    sheet.caption(content["caption"])
    return sheet


def _row(sheet: Sheet, row: Content, paints: Content, start: float) -> None:
    """Lay out the label of one row and its bars below it."""
    for line in wrap(row["label"], ROOM):
        sheet.write(line, MARGIN, sheet.y + 12)
        sheet.y += LINE
    sheet.y += 3
    end = sheet.y + PITCH * (len(row["bars"]) - 1) + BAR
    for tick in TICKS:
        place = {"x": tick, "y": sheet.y - 2, "y2": end + 2}
        sheet.add("grid", **place, line=QUIET if tick == 0 else FAINT_LINE, thick=1, dash=[])
    for bar in row["bars"]:
        _bar(sheet, bar, paints[bar["serie"]], start)
        sheet.y += PITCH
    sheet.y = end + GAP


def _bar(sheet: Sheet, bar: Content, paint: Content, start: float) -> None:
    """Lay out one bar with its series before it and its share after it."""
    baseline = sheet.y + BAR / 2 + SIZE * 0.36
    if bar["serie"]:
        serie = truncate(bar["serie"], start - MARGIN - 6)
        sheet.write(serie, start - 6, baseline, align="right", fill=QUIET)
    share = bar["share"]
    if share:
        box = {"x": 0, "x2": share, "y": sheet.y + 0.5, "y2": sheet.y + BAR - 0.5}
        sheet.add("bars", **box, fill=paint["fill"], line=paint["line"], thick=1)
    _clear(sheet, bar["text"], share or 0)
    fill = QUIET if share is None else INK
    sheet.write(bar["text"], share or 0, baseline, fill=fill, dataset="shares", dx=5)


def _clear(sheet: Sheet, text: str, share: float) -> None:
    """Lay a white plate over the lines that would run through the text after a bar."""
    px = 100 / (sheet.params["right"] - sheet.params["left"])
    start, end = share + 4 * px, share + (6 + width(text)) * px
    if any(start < tick < end for tick in TICKS):
        box = {"x": start, "x2": end, "y": sheet.y, "y2": sheet.y + BAR}
        sheet.add("bars", **box, fill="#ffffff", line="none", thick=0)


def _axis(sheet: Sheet, start: float, end: float) -> None:
    """Write what the lines stand for below the last of them."""
    sheet.y -= GAP
    for tick in TICKS[::2]:
        x = start + (end - start) * tick / 100
        text = f"{tick}{numbers.HARD_SPACE}%"
        left = max(x - width(text) / 2, MARGIN)
        sheet.write(text, left, sheet.y + 14, fill=QUIET)
    sheet.y += LINE + 2
