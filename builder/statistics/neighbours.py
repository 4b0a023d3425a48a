"""Which municipalities of today share a border on land."""

from __future__ import annotations

import pandas as pd

from builder.sources import Sources


def compute_neighbours(sources: Sources) -> pd.DataFrame:
    """Return `kommunenr, nabo`: every pair both ways, by number.

    Islands have none, and nobody has any where the borders of today's division are not there.
    """
    pairs = sources.boundaries.neighbours.get(sources.registry.today, ())
    both = sorted({*pairs, *((other, one) for one, other in pairs)})
    return pd.DataFrame(both, columns=["kommunenr", "nabo"], dtype="str")
