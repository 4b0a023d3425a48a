"""The pages of the indicators: rule, distribution, map and every municipality's value."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.indikator.movers import movers_panel
from builder.pages.indikator.published import published_panel
from builder.pages.lookups.places import alphabetical
from builder.pages.lookups.results import Unit
from builder.pages.parts.crossing import change_panel, cross_panel
from builder.pages.parts.data_sets import indicator_data_set
from builder.pages.parts.figure import Page
from builder.pages.parts.head import Crumb, File, Head, head, render_page
from builder.pages.parts.indicator_rules import meanings, rule, sort_of_value
from builder.pages.parts.map_panels import live_map_link, map_panel
from builder.pages.parts.panels import (
    BY_CLASS,
    absent_sentence,
    answers_source,
    class_table,
    groups_panel,
    histogram_panel,
    medians_table,
    rounds_panel,
    side_by_side,
)
from builder.pages.parts.share_cards import indikator_card
from builder.pages.parts.tables import Cell, Finder, Row, number_cell, table
from builder.pages.parts.value_cells import value_cell
from builder.pages.words import wording
from builder.pages.words.finding import counted
from builder.pages.words.readings import value_name

ROOT = "../../"
NOT_A_SCORE = "Kategori, ikke en score"


def indikator_pages(edition: Edition) -> dict[str, str]:
    """Return the list of indicators and the page of each, by path below the pages' folder."""
    pages = {"indikator/index.md": list_page(edition)}
    for indicator in edition.definitions.indicators.values():
        pages[f"indikator/{indicator.slug}.md"] = indikator_page(edition, indicator)
    return pages


def kind_text(indicator: Indicator) -> str:
    """Return what sort of value an indicator has, for readers."""
    return sort_of_value(indicator.rule) or NOT_A_SCORE


def list_page(edition: Edition) -> str:
    """Return the page that lists every indicator by theme."""
    indicators = edition.definitions.indicators.values()
    years = edition.results.years
    shown = [i for i in indicators if edition.results.years_of(i.id)]
    sections = [
        (theme, [_list_entry(edition, i) for i in shown if i.theme == theme.id])
        for theme in edition.definitions.themes.values()
    ]
    description = (
        "Indikatorene for digitalisering i kommunene, etter tema: regel, fordeling, kart og "
        "verdien for hver kommune."
    )
    return render_page(
        head(edition, "indikator/", "Indikatorer", description, years),
        "indikator/indikatorer.md.jinja",
        count=counted(len(shown)),
        sections=sections,
        has_answers=edition.has_answers,
        without=[(i.label, f"{i.slug}/") for i in indicators if i not in shown],
        years=wording.joined([str(year) for year in years]),
    )


def _list_entry(edition: Edition, indicator: Indicator) -> tuple[str, str, str, str, str]:
    """Return an indicator's label, address, kind, description and rounds, for the list."""
    years = [str(year) for year in edition.results.years_of(indicator.id)]
    rounds = f"Tall for {wording.joined(years)}."
    return (
        indicator.label,
        f"{indicator.slug}/",
        kind_text(indicator),
        indicator.about,
        rounds,
    )


def indikator_page(edition: Edition, indicator: Indicator) -> str:
    """Return the Markdown page of one indicator."""
    years = edition.results.years_of(indicator.id)
    newest = years[-1] if years else None
    page = Page(f"indikator/{indicator.slug}/", "Hele landet")
    return render_page(
        _head(edition, indicator, page.address),
        "indikator/indikator_page.md.jinja",
        indicator=indicator,
        inline=wording.lower_first(indicator.label),
        kind=kind_text(indicator),
        facts=_facts(edition, indicator),
        answers=answers_source(edition, years),
        rule=rule(edition.definitions, indicator, ROOT) + meanings(indicator),
        newest=newest,
        distribution=_newest_distribution(edition, indicator, newest, page)
        if newest
        else Markup(""),
        map=_newest_map(edition, indicator, newest, page) if newest else Markup(""),
        development=_every_round(edition, indicator, page),
        movers=movers_panel(edition, indicator),
        published=published_panel(edition, indicator),
        municipalities=_units_table(edition, indicator, newest) if newest else Markup(""),
        order=_order_sentence(edition, indicator, newest) if newest else "",
        absent=absent_sentence(edition, indicator),
        has_answers=edition.has_answers,
    )


def _head(edition: Edition, indicator: Indicator, address: str) -> Head:
    """Return the head of the page of one indicator."""
    years = edition.results.years_of(indicator.id)
    return head(
        edition,
        address,
        indicator.label,
        indicator.about,
        years,
        above=[Crumb("Indikatorer", "indikator/")],
        card=indikator_card(edition, indicator, years),
        files=(File("application/json", f"api/v1/indikator/{indicator.id}.json"),),
        data_set=indicator_data_set(edition, indicator, address),
    )


def _newest_map(edition: Edition, indicator: Indicator, year: int, page: Page) -> Markup:
    """Return the map of the newest round, and the way to where more can be chosen."""
    return map_panel(edition, indicator, year, page) + live_map_link(edition, indicator, year, ROOT)


def _facts(edition: Edition, indicator: Indicator) -> list[tuple[str, str]]:
    """Return the facts in the head of the page as (term, text)."""
    years = [str(year) for year in edition.results.years_of(indicator.id)]
    facts = [
        ("Tema", edition.definitions.themes[indicator.theme].label),
        ("Verdi", kind_text(indicator)),
        ("Runder med tall", wording.joined(years)),
        ("Kilde for regelen", indicator.source),
    ]
    return [(term, text) for term, text in facts if text]


def _newest_distribution(edition: Edition, indicator: Indicator, year: int, page: Page) -> Markup:
    """Return how the newest round is distributed: in the country, by size and by centrality."""
    if not indicator.is_number:
        groups = [groups_panel(edition, indicator, year, g, page) for g in BY_CLASS]
        return side_by_side([cross_panel(edition, indicator, year, page), *groups])
    content = histogram_panel(edition, indicator, year, page)
    return content + Markup("").join(class_table(edition, indicator, year, g) for g in BY_CLASS)


def _every_round(edition: Edition, indicator: Indicator, page: Page) -> Markup:
    """Return every round: medians and histograms of numbers, distributions of the rest."""
    older = edition.results.years_of(indicator.id)[-2::-1]
    tables = Markup("").join(_older_classes(edition, indicator, year) for year in older)
    if indicator.is_number:
        drawn = side_by_side(histogram_panel(edition, indicator, year, page) for year in older)
        return medians_table(edition, indicator) + drawn + tables
    if not older:
        return Markup("")
    panels = [rounds_panel(edition, indicator, page), change_panel(edition, indicator, page)]
    return side_by_side(panels) + tables


def _older_classes(edition: Edition, indicator: Indicator, year: int) -> Markup:
    """Return the distribution over size and centrality of an older round as folded tables."""
    return Markup("").join(class_table(edition, indicator, year, gruppe) for gruppe in BY_CLASS)


def _order_sentence(edition: Edition, indicator: Indicator, year: int) -> str:
    """Return how many municipalities stand in the table, and how they are set against each other.

    Counts have a rank; of grades the number that share the highest is told.
    """
    units = edition.results.units(year)
    silent = sum(not unit.svarte for unit in units)
    text = f"Tabellen har de {integer(len(units))} kommunene som fantes i {year}."
    if silent:
        text += f" {integer(silent)} av dem svarte ikke på undersøkelsen og har ingen verdi."
    if indicator.is_category:
        return f"{text} Kategoriene har ingen rekkefølge, så kommunene har ingen plassering."
    shares = edition.results.shares(year, indicator.id)
    known = integer(shares.n - shares.counts["ubesvart"])
    if indicator.is_number:
        order = "Plass 1 er høyeste verdi, og kommuner med lik verdi deler plass."
        return f"{text} {known} har en verdi. {order}"
    top = indicator.values[-1]
    count = integer(shares.counts[top])
    highest = f"{count} av de {known} kommunene med en verdi har den høyeste"
    return f"{text} {highest}: {value_name(indicator, top)}. De har ingen innbyrdes rekkefølge."


def _units_table(edition: Edition, indicator: Indicator, year: int) -> Markup:
    """Return the sortable table of every municipality of a round; a phone shows name and value."""
    units = sorted(edition.results.units(year), key=_alphabetically)
    shared = {name for name, n in Counter(u.kommune for u in units).items() if n > 1}
    rows = [_unit_row(edition, indicator, unit, unit.kommune in shared) for unit in units]
    head: list[str | Cell] = ["Kommune", Cell("Verdi", css="tall" if indicator.is_number else "")]
    head += [Cell("Plass", css="tall")] if indicator.is_number else []
    head += ["Fylke", f"Nummer i {year}"]
    caption = f"{indicator.label} i {year}, alle kommuner{edition.status_note([year])}"
    choices = {
        "Fylke": sorted({unit.fylke for unit in units}, key=alphabetical),
        "Antall innbyggere": list(edition.definitions.breakdowns["folketall"].labels.values()),
    }
    finder = Finder("Finn kommune", choices)
    return table(caption, head, rows, sortable=True, finder=finder)


def _alphabetically(unit: Unit) -> tuple[str, str]:
    """Return what sorts municipalities of a round by the Norwegian alphabet."""
    return alphabetical(unit.kommune), unit.kommunenr


def _unit_row(edition: Edition, indicator: Indicator, unit: Unit, shared: bool) -> Row:
    """Return one municipality with its value, the rank of a count, its county and number."""
    value = edition.results.value(unit.aar, unit.kommunenr, indicator.id)
    cells: list[str | Cell] = [
        unit_cell(edition, unit, ROOT, shared),
        value_cell(indicator, value),
    ]
    if indicator.is_number:
        rank = edition.results.rank(unit.aar, indicator.id, unit.kommunenr)
        shown = "–" if rank is None else integer(rank.plass)
        cells.append(number_cell(shown, rank.plass if rank else None))
    cells += [Cell(unit.fylke, css="hel"), unit.kommunenr]
    today = edition.places.kommuner[unit.kommunenr_today.split("|")[0]]
    size = edition.definitions.breakdowns["folketall"].labels[unit.folketallsklasse]
    return Row(cells, today.also_known_as, (unit.fylke, size))


def unit_cell(edition: Edition, unit: Unit, root: str, shared: bool) -> Cell:
    """Return a municipality of a round as a cell that links to the one it is in today."""
    today = edition.places.kommuner[unit.kommunenr_today.split("|")[0]]
    name = f"{unit.kommune} ({unit.fylke})" if shared else unit.kommune
    return Cell(name, href=edition.kommune_href(today, root))
