"""Locators of places large and small."""

from __future__ import annotations

from functools import partial

from builder.charts.geometry import neighbourhood
from builder.charts.kinds.locator import ACROSS, locator
from builder.charts.picture import Picture
from tests.charts.gallery import Made
from tests.charts.gallery.map import counties, land

PLACES = {
    "ordinary": "1804",  # Bodø
    "sparse": "0301",  # Oslo, a county of its own
    "full": "4601",  # Bergen, in the county with the longest coast
    "missing": "1151",  # Utsira, too small to be seen
    "longest": "1508",  # Ålesund in Møre og Romsdal
}


def of(kommunenr: str) -> Picture:
    """Return where a municipality lies."""
    codes = land().kommuner.set_index("kommunenr")["fylkesnr"]
    ground = neighbourhood(land(), codes[kommunenr], ACROSS)
    own = ground.shapes[ground.shapes["kommunenr"] == kommunenr]
    frames = {"shapes": ground.shapes, "own": own, "borders": ground.borders, "view": ground.view}
    title = counties()[codes[kommunenr]]
    return Picture(locator, frames, [title], ("Kart: © Kartverket",), "", height=ground.height)


def examples() -> Made:
    """Return the locators of the gallery."""
    return Made({name: partial(of, code) for name, code in PLACES.items()})
