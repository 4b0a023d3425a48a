"""National findings in plain sentences, from the distribution of a theme's headline indicator."""

from __future__ import annotations

from collections.abc import Sequence

from builder.definitions import Indicator
from builder.numbers import decimal, integer, percent_text
from builder.pages.edition import Edition
from builder.pages.lookups.results import Shares
from builder.pages.parts.panels import Labelled, group_shares, years_of
from builder.pages.words.wording import base_text, capital, lower_first


def findings(edition: Edition, indicator: Indicator) -> list[str]:
    """Return up to three findings with year and n: commonest value, change, small against large."""
    years = years_of(edition, indicator)
    shares = {year: edition.results.shares(year, indicator.id) for year in years}
    answered = [(year, own) for year, own in shares.items() if own.n]
    if not answered:
        return []
    year, newest = answered[-1]
    sentences = [_commonest(indicator, year, newest), _change(indicator, answered)]
    sentences.append(_small_and_large(edition, indicator, year, newest))
    return [sentence for sentence in sentences if sentence]


def _ordered(indicator: Indicator, shares: Shares) -> list[str]:
    """Return the values of an indicator, the commonest first."""
    return sorted(indicator.values, key=lambda value: -shares.counts[value])


def _named(indicator: Indicator, value: str) -> str:
    """Return a value as it stands in a sentence: `grad 4 (høy)` or `kategorien «...»`."""
    if indicator.is_ordinal:
        return f"grad {value} ({indicator.label_of(value)})"
    return f"kategorien «{capital(indicator.label_of(value))}»"


def _commonest(indicator: Indicator, year: int, shares: Shares) -> str:
    """Return the commonest value with its meaning, and the least common one."""
    order = _ordered(indicator, shares)
    top, least = order[0], order[-1]
    meaning = lower_first(indicator.long_label_of(top))
    text = (
        f"Vanligst i {year} er {_named(indicator, top)}: {meaning}. "
        f"Det gjelder {_share(shares, top)} av de {integer(shares.n)} kommunene som svarte."
    )
    return f"{text} Minst vanlig er {_named(indicator, least)}, med {_share(shares, least)}."


def _share(shares: Shares, value: str) -> str:
    """Return a share for running text: 26,3 prosent."""
    return percent_text(shares.pct[value] or 0.0)


def _with(indicator: Indicator, value: str) -> str:
    """Return a value after a noun: `med grad 4 (høy)` or `i kategorien «...»`."""
    return f"{'i' if indicator.is_category else 'med'} {_named(indicator, value)}"


def _change(indicator: Indicator, answered: Sequence[tuple[int, Shares]]) -> str:
    """Return how the top grade, or the category that moved most, has changed since the first."""
    if len(answered) < 2:
        return ""
    (first_year, first), (last_year, last) = answered[0], answered[-1]
    value = _most_changed(indicator, first, last)
    before, after = first.pct[value] or 0.0, last.pct[value] or 0.0
    lead = f"Andelen kommuner {_with(indicator, value)}"
    old = f"{percent_text(before)} i {first_year} ({base_text(first.n)})"
    new = f"{percent_text(after)} i {last_year} ({base_text(last.n)})"
    if before == after:
        return f"{lead} var den samme i begge rundene: {old} og {new}."
    points = decimal(abs(after - before))
    direction = "gikk opp" if after > before else "gikk ned"
    return f"{lead} {direction} med {points} prosentpoeng, fra {old} til {new}."


def _most_changed(indicator: Indicator, first: Shares, last: Shares) -> str:
    """Return the highest grade, or the category whose share differs most between two rounds."""
    if indicator.is_ordinal:
        return indicator.values[-1]
    return max(indicator.values, key=lambda v: abs((last.pct[v] or 0.0) - (first.pct[v] or 0.0)))


def _small_and_large(edition: Edition, indicator: Indicator, year: int, country: Shares) -> str:
    """Return the top grade's or commonest category's share among smallest and largest."""
    classes = _answered(group_shares(edition, indicator, year, "folketall")[:-1])
    if len(classes) < 2:
        return ""
    value = indicator.values[-1] if indicator.is_ordinal else _ordered(indicator, country)[0]
    (small_label, small), (large_label, large) = classes[0], classes[-1]
    return (
        f"Blant kommuner med {lower_first(small_label)} er andelen {_with(indicator, value)} "
        f"{_share(small, value)} i {year} ({base_text(small.n)}). "
        f"Blant kommuner med {lower_first(large_label)} er den "
        f"{_share(large, value)} ({base_text(large.n)})."
    )


def _answered(classes: Labelled) -> Labelled:
    """Return the classes in which somebody answered."""
    return [(label, shares) for label, shares in classes if shares.n]
