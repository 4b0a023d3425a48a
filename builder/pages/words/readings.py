"""The sentence that reads a figure of shares: what is most worth seeing in it, with its bases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.definitions import Indicator
from builder.definitions.kinds import Cut
from builder.numbers import integer, percent_text
from builder.pages.lookups.results import Shares
from builder.pages.words.wording import base_text, capital, joined, lower_first

Labelled = Sequence[tuple[str, Shares]]


def noun(indicator: Indicator) -> str:
    """Return what a value of an indicator is called: score, grad or kategori."""
    if isinstance(indicator.rule, Cut):
        return "score"
    return "grad" if indicator.is_ordinal else "kategori"


def value_name(indicator: Indicator, value: str) -> str:
    """Return a value inside a sentence: `grad 4 («høy»)`, or a category in quotation marks."""
    name = f"«{indicator.label_of(value)}»"
    return f"{noun(indicator)} {value} ({name})" if indicator.is_ordinal else name


def commonest_values(indicator: Indicator, counts: Mapping[str, int]) -> list[str]:
    """Return the most frequent values, several where they are equal; none where there are none."""
    known = {value: counts.get(value, 0) for value in indicator.values}
    most = max(known.values(), default=0)
    return [value for value, count in known.items() if count == most and most]


def commonest_sentence(indicator: Indicator, counts: Mapping[str, int], base: int) -> str:
    """Return which value is commonest among those that answered, or which are equally common."""
    top = commonest_values(indicator, counts)
    if not top:
        return "Ingen kommuner har en verdi."
    names = joined([value_name(indicator, value) for value in top])
    count = integer(counts[top[0]])
    if len(top) == 1:
        return f"Vanligst er {names}: {count} av {integer(base)} kommuner som svarte."
    return f"{capital(names)} er like vanlige: {count} hver av {integer(base)} som svarte."


def row_sentence(label: str, names: Sequence[str], pct: float, n: int) -> str:
    """Return what is commonest in one row of a figure, or what is as common, with its share.

    `2022: vanligst er grad 4 («høy») (40,4 prosent av 354 kommuner).`
    """
    if not names:
        return f"{label}: ingen har en verdi."
    share = f"{percent_text(pct)} av {integer(n)} kommuner"
    if len(names) == 1:
        return f"{label}: vanligst er {names[0]} ({share})."
    return f"{label}: like vanlige er {joined(names)} ({share} hver)."


def commonest(indicator: Indicator, shares: Shares) -> str:
    """Return the most frequent value of a group, the lowest where several are."""
    return next(iter(commonest_values(indicator, shares.counts)), indicator.values[0])


def watched_value(indicator: Indicator, shares: Shares) -> str:
    """Return the value whose share is followed: the highest grade, or the commonest category."""
    return indicator.values[-1] if indicator.is_ordinal else commonest(indicator, shares)


def rounds_reading(indicator: Indicator, rounds: Labelled) -> str:
    """Return the share of the newest round's commonest value in each round of (year, shares)."""
    value = commonest(indicator, rounds[-1][1])
    told = joined([f"{share_with_base(shares, value)} i {year}" for year, shares in rounds])
    return f"Andelen med {value_name(indicator, value)} er {told}."


def areas_reading(indicator: Indicator, areas: Labelled) -> str:
    """Return the share of the first area's commonest value in each of (name, shares)."""
    value = commonest(indicator, areas[0][1])
    told = [f"{share_with_base(shares, value)} i {_place(name)}" for name, shares in areas]
    return f"Andelen med {value_name(indicator, value)} er {joined(told)}."


def groups_reading(indicator: Indicator, groups: Labelled) -> str:
    """Return the groups where the share of the country's commonest value is largest and smallest.

    The last of (name, shares) is the country.
    """
    *parts, (_, country) = groups
    value = commonest(indicator, country)
    shares = [shares.pct_of(value) for _, shares in parts]
    if len(set(shares)) < 2:
        return areas_reading(indicator, groups[-1:])
    most, least = (_extreme(parts, value, end) for end in (max(shares), min(shares)))
    name = value_name(indicator, value)
    return f"Andelen med {name} er størst blant kommuner med {most}, og minst med {least}."


def _extreme(groups: Labelled, value: str, end: float) -> str:
    """Return the groups with this share of a value, and the share."""
    found = [(name, shares) for name, shares in groups if shares.pct_of(value) == end]
    names = joined([lower_first(name) for name, _ in found])
    bases = joined([base_text(shares.n) for _, shares in found])
    return f"{names} ({percent_text(end)}, {bases})"


def share_with_base(shares: Shares, value: str) -> str:
    """Return the share with a value and its base: `40,4 prosent (n = 354)`."""
    return f"{percent_text(shares.pct_of(value))} ({base_text(shares.n)})"


def _place(name: str) -> str:
    """Return the name of an area after `i`: `Nordland`, `hele landet`."""
    return lower_first(name) if name == "Hele landet" else name
