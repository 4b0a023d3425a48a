"""The section of a theme: compared, why, on the scales, over time, the answers, and a quote."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator, Theme
from builder.pages.kommune.answer_list import answer_lists
from builder.pages.kommune.answers import answer_tables
from builder.pages.kommune.history import tiles
from builder.pages.kommune.lenses import Comparison, comparison
from builder.pages.kommune.why import edges, scales, why_grade, why_heading
from builder.pages.parts.figure import Page
from builder.pages.words.quotes import Quote, quote
from builder.pages.words.standing import Standing


@dataclass(frozen=True)
class ThemeSection:
    """Everything a theme's section on the page shows; `edges` is what one answer would change."""

    theme: Theme
    indicator: Indicator
    year: int | None
    absent: str
    comparison: Comparison | None
    why_heading: str
    why: Markup
    edges: tuple[str, ...]
    scales: Markup
    over_time: Markup
    answers: Markup
    tables: Markup
    quote: Quote | None


def theme_section(standing: Standing, theme: Theme, page: Page) -> ThemeSection:
    """Return one theme's section, from the newest round that has its headline indicator."""
    edition, kommune = standing.edition, standing.kommune
    indicator = edition.definitions.indicators[theme.headline]
    year = standing.results.latest(indicator.id)
    reason = f"{indicator.label} kan ikke beregnes: ingen av rundene har alle spørsmålene."
    nothing, many = Markup(""), len(edition.results.years) > 1
    return ThemeSection(
        theme=theme,
        indicator=indicator,
        year=year,
        absent="" if year else reason,
        comparison=comparison(standing, indicator, year, page) if year else None,
        why_heading=why_heading(standing, indicator, year) if year else "",
        why=why_grade(standing, indicator, year, page) if year else nothing,
        edges=tuple(edges(standing, indicator, year)) if year else (),
        scales=scales(standing, theme, page),
        over_time=tiles(edition, kommune, indicator, page) if year and many else nothing,
        answers=answer_lists(standing, theme) if edition.has_answers else nothing,
        tables=answer_tables(edition, kommune, theme) if edition.has_answers else nothing,
        quote=quote(standing, indicator, year) if year else None,
    )
