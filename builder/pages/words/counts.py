"""A count at one municipality: its score, how far to the next, its rank and the middle one."""

from __future__ import annotations

from builder.definitions import Indicator
from builder.numbers import integer, short
from builder.pages.lookups.results import Rank
from builder.pages.words.standing import Standing


def count_reading(standing: Standing, indicator: Indicator, year: int) -> str:
    """Return what a count gives and where it stands, with year and bases."""
    number = standing.value(indicator, year)
    if number is None:
        return ""
    what = _what_is_counted(standing, indicator)
    has = f"{standing.kommune.navn} har {number} av {indicator.max} {what}"
    score = _score_clause(standing, indicator, int(number))
    parts = [
        f"{has}{score}.",
        _ranks_sentence(standing, indicator, year),
        _median_sentence(standing, indicator, year),
    ]
    return " ".join(part for part in parts if part)


def _what_is_counted(standing: Standing, indicator: Indicator) -> str:
    """Return what is counted: `områder i IKT-strategien`, or the unit where no phrase is known."""
    known = standing.edition.definitions.phrases.numbers.get(indicator.id)
    return known.of if known else indicator.unit


def _score_clause(standing: Standing, indicator: Indicator, number: int) -> str:
    """Return the score a count gives: `, som gir score 3 («høy»)`; nothing where none cuts it."""
    cut = standing.edition.definitions.cut_of(indicator.id)
    if cut is None:
        return ""
    score = cut.score(number)
    return f", som gir score {score} («{cut.labels[score]}»)"


def _ranks_sentence(standing: Standing, indicator: Indicator, year: int) -> str:
    """Return the place of a known count in each group: `Plass 2022: 30 av 354 i landet, ...`."""
    told = []
    for circle in standing.circles(year):
        rank = standing.rank(circle, indicator, year)
        if rank is not None:
            where = "blant like store" if circle.gruppe == "folketall" else circle.named
            told.append(f"{_rank_text(rank)} {where}")
    return f"Plass {year}: {', '.join(told)}."


def _rank_text(rank: Rank) -> str:
    """Return a rank: `12–15 av 354` where four share it, since none of them is before another."""
    last = rank.plass + rank.delt_med - 1
    shared = f"–{integer(last)}" if last > rank.plass else ""
    return f"{integer(rank.plass)}{shared} av {integer(rank.antall)}"


def _median_sentence(standing: Standing, indicator: Indicator, year: int) -> str:
    """Return the median with its base: `Midterste kommune har 10 (av de 286 med strategi)`."""
    median = standing.results.median(year, indicator)
    if median is None:
        return ""
    base = standing.results.median_base_label(year, indicator)
    return f"Den midterste av {integer(median.n)} {base} har {short(median.median)}."
