"""A theme's result seen against four groups: a switch of sentences, and one picture of them all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.charts.words import STATUSES
from builder.definitions import Indicator
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.panels import ANSWERED, GROUPS, distribution_alt, distribution_table
from builder.pages.parts.pictures import distribution_picture
from builder.pages.rendering import html_of
from builder.pages.words.lenses import Lens, lens_sentence, lenses, turning_sentence
from builder.pages.words.standing import Standing


@dataclass(frozen=True)
class Comparison:
    """The switch of groups with a sentence for each, and the figure of them all."""

    switch: Markup
    figure: Markup


def comparison(
    standing: Standing, indicator: Indicator, year: int, page: Page
) -> Comparison | None:
    """Return a municipality's result against four groups; None where nobody answered."""
    found = lenses(standing, indicator, year)
    if not found:
        return None
    value = standing.value(indicator, year)
    return Comparison(
        _switch(indicator, found, value),
        _lenses_figure(standing, indicator, year, found, value, page),
    )


def _switch(indicator: Indicator, found: Sequence[Lens], value: str | None) -> Markup:
    """Return the switch: a choice of groups with a sentence for each, that needs no script."""
    told = [(lens, lens_sentence(indicator, lens, value)) for lens in found]
    return html_of("kommune/lenses.html.jinja", id=indicator.slug, lenses=told)


def _lenses_figure(
    standing: Standing,
    indicator: Indicator,
    year: int,
    found: Sequence[Lens],
    value: str | None,
    page: Page,
) -> Markup:
    """Return the figure of the groups, one bar each, with the own value marked."""
    edition, title = standing.edition, f"{indicator.label}, {year}"
    shares = [(lens.label, lens.shares) for lens in found]
    origin = edition.origin([year], ANSWERED)
    values, keys = edition.palette.of(indicator), (*indicator.values, *STATUSES)
    picture = distribution_picture(values, keys, shares, page, title, origin, value)
    numbers = distribution_table(edition, indicator, shares, [year], GROUPS.head, title)
    told = Told(f"{indicator.slug}-{year}", "Sammenlignet med andre", title)
    reading = turning_sentence(indicator, found, value)
    alt = f"{title}. {distribution_alt(indicator, shares)}"
    return edition.place(page, Figure(told, reading, alt, picture, numbers, origin))
