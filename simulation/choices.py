"""Choices: the states a respondent can be in, of which it gets exactly one.

A state is a count, an answer, or a pair of scores.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from simulation.predicates import Attributes, Value
from simulation.rules import Rules

Costs = (
    np.ndarray
)  # respondents x states, whole numbers: how far a respondent must move to be in a state

LEVELS_OF_POINTS = ("ingen", "noen", "halvparten")


@dataclass(frozen=True)
class Choice:
    """A named set of states, each a bundle of attributes, with its cost for each respondent."""

    name: str
    states: tuple[Attributes, ...]
    costs: Costs | None = None

    @property
    def attributes(self) -> set[str]:
        """Return the names of the attributes a state of this choice settles."""
        return set(self.states[0])


def count_states(rules: Rules, indicator: str) -> dict[str, Attributes]:
    """Return the states of a count by level.

    `nei` behind a closed gate, then 0 and upwards with their scores.
    """
    definition = rules.definitions.indicators[indicator]
    (name,) = rules.definitions.inputs_of(indicator)
    block = rules.definitions.blocks[name]
    score = indicator.replace("_antall", "_score")
    states: dict[str, Attributes] = {}
    if block.gate:
        states["nei"] = {block.gate.column: "nei", indicator: 0, score: 0}
    for number in range(int(definition.max or 0) + 1):
        state: dict[str, Value] = {indicator: number, score: rules.cut(score, number)}
        states[str(number)] = {block.gate.column: "ja", **state} if block.gate else state
    return states


def answer_states(column: str, answers: Iterable[str]) -> dict[str, Attributes]:
    """Return one state per answer to a single question; the empty text is "not answered"."""
    return {answer: {column: answer} for answer in answers}


def service_states(rules: Rules, item: str, answers: Iterable[str]) -> dict[str, Attributes]:
    """Return one state per answer about a digital service, with the level that decides its points.

    The level is `niva`.
    """
    worth = {rules.points(item, answer): answer for answer in reversed(LEVELS_OF_POINTS)}
    return {
        answer: {f"tjeneste_{item}": answer, f"niva_{item}": worth[rules.points(item, answer)]}
        for answer in answers
    }


def points_choice(rules: Rules) -> Choice:
    """Return the combinations of the four services' levels, each with its points and score."""
    items = [str(one.item) for one in rules.definitions.blocks["tjeneste"].items]
    states = []
    for levels in product(LEVELS_OF_POINTS, repeat=len(items)):
        points = sum(rules.points(item, level) for item, level in zip(items, levels, strict=True))
        state: dict[str, Value] = {
            f"niva_{item}": level for item, level in zip(items, levels, strict=True)
        }
        states.append(
            {**state, "tilbud_poeng": points, "tilbud_score": rules.cut("tilbud_score", points)}
        )
    return Choice("tilbud", tuple(states))


def composite_choice(rules: Rules, indicator: str) -> Choice:
    """Return the 25 pairs of scores behind a composite grade, each with the grade it gives."""
    first, second = rules.definitions.indicators[indicator].rule.indicators
    states = [
        {first: a, second: b, indicator: rules.composite(indicator, a, b)}
        for a, b in product(range(5), repeat=2)
    ]
    return Choice(indicator, tuple(states))


def pair_choice(name: str, first: Choice, second: Choice, kept: Sequence[str]) -> Choice:
    """Return every pair of what two choices say about the attributes in `kept`.

    So both can be asked at once.
    """
    seen: dict[tuple[Value, ...], Attributes] = {}
    for one, other in product(first.states, second.states):
        merged = {key: value for key, value in {**one, **other}.items() if key in kept}
        seen.setdefault(tuple(merged.values()), merged)
    return Choice(name, tuple(seen.values()))
