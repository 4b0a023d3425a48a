"""What stands out at a municipality: each rule looks at one side of the data and yields findings.

Every finding counts the municipalities it is also true of, in the same round and with the same
base, so that the rarest can be told first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from builder.pages.words.finding import Finding
from builder.pages.words.standing import Standing
from builder.pages.words.standing_out.answers import answer_changes, answers_of_few, items_of_few
from builder.pages.words.standing_out.headlines import (
    grade_against_others,
    headline_changes,
    silence,
)
from builder.pages.words.standing_out.numbers import (
    number_changes,
    number_extremes,
    number_ranks,
)

RULES: Sequence[Callable[[Standing], Iterator[Finding]]] = (
    silence,
    grade_against_others,
    headline_changes,
    number_extremes,
    number_ranks,
    number_changes,
    answer_changes,
    answers_of_few,
    items_of_few,
)


def plain_answers(standing: Standing) -> list[Finding]:
    """Return the answers to questions with phrases, however many gave them, the rarest first.

    Of a site of results alone, the headline values.
    """
    plain = answers_of_few if standing.edition.has_answers else grade_against_others
    return sorted(plain(standing), key=lambda one: -one.surprise)


def findings_of(standing: Standing) -> list[Finding]:
    """Return everything unusual about a municipality, the most surprising first.

    Of equals, that which the rules yield first. The rules are asked once for each.
    """
    known, code = standing.edition.findings, standing.kommune.kommunenr
    if code not in known:
        found = chain.from_iterable(rule(standing) for rule in RULES)
        known[code] = sorted(
            (one for one in found if one.is_unusual), key=lambda one: -one.surprise
        )
    return known[code]
