"""The lines below a result on its card: who shares it, and what it was before."""

from __future__ import annotations

from builder.definitions import Indicator
from builder.numbers import integer, percent_text
from builder.pages.words.readings import noun, value_name
from builder.pages.words.standing import Standing
from builder.pages.words.wording import joined


def share_line(standing: Standing, indicator: Indicator, year: int, value: str) -> str:
    """Return how many of those that answered have the same: `Som 143 av 354 kommuner (...)`."""
    shares = standing.results.shares(year, indicator.id)
    count, pct = shares.counts[value], shares.pct_of(value)
    told = f"{integer(count)} av {integer(shares.n)} kommuner ({percent_text(pct)})"
    return f"Som {told}." if count > 1 else f"Ingen andre av {integer(shares.n)} kommuner har det."


def before_line(standing: Standing, indicator: Indicator, year: int, value: str) -> str:
    """Return what it was in the last earlier round it may be compared with.

    Where that is not known, why; nothing where no earlier round has it.
    """
    years = [one for one in standing.results.years_of(indicator.id) if one < year]
    years = [one for one in years if standing.comparable(one, year)]
    if not years:
        return ""
    before = years[-1]
    old = standing.value(indicator, before)
    if old is not None:
        same = f"Samme {noun(indicator)} som i {before}."
        return same if old == value else f"I {before}: {value_name(indicator, old)}."
    if standing.results.own_unit(standing.kommune.kommunenr, before) is None:
        return f"Andre grenser i {before}."
    return f"Ikke kjent i {before}." if standing.unit(before) else f"Svarte ikke i {before}."


def last_known_line(standing: Standing, indicator: Indicator, year: int) -> str:
    """Return the last own value before a round without one, with its year.

    Nothing where the borders were others in the round, or no value is known.
    """
    if standing.results.own_unit(standing.kommune.kommunenr, year) is None:
        return "Svaret gjaldt en kommune med andre grenser."
    known = standing.values(indicator)
    if not known:
        return _no_earlier(standing, indicator, year)
    last = max(known)
    return f"Siste kjente: {value_name(indicator, known[last])} i {last}."


def _no_earlier(standing: Standing, indicator: Indicator, year: int) -> str:
    """Return why no earlier value is known: other borders, or no answer."""
    kommunenr = standing.kommune.kommunenr
    years = [one for one in standing.results.years_of(indicator.id) if one < year]
    other = [str(one) for one in years if standing.results.own_unit(kommunenr, one) is None]
    return f"Andre grenser i {joined(other)}." if other else "Ingen tidligere verdi er kjent."
