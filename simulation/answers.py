"""Second step of a round: which items lie behind each respondent's count.

An item is an area, a function or an activity.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from builder.definitions import Block, Question
from simulation.choices import Choice, answer_states
from simulation.model import Model
from simulation.predicates import Attributes
from simulation.scores import Draw, as_table


def asked_items(block: Block, year: int) -> list[Question]:
    """Return the items of a block that the round of `year` asked."""
    return [one for one in block.items if one.since is None or one.since <= year]


def add_answers(model: Model, draw: Draw, block: Block, indicator: str) -> None:
    """Add an answer to every item, with as many positive ones as the respondent's count says."""
    numbers = [int(one[indicator]) for one in model.known]
    also = spread(draw, numbers)
    for item in asked_items(block, draw.traits.year):
        model.add_choice(item_choice(draw, item, also))
    counted = [one.column for one in block.counted_items]
    model.fix_rows(counted, block.positive, numbers)


def spread(draw: Draw, numbers: Sequence[int]) -> np.ndarray:
    """Return the counts in units of their spread around their mean.

    For every municipality (0 where none).
    """
    counts = np.array(numbers, dtype=float)
    whole = np.zeros(len(draw.traits.municipalities))
    whole[list(draw.places)] = (counts - counts.mean()) / max(float(counts.std()), 1.0)
    return whole


def item_choice(draw: Draw, item: Question, also: np.ndarray) -> Choice:
    """Return the answers to one item, drawn from its expected share.

    They have the usual spread within its scale.
    """
    levels = levels_of(draw, item)
    costs = draw.costs(item.column, levels, also, kind="item")
    states = answer_states(item.column, levels)
    return Choice(item.column, tuple(states.values()), as_table(list(costs.values())))


def levels_of(draw: Draw, item: Question) -> Mapping[str, float]:
    """Return the expected share of each answer to an item, from low to high."""
    positive = draw.settings["items"][draw.traits.year][item.block][item.item]
    scale = draw.settings["scales"][item.scale_id]
    low = {answer: share * (1 - positive) for answer, share in scale["negative"].items()}
    return low | {answer: share * positive for answer, share in scale["positive"].items()}


def skipped(block: Block, year: int) -> Attributes:
    """Return the empty answers of a respondent who said no at the gate."""
    return {one.column: "" for one in asked_items(block, year)}
