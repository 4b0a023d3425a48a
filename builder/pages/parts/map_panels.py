"""Which borders a map of a round shows, and the value of each shape on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd
from markupsafe import Markup

from builder.charts.geometry import Land, country
from builder.definitions import Indicator
from builder.numbers import integer, percent_text
from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke
from builder.pages.parts.figure import Figure, Origin, Page, Told
from builder.pages.parts.maps import Classes, MapValue, class_table, map_picture
from builder.pages.parts.panels import median_sentence
from builder.pages.words.readings import commonest_sentence, commonest_values
from builder.pages.words.wording import joined

BORDERS = "Kart: © Kartverket"
SEVERAL = "flere"  # status of a shape of today that was another one, or several, in the round

UNCUT = "Tallet er ikke delt i trinn, så det er ikke noe kart over det."


@dataclass(frozen=True)
class MapView:
    """The land of a map with the value of each municipality by its code.

    The codes are of the division; a note tells of the borders.
    """

    land: Land
    values: Mapping[str, MapValue]
    division: str
    note: str


def map_view(edition: Edition, indicator: Indicator, year: int) -> MapView | None:
    """Return the land of a round's own division, or today's where we have no borders that old.

    None where we have neither.
    """
    sources = edition.results.sources
    drawn, own = sources.boundaries.kommuner, edition.results.rounds[year].division
    if own in drawn:
        units = [unit.kommunenr for unit in edition.results.units(year)]
        values = {code: _value_then(edition, indicator, year, code) for code in units}
        return MapView(land_then(edition, year), values, own, sources.divisions[own].map_note)
    land = land_today(edition)
    if land is None:
        return None
    values = {
        code: _value_today(edition, indicator, year, code) for code in edition.places.kommuner
    }
    several = sum(status == SEVERAL for _, status in values.values())
    return MapView(land, values, sources.divisions.today_id, _today_note(year, several))


def land_then(edition: Edition, year: int) -> Land:
    """Return the municipalities of a round within today's counties, worked out once a division."""
    division = edition.results.rounds[year].division
    if division not in edition.lands:
        units = edition.results.units(year)
        named = [(u.kommunenr, u.fylkesnr, u.kommune, u.folketall) for u in units]
        edition.lands[division] = _land(edition, division, named)
    return edition.lands[division]


def land_today(edition: Edition) -> Land | None:
    """Return today's municipalities, or None where we have not their borders."""
    today = edition.results.sources.divisions.today_id
    if today not in edition.results.sources.boundaries.kommuner:
        return None
    if today not in edition.lands:
        kommuner = edition.places.kommuner.values()
        named = [(k.kommunenr, k.fylkesnr, k.navn, k.folketall) for k in kommuner]
        edition.lands[today] = _land(edition, today, named)
    return edition.lands[today]


def _land(edition: Edition, division: str, named: Sequence[tuple[str, str, str, int]]) -> Land:
    """Return the shapes of a division with (code, county, name, inhabitants) of each."""
    shapes = edition.results.sources.boundaries.kommuner[division]
    columns = ["kommunenr", "fylkesnr", "kommune", "folketall"]
    frame = pd.DataFrame(named, columns=columns)
    return Land(shapes[["kommunenr", "geometry"]].merge(frame, on="kommunenr"))


def without_map(edition: Edition, year: int) -> Markup:
    """Return what stands in place of a map of a round whose borders we have not."""
    division = edition.results.sources.divisions.of_year(year)
    text = f"Vi har ikke kommunegrensene fra {division.start}, så kartet mangler."
    return Markup('<p class="merknad">{}</p>').format(text)


def _value_then(edition: Edition, indicator: Indicator, year: int, kommunenr: str) -> MapValue:
    """Return a municipality's value and status in one round."""
    value = edition.results.value(year, kommunenr, indicator.id)
    return value.verdi, value.status


def _value_today(edition: Edition, indicator: Indicator, year: int, code: str) -> MapValue:
    """Return the value of one of today's, `flere` where it was merged or split after the round."""
    unit = edition.results.own_unit(code, year)
    return (
        (None, SEVERAL) if unit is None else _value_then(edition, indicator, year, unit.kommunenr)
    )


def _today_note(year: int, several: int) -> str:
    """Return why some shapes have no value on a map of an old round."""
    return (
        f"Kartet viser dagens kommunegrenser, for vi har ikke grensene fra {year}. "
        f"{integer(several)} av dagens kommuner er slått sammen eller delt siden {year}. "
        "De har ingen egen verdi, for svarene gjaldt kommuner med andre grenser. "
        f"Setningen over kartet gjelder kommunene som fantes i {year}."
    )


def live_map_link(
    edition: Edition, indicator: Indicator, year: int, root: str, county: Fylke | None = None
) -> Markup:
    """Return the way to the same map where the reader may zoom in and choose.

    Nothing where that page has no such map.
    """
    if _is_uncut(edition, indicator) or land_today(edition) is None:
        return Markup("")
    where, part = (f" i {county.navn}", f"&f={county.fylkesnr}") if county else ("", "")
    address = f"{root}kart/?i={indicator.id}&r={year}{part}"
    told = f"Åpne i kartet: {indicator.label}{where}, {year}"
    return Markup('<p class="skjerm"><a href="{}">{}</a></p>').format(address, told)


def _is_uncut(edition: Edition, indicator: Indicator) -> bool:
    """Tell whether an indicator is a number that no score cuts into classes for a map."""
    return indicator.is_number and edition.definitions.cut_of(indicator.id) is None


def map_panel(
    edition: Edition,
    indicator: Indicator,
    year: int,
    page: Page,
    heading: str = "",
    is_first: bool = False,
) -> Markup:
    """Return the figure of the national map of an indicator, or why there is none."""
    if _is_uncut(edition, indicator):
        return Markup('<p class="merknad">{}</p>').format(UNCUT)
    view = map_view(edition, indicator, year)
    if view is None:
        return without_map(edition, year)
    figure = _country_figure(edition, indicator, year, view, page)
    told = replace(figure.told, heading=heading or figure.told.heading)
    return edition.place(page, replace(figure, told=told, is_first=is_first))


def _country_figure(
    edition: Edition, indicator: Indicator, year: int, view: MapView, page: Page
) -> Figure:
    """Return the figure of the national map, with the number of municipalities in each class."""
    title = f"{indicator.label}, {year}"
    told = Told(f"{indicator.slug}-kart-{year}", f"Kart, {year}", title)
    origin = map_origin(edition, year)
    classes = Classes.of(edition.palette, indicator, view.values)
    picture = map_picture(classes, country(view.land), page, title, origin)
    reading = country_sentence(edition, indicator, year)
    numbers = class_table(classes, f"Klassene i kartet: {title}{edition.status_note([year])}")
    alt = f"Kart over Norge: {title}. {reading}"
    return Figure(told, reading, alt, picture, numbers, origin, view.note)


def map_origin(edition: Edition, year: int) -> Origin:
    """Return where the numbers and the borders of a map come from."""
    origin = edition.origin([year], "")
    return replace(origin, source=f"{origin.source} · {BORDERS}")


def country_sentence(edition: Edition, indicator: Indicator, year: int) -> str:
    """Return the commonest value in the country, and the counties it is most and least common in.

    For a count, the middle one.
    """
    if indicator.is_number:
        return median_sentence(edition, indicator, year)
    country = edition.results.shares(year, indicator.id)
    told = commonest_sentence(indicator, country.counts, country.n)
    top = commonest_values(indicator, country.counts)
    if len(top) != 1:
        return told
    return f"{told}{_counties_sentence(edition, indicator, year, top[0])}"


def _counties_sentence(edition: Edition, indicator: Indicator, year: int, value: str) -> str:
    """Return where a value is most and least common, among counties of several municipalities.

    A county of one is all or nothing.
    """
    found = []
    for fylke in edition.places.fylker.values():
        shares = edition.results.shares(year, indicator.id, "fylke", fylke.fylkesnr)
        if shares.n and len(fylke.kommuner) > 1:
            found.append((shares.pct_of(value), fylke.navn))
    if len(found) < 2 or min(found)[0] == max(found)[0]:
        return ""
    high, low = max(found), min(found)
    most = joined([name for pct, name in found if pct == high[0]])
    least = joined([name for pct, name in found if pct == low[0]])
    largest, smallest = percent_text(high[0]), percent_text(low[0])
    return (
        f" Blant fylker med flere kommuner er andelen størst i {most} ({largest}) "
        f"og minst i {least} ({smallest})."
    )
