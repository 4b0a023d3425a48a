"""What a newspaper would print of the country: one finding for each theme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from builder.definitions import Definitions, Indicator
from builder.numbers import integer, percent_text, share_pct
from builder.pages.edition import Edition, group_shares
from builder.pages.lookups.results import Change, Shares
from builder.pages.words.readings import Labelled, share_with_base, watched_value
from builder.pages.words.wording import lower_first

TOP = "many_many"  # the pair of scores that the highest grade of two scores always has


@dataclass(frozen=True)
class NationalFinding:
    """A share in whole per cent, what it is the share of, and sentences that say more of it."""

    number: str
    text: str
    more: list[str]


def national_finding(edition: Edition, indicator: Indicator) -> NationalFinding | None:
    """Return how many have the highest grade, or the commonest category, in the newest round.

    More sentences tell how that has changed, and how it differs with size. None where nobody has
    a value.
    """
    shares = {
        y: edition.results.shares(y, indicator.id) for y in edition.results.years_of(indicator.id)
    }
    answered = [year for year, own in shares.items() if own.n]
    if not answered:
        return None
    year = answered[-1]
    own = shares[year]
    value = watched_value(indicator, own)
    more = [_change_sentence(edition, indicator, value, answered[0], year)]
    more.append(_small_and_large_sentence(edition, indicator, value, year))
    count = f"{integer(own.counts[value])} av {integer(own.n)}"
    text = f"av kommunene {_meaning(edition.definitions, indicator, value)} ({count}, {year})."
    return NationalFinding(_whole(own, value), text, [one for one in more if one])


def _whole(shares: Shares, value: str) -> str:
    """Return a share in whole per cent, halves up: `40 %`."""
    count, n = shares.counts[value], shares.n
    return f"{(200 * count + n) // (2 * n)}\N{NO-BREAK SPACE}%"


def _meaning(definitions: Definitions, indicator: Indicator, value: str) -> str:
    """Return what a value means, as a phrase that begins with a verb."""
    phrases = definitions.phrases.grades.get(indicator.id)
    return phrases[TOP] if phrases else lower_first(indicator.long_label_of(value))


def _change_sentence(
    edition: Edition, indicator: Indicator, value: str, before: int, after: int
) -> str | None:
    """Return how the share has changed between two rounds.

    Among those with the same borders and a value in both; None where that cannot be told.
    """
    results = edition.results
    moves = results.changes(indicator.id, before, after)
    if not moves or results.is_mixed([before, after]):
        return None
    n = sum(one.antall for one in moves)
    old, new = (share_of_moves(moves, value, side) for side in ("fra", "til"))
    same = among_the_same(n, before, after)
    if old == new:
        return f"{same} er andelen den samme: {percent_text(new)}."
    direction = "opp" if new > old else "ned"
    return f"{same} har andelen gått {direction} fra {percent_text(old)} til {percent_text(new)}."


def among_the_same(n: int, before: int, after: int) -> str:
    """Return the beginning of a sentence on those that can be compared between two rounds."""
    return (
        f"Blant de {integer(n)} kommunene med samme grenser som svarte både i {before} og {after},"
    )


def share_of_moves(moves: Sequence[Change], value: str, side: str) -> float:
    """Return the share with a value before (`fra`) or after (`til`) the moves."""
    count = sum(one.antall for one in moves if getattr(one, side) == value)
    return share_pct(count, sum(one.antall for one in moves)) or 0.0


def _small_and_large_sentence(
    edition: Edition, indicator: Indicator, value: str, year: int
) -> str | None:
    """Return the share among the smallest municipalities and among the largest.

    None where all are of one class.
    """
    classes = _with_answers(group_shares(edition, indicator, year, "folketall")[:-1])
    if len(classes) < 2:
        return None
    (small, least), (large, most) = classes[0], classes[-1]
    return (
        f"Blant kommuner med {lower_first(small)} gjelder det {share_with_base(least, value)}, "
        f"blant dem med {lower_first(large)} {share_with_base(most, value)}."
    )


def _with_answers(classes: Labelled) -> Labelled:
    """Return the classes in which somebody answered."""
    return [(label, shares) for label, shares in classes if shares.n]
