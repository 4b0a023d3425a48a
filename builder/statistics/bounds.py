"""How far a share could be from the one that is known, because some have not answered."""

from __future__ import annotations

from builder.numbers import share_pct


def share_bounds(count: int, known: int, unknown: int) -> tuple[float, float]:
    """Return the least and the greatest share in per cent that all could have together.

    Where none, and where each, of the `unknown` is among the `count` of the `known`. Raises
    ValueError where there is nobody.
    """
    low, high = (share_pct(one, known + unknown) for one in (count, count + unknown))
    if low is None or high is None:
        raise ValueError("a share of nobody has no bounds")
    return low, high
