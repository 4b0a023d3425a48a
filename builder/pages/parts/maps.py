"""The classes of a map, with how many municipalities are in each, and the pictures of maps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.charts import Palette, Picture, Values
from builder.charts.geometry import Ground, Land, neighbourhood
from builder.charts.kinds.locator import ACROSS, locator
from builder.charts.kinds.map import kommune_map
from builder.charts.palette import Scores
from builder.charts.words import STATUSES, label
from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.parts.figure import Origin, Page
from builder.pages.parts.pictures import picture
from builder.pages.parts.tables import Cell, number_cell, table
from builder.pages.words.wording import capital

MapValue = tuple[str | None, str]  # value or None, and the status that says why it is missing
DRAWING = ("type", "geometry", "prikk_x", "prikk_y")  # columns that place shapes, and tell nothing


@dataclass(frozen=True)
class Classes:
    """The class of each municipality on a map by its code.

    The classes have their colours, are in order, and tell how many are in each.
    """

    of_code: Mapping[str, str]
    values: Values
    counts: Mapping[str, int]

    @classmethod
    def of(cls, palette: Palette, indicator: Indicator, values: Mapping[str, MapValue]) -> Classes:
        """Return the classes of (value or None, status) by code: a number has that of its score.

        Raises ValueError where no score cuts it.
        """
        scores = palette.scores(indicator) if indicator.is_number else None
        if indicator.is_number and scores is None:
            raise ValueError(f"{indicator.id}: no score cuts this number into classes")
        every = scores.values if scores else palette.of(indicator)
        found = {code: _class(indicator, scores, *value) for code, value in values.items()}
        unseen = {label(indicator, status) for status in STATUSES} - set(found.values())
        shown = every.only(set(every.labels) - unseen)
        counts = dict.fromkeys(shown.labels, 0)
        for own in found.values():
            counts[own] += 1
        return cls(found, shown, counts)


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


def map_picture(
    classes: Classes, ground: Ground, page: Page, title: str, origin: Origin
) -> Picture:
    """Return a map of municipalities in the colour of their class."""
    of_code = classes.of_code
    frames = {
        "shapes": ground.shapes.assign(verdi=ground.shapes["kommunenr"].map(of_code)),
        "borders": ground.borders,
        "names": ground.names,
        "view": ground.view,
    }
    if ground.inset is not None:
        frames["inset"] = ground.inset.assign(verdi=ground.inset["kommunenr"].map(of_code))
    options = {"values": classes.values, "sea": ground.sea}
    drawn = picture(kommune_map, frames, options, page, title, origin, drawing=DRAWING)
    return replace(drawn, height=ground.height)


def locator_picture(
    land: Land, kommunenr: str, fylkesnr: str, page: Page, title: str, origin: Origin
) -> Picture:
    """Return where in its county a municipality lies."""
    ground = neighbourhood(land, fylkesnr, ACROSS)
    own = ground.shapes[ground.shapes["kommunenr"] == kommunenr]
    frames = {"own": own, "shapes": ground.shapes, "borders": ground.borders, "view": ground.view}
    drawn = picture(locator, frames, {}, page, title, origin, drawing=DRAWING, share=0.5)
    return replace(drawn, height=ground.height)
