"""The sheet a chart is laid out on: title, key and caption in px, and the data of its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from builder.charts.metrics import width, wrap

WIDTH = 360
MARGIN = 8
ROOM = WIDTH - 2 * MARGIN
SIZE = 12
TITLE_SIZE = 13.5
LINE = 15  # px from one line of text to the next
KEY_LINE = 18
SWATCH = 12
INK = "#1a1a1a"
QUIET = "#4a545c"

Row = dict[str, Any]


@dataclass
class Sheet:
    """What a chart draws: rows per data set, parameters of its scales, how far down it has come."""

    width: int = WIDTH
    y: float = MARGIN
    data: dict[str, list[Row]] = field(default_factory=dict)
    params: dict[str, Any] = field(default_factory=dict)

    def add(self, dataset: str, **row: Any) -> None:
        """Add one row to a data set."""
        self.data.setdefault(dataset, []).append(row)

    def write(
        self,
        text: str,
        x: float,
        y: float,
        *,
        align: str = "left",
        size: float = SIZE,
        weight: str = "normal",
        fill: str = INK,
        dataset: str = "texts",
        **more: Any,
    ) -> None:
        """Write a line of text, baseline at y; x is px, or a value where the set has a scale."""
        row = {"text": text, "x": x, "y": y, "size": str(size), "fill": fill, **more}
        if align != "left":
            row["align"] = align
        if weight != "normal":
            row["weight"] = weight
        self.data.setdefault(dataset, []).append(row)

    def heading(self, title: str, note: str = "") -> None:
        """Write the title in bold and a quieter note below it, wrapped, left out where empty."""
        for text, weight, size, fill in (
            (title, "bold", TITLE_SIZE, INK),
            (note, "normal", SIZE, QUIET),
        ):
            for line in wrap(text, self.width - 2 * MARGIN, size, weight) if text else ():
                self.write(line, MARGIN, self.y + 12, size=size, weight=weight, fill=fill)
                self.y += LINE + 2

    def key(self, items: Sequence[Mapping[str, str]], stacked: bool = False) -> None:
        """Draw swatches with labels, one on each line (stacked) or as many as there is room for."""
        right = self.width - MARGIN
        place, self.y = float(MARGIN), self.y + 4
        for item in items:
            lines = wrap(item["label"], ROOM - SWATCH - 6)
            wide = SWATCH + 6 + max(width(line) for line in lines)
            if place > MARGIN and (stacked or place + wide > right):
                place, self.y = MARGIN, self.y + KEY_LINE
            self._swatch(item, place)
            for number, line in enumerate(lines):
                self.write(line, place + SWATCH + 6, self.y + 10.5 + LINE * number)
            self.y += LINE * (len(lines) - 1)
            place += wide + 14
        self.y += KEY_LINE + 2 if items else 0

    def caption(self, text: str) -> None:
        """Write the caption at the bottom, wrapped; the sheet ends below it."""
        self.y += 8
        for line in wrap(text, self.width - 2 * MARGIN) if text else ():
            self.write(line, MARGIN, self.y + 12, fill=QUIET)
            self.y += LINE
        self.y += MARGIN

    @property
    def height(self) -> int:
        """Return the height of the sheet in whole px."""
        return round(self.y + 0.49)

    def _swatch(self, item: Mapping[str, str], x: float) -> None:
        """Draw what stands before a label in the key: a box, or the triangle of one's own place."""
        if item.get("shape") == "triangle":
            self.add("pointers", x=x + SWATCH / 2, y=self.y + 6, fill=item["fill"])
            return
        box = {"x": x, "x2": x + SWATCH, "y": self.y, "y2": self.y + SWATCH}
        self.add("boxes", **box, fill=item["fill"], line=item["line"], thick=1)
