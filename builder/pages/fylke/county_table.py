"""The sortable table of a county's municipalities.

Those merged or split since a round keep their own rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition, Headline
from builder.pages.lookups.places import Fylke, Kommune, alphabetical
from builder.pages.lookups.results import Kin, Unit
from builder.pages.parts.tables import (
    DENSE,
    Cell,
    Finder,
    Row,
    cell_link,
    joined_links,
    number_cell,
    table,
)
from builder.pages.parts.value_cells import (
    inhabitants_cell,
    marks_key,
    unit_value_cell,
    value_head,
)
from builder.pages.words import wording

HOW = {"sammenslatt": "slått sammen", "delt": "delt"}
NOTE = (
    "Der en kommune er slått sammen eller delt etter runden, har hver forgjenger sin egen rad, "
    "nederst i tabellen. Vi regner ikke ut noe felles tall for dem. En strek betyr at kommunen "
    "ikke fantes i runden."
)


@dataclass
class Predecessor:
    """A municipality of an earlier round that is no longer as it was.

    `today` are the codes of what it is part of now.
    """

    unit: Unit
    division: str
    forhold: str
    today: list[str]


def municipality_table(edition: Edition, fylke: Fylke, root: str) -> Markup:
    """Return every municipality of the county with its headline values.

    Predecessors have rows of their own.
    """
    headlines = edition.headlines
    rows = [_today_row(edition, kommune, headlines, root) for kommune in fylke.kommuner]
    before = predecessors(edition, fylke, headlines)
    rows += [Row(_predecessor_row(edition, p, headlines, root)) for p in before]
    names = [value_head(*headline) for headline in headlines]
    header: list[str | Cell] = ["Kommune", *names, Cell("Innbyggere", css="tall"), "Svarte"]
    caption = f"Kommunene i {fylke.navn}. Innbyggere {fylke.counted}"
    if before:
        caption += ", for tidligere kommuner det året som står ved tallet"
    caption += edition.answers_note(edition.results.years)
    sizes = edition.definitions.breakdowns["folketall"].labels
    finder = Finder("Finn kommune", {"Antall innbyggere": list(sizes.values())})
    content = marks_key(headlines)
    content += table(caption, header, rows, sortable=True, css=DENSE, finder=finder)
    return content + Markup('<p class="merknad">{}</p>').format(NOTE) if before else content


def predecessors(
    edition: Edition, fylke: Fylke, headlines: Sequence[Headline]
) -> list[Predecessor]:
    """Return the county's municipalities that were merged or split after a round, each once.

    Only rounds that are shown count.
    """
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


def _today_row(edition: Edition, kommune: Kommune, headlines: Sequence[Headline], root: str) -> Row:
    """Return one municipality of today.

    Where it did not exist in a round, its predecessors are pointed at.
    """
    own = [edition.results.own_unit(kommune.kommunenr, year) for year in edition.results.years]
    cells: list[str | Cell] = [
        edition.kommune_cell(kommune, root),
        *(_headline_cell(edition, kommune, *headline) for headline in headlines),
        inhabitants_cell(kommune),
        _response_cell([unit for unit in own if unit is not None], len(own)),
    ]
    return Row(cells, kommune.also_known_as, (kommune.size.label,))


def _headline_cell(edition: Edition, kommune: Kommune, indicator: Indicator, year: int) -> Cell:
    """Return a municipality's own value, or the names of those it was in the round."""
    unit = edition.results.own_unit(kommune.kommunenr, year)
    if unit is not None:
        return unit_value_cell(edition, indicator, unit)
    units = [kin.unit for kin in edition.results.kin(kommune.kommunenr, year)]
    names = [f"{unit.kommune} ({unit.kommunenr})" for unit in units]
    return Cell(f"Se {wording.joined(names)}", sort="")


def _response_cell(units: Sequence[Unit], rounds: int) -> Cell:
    """Return which of all rounds a municipality answered, or which of its own it did not.

    Sorted by how many it answered.
    """
    answered = [str(u.aar) for u in units if u.svarte]
    silent = [str(u.aar) for u in units if not u.svarte]
    told = f"ikke {wording.joined(silent)}" if silent else wording.joined(answered)
    if len(answered) == rounds > 1:
        told = "alle rundene"
    return Cell(told or "–", sort=len(answered) if units else "", css="hel")


def _predecessor_row(
    edition: Edition, predecessor: Predecessor, headlines: Sequence[Headline], root: str
) -> list[str | Cell]:
    """Return one municipality that is no longer, with links to what it is part of today."""
    unit = predecessor.unit
    estimate = ", anslag" if unit.folketall_anslag else ""
    population = f"{integer(unit.folketall)} ({unit.folketall_aar}{estimate})"
    own_division = [
        y for y, r in edition.results.rounds.items() if r.division == predecessor.division
    ]
    values = [
        unit_value_cell(edition, indicator, edition.results.unit(year, unit.kommunenr))
        if year in own_division
        else Cell("–", sort="")
        for indicator, year in headlines
    ]
    return [
        Cell(_predecessor_name(edition, predecessor, root), sort=unit.kommune),
        *values,
        number_cell(population, unit.folketall),
        _response_cell(
            [edition.results.unit(year, unit.kommunenr) for year in own_division],
            len(edition.results.rounds),
        ),
    ]


def _predecessor_name(edition: Edition, predecessor: Predecessor, root: str) -> Markup:
    """Return `Skodje (1529), slått sammen: nå Ålesund` with links to the pages of today."""
    today = [edition.places.kommuner[code] for code in predecessor.today]
    links = [cell_link(edition.kommune_cell(kommune, root)) for kommune in today]
    unit = predecessor.unit
    text = f"{unit.kommune} ({unit.kommunenr}), {HOW[predecessor.forhold]}: nå "
    return Markup("{}").format(text) + joined_links(links)
