"""The map of a county: its municipalities in one round, with their names."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.former import TODAY
from builder.pages.places import Fylke
from builder.pages.shapes import BORDER_NOTES, SEVERAL, MapValue, map_view
from builder.pages.tables import figure


def county_map(
    edition: Edition, fylke: Fylke, indicator: Indicator, year: int, root: str
) -> Markup:
    """Return the map of the county's municipalities in one round, with a note on the borders."""
    view = map_view(edition, indicator, year)
    codes = _codes(edition, fylke, year)
    shapes = view.shapes[view.shapes["kommunenr"].isin(codes)]
    if shapes.empty:
        return Markup("")
    values = {code: view.values[code] for code in shapes["kommunenr"]}
    shapes = shapes.assign(navn=[_names(edition, year)[code] for code in values])
    title = f"{indicator.label} i {fylke.navn}, {year}"
    caption = edition.caption([year])
    picture = edition.charts.kart(indicator.id, shapes, values, caption, labels=True, title=title)
    alt = f"Kart over {fylke.navn}: {title}. Verdiene står i tabellen over kommunene."
    note = Markup('<p class="merknad">{}</p>').format(_note(edition, year, values))
    return figure(edition.add(picture), root, alt) + note


def _codes(edition: Edition, fylke: Fylke, year: int) -> set[str]:
    """Return the codes, in the division the map is drawn in, of what lies in today's county."""
    if edition.results.rounds[year].division not in BORDER_NOTES:
        return {k.kommunenr for k in fylke.kommuner}
    return {u.kommunenr for u in edition.results.units(year) if u.fylkesnr == fylke.fylkesnr}


def _names(edition: Edition, year: int) -> Mapping[str, str]:
    """Return the names of the municipalities in the division the map is drawn in."""
    division = edition.results.rounds[year].division
    drawn = division if division in BORDER_NOTES else TODAY
    return edition.results.sources.registry.names(drawn)


def _note(edition: Edition, year: int, values: dict[str, MapValue]) -> str:
    """Return which borders the map shows, and how many shapes have no value because of mergers."""
    note = BORDER_NOTES.get(edition.results.rounds[year].division)
    if note is not None:
        return note
    several = sum(status == SEVERAL for _, status in values.values())
    text = f"Kartet viser dagens kommunegrenser, for vi har ikke grensene fra {year}."
    if several:
        text += (
            f" {integer(several)} av {integer(len(values))} kommuner i fylket er slått sammen "
            f"eller delt siden {year} og har ingen farge. Forgjengerne står i tabellen."
        )
    return text
