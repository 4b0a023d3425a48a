"""Findings about counts and points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.definitions import Indicator
from builder.definitions.phrases import NumberPhrases
from builder.numbers import integer
from builder.pages.lookups.results import Rank
from builder.pages.words.finding import SUBJECT, Finding, few, kommuner_of, one_of
from builder.pages.words.grades import gate_of
from builder.pages.words.standing import Circle, Standing
from builder.pages.words.standing_out.weights import HEADLINE, LESSER
from builder.pages.words.wording import base_text, capital

RANKED = 0.1  # the share of municipalities at either end of a count that is told


def _numbers(standing: Standing) -> list[tuple[Indicator, int, int]]:
    """Return the counts with phrases, the newest round that has each, and the own number there."""
    definitions, found = standing.edition.definitions, []
    for name in definitions.phrases.numbers:
        indicator, year = definitions.indicators[name], standing.results.latest(name)
        value = standing.value(indicator, year) if year else None
        if year and value is not None:
            found.append((indicator, year, int(value)))
    return found


def number_extremes(standing: Standing) -> Iterator[Finding]:
    """Yield a count of nothing or of everything there is."""
    for indicator, year, number in _numbers(standing):
        phrases = standing.edition.definitions.phrases.numbers[indicator.id]
        shares = standing.results.shares(year, indicator.id)
        relative = _extreme_phrase(phrases, indicator, number)
        if relative is not None:
            count = shares.counts[str(number)]
            text = f"{SUBJECT} er {one_of(count)} som {relative} ({year}, {base_text(shares.n)})."
            blocks = standing.blocks(indicator)
            yield Finding(indicator.theme, blocks, text, count, shares.n, HEADLINE)


def _extreme_phrase(phrases: NumberPhrases, indicator: Indicator, number: int) -> str | None:
    """Return what nothing or everything is called after `som`; None for all between."""
    if number == 0 and phrases.none:
        return phrases.none.relative
    return phrases.all if number == indicator.max else None


def number_ranks(standing: Standing) -> Iterator[Finding]:
    """Yield a count that is among the highest or lowest of the country.

    So is one that is alone at an end of its county or size class.
    """
    for indicator, year, number in _numbers(standing):
        for circle in standing.circles(year):
            rank = standing.rank(circle, indicator, year)
            if rank is not None:
                yield from _end_of(standing, indicator, year, number, circle, rank)


def _end_of(
    standing: Standing, indicator: Indicator, year: int, number: int, circle: Circle, rank: Rank
) -> Iterator[Finding]:
    """Yield that few have as many or more, or as few or fewer."""
    phrases = standing.edition.definitions.phrases.numbers[indicator.id]
    if _extreme_phrase(phrases, indicator, number):
        return  # told as what it is
    highest, lowest = rank.plass - 1 + rank.delt_med, rank.antall - rank.plass + 1
    has = f"{SUBJECT} har {integer(number)} av {indicator.max} {phrases.of} ({year})."
    weight = 0.0 if circle.gruppe == "landet" else LESSER
    for count, more in ((highest, "mange eller flere"), (lowest, "få eller færre")):
        if count <= rank.antall * RANKED:
            told = f"{has} {_alone_or_few(circle, count, rank.antall, more)}"
            blocks = standing.blocks(indicator)
            yield Finding(indicator.theme, blocks, told, count, rank.antall, weight)


def _alone_or_few(circle: Circle, count: int, base: int, more: str) -> str:
    """Return that nobody, or few, of a group have a number as extreme."""
    if count == 1:
        return f"Ingen andre av de {integer(base)} kommunene {circle.named} har like {more}."
    return f"{capital(few(count, base))} kommuner {circle.named} har like {more}."


def number_changes(standing: Standing) -> Iterator[Finding]:
    """Yield how far a count has moved since each earlier round, where few moved as far."""
    for indicator, year, number in _numbers(standing):
        for before, value in standing.values(indicator).items():
            old = int(value)
            if old == number or not standing.comparable(before, year):
                continue
            if not _is_gate(standing, indicator, old, number):
                yield _number_change(standing, indicator, (before, old), (year, number))


def _is_gate(standing: Standing, indicator: Indicator, *numbers: int) -> bool:
    """Tell whether a count moved to or from nothing because the gate was opened or closed.

    Such a move is told as that of the gate.
    """
    return 0 in numbers and gate_of(standing.edition.definitions, indicator.id) is not None


def _number_change(
    standing: Standing, indicator: Indicator, old: tuple[int, int], new: tuple[int, int]
) -> Finding:
    """Return how far a count moved, and how many moved as far the same way."""
    (before, was), (after, now) = old, new
    of = standing.edition.definitions.phrases.numbers[indicator.id].of
    count, base = standing.moved(indicator.id, before, after, partial(_is_as_far, now - was))
    way = "økte" if now > was else "gikk ned"
    text = (
        f"{SUBJECT} gikk fra {integer(was)} til {integer(now)} {of} fra {before} til {after}, av "
        f"{indicator.max} mulige. {capital(kommuner_of(count, base))} {way} så mye."
    )
    return Finding(indicator.theme, standing.blocks(indicator), text, count, base)


def _is_as_far(far: int, fra: str, til: str) -> bool:
    """Tell whether a way between two numbers is as far, the same way, or farther."""
    way = int(til) - int(fra)
    return way >= far if far > 0 else way <= far
