"""How a municipality came to be: values round by round, predecessors and inhabitants."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.charts.words import label
from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.places import Kommune
from builder.pages.lookups.results import Unit, Value
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.grade_pictures import Tile, rounds_picture
from builder.pages.parts.tables import Cell, number_cell, table
from builder.pages.parts.value_cells import told_value_cell
from builder.pages.words.wording import capital

ROOT = "../../"


def tiles(edition: Edition, kommune: Kommune, indicator: Indicator, page: Page) -> Markup:
    """Return one indicator over time as tiles: own results, or a row for each predecessor."""
    results, lines = edition.results, _lines(edition, kommune)
    single = len(lines) == 1
    tiles = []
    for name, by_year in lines.items():
        for year, unit in by_year.items():
            value = results.value(year, unit.kommunenr, indicator.id)
            tiles.append(_tile(indicator, "" if single else name, year, value))
    origin = edition.origin(results.years, "grad" if indicator.is_ordinal else "kategori")
    title = f"{indicator.label}, runde for runde"
    values = edition.palette.of(indicator)
    picture = edition.once(
        ("runder", indicator.id, *tiles),
        lambda: rounds_picture(values, tiles, page, title, origin).packed(),
    )
    reading = " ".join(_line_sentence(edition, indicator, *line, single) for line in lines.items())
    told = Told(f"{indicator.slug}-runder", "Runde for runde", title)
    numbers = _tiles_table(title, tiles, kommune)
    alt, own_picture = f"{title}. {reading}", picture.of(page.place)
    return edition.place(page, Figure(told, reading, alt, own_picture, numbers, origin))


def _tile(indicator: Indicator, unit: str, year: int, value: Value) -> Tile:
    """Return the tile of one round: the grade with its word, a category, or why there is none."""
    key = value.status if value.verdi is None else value.verdi
    shown = label(indicator, key)
    if value.verdi is None or indicator.is_category:
        return Tile(unit, str(year), shown, "", shown)
    return Tile(unit, str(year), shown, value.verdi, indicator.label_of(value.verdi))


def _line_sentence(
    edition: Edition, indicator: Indicator, name: str, by_year: dict[int, Unit], single: bool
) -> str:
    """Return the values of one municipality over the rounds: `2018: 1 lav. 2022: 4 høy`."""
    told = []
    for year, unit in by_year.items():
        value = edition.results.value(year, unit.kommunenr, indicator.id)
        shown = _tile(indicator, "", year, value).verdi
        is_named = indicator.is_category and value.verdi is not None
        told.append(f"{year}: «{shown}»." if is_named else f"{year}: {shown}.")
    whole = " ".join(told)
    return whole if single else f"{name}, {whole}"


def _tiles_table(title: str, tiles: Sequence[Tile], kommune: Kommune) -> Markup:
    """Return a row for each municipality behind the place and round."""
    rows: list[list[str | Cell]] = [
        [tile.aar, tile.enhet or kommune.navn, capital(tile.verdi)] for tile in tiles
    ]
    return table(f"{title} i {kommune.navn}", ["Runde", "Kommune", "Verdi"], rows)


def all_values(edition: Edition, kommune: Kommune) -> Markup:
    """Return every value of every municipality behind today's place, a column per round.

    Nothing where that is no more than the headlines of one round.
    """
    results = edition.results
    units = [kin.unit for year in results.years for kin in results.kin(kommune.kommunenr, year)]
    shown = [i for i in edition.definitions.indicators.values() if results.years_of(i.id)]
    if len(units) <= 1 and len(shown) <= len(edition.headlines):
        return Markup("")
    header: list[str | Cell] = ["Indikator"]
    header += [results.heading(kommune.kommunenr, unit) for unit in units]
    rows: list[list[str | Cell]] = []
    for indicator in shown:
        values = [results.value(unit.aar, unit.kommunenr, indicator.id) for unit in units]
        rows.append([indicator.label, *(told_value_cell(indicator, value) for value in values)])
    caption = f"{values_title(edition)}{edition.status_note(results.years)}"
    return table(caption, header, rows)


def values_title(edition: Edition) -> str:
    """Return the title of the table of every indicator."""
    return f"Alle indikatorer{', runde for runde' if len(edition.results.years) > 1 else ''}"


def _lines(edition: Edition, kommune: Kommune) -> dict[str, dict[int, Unit]]:
    """Return every municipality behind today's place with the rounds it existed in."""
    lines: dict[str, dict[int, Unit]] = {}
    for year in edition.results.years:
        kin = edition.results.kin(kommune.kommunenr, year)
        for k in kin:
            name = (
                kommune.navn if k.forhold == "samme" else f"{k.unit.kommune} ({k.unit.kommunenr})"
            )
            lines.setdefault(name, {})[year] = k.unit
    return lines


def history(edition: Edition, kommune: Kommune) -> Markup:
    """Return the table of the municipalities behind today's place.

    Nothing where it is unchanged.
    """
    words = {"samme": "uendret", "sammenslatt": "slått sammen siden", "delt": "delt siden"}
    rows: list[list[str | Cell]] = []
    changed = False
    for year in edition.results.years:
        for k in edition.results.kin(kommune.kommunenr, year):
            changed = changed or k.forhold != "samme"
            answered = "svarte" if k.unit.svarte else "svarte ikke"
            estimate = " (anslag)" if k.unit.folketall_anslag else ""
            population = number_cell(f"{integer(k.unit.folketall)}{estimate}", k.unit.folketall)
            name = f"{k.unit.kommune} ({k.unit.kommunenr})"
            rows.append([name, str(year), words[k.forhold], population, answered])
    if not changed:
        return Markup("")
    header: list[str | Cell] = [
        "Kommune",
        "Runde",
        "Grensene",
        Cell("Innbyggere", css="tall"),
        "Undersøkelsen",
    ]
    return table(f"Kommunene bak dagens {kommune.navn}", header, rows)


def population(kommune: Kommune) -> Markup:
    """Return the inhabitants within today's borders, every estimate marked with its basis."""
    rows: list[list[str | Cell]] = []
    for one in kommune.population:
        basis = f"Anslag: {one.grunnlag}" if one.anslag else "SSB"
        estimate = " (anslag)" if one.anslag else ""
        cell = number_cell(f"{integer(one.folketall)}{estimate}", one.folketall)
        rows.append([f"1. januar {one.aar}", cell, basis])
    header: list[str | Cell] = ["Dato", Cell("Innbyggere", css="tall"), "Kilde"]
    return table(f"Innbyggere i {kommune.navn} innenfor dagens grenser", header, rows)
