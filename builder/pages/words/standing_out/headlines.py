"""Findings about the grades and the category that sum up the themes."""

from __future__ import annotations

from collections.abc import Iterator

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.lookups.results import Shares
from builder.pages.words.finding import SUBJECT, Finding, kommuner_of, one_of
from builder.pages.words.grades import grade_phrase
from builder.pages.words.readings import commonest_values, value_name
from builder.pages.words.standing import SMALLEST_GROUP, Circle, Standing
from builder.pages.words.standing_out.weights import HEADLINE
from builder.pages.words.wording import capital, joined, lower_first


def silence(standing: Standing) -> Iterator[Finding]:
    """Yield that the municipality was itself in a round it did not answer.

    It is told where the themes have their newest values.
    """
    for year in sorted({year for _, year in standing.edition.headlines}):
        unit = standing.results.own_unit(standing.kommune.kommunenr, year)
        response = standing.results.shares(year, "deltakelse")
        if unit is not None and not unit.svarte:
            count = response.counts["svarte_ikke"]
            text = (
                f"{SUBJECT} er {one_of(count)}, av {integer(response.n)}, som ikke svarte på "
                f"undersøkelsen i {year}. Resultatene fra {year} er derfor ikke kjent."
            )
            yield Finding("", frozenset(), text, count, response.n, HEADLINE)


def grade_against_others(standing: Standing) -> Iterator[Finding]:
    """Yield each headline value in each group, with what is common there."""
    for indicator, year in standing.edition.headlines:
        value = standing.value(indicator, year)
        has = None if value is None else _told_value(standing, indicator, value, year)
        if value is None or has is None:
            continue
        for circle in standing.circles(year):
            shares = standing.shares(circle, indicator.id, year)
            if shares.n >= SMALLEST_GROUP:
                text = f"{has} {_common(indicator, circle, shares, value)}"
                count = shares.counts[value]
                blocks = standing.blocks(indicator)
                yield Finding(indicator.theme, blocks, text, count, shares.n, HEADLINE)


def _told_value(standing: Standing, indicator: Indicator, value: str, year: int) -> str | None:
    """Return what a municipality has, with the grade it gives: `... grad 4 av 4 for ... (2022)`.

    The grade alone where only grades are published, and None where its parts are in doubt.
    """
    phrase = grade_phrase(standing, indicator, year)
    name, top = lower_first(indicator.label), indicator.values[-1]
    if phrase is None and standing.results.rounds[year].answers is None:
        return f"{SUBJECT} har {value_name(indicator, value)} for {name} ({year})."
    if phrase is None:
        return None
    if indicator.is_category:
        return f"{SUBJECT} {phrase} ({year})."
    return f"{SUBJECT} {phrase}. Det gir grad {value} av {top} for {name} ({year})."


def _common(indicator: Indicator, circle: Circle, shares: Shares, value: str) -> str:
    """Return how many of a group share a value, and what is commonest there."""
    what = "Den graden har" if indicator.is_ordinal else "I den kategorien er"
    told = f"{what} {kommuner_of(shares.counts[value], shares.n)} {circle.named}"
    top = commonest_values(indicator, shares.counts)
    if value in top or len(top) > 2:
        return f"{told}."
    names = joined([value_name(indicator, one) for one in top])
    return f"{told}; vanligst er {names}."


def headline_changes(standing: Standing) -> Iterator[Finding]:
    """Yield how a headline value has changed since each earlier round."""
    for indicator, year in standing.edition.headlines:
        values = standing.values(indicator)
        new = values.get(year)
        for before, old in values.items():
            if new is not None and old != new and standing.comparable(before, year):
                told = _category_change if indicator.is_category else _grade_change
                yield told(standing, indicator, (before, old), (year, new))


def _grade_change(
    standing: Standing, indicator: Indicator, old: tuple[int, str], new: tuple[int, str]
) -> Finding:
    """Return the way from one grade to another; no rise is told, since 2 and 3 differ in kind."""
    (before, was), (after, now) = old, new
    count, base = standing.moved(
        indicator.id, before, after, lambda fra, til: (fra, til) == (was, now)
    )
    text = (
        f"{SUBJECT} gikk fra {value_name(indicator, was)} i {before} til "
        f"{value_name(indicator, now)} i {after} for {lower_first(indicator.label)}. "
        f"Det gjorde {kommuner_of(count, base)}."
    )
    return Finding(indicator.theme, standing.blocks(indicator), text, count, base)


def _category_change(
    standing: Standing, indicator: Indicator, old: tuple[int, str], new: tuple[int, str]
) -> Finding:
    """Return which category a municipality has come to, and how many have come there with it."""
    (before, was), (after, now) = old, new
    count, base = standing.moved(indicator.id, before, after, lambda fra, til: til == now != fra)
    text = (
        f"{SUBJECT} {lower_first(indicator.long_label_of(now))} ({after}). I {before} var "
        f"kategorien {value_name(indicator, was)}. {capital(kommuner_of(count, base))} er "
        f"kommet til den nye kategorien siden {before}."
    )
    return Finding(indicator.theme, standing.blocks(indicator), text, count, base)
