"""The page of a municipality: what its numbers are, what they mean and what they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.charts.words import STATUSES
from builder.definitions import Indicator, Theme
from builder.definitions.kinds import Composite
from builder.numbers import integer
from builder.pages.edition import (
    COUNTRY,
    Edition,
    Group,
    distribution_header,
    distribution_table_rows,
)
from builder.pages.kommune.answers import answer_tables
from builder.pages.kommune.history import ROOT, development, history, population
from builder.pages.lookups.places import Kommune
from builder.pages.lookups.results import Kin, Unit, Value
from builder.pages.lookups.searching import search_boost, search_words
from builder.pages.parts.crossing import cross_panel
from builder.pages.parts.figure import Figure, Origin, Page, Told
from builder.pages.parts.map_panels import BORDERS, land_today
from builder.pages.parts.maps import locator_picture
from builder.pages.parts.panels import ANSWERED, place_source
from builder.pages.parts.pictures import distribution_picture
from builder.pages.parts.tables import Cell, table
from builder.pages.rendering import render
from builder.pages.words import wording
from builder.pages.words.readings import Labelled, areas_reading, own_reading


@dataclass(frozen=True)
class ThemeSection:
    """Everything a theme's section on the page shows."""

    theme: Theme
    year: int | None
    sentences: list[str]
    chips: list[tuple[str, str, str]]
    content: Markup


def kommune_page(edition: Edition, kommune: Kommune) -> str:
    """Return the Markdown page of a municipality of today."""
    page = Page(f"kommune/{kommune.slug}/", kommune.link_name)
    sections = [
        _theme_section(edition, kommune, t, page) for t in edition.definitions.themes.values()
    ]
    return render(
        "kommune/kommune_page.md.jinja",
        root=ROOT,
        kommune=kommune,
        title=kommune.title,
        description=f"Hvor digital er {kommune.link_name}? Digital prioritering, kompetanse og "
        "aktivitet etter SSBs indikatorer.",
        robots=edition.robots(edition.results.years),
        synthetic=edition.synthetic_note(edition.results.years),
        answers=place_source(edition),
        boost=search_boost(kommune.navn),
        aliases=search_words(kommune),
        facts=_facts(kommune),
        locator=_locator(edition, kommune, page),
        summary=_summary(edition, kommune, sections),
        sections=sections,
        development=development(edition, kommune, page),
        history=history(edition, kommune) + population(kommune),
        years=edition.results.years,
        note=edition.status_note(edition.results.years),
    )


def _facts(kommune: Kommune) -> list[tuple[str, str]]:
    """Return the facts in the head of the page as (term, text)."""
    estimate = " (anslag)" if kommune.anslag else ""
    facts = [
        ("Kommunenummer", kommune.kommunenr),
        ("Innbyggere", f"{integer(kommune.folketall)} 1. januar {kommune.folketall_aar}{estimate}"),
        ("Størrelse", kommune.size.label),
        ("Sentralitet", f"klasse {kommune.sentralitet} av 6 (1 er mest sentral)"),
    ]
    if kommune.other_names:
        facts.insert(0, ("Andre navn", wording.joined(kommune.other_names)))
    return facts


def _locator(edition: Edition, kommune: Kommune, page: Page) -> Markup:
    """Return the figure of where in its county the municipality lies; nothing without borders."""
    land = land_today(edition)
    if land is None:
        return Markup("")
    title, lies = f"{kommune.navn} i {kommune.fylke}", f"ligger i {kommune.fylke}"
    if kommune.navn == kommune.fylke:
        title, lies = kommune.navn, "er både kommune og fylke"
    origin = Origin(BORDERS, "offisiell", str(kommune.folketall_aar), "")
    picture = locator_picture(land, kommune.kommunenr, kommune.fylkesnr, page, title, origin)
    reading = (
        f"{kommune.navn} {lies} og har {integer(kommune.folketall)} innbyggere "
        f"(1. januar {kommune.folketall_aar}, {'anslag' if kommune.anslag else 'SSB'})."
    )
    rows: list[list[str | Cell]] = [
        [kommune.navn, kommune.kommunenr, kommune.fylke, integer(kommune.folketall)]
    ]
    head: list[str | Cell] = ["Kommune", "Nummer", "Fylke", f"Innbyggere {kommune.folketall_aar}"]
    told = Told("hvor", "Hvor i fylket", title)
    numbers = table(title, head, rows)
    alt = f"Kart der {kommune.navn} er merket med farge blant kommunene i {kommune.fylke}."
    if kommune.navn == kommune.fylke:
        alt = f"Kart der {kommune.navn} er merket med farge ved siden av nabofylket."
    return edition.place(page, Figure(told, reading, alt, picture, numbers, origin))


def _theme_section(edition: Edition, kommune: Kommune, theme: Theme, page: Page) -> ThemeSection:
    """Return one theme's section from the newest round that has its headline indicator."""
    results, indicator = edition.results, edition.definitions.indicators[theme.headline]
    year = results.latest(indicator.id)
    if year is None:  # no round asked all of it, or scores without this one were published
        reason = f"{indicator.label} kan ikke beregnes: ingen av rundene har alle spørsmålene."
        return ThemeSection(theme, None, [reason], [], answer_tables(edition, kommune, theme))
    kin = results.kin(kommune.kommunenr, year)
    own = results.own_unit(kommune.kommunenr, year)
    sentences = [_kin_sentence(kommune, kin, year)] if own is None else []
    chips = []
    for unit in [own] if own else [k.unit for k in kin]:
        value = results.value(year, unit.kommunenr, indicator.id)
        sentences.append(wording.headline_sentence(indicator, value, year, unit.kommune))
        chips.append(
            (
                unit.kommune,
                wording.value_text(indicator, value),
                wording.chip_class(indicator, value),
            )
        )
        if own:
            sentences.append(
                wording.same_value_sentence(indicator, value, results.shares(year, indicator.id))
            )
    content = _why(edition, indicator, year, own, page)
    content += _comparison(edition, kommune, indicator, year, own, page)
    content += _basis(edition, theme, kin)
    content += answer_tables(edition, kommune, theme)
    return ThemeSection(theme, year, [s for s in sentences if s], chips, content)


def _kin_sentence(kommune: Kommune, kin: Sequence[Kin], year: int) -> str:
    """Return why a municipality has no result of its own in a round, and whose results are shown
    instead."""
    names = wording.joined([f"{k.unit.kommune} ({k.unit.kommunenr})" for k in kin])
    if any(k.forhold == "delt" for k in kin) and len(kin) == 1:
        return (
            f"I {year} hørte {kommune.navn} til den daværende kommunen {names}, som senere er "
            "delt. Svaret gjaldt hele den daværende kommunen."
        )
    return (
        f"Dagens {kommune.navn} fantes ikke i {year}. Tallene er for forgjengerne {names}. "
        "Vi regner ikke ut noe felles tall for dem."
    )


def _why(edition: Edition, indicator: Indicator, year: int, own: Unit | None, page: Page) -> Markup:
    """Return the figure of the two scores behind the grade; nothing where there is no grade."""
    if own is None or not isinstance(indicator.rule, Composite):
        return Markup("")
    scores = [
        edition.results.value(year, own.kommunenr, part).verdi for part in indicator.rule.indicators
    ]
    if None in scores:
        return Markup("")
    return cross_panel(edition, indicator, year, page, (str(scores[0]), str(scores[1])))


def _comparison(
    edition: Edition,
    kommune: Kommune,
    indicator: Indicator,
    year: int,
    own: Unit | None,
    page: Page,
) -> Markup:
    """Return the figure of the municipality against county, similar size and country."""
    groups = comparison_groups(edition, kommune, own)
    found = [(g.label, edition.results.shares(year, indicator.id, g.gruppe, g.key)) for g in groups]
    shares = [(label, one) for label, one in found if one.n]
    value = edition.results.value(year, own.kommunenr, indicator.id) if own else Value(None, "")
    title = f"{indicator.label}, {year}"
    origin = edition.origin([year], ANSWERED)
    picture = distribution_picture(
        edition.palette.of(indicator),
        (*indicator.values, *STATUSES),
        shares,
        page,
        title,
        origin,
        value.verdi,
    )
    reading = _comparison_reading(kommune, indicator, groups, found, value)
    alt = f"{title}. {wording.distribution_alt(indicator, shares)}"
    note = edition.status_note([year])
    caption = f"{title}: antall og andel av kommunene som svarte{note}"
    numbers = table(
        caption, distribution_header(indicator), distribution_table_rows(indicator, shares)
    )
    told = Told(f"{indicator.slug}-{year}", f"Sammenlignet med andre, {year}", title)
    return edition.place(page, Figure(told, reading, alt, picture, numbers, origin))


def _comparison_reading(
    kommune: Kommune,
    indicator: Indicator,
    groups: Sequence[Group],
    found: Labelled,
    value: Value,
) -> str:
    """Return how common the municipality's value is in each group; the country's commonest where it
    has none of its own."""
    if value.verdi is None:
        return areas_reading(indicator, found[-1:])
    names = {
        "fylke": f"i {kommune.fylke}",
        "folketall": f"blant kommuner med {wording.lower_first(groups[1].label)}",
        "landet": "i hele landet",
    }
    named = [(names[g.gruppe], shares) for g, (_, shares) in zip(groups, found, strict=True)]
    return own_reading(indicator, named, value.verdi)


def comparison_groups(edition: Edition, kommune: Kommune, own: Unit | None) -> list[Group]:
    """Return county, size class and country; the size class is that of the round, where the place
    existed then."""
    classes = {c.id: c for c in edition.definitions.breakdowns["folketall"].classes}
    size = classes[own.folketallsklasse] if own else kommune.size
    return [
        Group(f"Fylket: {kommune.fylke}", "fylke", kommune.fylkesnr),
        Group(size.label, "folketall", size.id),
        COUNTRY,
    ]


def _basis(edition: Edition, theme: Theme, kin: Sequence[Kin]) -> Markup:
    """Return the table of the indicators a theme's grade or category rests on, all from its own
    round."""
    rows: list[list[str | Cell]] = []
    year, named = kin[0].unit.aar, len(kin) > 1 or kin[0].forhold != "samme"
    for indicator in edition.definitions.indicators.values():
        if indicator.theme == theme.id and edition.results.has(year, indicator.id):
            rows += [_basis_row(edition, indicator, k.unit, named) for k in kin]
    header: list[str | Cell] = ["Indikator", "Verdi", "Plass i landet", "Median i landet"]
    caption = (
        f"Hva {wording.lower_first(theme.label)} {year} bygger på. "
        "Plass 1 er høyeste verdi; like verdier deler plass."
    )
    return table(caption + edition.status_note([year]), header, rows)


def _basis_row(edition: Edition, indicator: Indicator, unit: Unit, named: bool) -> list[str | Cell]:
    """Return one indicator of one municipality with rank and median."""
    results, year, kommunenr = edition.results, unit.aar, unit.kommunenr
    value = results.value(year, kommunenr, indicator.id)
    label = f"{indicator.label}, {unit.kommune}" if named else indicator.label
    why = wording.why_sentence(indicator, value, edition.definitions)
    text = wording.value_text(indicator, value)
    css = wording.chip_class(indicator, value)
    return [
        Cell(label, href=f"{ROOT}indikator/{indicator.id.replace('_', '-')}/"),
        Cell(f"{text}. {why}" if why else text, css=css),
        wording.rank_text(results.rank(year, indicator.id, kommunenr)),
        wording.median_text(results.median(year, indicator)) if indicator.is_number else "–",
    ]


def _summary(edition: Edition, kommune: Kommune, sections: Sequence[ThemeSection]) -> list[str]:
    """Return the summary in plain Norwegian: response, then each theme, then what has changed."""
    results = edition.results
    sentences = {_response_sentence(edition, kommune): None}
    for section in sections:
        own = section.year and results.own_unit(kommune.kommunenr, section.year)
        first, *rest = section.sentences
        if own:
            sentences[f"{section.theme.label}: {first.replace(kommune.navn, 'Kommunen', 1)}"] = None
        else:  # whose numbers these are is said once, not once per theme
            sentences[first] = None
            sentences |= {f"{section.theme.label}: {sentence}": None for sentence in rest}
    for theme in edition.definitions.themes.values():
        indicator = edition.definitions.indicators[theme.headline]
        history = _own_history(edition, kommune, indicator)
        sentences[wording.change_sentence(indicator, history)] = None
    return [sentence for sentence in sentences if sentence]


def _own_history(
    edition: Edition, kommune: Kommune, indicator: Indicator
) -> list[tuple[int, Value]]:
    """Return the municipality's own values over the rounds in which it existed as today."""
    history = []
    for year in edition.results.years:
        unit = edition.results.own_unit(kommune.kommunenr, year)
        if unit is not None:
            history.append((year, edition.results.value(year, unit.kommunenr, indicator.id)))
    return history


def _response_sentence(edition: Edition, kommune: Kommune) -> str:
    """Return in which rounds the municipality answered, and in which it did not."""
    answered: list[str] = []
    silent: list[str] = []
    for year in edition.results.years:
        unit = edition.results.own_unit(kommune.kommunenr, year)
        if unit is not None:
            (answered if unit.svarte else silent).append(str(year))
    parts = []
    if answered:
        parts.append(f"svarte på undersøkelsen i {wording.joined(answered)}")
    if silent:
        parts.append(f"svarte ikke i {wording.joined(silent)}")
    own = f"{kommune.navn} {', men '.join(parts)}." if parts else ""
    return " ".join(filter(None, [own, *_merged_sentences(edition, kommune)]))


def _merged_sentences(edition: Edition, kommune: Kommune) -> list[str]:
    """Return which municipalities the place was in rounds before it was merged."""
    sentences = []
    for year in edition.results.years:
        names = [kin.unit.kommune for kin in edition.results.kin(kommune.kommunenr, year)]
        if len(names) > 1:
            there = f"I {year} var {wording.joined(names)} egne kommuner"
            sentences.append(f"{there}. Verdiene deres står under Utvikling.")
    return sentences
