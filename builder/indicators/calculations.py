"""The kinds of calculation an indicator can have.

Each returns one value per respondent, missing as NA.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from builder.definitions import Block, Definitions, Indicator, kinds
from builder.definitions.answer_scales import NO, YES
from builder.definitions.indicator_entries import GRADES, IndicatorEntry


@dataclass(frozen=True)
class RoundAnswers:
    """The answers of one round (a row per respondent) and the indicators computed so far."""

    definitions: Definitions
    answers: pd.DataFrame
    computed: Mapping[str, pd.Series]

    def number(self, indicator_id: str) -> pd.Series:
        """Return an indicator that was computed before, as Int64."""
        return self.computed[indicator_id]


def count(rule: kinds.Count, at: RoundAnswers) -> pd.Series:
    """Return the number of positive answers in the block; 0 where the gate says no (Int64)."""
    block = at.definitions.blocks[rule.block]
    items = at.answers[[q.column for q in block.counted_items if q.column in at.answers]]
    positive = items.isin(block.positive).sum(axis=1).astype("Int64")
    return _with_gate(positive, items.notna().any(axis=1), block, at)


def points(rule: kinds.Points, at: RoundAnswers) -> pd.Series:
    """Return the sum of the points each answer gives; answers without points give 0 (Int64)."""
    block = at.definitions.blocks[rule.block]
    items = {q.item: at.answers[q.column] for q in block.counted_items}
    scored = [items[item].map(given).fillna(0) for item, given in rule.points.items()]
    total = pd.concat(scored, axis=1).sum(axis=1).astype("Int64")
    return _with_gate(total, pd.DataFrame(items).notna().any(axis=1), block, at)


def _with_gate(value: pd.Series, answered: pd.Series, block: Block, at: RoundAnswers) -> pd.Series:
    """Return the value, 0 where the gate says no, NA where nothing in the block was answered."""
    value = value.where(answered, pd.NA)
    if block.gate is None:
        return value
    return value.mask(at.answers[block.gate.column].isin([NO]), 0)


def cut(rule: kinds.Cut, at: RoundAnswers) -> pd.Series:
    """Return the score 0-4 of a count by its fixed upper bounds (Int64)."""
    value = at.number(rule.of)
    score = np.searchsorted(rule.upper, value.fillna(0).to_numpy(dtype=int))
    return pd.Series(score, index=value.index, dtype="Int64").where(value.notna(), pd.NA)


def composite(rule: kinds.Composite, at: RoundAnswers) -> pd.Series:
    """Return the grade of two scores; missing where one of them is missing (Int64)."""
    first, second = at.number(rule.first), at.number(rule.second)
    table = {(a, b): rule.grade(a, b) for a in GRADES for b in GRADES}
    pairs = zip(first, second, strict=True)
    grades = [pd.NA if pd.isna(a) or pd.isna(b) else table[int(a), int(b)] for a, b in pairs]
    return pd.Series(grades, index=first.index, dtype="Int64")


def grouping(rule: kinds.Grouping, at: RoundAnswers) -> pd.Series:
    """Return the group that an answer belongs to (text)."""
    group_of = {answer: name for name, answers in rule.groups.items() for answer in answers}
    return at.answers[rule.of].map(group_of)


def path(rule: kinds.Path, at: RoundAnswers) -> pd.Series:
    """Return the step reached in two yes/no questions (text).

    First no, then second no, then second yes.
    """
    stopped, without, with_problem = rule.steps
    first, second = at.answers[rule.first], at.answers[rule.second]
    value = second.map({NO: without, YES: with_problem}).where(first.eq(YES))
    return value.mask(first.isin([NO]), stopped)


def cross(rule: kinds.Cross, at: RoundAnswers) -> pd.Series:
    """Return two categories joined by an underscore; missing where one of them is (text)."""
    group_of = {str(value): name for name, values in rule.groups.items() for value in values}
    first = at.number(rule.first).astype("string").map(group_of)
    second = at.computed[rule.second]
    pairs = zip(first, second, strict=True)
    joined = [pd.NA if pd.isna(a) or pd.isna(b) else f"{a}_{b}" for a, b in pairs]
    return pd.Series(joined, index=second.index, dtype="string")


# `Any` for the rule: each calculation takes the one its key names.
Calculation = Callable[[Any, RoundAnswers], "pd.Series[Any]"]

CALCULATIONS: Mapping[type[IndicatorEntry], Calculation] = {
    kinds.Count: count,
    kinds.Points: points,
    kinds.Cut: cut,
    kinds.Composite: composite,
    kinds.Grouping: grouping,
    kinds.Path: path,
    kinds.Cross: cross,
}


def calculated(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the values of an indicator whose blocks were asked, by the calculation of its kind."""
    return CALCULATIONS[type(indicator.rule)](indicator.rule, at)
