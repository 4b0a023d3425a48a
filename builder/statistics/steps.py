"""How far one value of an indicator lies from another, where the two can be ordered at all."""

from __future__ import annotations

from builder.definitions import Indicator
from builder.definitions.kinds import Composite

UP, DOWN, SAME, OTHER = "opp", "ned", "uendret", "annen"
# Grades 2 and 3 are two patterns on the same height: more of the one part, or more of the other.
HEIGHTS = {0: 0, 1: 1, 2: 2, 3: 2, 4: 3}
PATTERNS = ("2", "3")  # of equal height, and of different kinds


def step_between(indicator: Indicator, before: str, after: str) -> tuple[str, int | None]:
    """Return the direction from one value to another and the number of steps.

    The direction is `annen`, without steps, where the two differ in kind: between categories, and
    between the grades 2 and 3.
    """
    if before == after:
        return SAME, None if indicator.is_category else 0
    if indicator.is_category:
        return OTHER, None
    old, new = int(before), int(after)
    if isinstance(indicator.rule, Composite):
        old, new = HEIGHTS[old], HEIGHTS[new]
    if old == new:
        return OTHER, None
    return (UP if new > old else DOWN), new - old
