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

UNCUT = "Tallet er ikke delt i trinn, så det er ikke noe kart over det."


@dataclass(frozen=True)
class MapView:
    """The shapes of a map with the value of each by its code, the division they are of, and a note
    on the borders."""

    shapes: gpd.GeoDataFrame
    values: Mapping[str, MapValue]
    division: str
    note: str


def map_view(edition: Edition, indicator: Indicator, year: int) -> MapView | None:
    """Return the shapes of a round's own division, or today's where we have no borders that old;
    None where we have neither."""
    sources = edition.results.sources
    drawn, own = sources.boundaries.kommuner, edition.results.rounds[year].division
    if own in drawn:
        units = [unit.kommunenr for unit in edition.results.units(year)]
        values = {code: _value(edition, indicator, year, code) for code in units}
        return MapView(drawn[own], values, own, sources.divisions[own].map_note)
    today = sources.divisions.today_id
    if today not in drawn:
        return None
    values = {
        code: _value_today(edition, indicator, year, code) for code in edition.places.kommuner
    }
    several = sum(status == SEVERAL for _, status in values.values())
    return MapView(drawn[today], values, today, _today_note(year, several))


def without_map(edition: Edition, year: int) -> Markup:
    """Return what stands in place of a map of a round whose borders we have not."""
    division = edition.results.sources.divisions.of_year(year)
    text = f"Vi har ikke kommunegrensene fra {division.start}, så kartet mangler."
    return Markup('<p class="merknad">{}</p>').format(text)


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
    """Return the national map of an indicator, or why there is none; `table_place` tells where its
    numbers stand."""
    if indicator.is_number and edition.definitions.cut_of(indicator.id) is None:
        return Markup('<p class="merknad">{}</p>').format(UNCUT)
    view = map_view(edition, indicator, year)
    if view is None:
        return without_map(edition, year)
    sources = edition.results.sources
    title = f"{indicator.label}, {year}"
    picture = edition.charts.kart(
        indicator.id,
        view.shapes,
        view.values,
        edition.caption([year]),
        counties=sources.boundaries.fylker.get(sources.divisions.today_id),
        inset=True,
        title=title,
    )
    alt = f"Kart over Norge: {title}. Hver kommune har fargen til verdien sin. {table_place}"
    note = Markup('<p class="merknad">{}</p>').format(view.note)
    return figure(edition.add(picture), root, alt) + note
