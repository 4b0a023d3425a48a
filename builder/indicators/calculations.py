"""The kinds of calculation an indicator can have; each returns one value per respondent, missing as
NA."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from builder.definitions import Block, Definitions, Indicator


@dataclass(frozen=True)
class RoundAnswers:
    """The answers of one round (a row per respondent) and the indicators computed from them so
    far."""

    definitions: Definitions
    answers: pd.DataFrame
    computed: Mapping[str, pd.Series]

    def number(self, indicator_id: str) -> pd.Series:
        """Return an indicator that was computed before, as Int64."""
        return self.computed[indicator_id]


def count(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the number of positive answers in the block; 0 where the gate question says no
    (Int64)."""
    block = at.definitions.blocks[indicator.parts["block"]]
    items = at.answers[[q.column for q in block.counted_items if q.column in at.answers]]
    positive = items.isin(block.positive).sum(axis=1).astype("Int64")
    return _with_gate(positive, items.notna().any(axis=1), block, at)


def points(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the sum of the points each answer gives; answers without points give 0 (Int64)."""
    block = at.definitions.blocks[indicator.parts["block"]]
    items = {q.item: at.answers[q.column] for q in block.counted_items}
    scored = [items[item].map(given).fillna(0) for item, given in indicator.parts["points"].items()]
    total = pd.concat(scored, axis=1).sum(axis=1).astype("Int64")
    return _with_gate(total, pd.DataFrame(items).notna().any(axis=1), block, at)


def _with_gate(value: pd.Series, answered: pd.Series, block: Block, at: RoundAnswers) -> pd.Series:
    """Return the value, 0 where the gate says no, and NA where nothing in the block was
    answered."""
    value = value.where(answered, pd.NA)
    if block.gate is None:
        return value
    return value.mask(at.answers[block.gate.column].eq("nei").fillna(False), 0)


def cut(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the score 0-4 of a count by its fixed upper bounds (Int64)."""
    value = at.number(indicator.parts["of"])
    score = np.searchsorted(indicator.parts["upper"], value.fillna(0).to_numpy(dtype=int))
    return pd.Series(score, index=value.index, dtype="Int64").where(value.notna(), pd.NA)


def grade(first: int, second: int, zero: list[list[int]]) -> int:
    """Return the grade 0-4 of two scores 0-4 (report, tables 3.1, 5.1 and 5.2); `zero` lists the
    pairs of grade 0."""
    if [first, second] in zero:
        return 0
    high = (first >= 3, second >= 3)
    return {(True, True): 4, (True, False): 2, (False, True): 3}.get(high, 1)


def composite(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the grade of two scores; missing where one of them is missing (Int64)."""
    first, second = at.number(indicator.parts["first"]), at.number(indicator.parts["second"])
    table = {(a, b): grade(a, b, indicator.parts["zero"]) for a in range(5) for b in range(5)}
    pairs = zip(first, second, strict=True)
    grades = [pd.NA if pd.isna(a) or pd.isna(b) else table[int(a), int(b)] for a, b in pairs]
    return pd.Series(grades, index=first.index, dtype="Int64")


def grouping(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the group that an answer belongs to (text)."""
    group_of = {
        answer: name for name, answers in indicator.parts["groups"].items() for answer in answers
    }
    return at.answers[indicator.parts["of"]].map(group_of)


def path(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return the step reached in two yes/no questions: first no, then second no, then second yes
    (text)."""
    stopped, without, with_problem = indicator.values
    first, second = at.answers[indicator.parts["first"]], at.answers[indicator.parts["second"]]
    value = second.map({"nei": without, "ja": with_problem}).where(first.eq("ja"))
    return value.mask(first.eq("nei").fillna(False), stopped)


def cross(indicator: Indicator, at: RoundAnswers) -> pd.Series:
    """Return two categories joined by an underscore; missing where one of them is missing
    (text)."""
    groups = indicator.parts["groups"]
    group_of = {str(value): name for name, values in groups.items() for value in values}
    first = at.number(indicator.parts["first"]).astype("string").map(group_of)
    second = at.computed[indicator.parts["second"]]
    pairs = zip(first, second, strict=True)
    joined = [pd.NA if pd.isna(a) or pd.isna(b) else f"{a}_{b}" for a, b in pairs]
    return pd.Series(joined, index=second.index, dtype="string")


Calculation = Callable[[Indicator, RoundAnswers], "pd.Series[Any]"]

CALCULATIONS: Mapping[str, Calculation] = {
    "count": count,
    "points": points,
    "cut": cut,
    "composite": composite,
    "grouping": grouping,
    "path": path,
    "cross": cross,
}
