"""The map of a county: its municipalities in one round, with their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from markupsafe import Markup

from builder.charts.geometry import county
from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke
from builder.pages.lookups.results import Value
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.map_panels import (
    SEVERAL,
    MapView,
    live_map_link,
    map_origin,
    map_view,
    without_map,
)
from builder.pages.parts.maps import Classes, MapValue, class_table, map_picture
from builder.pages.parts.tables import cell_link, details, joined_links
from builder.pages.parts.value_cells import marked
from builder.pages.words.readings import commonest_sentence, noun
from builder.pages.words.wording import joined

SPLIT = Value(None, SEVERAL)
MANY = 8  # names in a sentence; of more, the number is told


def county_map(
    edition: Edition, fylke: Fylke, indicator: Indicator, year: int, page: Page
) -> Markup:
    """Return the figure of the map of the county's municipalities in one round."""
    view = map_view(edition, indicator, year)
    if view is None:
        return without_map(edition, year)
    codes = _codes(edition, fylke, year, view.division)
    if not codes & set(view.land.kommuner["kommunenr"]):
        return Markup("")
    own = replace(view, values={code: view.values[code] for code in sorted(codes)})
    placed = edition.place(page, _map_figure(edition, fylke, indicator, year, own, page))
    names = _names(edition, fylke, indicator, year, page)
    link = live_map_link(edition, indicator, year, page.root, fylke)
    both = Markup('<div class="figurer kart-og-navn">{}{}</div>').format(placed, names)
    return both + link


def _names(edition: Edition, fylke: Fylke, indicator: Indicator, year: int, page: Page) -> Markup:
    """Return today's municipalities by their value in the round, folded below the map.

    Each is a link; those that had other borders come last.
    """
    found: dict[Value, list[Markup]] = {}
    for kommune in fylke.kommuner:
        unit = edition.results.own_unit(kommune.kommunenr, year)
        value = edition.results.value(year, unit.kommunenr, indicator.id) if unit else SPLIT
        link = cell_link(edition.kommune_cell(kommune, page.root))
        found.setdefault(value, []).append(link)
    in_order = sorted(found.items(), key=lambda pair: _order_of(indicator, pair[0]))
    item = Markup("<li>{} ({}): {}</li>")
    items = Markup("").join(
        item.format(marked(indicator, value), integer(len(own)), joined_links(own))
        for value, own in in_order
    )
    content = Markup('<ul class="verdiliste">{}</ul>').format(items)
    return details(f"Kommunene i kartet etter {noun(indicator)}", content)


def _order_of(indicator: Indicator, value: Value) -> tuple[int, str]:
    """Return where a value stands: the highest grade first, missing ones last."""
    if value.verdi is None:
        return len(indicator.values), value.status
    place = indicator.values.index(value.verdi)
    return (-place if indicator.is_ordinal else place), ""


def _map_figure(
    edition: Edition, fylke: Fylke, indicator: Indicator, year: int, view: MapView, page: Page
) -> Figure:
    """Return the figure of a county's map, with the number of municipalities in each class."""
    title = f"{indicator.label} i {fylke.navn}, {year}"
    told = Told(f"{indicator.slug}-kart-{year}", f"{indicator.label} i {year}", title)
    origin = map_origin(edition, year)
    classes = Classes.of(edition.palette, indicator, view.values)
    picture = map_picture(classes, county(view.land, fylke.fylkesnr), page, title, origin)
    kommuner = view.land.kommuner
    names = dict(zip(kommuner["kommunenr"], kommuner["kommune"], strict=True))
    reading = _map_sentence(indicator, view, names)
    numbers = class_table(classes, f"Klassene i kartet: {title}{edition.status_note([year])}")
    note = _note(edition, year, view, view.values)
    alt = f"Kart over {fylke.navn}: {title}. {reading}"
    return Figure(told, reading, alt, picture, numbers, origin, note)


def _map_sentence(indicator: Indicator, view: MapView, names: Mapping[str, str]) -> str:
    """Return which municipalities have the highest grade, or the commonest category."""
    known = [value for value, _ in view.values.values() if value is not None]
    if not known:
        return "Ingen av kommunene har en verdi."
    if not indicator.is_ordinal:
        return commonest_sentence(indicator, Counter(known), len(known))
    top = max(known, key=int)
    first = f"Høyeste {noun(indicator)} blant kommunene er {top} («{indicator.label_of(top)}»)"
    own = sorted(names[code] for code, (value, _) in view.values.items() if value == top)
    if len(own) > MANY:
        return f"{first}: {integer(len(own))} av {integer(len(known))} kommuner som svarte."
    return f"{first}: {joined(own)}."


def _codes(edition: Edition, fylke: Fylke, year: int, drawn: str) -> set[str]:
    """Return the codes, in the division the map is drawn in, of what lies in today's county."""
    if edition.results.rounds[year].division != drawn:
        return {k.kommunenr for k in fylke.kommuner}
    return {u.kommunenr for u in edition.results.units(year) if u.fylkesnr == fylke.fylkesnr}


def _note(edition: Edition, year: int, view: MapView, values: Mapping[str, MapValue]) -> str:
    """Return which borders the map shows, and how many shapes have no value because of mergers."""
    if edition.results.rounds[year].division == view.division:
        return view.note
    text = f"Kartet viser dagens kommunegrenser, for vi har ikke grensene fra {year}."
    several = sum(status == SEVERAL for _, status in values.values())
    if several:
        text += (
            f" {integer(several)} av {integer(len(values))} kommuner i fylket er slått sammen "
            f"eller delt siden {year} og har ingen farge. Forgjengerne står i tabellen."
        )
    return text
