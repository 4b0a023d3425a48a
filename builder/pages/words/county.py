"""What is typical of a county, who answered, and how much those who did not could change."""

from __future__ import annotations

from collections.abc import Sequence

from builder.definitions import Indicator
from builder.numbers import decimal, integer, percent_text
from builder.pages.lookups.results import Change, Shares
from builder.pages.words.findings import among_the_same, share_of_moves
from builder.pages.words.readings import commonest_values, noun, value_name
from builder.pages.words.wording import base_text, joined, lower_first
from builder.statistics.bounds import share_bounds

MANY = 6  # names in a sentence; of more, the number is told
FEW = 3  # municipalities; of fewer, nothing is told of what has changed


def typical_sentence(
    indicator: Indicator, county: str, own: Shares, country: Shares, year: int
) -> str:
    """Return the county's commonest value with its share, beside the country's share."""
    name = lower_first(indicator.label)
    top = commonest_values(indicator, own.counts)
    if not top:
        return f"Ingen kommuner i {county} har en verdi for {name} i {year}."
    names = joined([value_name(indicator, value) for value in top])
    most, n = own.counts[top[0]], integer(own.n)
    if len(top) > 1:
        kommuner = "kommune" if most == 1 else "kommuner"
        each = f"{integer(most)} {kommuner} hver av de {n} som svarte i {year}"
        return f"For {name} er {names} like vanlige: {each}."
    share = percent_text(own.pct_of(top[0]))
    whole = f"{percent_text(country.pct_of(top[0]))} ({base_text(country.n)})"
    return (
        f"For {name} er {names} vanligst: {integer(most)} av {n} kommuner som svarte i {year} "
        f"({share}). I hele landet er andelen {whole}."
    )


def bounds_sentence(indicator: Indicator, own: Shares, silent: int) -> str:
    """Return which shares the commonest value could have had if those without a value had one.

    The `silent` that did not answer the round are among them; nothing where all have a value, or
    several are commonest.
    """
    top = commonest_values(indicator, own.counts)
    unknown = silent + own.counts.get("ubesvart", 0)
    if len(top) != 1 or not unknown:
        return ""
    low, high = share_bounds(own.counts[top[0]], own.n - unknown + silent, unknown)
    who = "kommunen" if unknown == 1 else f"{integer(unknown)} kommunene"
    return (
        f"Hadde {'også ' if unknown == 1 else 'de '}{who} uten verdi svart, ville andelen vært "
        f"mellom {decimal(low)} og {percent_text(high)}, uansett svar."
    )


def change_sentence(
    indicator: Indicator,
    value: str,
    own: Sequence[Change],
    country: Sequence[Change],
    rounds: tuple[int, int],
) -> str:
    """Return how many of a county's municipalities had a value in each of two rounds.

    It also tells how many stayed where they were, and the country's shares; only of those with the
    same borders that answered both. Nothing where they are few.
    """
    before, after = rounds
    n = sum(one.antall for one in own)
    if n < FEW:
        return ""
    old, new = (_count_of(own, value, side) for side in ("fra", "til"))
    same = sum(one.antall for one in own if one.fra == one.til)
    first, last = (share_of_moves(country, value, side) for side in ("fra", "til"))
    whole = base_text(sum(one.antall for one in country))
    return (
        f"{among_the_same(n, before, after)} "
        f"{_from_to(value_name(indicator, value), old, new)}. {integer(same)} av de {integer(n)} "
        f"har samme {noun(indicator)} begge år. I hele landet gikk andelen, regnet på samme måte, "
        f"fra {decimal(first)} til {percent_text(last)} ({whole})."
    )


def _from_to(name: str, old: int, new: int) -> str:
    """Return how a number has changed, as a clause: `har antallet med … gått opp fra 6 til 15`."""
    if old == new:
        return f"er antallet med {name} det samme: {integer(new)}"
    direction = "opp" if new > old else "ned"
    return f"har antallet med {name} gått {direction} fra {integer(old)} til {integer(new)}"


def _count_of(moves: Sequence[Change], value: str, side: str) -> int:
    """Return how many had a value before (`fra`) or after (`til`) the moves."""
    return sum(one.antall for one in moves if getattr(one, side) == value)


def response_sentence(county: str, shares: Shares, silent: Sequence[str], year: int) -> str:
    """Return how many of a county's municipalities answered a round, and who did not."""
    if not shares.n:
        return f"Ingen kommuner i undersøkelsen for {year} ligger i {county}."
    if not silent:
        return f"Alle de {integer(shares.n)} kommunene i {county} svarte på undersøkelsen i {year}."
    answered = f"{integer(shares.counts['svarte'])} av {integer(shares.n)} kommuner i {county}"
    who = joined(silent) if len(silent) <= MANY else f"{integer(len(silent))} kommuner"
    return f"{answered} svarte på undersøkelsen i {year}. {who} svarte ikke."
