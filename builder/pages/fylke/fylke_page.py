"""The page of a county: who answered, how its municipalities are distributed, and a table.

The table has each of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.definitions import Indicator, Theme
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.fylke.county_map import county_map
from builder.pages.fylke.county_response import (
    answered_by_name,
    municipalities_then,
    participation,
    response_table,
)
from builder.pages.fylke.county_standing import standing_out
from builder.pages.fylke.county_table import municipality_table
from builder.pages.lookups.former import FormerFylke, counties_behind
from builder.pages.lookups.places import Fylke, Kommune
from builder.pages.parts.comparing import SCRIPTS, compare_list
from builder.pages.parts.data_sets import place_data_set
from builder.pages.parts.figure import Page, Told
from builder.pages.parts.head import Crumb, File, Head, head, render_page
from builder.pages.parts.panels import (
    AREAS,
    ROUNDS,
    absent_sentence,
    distribution_panel,
    place_source,
)
from builder.pages.parts.share_cards import fylke_card
from builder.pages.parts.tables import Cell, cell_link, table
from builder.pages.words.county import (
    bounds_sentence,
    change_sentence,
    response_sentence,
    typical_sentence,
)
from builder.pages.words.readings import watched_value

ROOT = "../../"


@dataclass(frozen=True)
class ThemePart:
    """What the page shows of a theme in its newest round."""

    theme: Theme
    year: int | None
    sentence: str
    bounds: str
    distribution: Markup
    map: Markup


@dataclass(frozen=True)
class Development:
    """An indicator in every round: what has changed, the figure, and which rounds lack it."""

    indicator: Indicator
    change: str
    figure: Markup
    note: str


def fylke_page(edition: Edition, fylke: Fylke) -> str:
    """Return the Markdown page of a county of today.

    One that is a municipality as well points at the municipality's own page.
    """
    former = counties_behind(edition.results.sources.registry, fylke.fylkesnr)
    years = edition.results.years
    told = {
        "fylke": fylke,
        "answers": place_source(edition),
        "facts": _facts(fylke),
        "former": _former_table(edition, fylke, former),
    }
    own = _head(edition, fylke, years)
    if fylke.alone:
        told["kommune"] = _own(edition, fylke.alone)
        return render_page(own, "fylke/fylke_alene.md.jinja", **told)
    told["compare"] = compare_list(f"f:{fylke.fylkesnr}", fylke.navn, f"{ROOT}sammenlign/")
    return render_page(own, "fylke/fylke_page.md.jinja", **told, **_body(edition, fylke))


def _head(edition: Edition, fylke: Fylke, years: Sequence[int]) -> Head:
    """Return the head of a county's page."""
    what = "Digital prioritering, kompetanse og aktivitet"
    table = "med alle kommunene i én tabell"
    description = f"Hvor digitale er kommunene i {fylke.navn}? {what}, {table}."
    if fylke.alone:
        description = f"{fylke.navn} er både fylke og kommune. {what} står på siden til kommunen."
    address, number = f"fylke/{fylke.slug}/", fylke.fylkesnr
    model = edition.results.sources.dictionary.files["fylke"]
    files = (
        File("text/csv", f"data/fylke/{number}.csv"),
        File("application/json", f"api/v1/fylke/{number}.json"),
    )
    return head(
        edition,
        address,
        f"{fylke.navn} fylke",
        description,
        years,
        above=[Crumb("Fylker", "fylke/")],
        files=files,
        data_set=place_data_set(edition, address, fylke.navn, model, files),
        card=fylke_card(edition, fylke),
        scripts=() if fylke.alone else SCRIPTS,
    )


def _own(edition: Edition, kommune: Kommune) -> Markup:
    """Return the link to the municipality that is a county of its own."""
    cell = edition.kommune_cell(kommune, ROOT)
    return cell_link(replace(cell, text=f"{kommune.navn} kommune"))


def _body(edition: Edition, fylke: Fylke) -> dict[str, object]:
    """Return what the page of a county of several municipalities tells of them."""
    page = Page(f"fylke/{fylke.slug}/", f"{fylke.navn} fylke")
    themes = edition.definitions.themes.values()
    sections = [_theme_section(edition, fylke, theme, page) for theme in themes]
    first = next((section for section in sections if section.map), None)
    return {
        "response_told": _response_told(edition, fylke),
        "typical": [section.sentence for section in sections],
        "standing_out": standing_out(edition, fylke, ROOT),
        "sections": sections,
        "first": first,
        "response": response_table(edition, fylke),
        "answered": answered_by_name(edition, fylke),
        "municipalities": municipality_table(edition, fylke, ROOT),
        "development": _development(edition, fylke, page),
    }


def _facts(fylke: Fylke) -> str:
    """Return what a county is: municipalities, inhabitants with date, number."""
    estimate = ", anslag" if fylke.is_estimated else ""
    facts = [] if fylke.alone else [f"{integer(len(fylke.kommuner))} kommuner"]
    facts.append(f"{integer(fylke.inhabitants)} innbyggere ({fylke.counted}{estimate})")
    return " · ".join([*facts, f"fylkesnummer {fylke.fylkesnr}"])


def _response_told(edition: Edition, fylke: Fylke) -> str:
    """Return who answered the newest round that the themes have their values from."""
    rounds = [year for _, year in edition.headlines]
    year = max(rounds, default=edition.results.years[-1])
    silent = [u.kommune for u in municipalities_then(edition, fylke, year) if not u.svarte]
    return response_sentence(fylke.navn, participation(edition, fylke, year), silent, year)


def _theme_section(edition: Edition, fylke: Fylke, theme: Theme, page: Page) -> ThemePart:
    """Return one theme's section from the newest round that has its headline indicator."""
    indicator = edition.definitions.indicators[theme.headline]
    year = edition.results.latest(indicator.id)
    if year is None:
        reason = f"{indicator.label} kan ikke beregnes: ingen av rundene har tallene som trengs."
        return ThemePart(theme, None, reason, "", Markup(""), Markup(""))
    own = edition.results.shares(year, indicator.id, "fylke", fylke.fylkesnr)
    country = edition.results.shares(year, indicator.id)
    response = participation(edition, fylke, year)
    shares = [(fylke.navn, own), ("Hele landet", country)]
    title = f"{indicator.label} i {fylke.navn}, {year}"
    told = Told(f"{indicator.slug}-{year}", f"Fylket og landet, {year}", title)
    return ThemePart(
        theme,
        year,
        typical_sentence(indicator, fylke.navn, own, country, year),
        bounds_sentence(indicator, own, response.n - response.counts.get("svarte", 0)),
        distribution_panel(edition, indicator, shares, [year], told, AREAS, page),
        county_map(edition, fylke, indicator, year, page),
    )


def _development(edition: Edition, fylke: Fylke, page: Page) -> list[Development]:
    """Return each headline indicator of the county in every round; nothing of one round alone."""
    definitions = edition.definitions
    if len(edition.results.years) == 1:
        return []
    indicators = [definitions.indicators[theme.headline] for theme in definitions.themes.values()]
    return [_developed(edition, fylke, one, page) for one in indicators]


def _developed(edition: Edition, fylke: Fylke, indicator: Indicator, page: Page) -> Development:
    """Return how the county is distributed on one indicator in every round, and what has changed.

    Only like is set against like.
    """
    years = edition.results.years_of(indicator.id)
    absent = absent_sentence(edition, indicator)
    note = f"{indicator.label} mangler i noen av rundene. {absent}" if absent else ""
    if not years:
        return Development(indicator, "", Markup(""), note)
    key = fylke.fylkesnr
    shares = [(str(y), edition.results.shares(y, indicator.id, "fylke", key)) for y in years]
    title = f"{indicator.label} i {fylke.navn}, runde for runde"
    told = Told(f"{indicator.slug}-runder", f"{indicator.label}, runde for runde", title)
    figure = distribution_panel(edition, indicator, shares, years, told, ROUNDS, page)
    return Development(indicator, _changed(edition, fylke, indicator, years), figure, note)


def _changed(edition: Edition, fylke: Fylke, indicator: Indicator, years: Sequence[int]) -> str:
    """Return what has changed since the first round that the newest may be compared with.

    It is told of the highest grade, or of the county's commonest category in the newest.
    """
    results, after = edition.results, years[-1]
    newest = results.shares(after, indicator.id, "fylke", fylke.fylkesnr)
    value = watched_value(indicator, newest)
    for before in years[:-1]:
        own = results.changes(indicator.id, before, after, fylke.fylkesnr)
        if own:
            country = results.changes(indicator.id, before, after)
            return change_sentence(indicator, value, own, country, (before, after))
    return ""


def _former_table(edition: Edition, fylke: Fylke, former: Sequence[FormerFylke]) -> Markup:
    """Return the table of earlier counties that today's county was made of, or nothing."""
    rows: list[list[str | Cell]] = []
    for county in former:
        here = dict(county.became)[fylke.fylkesnr]
        whole = sum(count for _, count in county.became)
        part = f"{integer(here)} av {integer(whole)} kommuner"
        period = edition.results.sources.divisions[county.division].period
        rows.append([county.navn, county.fylkesnr, period, part])
    header: list[str | Cell] = ["Fylke", "Nummer", "Inndeling", "Del som ligger i dagens fylke"]
    return table(f"Tidligere fylker bak dagens {fylke.navn}", header, rows) if rows else Markup("")
