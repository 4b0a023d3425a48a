"""Who moved most between the two newest rounds that can be compared, and whose value is close."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.results import Value
from builder.pages.parts.panels import paragraph
from builder.pages.parts.tables import CARDS, Cell, Row, number_cell, table
from builder.pages.parts.value_cells import value_cell
from builder.pages.words.edges import is_on_the_edge
from builder.pages.words.readings import noun
from builder.pages.words.standing import Standing
from builder.statistics.movers import Mover, Movers, find_movers

ROOT = "../../"
MINUS = "\N{MINUS SIGN}"


def movers_panel(edition: Edition, indicator: Indicator) -> Markup:
    """Return how many went up and down, and a table of those that moved most.

    Nothing for categories, and where no two rounds can be compared.
    """
    years = edition.results.years_of(indicator.id)[-2:]
    if indicator.is_category or len(years) < 2 or edition.results.is_mixed(years):
        return Markup("")
    before, after = years
    found = find_movers(edition.results.statistics.moves, indicator, before, after)
    if not found.n:
        return Markup("")
    content = paragraph(_ways_sentence(indicator, found, before, after))
    content += paragraph(_kinds(indicator), "merknad")
    return content + _movers_table(edition, indicator, found, before, after)


def _ways_sentence(indicator: Indicator, found: Movers, before: int, after: int) -> str:
    """Return how many went each way, among those that can be compared."""
    n = f"{integer(found.n)} kommunene som hadde samme grenser og svarte både i {before} og {after}"
    what = indicator.unit if indicator.is_number else noun(indicator)
    up, down, level = map(integer, (found.up, found.down, found.level))
    if indicator.is_number:
        return f"Av de {n}, har {up} flere {what}, {down} færre og {level} like mange."
    same = "har verken gått opp eller ned" if _has_kinds(indicator) else f"har samme {what}"
    return f"Av de {n}, har {up} fått høyere {what} og {down} lavere. {level} {same}."


def _has_kinds(indicator: Indicator) -> bool:
    """Tell whether two of the values differ in kind, as the second and third grade do."""
    return indicator.is_ordinal and noun(indicator) == "grad"


def _kinds(indicator: Indicator) -> str:
    """Return how the steps of grades are counted; nothing for all else."""
    if not _has_kinds(indicator):
        return ""
    return (
        "Grad 2 og 3 er ulike mønstre og regnes som samme trinn. Mellom dem går det verken opp "
        "eller ned."
    )


def _movers_table(
    edition: Edition, indicator: Indicator, found: Movers, before: int, after: int
) -> Markup:
    """Return those that moved most, the rises first; a sentence where too many share the most."""
    movers = (*found.rises, *found.falls)
    told = paragraph(_untold(found), "merknad")
    if not movers:
        return told
    unit = indicator.unit if indicator.is_number else "trinn"
    head: list[str | Cell] = ["Kommune", Cell(f"Endring ({unit})", css="tall")]
    head += [Cell(str(year), css="tall" if indicator.is_number else "") for year in (after, before)]
    head += [] if indicator.is_number else [f"Ett svar unna i {after}"]
    rows = [_mover_row(edition, indicator, one, after) for one in movers]
    caption = f"{indicator.label}: størst endring fra {before} til {after}"
    note = paragraph(_edge_note(indicator, after), "merknad")
    status = edition.status_note([before, after])
    css = "" if indicator.is_number else CARDS
    return told + table(f"{caption}{status}", head, rows, sortable=True, css=css) + note


def _untold(found: Movers) -> str:
    """Return why a direction has no rows: too many moved equally far."""
    ways = ((found.up, found.rises, "opp"), (found.down, found.falls, "ned"))
    none = [way for count, listed, way in ways if count and not listed]
    if not none:
        return ""
    return f"Så mange har gått like langt {' og '.join(none)} at ingen skiller seg ut der."


def _mover_row(edition: Edition, indicator: Indicator, mover: Mover, after: int) -> Row:
    """Return one municipality with its change, its values, and whether it is on the edge."""
    kommune = edition.places.kommuner[mover.kommunenr]
    sign = "+" if mover.change > 0 else MINUS
    cells: list[str | Cell] = [
        Cell(kommune.link_name, href=edition.kommune_href(kommune, ROOT)),
        number_cell(f"{sign}{integer(abs(mover.change))}", mover.change),
        *(value_cell(indicator, Value(verdi, "")) for verdi in (mover.after, mover.before)),
    ]
    if not indicator.is_number:
        on_edge = is_on_the_edge(Standing(edition, kommune), indicator, after)
        cells.append("ukjent" if on_edge is None else "ja" if on_edge else "nei")
    return Row(cells, kommune.also_known_as)


def _edge_note(indicator: Indicator, after: int) -> str:
    """Return what it means to be one answer away; nothing for counts, which have no cuts."""
    if indicator.is_number:
        return ""
    return (
        f"«Ett svar unna» betyr at ett svar mer eller mindre i {after} ville gitt en annen "
        f"{noun(indicator)}. Da lå kommunen på kanten, og endringen sier mindre."
    )
