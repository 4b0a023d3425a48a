"""The pages of the whole country: who answered, and every indicator and question in every round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator, Theme
from builder.numbers import integer, percent_text
from builder.pages.edition import COUNTRY, Edition, Group, class_groups
from builder.pages.indikator.indikator_page import NOT_A_SCORE
from builder.pages.landet.utvikling import development_title
from builder.pages.lookups.results import Share
from builder.pages.parts.block_panels import block_panel, count_cell, share_bar, share_figure
from builder.pages.parts.comparing import SCRIPTS, compare_list
from builder.pages.parts.figure import Page, Told
from builder.pages.parts.head import Crumb, head, render_page
from builder.pages.parts.panels import (
    BY_CLASS,
    absent_sentence,
    answers_source,
    class_table,
    groups_panel,
    histogram_heading,
    histogram_panel,
    medians_table,
    paragraph,
    rounds_panel,
    side_by_side,
)
from builder.pages.parts.tables import Cell, details, folded_part, table
from builder.pages.words import wording


@dataclass(frozen=True)
class Part:
    """One part of a page: its anchor, heading and content."""

    anchor: str
    heading: str
    content: Markup


def landet_pages(edition: Edition) -> dict[str, str]:
    """Return the page of the whole country and one for each theme, by path below the docs."""
    themes = edition.definitions.themes.values()
    return {"landet/index.md": landet_page(edition)} | {
        f"landet/{theme.id}.md": theme_page(edition, theme) for theme in themes
    }


def landet_page(edition: Edition) -> str:
    """Return who answered, and each theme's headline by round, size and centrality."""
    page = Page("landet/", "Hele landet")
    definitions = edition.definitions
    headlines = [
        (theme, _headline(edition, definitions.indicators[theme.headline], page))
        for theme in definitions.themes.values()
    ]
    description = (
        "Digitalisering i alle kommunene: hvem som svarte, og fordelingen i hver runde, etter "
        "innbyggertall og sentralitet."
    )
    return render_page(
        head(
            *(edition, page.address, "Hele landet", description, edition.results.years),
            scripts=SCRIPTS,
        ),
        "landet/landet_page.md.jinja",
        **_shared(edition),
        participation=_participation(edition, page),
        development=development_title(edition),
        compare=compare_list("l", "hele landet", f"{page.root}sammenlign/"),
        headlines=headlines,
    )


def theme_page(edition: Edition, theme: Theme) -> str:
    """Return every question and indicator of one theme in every round."""
    page = Page(f"landet/{theme.id}/", "Hele landet")
    years, above = edition.results.years, [Crumb("Hele landet", "landet/")]
    title = f"{theme.label} i hele landet"
    return render_page(
        head(edition, page.address, title, theme.about, years, above=above),
        "landet/landet_tema.md.jinja",
        **_shared(edition),
        theme=theme,
        parts=_theme_parts(edition, theme, page),
        behind=_behind(edition, theme, page),
    )


def _shared(edition: Edition) -> dict[str, object]:
    """Return what the templates of all these pages need."""
    years = edition.results.years
    breakdowns = edition.definitions.breakdowns.values()
    return {
        "rounds": wording.rounds_in_words(years),
        "answers": answers_source(edition, years),
        "has_answers": edition.has_answers,
        "what": "spørsmål og indikatorer" if edition.has_answers else "indikatorer",
        "notes": [(b.label, b.note, b.source) for b in breakdowns],
    }


def _participation(edition: Edition, page: Page) -> Markup:
    """Return how many municipalities answered each round, by size and centrality."""
    years = list(edition.results.years)
    groups = [COUNTRY, *class_groups(edition, "folketall")]
    bars = [share_bar(g.label, _response(edition, g, year), year) for g in groups for year in years]
    title = "Andel av kommunene som svarte på undersøkelsen"
    rows: list[list[str | Cell]] = [
        [g.label, *(count_cell(_response(edition, g, year)) for year in years[::-1])]
        for g in [*groups, *class_groups(edition, "sentralitet")]
    ]
    head: list[str | Cell] = ["Gruppe", *(Cell(str(y), css="tall") for y in years[::-1])]
    numbers = table(f"{title}{edition.status_note(years)}", head, rows)
    told = Told(
        "deltakelse-storrelse",
        f"Svarprosent {BY_CLASS['folketall']}",
        f"{title}, {BY_CLASS['folketall']}",
    )
    content = paragraph(" ".join(_response_sentence(edition, year) for year in years[::-1]))
    return content + share_figure(edition, bars, years, told, numbers, page)


def _response(edition: Edition, group: Group, year: int) -> Share:
    """Return how many municipalities of a group answered one round, of all in it."""
    shares = edition.results.shares(year, "deltakelse", group.gruppe, group.key)
    return Share(shares.counts["svarte"], shares.n, shares.pct["svarte"])


def _response_sentence(edition: Edition, year: int) -> str:
    """Return how many answered one round."""
    share = _response(edition, COUNTRY, year)
    answered, n = integer(share.antall), integer(share.n)
    return f"I {year} svarte {answered} av {n} kommuner ({percent_text(share.pct or 0.0)})."


def _headline(edition: Edition, indicator: Indicator, page: Page) -> Markup:
    """Return a theme's headline by round, and by size and centrality, drawn for the newest."""
    newest_first = edition.results.years_of(indicator.id)[::-1]
    panels = [rounds_panel(edition, indicator, page)]
    for year in newest_first[:1]:
        panels += [
            details(
                f"{wording.capital(words)}, {year}",
                groups_panel(edition, indicator, year, gruppe, page),
                opens_wide=True,
            )
            for gruppe, words in BY_CLASS.items()
        ]
    content = _introduction(indicator, page) + side_by_side(panels)
    for year in newest_first[1:]:
        content += _joined(class_table(edition, indicator, year, g) for g in BY_CLASS)
    return content


def _theme_parts(edition: Edition, theme: Theme, page: Page) -> Sequence[Part]:
    """Return the headed parts of a theme: its headline, and questions with published answers."""
    definitions = edition.definitions
    headline = definitions.indicators[theme.headline]
    blocks = [block for block in definitions.blocks.values() if block.theme == theme.id]
    parts = [Part(headline.slug, headline.label, _indicator_part(edition, headline, page))]
    return parts + [
        Part(f"sporsmal-{block.id}", block.question, block_panel(edition, block, page))
        for block in (blocks if edition.has_answers else [])
    ]


def _behind(edition: Edition, theme: Theme, page: Page) -> Markup:
    """Return the indicators that lie behind the headline of a theme, each folded.

    Without answers only those of which there are numbers.
    """
    own = [i for i in edition.definitions.indicators.values() if i.theme == theme.id]
    shown = [i for i in own if edition.has_answers or edition.results.years_of(i.id)]
    return _joined(
        folded_part(i.label, i.slug, _indicator_part(edition, i, page), opens_wide=True)
        for i in shown
        if i.id != theme.headline
    )


def _indicator_part(edition: Edition, indicator: Indicator, page: Page) -> Markup:
    """Return an indicator in every round: histograms of numbers, distributions of the rest."""
    content = _introduction(indicator, page)
    if not indicator.is_number:
        return content + rounds_panel(edition, indicator, page)
    content += paragraph(absent_sentence(edition, indicator), "merknad")
    years = edition.results.years_of(indicator.id)
    if not years:
        return content
    content += medians_table(edition, indicator)
    newest, *earlier = [(y, histogram_panel(edition, indicator, y, page)) for y in years[::-1]]
    folded = [details(histogram_heading(year), panel, opens_wide=True) for year, panel in earlier]
    return content + side_by_side([newest[1], *folded])


def _introduction(indicator: Indicator, page: Page) -> Markup:
    """Return what an indicator is, with a link to its own page."""
    kind = f" {NOT_A_SCORE}." if indicator.is_category else ""
    href = f"{page.root}indikator/{indicator.slug}/"
    link = Markup('<a href="{}">Regelen, kart og alle kommuner: {}</a>').format(
        href, wording.lower_first(indicator.label)
    )
    source = Markup('<span class="kilde">{}.</span>').format(indicator.source)
    return Markup("<p>{}{} {}. {}</p>").format(indicator.about, kind, link, source)


_joined = Markup("").join
