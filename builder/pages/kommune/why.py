"""Why a municipality has the grade it has: the scores crossed, and each count on its scale."""

from __future__ import annotations

from markupsafe import Markup

from builder.charts import Picture
from builder.definitions import Indicator, Theme
from builder.definitions.kinds import Composite
from builder.numbers import integer
from builder.pages.parts.crossing import cross_panel
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.panels import histogram_table
from builder.pages.parts.pictures import histogram_picture
from builder.pages.words.counts import count_reading
from builder.pages.words.edges import edge_sentences
from builder.pages.words.standing import Standing
from builder.pages.words.wording import base_text


def why_grade(standing: Standing, indicator: Indicator, year: int, page: Page) -> Markup:
    """Return the figure of the two scores behind the grade; nothing where there is no grade."""
    rule = indicator.rule
    if not isinstance(rule, Composite):
        return Markup("")
    indicators = standing.edition.definitions.indicators
    scores = [standing.value(indicators[part], year) for part in rule.indicators]
    first, second = scores
    if first is None or second is None:
        return Markup("")
    return cross_panel(standing.edition, indicator, year, page, (first, second))


def why_heading(standing: Standing, indicator: Indicator, year: int) -> str:
    """Return the heading over why the grade is what it is."""
    return f"Hvorfor grad {standing.value(indicator, year)}?"


def edges(standing: Standing, indicator: Indicator, year: int) -> list[str]:
    """Return what one answer more or less would have changed: sentences, or that none would."""
    found = edge_sentences(standing, indicator, year) if indicator.is_ordinal else None
    if found is None:
        return []
    return found or [
        "Ingen av tallene er på kanten: Ett svar til eller fra ville ikke endret graden."
    ]


def scales(standing: Standing, theme: Theme, page: Page) -> Markup:
    """Return a figure for each count of a theme: where it lies on its scale in the newest round."""
    numbers = [
        one
        for one in standing.edition.definitions.indicators.values()
        if one.theme == theme.id and one.is_number
    ]
    content = Markup("")
    for indicator in numbers:
        year = standing.results.latest(indicator.id)
        if year is not None and standing.value(indicator, year) is not None:
            content += _scale(standing, indicator, year, page)
    return content


def _scale(standing: Standing, indicator: Indicator, year: int, page: Page) -> Markup:
    """Return the figure of how many have each number, with limits, median and the own one."""
    edition, title = standing.edition, f"{indicator.label}, {year}"
    shares = standing.results.shares(year, indicator.id)
    own = standing.value(indicator, year)
    median = standing.results.median(year, indicator)
    origin = edition.origin([year], "antall kommuner", base_text(shares.n))
    middle = median.median if median else None

    def drawn() -> Picture:
        return histogram_picture(
            indicator, edition.palette, shares, middle, page, title, origin, own
        ).packed()

    picture = edition.once(("antall", indicator.id, year, own), drawn).of(page.place)
    heading = f"{indicator.label}: {own} av {integer(indicator.max or 0)}"
    told = Told(f"{indicator.slug}-antall-{year}", heading, title)
    reading = count_reading(standing, indicator, year)
    alt = f"{title}. {reading}"
    numbers = edition.once(
        ("tabell", indicator.id, year),
        lambda: histogram_table(edition, indicator, year, shares),
    )
    return edition.place(page, Figure(told, reading, alt, picture, numbers, origin))
