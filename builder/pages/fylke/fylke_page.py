"""The page of a county: who answered, how its municipalities are distributed, and each of them in a
table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator, Theme
from builder.numbers import integer, percent_text
from builder.pages.edition import Edition
from builder.pages.fylke.county_map import county_map
from builder.pages.fylke.county_response import municipalities_then, participation, response_tables
from builder.pages.fylke.county_table import municipality_table
from builder.pages.lookups.aliases import county_search_line
from builder.pages.lookups.former import FormerFylke, counties_behind
from builder.pages.lookups.places import Fylke
from builder.pages.lookups.results import Shares
from builder.pages.parts.figure import Page, Told
from builder.pages.parts.panels import (
    AREAS,
    ROUNDS,
    absent_sentence,
    distribution_panel,
    paragraph,
    place_source,
    years_of,
)
from builder.pages.parts.tables import Cell, table
from builder.pages.rendering import render
from builder.pages.words import wording

ROOT = "../../"
BOOST = 3.0  # a county comes before the municipalities whose names begin likewise (Troms, Tromsø)


@dataclass(frozen=True)
class ThemeSection:
    """Everything a theme's section on the page shows."""

    theme: Theme
    year: int | None
    sentences: list[str]
    content: Markup


def fylke_page(edition: Edition, fylke: Fylke) -> str:
    """Return the Markdown page of a county of today."""
    years = edition.results.years
    page = Page(f"fylke/{fylke.slug}/", f"{fylke.navn} fylke")
    former = counties_behind(edition.results.sources.registry, fylke.fylkesnr)
    sections = [
        _theme_section(edition, fylke, t, page) for t in edition.definitions.themes.values()
    ]
    return render(
        "fylke/fylke_page.md.jinja",
        root=ROOT,
        fylke=fylke,
        title=f"{fylke.navn} fylke",
        description=f"Hvor digitale er kommunene i {fylke.navn}? Digital prioritering, kompetanse "
        "og aktivitet i fylket, med alle kommunene i én tabell.",
        robots=edition.robots(years),
        boost=_boost(edition, fylke),
        synthetic=edition.synthetic_note(years),
        answers=place_source(edition),
        search_line=county_search_line(fylke, former),
        facts=_facts(edition, fylke),
        summary=_summary(edition, fylke, sections),
        sections=sections,
        response=response_tables(edition, fylke),
        municipalities=municipality_table(edition, fylke, ROOT),
        development=_development(edition, fylke, page),
        former=_former_table(edition, fylke, former),
    )


def _boost(edition: Edition, fylke: Fylke) -> float:
    """Return the weight in the search: none where a municipality bears the name of the county
    (Oslo)."""
    names = {kommune.navn for kommune in edition.places.kommuner.values()}
    return 1.0 if fylke.navn in names else BOOST


def _facts(edition: Edition, fylke: Fylke) -> list[tuple[str, str]]:
    """Return the facts in the head of the page as (term, text)."""
    inhabitants = sum(k.folketall for k in fylke.kommuner)
    estimate = " (anslag)" if any(k.anslag for k in fylke.kommuner) else ""
    facts = [
        ("Fylkesnummer", fylke.fylkesnr),
        ("Kommuner", integer(len(fylke.kommuner))),
        (
            "Innbyggere",
            f"{integer(inhabitants)} 1. januar {fylke.kommuner[0].folketall_aar}{estimate}",
        ),
    ]
    for year in reversed(edition.results.years):
        shares = participation(edition, fylke, year)
        answered = f"{integer(shares.counts.get('svarte', 0))} av {integer(shares.n)} kommuner"
        facts.append((f"Svarte i {year}", answered))
    return facts


def _summary(edition: Edition, fylke: Fylke, sections: Sequence[ThemeSection]) -> list[str]:
    """Return the summary in plain Norwegian: response in the newest round, then each theme."""
    year = edition.results.years[-1]
    silent = [u.kommune for u in municipalities_then(edition, fylke, year) if not u.svarte]
    shares = participation(edition, fylke, year)
    if not shares.n:
        first = f"Ingen kommuner i undersøkelsen for {year} ligger i {fylke.navn}."
    elif silent:
        first = (
            f"{integer(shares.counts['svarte'])} av {integer(shares.n)} kommuner i {fylke.navn} "
            f"svarte på undersøkelsen i {year}. {wording.joined(silent)} svarte ikke."
        )
    else:
        first = f"{_all_of(shares.n, fylke)} svarte på undersøkelsen i {year}."
    return [first, *(f"{s.theme.label}: {s.sentences[0]}" for s in sections)]


def _all_of(count: int, fylke: Fylke) -> str:
    """Return all municipalities of the county as the subject of a sentence."""
    if count == 1:
        return f"Den ene kommunen i {fylke.navn}"
    return f"Alle de {integer(count)} kommunene i {fylke.navn}"


def _theme_section(edition: Edition, fylke: Fylke, theme: Theme, page: Page) -> ThemeSection:
    """Return one theme's section from the newest round that has its headline indicator."""
    indicator = edition.definitions.indicators[theme.headline]
    year = edition.results.latest(indicator.id)
    if year is None:
        reason = f"{indicator.label} kan ikke beregnes: ingen av rundene har tallene som trengs."
        return ThemeSection(theme, None, [reason], Markup(""))
    own = edition.results.shares(year, indicator.id, "fylke", fylke.fylkesnr)
    country = edition.results.shares(year, indicator.id)
    shares = [(fylke.navn, own), ("Hele landet", country)]
    title = f"{indicator.label} i {fylke.navn}, {year}"
    told = Told(f"{indicator.slug}-{year}", f"Fylket og landet, {year}", title)
    content = distribution_panel(edition, indicator, shares, [year], told, AREAS, page)
    content += county_map(edition, fylke, indicator, year, page)
    sentence = _commonest_sentence(indicator, own, country, year)
    return ThemeSection(theme, year, [sentence], content)


def _commonest_sentence(indicator: Indicator, own: Shares, country: Shares, year: int) -> str:
    """Return the county's most frequent value with its share, beside the country's share."""
    counted = {value: own.counts[value] for value in indicator.values} if own.n else {}
    most = max(counted.values(), default=0)
    if not most:
        name = wording.lower_first(indicator.label)
        return f"Ingen kommuner i fylket har en verdi for {name} i {year}."
    top = [value for value, count in counted.items() if count == most]
    names = wording.joined([_value_name(indicator, value) for value in top])
    if len(top) > 1:
        kommuner = "kommune" if most == 1 else "kommuner"
        return (
            f"I {year} er {names} like vanlige, med {integer(most)} {kommuner} hver av de "
            f"{integer(own.n)} som svarte."
        )
    return (
        f"I {year} er {names} vanligst: {integer(most)} av {integer(own.n)} kommuner som svarte "
        f"({percent_text(own.pct[top[0]] or 0.0)}). I hele landet er andelen "
        f"{percent_text(country.pct[top[0]] or 0.0)} (n = {integer(country.n)})."
    )


def _value_name(indicator: Indicator, value: str) -> str:
    """Return a value inside a sentence: `grad 3 (mest prosjekter)`, or a category in quotation
    marks."""
    label = indicator.label_of(value)
    return f"grad {value} ({label})" if indicator.is_ordinal else f"«{wording.capital(label)}»"


def _development(edition: Edition, fylke: Fylke, page: Page) -> Markup:
    """Return how the county is distributed in every round, for each headline indicator."""
    content = Markup("")
    for theme in edition.definitions.themes.values():
        indicator = edition.definitions.indicators[theme.headline]
        years = years_of(edition, indicator)
        key = fylke.fylkesnr
        shares = [(str(y), edition.results.shares(y, indicator.id, "fylke", key)) for y in years]
        if years:
            title = f"{indicator.label} i {fylke.navn}, runde for runde"
            told = Told(f"{indicator.slug}-runder", f"{indicator.label}, runde for runde", title)
            content += distribution_panel(edition, indicator, shares, years, told, ROUNDS, page)
        absent = absent_sentence(edition, indicator)
        if absent:
            text = f"{indicator.label} mangler i noen av rundene. {absent}"
            content += paragraph(text, "merknad")
    return content


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
