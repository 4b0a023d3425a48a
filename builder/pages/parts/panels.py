"""Figures of indicators, as the pages of the country show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.charts.words import STATUSES
from builder.definitions import Indicator
from builder.numbers import integer, percent, short
from builder.pages.edition import (
    Edition,
    distribution_header,
    distribution_table_rows,
    group_shares,
)
from builder.pages.lookups.results import Shares
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.pictures import distribution_picture, histogram_picture
from builder.pages.parts.tables import Cell, details, number_cell, table
from builder.pages.words.readings import (
    Labelled,
    areas_reading,
    commonest_values,
    groups_reading,
    rounds_reading,
    row_sentence,
    value_name,
)
from builder.pages.words.wording import adapted, base_text, capital, joined, lower_first

ANSWERED = "prosent av kommunene som svarte"
BY_CLASS = {"folketall": "etter antall innbyggere", "sentralitet": "etter sentralitet"}


def absent_sentence(edition: Edition, indicator: Indicator) -> str:
    """Return which rounds lack an indicator and why (`I 2023: ikke spurt.`), or nothing."""
    reasons: dict[str, list[str]] = {}
    for year in edition.results.years:
        if not edition.results.has(year, indicator.id):
            reason = edition.results.absent_label(year)
            reasons.setdefault(lower_first(reason), []).append(str(year))
    return " ".join(f"I {joined(years)}: {reason}." for reason, years in reasons.items())


def paragraph(text: str, css: str = "") -> Markup:
    """Return a text as a paragraph, or nothing where there is no text."""
    attribute = Markup(' class="{}"').format(css) if css else Markup("")
    return Markup("<p{}>{}</p>").format(attribute, text) if text else Markup("")


def side_by_side(panels: Iterable[Markup]) -> Markup:
    """Return figures two by two where there is room, one below the other on a phone."""
    cells = Markup("").join(Markup("<div>{}</div>").format(panel) for panel in panels if panel)
    return Markup('<div class="figurer">{}</div>').format(cells) if cells else Markup("")


def sentence(text: str) -> str:
    """Return a text with a full stop, unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def answers_source(edition: Edition, years: Sequence[int]) -> str:
    """Return where the answers or results of rounds come from.

    Simulated, or by whom they were published, and who has computed the numbers from them.
    """
    simulated, official = edition.by_status(years)
    hidden = edition.without_answers(years)
    sources: dict[tuple[str, str], list[str]] = {}
    for year in official:
        what = "Resultater" if year in hidden else "Svar"
        publisher = edition.results.rounds[int(year)].card.publisher
        sources.setdefault((what, publisher), []).append(year)
    told = [
        f"{what} for {joined(known)}: {adapted(who, edition.site.name)}."
        for (what, who), known in sources.items()
    ]
    if hidden == official and official:
        told.append("Svarene bak er ikke publisert.")
    if simulated:
        told.append(f"Svarene for {joined(simulated)} er simulert av prosjektet og er ikke SSBs.")
    return " ".join(told)


def place_source(edition: Edition) -> str:
    """Return where the answers on the page of a place come from."""
    if all(survey_round.is_synthetic for survey_round in edition.results.rounds.values()):
        return "Svarene er simulert av prosjektet og er ikke SSBs."
    return answers_source(edition, edition.results.years)


@dataclass(frozen=True)
class Rows:
    """What the rows of a distribution are: the head of their column, and how they are read."""

    head: str
    reading: Callable[[Indicator, Labelled], str]


ROUNDS = Rows("Runde", rounds_reading)
GROUPS = Rows("Gruppe", groups_reading)
AREAS = Rows("Område", areas_reading)


def rounds_panel(edition: Edition, indicator: Indicator, page: Page) -> Markup:
    """Return how the country is distributed in each round, and why a round is missing."""
    years = edition.results.years_of(indicator.id)
    absent = paragraph(absent_sentence(edition, indicator), "merknad")
    if not years:
        return absent
    shares = [(str(year), edition.results.shares(year, indicator.id)) for year in years]
    many = len(years) > 1
    heading = "Runde for runde" if many else f"Fordelingen i {years[0]}"
    title = f"{indicator.label}, {lower_first(heading) if many else years[0]}"
    told = Told(f"{indicator.slug}-runder", heading, title)
    return distribution_panel(edition, indicator, shares, years, told, ROUNDS, page) + absent


def groups_panel(
    edition: Edition, indicator: Indicator, year: int, gruppe: str, page: Page
) -> Markup:
    """Return how each size or centrality class and the country are distributed in one round."""
    shares = group_shares(edition, indicator, year, gruppe)
    title = f"{indicator.label} {BY_CLASS[gruppe]}, {year}"
    heading = f"{capital(BY_CLASS[gruppe])}, {year}"
    told = Told(f"{indicator.slug}-{gruppe}-{year}", heading, title)
    return distribution_panel(edition, indicator, shares, [year], told, GROUPS, page)


def distribution_panel(
    edition: Edition,
    indicator: Indicator,
    shares: Labelled,
    years: Sequence[int],
    told: Told,
    rows: Rows,
    page: Page,
) -> Markup:
    """Return the figure of a distribution over labelled groups or rounds.

    Its table alone where nobody answered.
    """
    answered = [(label, own) for label, own in shares if own.n]
    listed = shares[::-1] if rows is ROUNDS else shares  # a table has the newest round first
    numbers = distribution_table(edition, indicator, listed, years, rows.head, told.title)
    if not answered:
        return numbers
    origin = edition.origin(years, ANSWERED)
    values, keys = edition.palette.of(indicator), (*indicator.values, *STATUSES)
    picture = distribution_picture(values, keys, answered, page, told.title, origin)
    read = answered[-1:] if edition.results.is_mixed(years) else answered
    reading = rows.reading(indicator, read)
    alt = f"{told.title}. {distribution_alt(indicator, answered)}"
    figure = Figure(told, reading, alt, picture, numbers, origin)
    return edition.place(page, figure)


def distribution_table(
    edition: Edition,
    indicator: Indicator,
    shares: Labelled,
    years: Sequence[int],
    first_head: str,
    title: str,
) -> Markup:
    """Return the table of a distribution: count and share of every value, and n."""
    head: list[str | Cell] = [first_head, *distribution_header(indicator)[1:]]
    caption = f"{title}: antall og andel av kommunene som svarte{edition.status_note(years)}"
    return table(caption, head, distribution_table_rows(indicator, shares))


def class_table(edition: Edition, indicator: Indicator, year: int, gruppe: str) -> Markup:
    """Return the distribution over the classes of one breakdown as a folded table only."""
    title = f"{indicator.label} {BY_CLASS[gruppe]}, {year}"
    shares = group_shares(edition, indicator, year, gruppe)
    numbers = distribution_table(edition, indicator, shares, [year], "Gruppe", title)
    return details(f"Fordelingen {BY_CLASS[gruppe]} i {year}", numbers)


def distribution_alt(indicator: Indicator, answered: Labelled) -> str:
    """Return the commonest value of three rows at most: the first and the last two."""
    told = answered if len(answered) <= 3 else [answered[0], *answered[-2:]]
    return " ".join(_commonest_sentence(indicator, *row) for row in told)


def _commonest_sentence(indicator: Indicator, label: str, shares: Shares) -> str:
    """Return the most frequent value of a group with its share, as a sentence.

    Where several are as frequent, all of them are told.
    """
    top = commonest_values(indicator, shares.counts)
    names = [value_name(indicator, value) for value in top]
    return row_sentence(label, names, shares.pct_of(top[0]) if top else 0.0, shares.n)


def histogram_heading(year: int) -> str:
    """Return the heading of the figure of one round's numbers."""
    return f"Hvor mange kommuner som har hvert tall, {year}"


def histogram_panel(edition: Edition, indicator: Indicator, year: int, page: Page) -> Markup:
    """Return the figure of how many municipalities have each number in one round."""
    shares = edition.results.shares(year, indicator.id)
    if not shares.n:
        return paragraph(f"Ingen kommuner svarte i {year}.", "merknad")
    title = f"{indicator.label}, {year}"
    told = Told(f"{indicator.slug}-antall-{year}", histogram_heading(year), title)
    origin = edition.origin([year], "antall kommuner", base_text(shares.n))
    median = edition.results.median(year, indicator)
    picture = histogram_picture(
        indicator, edition.palette, shares, median.median if median else None, page, title, origin
    )
    figure = Figure(
        told,
        median_sentence(edition, indicator, year),
        f"{title}: {_commonest_number(indicator, shares)}",
        picture,
        histogram_table(edition, indicator, year, shares),
        origin,
    )
    return edition.place(page, figure)


def _commonest_number(indicator: Indicator, shares: Shares) -> str:
    """Return which number is the commonest, or which are as common, as a sentence."""
    top = commonest_values(indicator, shares.counts)
    if not top:
        return "Ingen kommuner har en verdi."
    count = f"{integer(shares.counts[top[0]])} kommuner"
    if len(top) == 1:
        return f"{top[0]} {indicator.unit} er vanligst ({count})."
    return f"{joined(top)} {indicator.unit} er like vanlige ({count} hver)."


def histogram_table(edition: Edition, indicator: Indicator, year: int, shares: Shares) -> Markup:
    """Return the number and share of municipalities with each number, and those without one."""
    rows: list[list[str | Cell]] = []
    for value in (*indicator.values, "ubesvart"):
        count, pct = shares.counts[value], shares.pct[value]
        share = number_cell("–" if pct is None else percent(pct), pct)
        rows.append([capital(value), number_cell(integer(count), count), share])
    rows.append(["I alt (n)", number_cell(integer(shares.n), shares.n), ""])
    head: list[str | Cell] = [
        capital(indicator.unit),
        Cell("Kommuner", css="tall"),
        Cell("Andel", css="tall"),
    ]
    caption = f"{indicator.label}, {year}: kommunene som svarte{edition.status_note([year])}"
    return table(caption, head, rows)


def median_sentence(edition: Edition, indicator: Indicator, year: int) -> str:
    """Return the median with its base: `Medianen i 2022 er 9 områder. Den er tatt av ...`."""
    median = edition.results.median(year, indicator)
    base = edition.results.median_base_label(year, indicator)
    if median is None:
        return f"Det er ingen {base} i {year}, så det er ingen median."
    return (
        f"Medianen i {year} er {short(median.median)} {indicator.unit}. "
        f"Den gjelder {base} ({base_text(median.n)}). "
        f"Laveste verdi blant dem er {integer(median.lavest)}, høyeste er {integer(median.hoyest)}."
    )


def medians_table(edition: Edition, indicator: Indicator) -> Markup:
    """Return the median, range and base of a number in each round."""
    rows = [_median_row(edition, indicator, year) for year in edition.results.years[::-1]]
    names = ("Median", "Laveste", "Høyeste", "n")
    head: list[str | Cell] = ["Runde", *(Cell(name, css="tall") for name in names)]
    base = edition.results.median_base_label(edition.results.years[-1], indicator)
    caption = f"{indicator.label}, runde for runde. n er antall {base}"
    return table(caption + edition.status_note(edition.results.years_of(indicator.id)), head, rows)


def _median_row(edition: Edition, indicator: Indicator, year: int) -> list[str | Cell]:
    """Return one round's median, or why there is none."""
    median = edition.results.median(year, indicator)
    if not edition.results.has(year, indicator.id):
        return [str(year), edition.results.absent_label(year), "–", "–", "–"]
    if median is None:
        return [str(year), "–", "–", "–", "–"]
    return [
        str(year),
        number_cell(short(median.median), median.median),
        number_cell(integer(median.lavest), median.lavest),
        number_cell(integer(median.hoyest), median.hoyest),
        number_cell(integer(median.n), median.n),
    ]
