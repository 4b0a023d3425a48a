"""The sortable table of a county's municipalities; those merged or split since a round keep their
own rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke, Kommune, alphabetical
from builder.pages.lookups.results import Kin, Unit, Value
from builder.pages.parts.tables import Cell, number_cell, table
from builder.pages.words import wording

Headline = tuple[Indicator, int]  # a theme's headline indicator and the newest round that has it
HOW = {"sammenslatt": "slått sammen", "delt": "delt"}
NOTE = (
    "Der en kommune er slått sammen eller delt etter runden, har hver forgjenger sin egen rad, "
    "nederst i tabellen. Vi regner ikke ut noe felles tall for dem. En strek betyr at kommunen "
    "ikke fantes i runden."
)


@dataclass
class Predecessor:
    """A municipality of an earlier round that is no longer as it was, and what it is part of
    today."""

    unit: Unit
    division: str
    forhold: str
    today: list[str]


def municipality_table(edition: Edition, fylke: Fylke, root: str) -> Markup:
    """Return every municipality of the county with its headline values, and predecessors as rows of
    their own."""
    headlines = headline_rounds(edition)
    rows = [_row(edition, kommune, headlines, root) for kommune in fylke.kommuner]
    before = predecessors(edition, fylke, headlines)
    rows += [_predecessor_row(edition, p, headlines, root) for p in before]
    names = [f"{indicator.label} {year}" for indicator, year in headlines]
    header: list[str | Cell] = ["Kommune", Cell("Innbyggere", css="tall"), *names, "Svarte"]
    caption = f"Kommunene i {fylke.navn}. Innbyggere 1. januar {fylke.kommuner[0].folketall_aar}"
    if before:
        caption += ", for tidligere kommuner det året som står ved tallet"
    caption += answers_note(edition, edition.results.years)
    content = table(caption, header, rows, sortable=True)
    return content + Markup('<p class="merknad">{}</p>').format(NOTE) if before else content


def answers_note(edition: Edition, years: Sequence[int]) -> str:
    """Return `. Svarene er simulert`, where some are, for tables that also hold other figures."""
    return ". Svarene er simulert" if edition.results.is_synthetic(years) else ""


def headline_rounds(edition: Edition) -> list[Headline]:
    """Return each theme's headline indicator with the newest round that has it; those without are
    left out."""
    found = []
    for theme in edition.definitions.themes.values():
        year = edition.results.latest(theme.headline)
        if year is not None:
            found.append((edition.definitions.indicators[theme.headline], year))
    return found


def predecessors(
    edition: Edition, fylke: Fylke, headlines: Sequence[Headline]
) -> list[Predecessor]:
    """Return the municipalities behind the county's that were merged or split after a round shown,
    each once."""
    found: dict[tuple[str, str], Predecessor] = {}
    for year in dict.fromkeys(year for _, year in headlines):
        division = edition.results.rounds[year].division
        for kommune in fylke.kommuner:
            for kin in edition.results.kin(kommune.kommunenr, year):
                if kin.forhold != "samme":
                    _remember(found, kin, division)
    return sorted(found.values(), key=lambda p: (alphabetical(p.unit.kommune), p.unit.kommunenr))


def _remember(found: dict[tuple[str, str], Predecessor], kin: Kin, division: str) -> None:
    """Add a predecessor, unless another round of the same division has brought it already."""
    today = kin.unit.kommunenr_today.split("|")
    forhold = "delt" if len(today) > 1 else "sammenslatt"
    key = division, kin.unit.kommunenr
    found.setdefault(key, Predecessor(kin.unit, division, forhold, today))


def _row(
    edition: Edition, kommune: Kommune, headlines: Sequence[Headline], root: str
) -> list[str | Cell]:
    """Return one municipality of today; where it did not exist in a round, its predecessors are
    pointed at."""
    estimate = " (anslag)" if kommune.anslag else ""
    cells: list[str | Cell] = [
        edition.kommune_cell(kommune, root),
        number_cell(f"{integer(kommune.folketall)}{estimate}", kommune.folketall),
    ]
    for indicator, year in headlines:
        unit = edition.results.own_unit(kommune.kommunenr, year)
        if unit is None:
            units = [k.unit for k in edition.results.kin(kommune.kommunenr, year)]
            names = [f"{unit.kommune} ({unit.kommunenr})" for unit in units]
            cells.append(Cell(f"Se {wording.joined(names)}", sort=""))
        else:
            cells.append(value_cell(edition, indicator, unit))
    own = [edition.results.own_unit(kommune.kommunenr, year) for year in edition.results.years]
    return [*cells, _response_cell([unit for unit in own if unit is not None])]


def value_cell(edition: Edition, indicator: Indicator, unit: Unit) -> Cell:
    """Return a value with its colour, sorted by its place among the values; missing ones last."""
    value: Value = edition.results.value(unit.aar, unit.kommunenr, indicator.id)
    is_chip = indicator.is_ordinal or value.verdi is None
    css = wording.chip_class(indicator, value) if is_chip else ""
    place = "" if value.verdi is None else indicator.values.index(value.verdi)
    text = wording.value_text(indicator, value)
    shown = Markup('<span class="{}">{}</span>').format(css, text) if css else text
    return Cell(shown, sort=place)


def _response_cell(units: Sequence[Unit]) -> Cell:
    """Return the rounds a municipality answered and those it did not; sorted by how many it
    answered."""
    answered = [str(u.aar) for u in units if u.svarte]
    silent = [str(u.aar) for u in units if not u.svarte]
    parts = [wording.joined(answered)] if answered else []
    parts += [f"ikke {wording.joined(silent)}"] if silent else []
    return Cell(", ".join(parts) or "–", sort=len(answered) if units else "")


def _predecessor_row(
    edition: Edition, predecessor: Predecessor, headlines: Sequence[Headline], root: str
) -> list[str | Cell]:
    """Return one municipality that is no longer, with links to what it is part of today."""
    unit = predecessor.unit
    estimate = ", anslag" if unit.folketall_anslag else ""
    population = f"{integer(unit.folketall)} ({unit.folketall_aar}{estimate})"
    cells: list[str | Cell] = [
        Cell(_predecessor_name(edition, predecessor, root), sort=unit.kommune),
        number_cell(population, unit.folketall),
    ]
    for indicator, year in headlines:
        if edition.results.rounds[year].division == predecessor.division:
            cells.append(value_cell(edition, indicator, edition.results.unit(year, unit.kommunenr)))
        else:
            cells.append(Cell("–", sort=""))
    rounds = edition.results.rounds.values()
    years = [r.year for r in rounds if r.division == predecessor.division]
    return [*cells, _response_cell([edition.results.unit(y, unit.kommunenr) for y in years])]


def _predecessor_name(edition: Edition, predecessor: Predecessor, root: str) -> Markup:
    """Return `Skodje (1529), slått sammen: nå Ålesund` with links to the pages of today."""
    links = []
    for code in predecessor.today:
        cell = edition.kommune_cell(edition.places.kommuner[code], root)
        link = Markup('<a href="{}">{}</a>').format(cell.href, cell.text)
        links.append(link if cell.href else Markup("{}").format(cell.text))
    unit = predecessor.unit
    text = f"{unit.kommune} ({unit.kommunenr}), {HOW[predecessor.forhold]}: nå "
    return Markup("{}").format(text) + joined_links(links)


def joined_links(links: Sequence[Markup]) -> Markup:
    """Return links as a Norwegian list: a, b og c."""
    *first, last = links
    return Markup(", ").join(first) + " og " + last if first else last
