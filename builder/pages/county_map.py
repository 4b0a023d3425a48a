"""The map of a county: its municipalities in one round, with their names."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.places import Fylke
from builder.pages.shapes import SEVERAL, MapValue, MapView, map_view, without_map
from builder.pages.tables import figure


def county_map(
    edition: Edition, fylke: Fylke, indicator: Indicator, year: int, root: str
) -> Markup:
    """Return the map of the county's municipalities in one round, with a note on the borders."""
    view = map_view(edition, indicator, year)
    if view is None:
        return without_map(edition, year)
    codes = _codes(edition, fylke, year, view.division)
    shapes = view.shapes[view.shapes["kommunenr"].isin(codes)]
    if shapes.empty:
        return Markup("")
    values = {code: view.values[code] for code in shapes["kommunenr"]}
    names = edition.results.sources.registry.names(view.division)
    shapes = shapes.assign(navn=[names[code] for code in values])
    title = f"{indicator.label} i {fylke.navn}, {year}"
    caption = edition.caption([year])
    picture = edition.charts.kart(indicator.id, shapes, values, caption, labels=True, title=title)
    alt = f"Kart over {fylke.navn}: {title}. Verdiene står i tabellen over kommunene."
    note = Markup('<p class="merknad">{}</p>').format(_note(edition, year, view, values))
    return figure(edition.add(picture), root, alt) + note


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
