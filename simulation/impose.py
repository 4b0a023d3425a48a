"""Turning a condition into what the solver understands: one function per kind of condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from ortools.sat.python import cp_model

from simulation.conditions import Condition
from simulation.model import Expression, Model, scaled
from simulation.predicates import Attributes, Terms, matches

Previous = Sequence[Attributes]  # the answers of everyone who answered an earlier round
Earlier = Mapping[int, Previous]
HUNDRED = scaled(100)
YES = ("ja",)


def impose(model: Model, condition: Condition, earlier: Earlier) -> None:
    """Require the condition of a model that settles what it asks about."""
    KINDS[condition.kind](model, condition, earlier)


def _require_share(model: Model, condition: Condition, _: Earlier) -> None:
    """Require lower <= 100 * counted / base < upper.

    It does not divide: the base may itself be undecided.
    """
    base = model.total(condition.of).expression
    counted = model.total({**condition.of, **condition.count}).expression
    if condition.lower is not None:
        model.require(counted * HUNDRED - base * scaled(condition.lower), 0, condition)
    if condition.upper is not None:
        model.require(base * scaled(condition.upper) - counted * HUNDRED, 1, condition)


def _require_count(model: Model, condition: Condition, _: Earlier) -> None:
    """Require a number of respondents between two whole numbers, both included."""
    counted = model.total({**condition.of, **condition.count}).expression
    assert condition.lower is not None
    assert condition.upper is not None
    model.require(counted, int(condition.lower), condition)
    model.require(-1 * counted, -int(condition.upper), condition)


def _require_median(model: Model, condition: Condition, _: Earlier) -> None:
    """Require that the middle respondent has the target value.

    With `both`: either of the two middle ones.
    """
    value, middle = condition.detail["value"], int(condition.target)
    base = model.total(condition.of).expression
    below = model.total({**condition.of, value: f"<{middle}"}).expression
    up_to = model.total({**condition.of, value: f"<={middle}"}).expression
    both = int(condition.detail["middle"] == "both")
    model.require(base - 2 * below, 1, condition)
    model.require(2 * up_to - base, both, condition)


def _require_max(model: Model, condition: Condition, _: Earlier) -> None:
    """Require that nobody is above the target, and that someone has it."""
    value = condition.detail["value"]
    above = model.total({**condition.of, value: f">{condition.target}"}).expression
    model.require(-1 * above, 0, condition)
    model.require(
        model.total({**condition.of, value: int(condition.target)}).expression, 1, condition
    )


def _require_order(model: Model, condition: Condition, _: Earlier) -> None:
    """Require that each column has at least as many of the answers as every lower one."""
    totals = {
        column: model.total(terms).expression for column, terms in column_terms(condition).items()
    }
    for higher, lower in ranked_pairs(condition):
        model.require(totals[higher] - totals[lower], 0, condition)


def _require_growth(model: Model, condition: Condition, earlier: Earlier) -> None:
    """Require that each column's share has grown at least as much as every lower one's."""
    before = earlier[condition.detail["since"]]
    base_before = sum(matches(condition.of, one) for one in before)
    base = model.total(condition.of).known
    terms = column_terms(condition)
    had = {column: sum(matches(terms[column], one) for one in before) for column in terms}
    has = {column: model.total(terms[column]).expression for column in terms}
    for higher, lower in ranked_pairs(condition):
        gap = (has[higher] - has[lower]) * base_before
        model.require(gap, (had[higher] - had[lower]) * base, condition)


def _require_panel(model: Model, condition: Condition, _: Earlier) -> None:
    """Require that at most `upper` per cent of the panel has moved further than `at_most_jump`."""
    assert condition.upper is not None
    value, jump = condition.detail["value"], condition.detail["at_most_jump"]
    before = before_key(value, condition.detail["since"])
    panel = sum(before in one for one in model.known)
    moved: list[Expression] = []
    for grade in range(5):
        far = [other for other in range(5) if abs(other - grade) > jump]
        if far:
            moved.append(model.total({before: grade, value: far}).expression)
    model.require(
        panel * scaled(condition.upper) - HUNDRED * cp_model.LinearExpr.sum(moved), 0, condition
    )


def before_key(value: str, year: int) -> str:
    """Return the name of the attribute that tells what one had in an earlier round.

    Only an unmerged municipality has it.
    """
    return f"{value} i {year}"


def column_terms(condition: Condition) -> dict[str, Terms]:
    """Return, for each column a ranking names, whom to count for it."""
    answers = list(condition.detail.get("answers", YES))
    named = [*condition.detail["columns"], *condition.detail.get("others", [])]
    return {column: {**condition.of, column: answers} for column in named}


def ranked_pairs(condition: Condition) -> list[tuple[str, str]]:
    """Return each pair (higher, lower) of columns that a ranking orders directly."""
    columns = list(condition.detail["columns"])
    pairs = list(pairwise(columns))
    return pairs + [(columns[-1], other) for other in condition.detail.get("others", [])]


KINDS: dict[str, Callable[[Model, Condition, Earlier], None]] = {
    "share": _require_share,
    "count": _require_count,
    "median": _require_median,
    "max": _require_max,
    "order": _require_order,
    "growth": _require_growth,
    "panel": _require_panel,
}
