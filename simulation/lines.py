"""Drawing answers: respondents stand in line by inclination, and the line is cut into shares.

The shares are those each answer is expected to have. A respondent's cost of an answer is how far
along the line it would have to move to get it. The solver moves respondents as little as possible,
those who stand near a cut first.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from simulation.choices import Costs

FULL_LENGTH = 1_000_000  # the cost unit: one millionth of the line


def costs_in_line(
    inclination: np.ndarray, levels: Mapping[str, float], random: np.random.Generator
) -> Costs:
    """Return respondents x levels: the cost of each level.

    The levels' expected shares are given from low to high.
    """
    number = len(inclination)
    places = np.empty(number)
    places[np.argsort(inclination, kind="stable")] = np.arange(number)
    places = (places + random.random(number)) / max(number, 1)
    shares = np.array(list(levels.values()), dtype=float)
    cuts = np.concatenate([[0.0], np.cumsum(shares) / shares.sum()])
    below = cuts[:-1][None, :] - places[:, None]
    above = places[:, None] - cuts[1:][None, :]
    distance = np.maximum(0.0, np.maximum(below, above))
    return np.asarray(np.rint(distance * (1 + distance) * FULL_LENGTH), dtype=np.int64)
