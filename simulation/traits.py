"""What makes municipalities answer differently: size, centrality, maturity, and chance that lasts.

Only sums of evenly distributed random numbers are used, so that the numbers are the same on every
machine.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from simulation.municipalities import Municipality

Weights = Mapping[str, float]


def generator(seed: int, *names: object) -> np.random.Generator:
    """Return the random numbers that belong to these names, whatever else has been drawn."""
    key = [seed, *(zlib.crc32(str(name).encode()) for name in names)]
    return np.random.Generator(np.random.PCG64(np.random.SeedSequence(key)))


def noise(random: np.random.Generator, size: int) -> np.ndarray:
    """Return numbers with mean 0 and deviation 1, nearly normal: the sum of three even ones."""
    return np.asarray((random.random((3, size)).sum(axis=0) - 1.5) * 2)


@dataclass(frozen=True)
class Traits:
    """The municipalities of one round, and the round that their lasting chance comes from."""

    seed: int
    year: int
    municipalities: Sequence[Municipality]
    settings: Mapping[str, object]
    before: Traits | None = None
    lineage: Mapping[str, Sequence[str]] | None = None

    def size(self) -> np.ndarray:
        """Return log population, 0 at 5 000 inhabitants and 1 at about 20 000."""
        logs = [round(math.log2(one.population / 5000), 3) for one in self.municipalities]
        return np.array(logs) / 2

    def central(self) -> np.ndarray:
        """Return centrality turned round: 1 for the most central class, -1 for the least."""
        return np.array([(3.5 - one.centrality) / 2.5 for one in self.municipalities])

    def near_oslo(self) -> np.ndarray:
        """Return 1 for municipalities in the counties around Oslo, else 0."""
        counties = self.settings["near_oslo"]
        assert isinstance(counties, list)
        return np.array([float(one.county_today in counties) for one in self.municipalities])

    def mid_size(self) -> np.ndarray:
        """Return 1 for municipalities of middling size, else 0."""
        bounds = self.settings["mid_size"]
        assert isinstance(bounds, list)
        return np.array(
            [float(bounds[0] <= one.population < bounds[1]) for one in self.municipalities]
        )

    def lasting(self, name: str) -> np.ndarray:
        """Return a trait that a municipality keeps: mostly what its predecessors had.

        Some of it is new.
        """
        fresh = noise(generator(self.seed, self.year, name), len(self.municipalities))
        if self.before is None or self.lineage is None:
            return fresh
        numbers = [one.number for one in self.before.municipalities]
        inherited = dict(zip(numbers, self.before.lasting(name), strict=True))
        kept = np.array(
            [
                np.mean([inherited[old] for old in self.lineage[one.number]])
                for one in self.municipalities
            ]
        )
        share = float(str(self.settings["kept"]))
        return np.asarray(share * kept + math.sqrt(1 - share * share) * fresh)

    def inclination(
        self, name: str, weights: Weights, also: np.ndarray | None = None
    ) -> np.ndarray:
        """Return how much each municipality leans towards a high answer to `name`.

        It is a weighted sum of its traits.
        """
        parts: dict[str, Callable[[], np.ndarray]] = {
            "size": self.size,
            "central": self.central,
            "near_oslo": self.near_oslo,
            "mid_size": self.mid_size,
            "maturity": lambda: self.lasting("maturity"),
            "own": lambda: self.lasting(name),
            "fresh": lambda: noise(
                generator(self.seed, self.year, "fresh", name), len(self.municipalities)
            ),
            "also": lambda: also if also is not None else np.zeros(len(self.municipalities)),
        }
        return np.asarray(sum(weight * parts[part]() for part, weight in weights.items()))
