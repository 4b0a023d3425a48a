"""Which borders a map of a round shows, and the value of each shape on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.tables import figure

if TYPE_CHECKING:
    import geopandas as gpd

MapValue = tuple[str | None, str]  # value or None, and the status that says why it is missing

SEVERAL = (
    "flere"  # status of a shape of today that was another municipality, or several, in the round
)
DIVISION_BORDERS: Mapping[str, str] = {  # division of a round -> its layer of borders
    "2020": "kommuner_2020",
    "2024": "kommuner_2024",
}
BORDER_NOTES = {
    "2020": "Kartet viser kommunegrensene fra 2020 til 2023, de som gjaldt i undersøkelsens år.",
    "2024": "Kartet viser dagens kommunegrenser.",
}

UNCUT = "Tallet er ikke delt i trinn, så det er ikke noe kart over det."


@dataclass(frozen=True)
class MapView:
    """The shapes of a map with the value of each by its code, and a note on the borders."""

    shapes: gpd.GeoDataFrame
    values: Mapping[str, MapValue]
    note: str


def map_view(edition: Edition, indicator: Indicator, year: int) -> MapView:
    """Return the shapes of a round's own division, or today's where we have no borders that old."""
    division = edition.results.rounds[year].division
    boundaries = edition.results.sources.boundaries
    if division in DIVISION_BORDERS:
        shapes = getattr(boundaries, DIVISION_BORDERS[division])
        values = {
            u.kommunenr: _value(edition, indicator, year, u.kommunenr)
            for u in edition.results.units(year)
        }
        return MapView(shapes, values, BORDER_NOTES[division])
    values = {
        code: _value_today(edition, indicator, year, code) for code in edition.places.kommuner
    }
    several = sum(status == SEVERAL for _, status in values.values())
    return MapView(boundaries.kommuner_2024, values, _today_note(year, several))


def _value(edition: Edition, indicator: Indicator, year: int, kommunenr: str) -> MapValue:
    """Return a municipality's value and status in one round."""
    value = edition.results.value(year, kommunenr, indicator.id)
    return value.verdi, value.status


def _value_today(edition: Edition, indicator: Indicator, year: int, code: str) -> MapValue:
    """Return the value of one of today's, `flere` where it was merged or split after the round."""
    unit = edition.results.own_unit(code, year)
    return (None, SEVERAL) if unit is None else _value(edition, indicator, year, unit.kommunenr)


def _today_note(year: int, several: int) -> str:
    """Return why some shapes have no value on a map of an old round."""
    return (
        f"Kartet viser dagens kommunegrenser, for vi har ikke grensene fra {year}. "
        f"{integer(several)} av dagens kommuner er slått sammen eller delt siden {year}. "
        "De har ingen egen verdi, for forgjengerne svarte hver for seg."
    )


def map_panel(
    edition: Edition, indicator: Indicator, year: int, root: str, table_place: str
) -> Markup:
    """Return the national map of an indicator; `table_place` tells where its numbers stand."""
    if indicator.is_number and edition.definitions.cut_of(indicator.id) is None:
        return Markup('<p class="merknad">{}</p>').format(UNCUT)
    view = map_view(edition, indicator, year)
    title = f"{indicator.label}, {year}"
    picture = edition.charts.kart(
        indicator.id,
        view.shapes,
        view.values,
        edition.caption([year]),
        counties=edition.results.sources.boundaries.fylker_2024,
        inset=True,
        title=title,
    )
    alt = f"Kart over Norge: {title}. Hver kommune har fargen til verdien sin. {table_place}"
    note = Markup('<p class="merknad">{}</p>').format(view.note)
    return figure(edition.add(picture), root, alt) + note
