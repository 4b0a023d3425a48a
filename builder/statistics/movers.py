"""Who moved most between two rounds, among those that can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from builder.definitions import Indicator
from builder.definitions.kinds import Composite

MOST = 12  # in one direction; those with an equal change are listed all, or not at all
LEVELS = (0, 1, 2, 2, 3)  # of grades 0 to 4: 2 and 3 differ in kind, and neither is the higher


@dataclass(frozen=True)
class Mover:
    """A municipality of today, its values in two rounds and the change: counts or steps."""

    kommunenr: str
    before: str
    after: str
    change: int


@dataclass(frozen=True)
class Movers:
    """How many went up, down and neither, and those that moved most each way, most first."""

    up: int
    down: int
    level: int
    rises: tuple[Mover, ...]
    falls: tuple[Mover, ...]

    @property
    def n(self) -> int:
        """Return how many are compared."""
        return self.up + self.down + self.level


def find_movers(moves: pd.DataFrame, indicator: Indicator, before: int, after: int) -> Movers:
    """Return who moved most of those in `compute_moves`.

    Raises ValueError for a category, which has no up or down.
    """
    if indicator.is_category:
        raise ValueError(f"{indicator.id} has no order")
    own = moves[
        (moves["sporsmal"] == indicator.id)
        & (moves["fra_aar"] == before)
        & (moves["til_aar"] == after)
    ]
    cells = zip(own["kommunenr_today"], own["fra"], own["til"], strict=True)
    every = [Mover(code, a, b, change(indicator, int(a), int(b))) for code, a, b in cells]
    rises = [one for one in every if one.change > 0]
    falls = [one for one in every if one.change < 0]
    still = len(every) - len(rises) - len(falls)
    return Movers(len(rises), len(falls), still, _most(rises), _most(falls))


def change(indicator: Indicator, before: int, after: int) -> int:
    """Return by how much a count rose, or by how many steps a score or grade did."""
    if isinstance(indicator.rule, Composite):
        return LEVELS[after] - LEVELS[before]
    return after - before


def _most(movers: Sequence[Mover]) -> tuple[Mover, ...]:
    """Return those that moved most, by how far and then by number.

    None where more than `MOST` have the greatest change, for then nobody stands out.
    """
    listed = sorted(movers, key=lambda one: (-abs(one.change), one.kommunenr))
    if len(listed) <= MOST:
        return tuple(listed)
    limit = abs(listed[MOST].change)
    return tuple(one for one in listed if abs(one.change) > limit)
