"""Promises between the two steps: counts such that the items' shares can be filled in afterwards.

A table of yes and no with given row sums (areas per respondent) and column sums (respondents per
area) exists exactly when no group of columns asks for more than the rows can give, or must take
more than it may (Gale and Ryser, 1957). Both are straight inequalities in the row sums, so they
can stand in the first step's model.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from builder.definitions import Block
from simulation.conditions import Condition
from simulation.impose import ranked_pairs
from simulation.model import Model

Bounds = dict[str, tuple[Decimal, Decimal]]

NOTHING, ALL = Decimal(0), Decimal(100)


def share_bounds(block: Block, conditions: Sequence[Condition], respondents: int) -> Bounds:
    """Return for each counted item the fewest and most positive answers the conditions allow."""
    base = _base(block, conditions)
    whole = respondents if base is None else base
    bounds = {one.column: (NOTHING, Decimal(whole)) for one in block.counted_items}
    for condition in conditions:
        column = next(iter(condition.count), "")
        if len(condition.count) != 1 or column not in bounds or condition.is_assumption:
            continue
        if condition.of and (base is None or set(condition.of) != {block.id}):
            continue
        low, high = _numbers(condition, whole)
        if not set(_as_list(condition.count[column])) <= set(block.positive):
            low, high = NOTHING, whole - low
        bounds[column] = max(bounds[column][0], low), min(bounds[column][1], high)
    return _ordered(bounds, conditions)


def _base(block: Block, conditions: Sequence[Condition]) -> int | None:
    """Return how many a condition sends through the block's gate; None where no condition says."""
    gate = {block.gate.column: "ja"} if block.gate else None
    through = [
        one for one in conditions if one.kind == "count" and one.count == gate and not one.of
    ]
    return int(through[0].target) if through else None


def _as_list(answers: object) -> list[str]:
    """Return one answer or several as a list."""
    return [str(one) for one in answers] if isinstance(answers, list) else [str(answers)]


def _numbers(condition: Condition, base: int) -> tuple[Decimal, Decimal]:
    """Return the bounds of a share or count condition as numbers of respondents."""
    low = condition.lower if condition.lower is not None else NOTHING
    if condition.kind == "count":
        return low, condition.upper if condition.upper is not None else Decimal(base)
    high = condition.upper if condition.upper is not None else ALL
    return (low * base / 100).to_integral_value("ROUND_CEILING"), (
        high * base / 100
    ).to_integral_value("ROUND_FLOOR")


def _ordered(bounds: Bounds, conditions: Sequence[Condition]) -> Bounds:
    """Return the bounds tightened by the rankings: nobody is above the one ranked above."""
    pairs = [pair for one in conditions if one.kind == "order" for pair in ranked_pairs(one)]
    for _ in pairs:
        for higher, lower in pairs:
            if higher in bounds and lower in bounds:
                bounds[lower] = bounds[lower][0], min(bounds[lower][1], bounds[higher][1])
                bounds[higher] = max(bounds[higher][0], bounds[lower][0]), bounds[higher][1]
    return bounds


def keep_reachable(model: Model, indicator: str, bounds: Bounds) -> None:
    """Require row sums that leave room for column sums within the bounds."""
    width = len(bounds)
    least = sorted((low for low, _ in bounds.values()), reverse=True)
    most = sorted(high for _, high in bounds.values())
    for columns in range(1, width + 1):
        spare = width - columns
        inside = [min(number, columns) for number in range(width + 1)]
        forced = [max(0, number - spare) for number in range(width + 1)]
        model.bound_sum(indicator, inside, at_least=int(sum(least[:columns])))
        model.bound_sum(indicator, forced, at_most=int(sum(most[:columns])))
