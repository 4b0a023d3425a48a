"""The classes of a map, with how many municipalities are in each, and its picture."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.charts import Palette, Values
from builder.charts.palette import Paint, Scores
from builder.charts.words import STATUSES, label
from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.tables import Cell, number_cell, table
from builder.pages.wording import capital

if TYPE_CHECKING:
    pass


@dataclass(frozen=True)
class Classes:
    """The class of each municipality on a map by its code, and the classes with their colours and
    counts in order (`4 høy (120)`)."""

    of_code: Mapping[str, str]
    values: Values
    counts: Mapping[str, int]

    @classmethod
    def of(
        cls, palette: Palette, indicator: Indicator, values: Mapping[str, tuple[str | None, str]]
    ) -> Classes:
        """Return the classes of (value or None, status) by code: a number has the class of its
        score, and raises ValueError where no score cuts it."""
        scores = palette.scores(indicator) if indicator.is_number else None
        if indicator.is_number and scores is None:
            raise ValueError(f"{indicator.id}: no score cuts this number into classes")
        every = scores.values if scores else palette.of(indicator)
        found = {code: _class(indicator, scores, *value) for code, value in values.items()}
        unseen = {label(indicator, status) for status in STATUSES} - set(found.values())
        shown = [paint for paint in every.paints if paint.label not in unseen]
        counts = {paint.label: 0 for paint in shown}
        for own in found.values():
            counts[own] += 1
        told = {name: f"{name} ({integer(count)})" for name, count in counts.items()}
        paints = tuple(Paint(told[p.label], p.fill, p.ink) for p in shown)
        return cls({code: told[own] for code, own in found.items()}, Values(paints), counts)


def _class(indicator: Indicator, scores: Scores | None, value: str | None, status: str) -> str:
    """Return the label of what decides the colour of a municipality."""
    if value is None:
        return label(indicator, status)
    return scores.of_number(int(value)) if scores else label(indicator, value)


def class_table(classes: Classes, caption: str) -> Markup:
    """Return how many municipalities are in each class of a map."""
    rows: list[list[str | Cell]] = [
        [capital(name), number_cell(integer(count), count)]
        for name, count in classes.counts.items()
    ]
    return table(caption, ["Klasse", Cell("Kommuner", css="tall")], rows)


def country_picture(classes, shapes, borders, page, title, origin) -> Picture:
    import pandas as pd

    from builder.charts.kinds.shares import shares as stub
    from builder.pages.parts.drawing import picture

    frame = pd.DataFrame([{"kommunenr": k, "verdi": v} for k, v in classes.of_code.items()])
    return picture(stub, {"shares": frame}, {"rounds": (("x", "#000000"),)}, page, title, origin)


county_picture = country_picture
