"""How a municipality came to be: values round by round, predecessors and inhabitants."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages import wording
from builder.pages.edition import Edition
from builder.pages.places import Kommune
from builder.pages.results import Unit, Value
from builder.pages.tables import Cell, figure, number_cell, table

ROOT = "../../"


def development(edition: Edition, kommune: Kommune) -> Markup:
    """Return a tile grid per headline indicator, and the table of every indicator in every
    round."""
    content = Markup("")
    for theme in edition.definitions.themes.values():
        content += _tiles(edition, kommune, edition.definitions.indicators[theme.headline])
    return content + _all_values(edition, kommune)


def _tiles(edition: Edition, kommune: Kommune, indicator: Indicator) -> Markup:
    """Return one indicator over time as tiles: own results, or each predecessor in a row of its
    own."""
    results, lines = edition.results, _lines(edition, kommune)
    single = (
        len(lines) == 1
    )  # without the name, municipalities with the same history share one picture
    cells = {}
    for name, by_year in lines.items():
        for year, unit in by_year.items():
            value = results.value(year, unit.kommunenr, indicator.id)
            cells["Kommunen" if single else name, year] = (value.verdi, value.status)
    units = ["Kommunen"] if single else list(lines)
    caption = edition.caption(results.years)
    picture = edition.charts.rutenett(
        indicator.id, units, results.years, cells, caption, indicator.label
    )
    alt = f"{indicator.label} for {kommune.navn}, runde for runde. Verdiene står i tabellen under."
    return figure(edition.add(picture), ROOT, alt)


def _all_values(edition: Edition, kommune: Kommune) -> Markup:
    """Return every indicator of every municipality behind today's place, a column per round."""
    results = edition.results
    units = [kin.unit for year in results.years for kin in results.kin(kommune.kommunenr, year)]
    header: list[str | Cell] = ["Indikator"]
    header += [results.heading(kommune.kommunenr, unit) for unit in units]
    rows: list[list[str | Cell]] = []
    for indicator in edition.definitions.indicators.values():
        values = [results.value(unit.aar, unit.kommunenr, indicator.id) for unit in units]
        rows.append([indicator.label, *(_value_cell(indicator, value) for value in values)])
    note = edition.status_note(results.years)
    return table(f"Alle indikatorer, runde for runde{note}", header, rows)


def _value_cell(indicator: Indicator, value: Value) -> Cell:
    """Return a value as a coloured table cell."""
    return Cell(wording.value_text(indicator, value), css=wording.chip_class(indicator, value))


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
    """Return the table of the municipalities behind today's place, or nothing where it is
    unchanged."""
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
