"""All statistics of a build as one set of tables; pages, charts and files show nothing else."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from builder.sources import Sources
from builder.statistics.changes import compute_changes, compute_moves
from builder.statistics.distribution import compute_distribution, compute_positives
from builder.statistics.ledger import compute_ledger
from builder.statistics.lineage import compute_lineage
from builder.statistics.medians import compute_group_medians, compute_medians
from builder.statistics.neighbours import compute_neighbours
from builder.statistics.pairs import compute_pairs
from builder.statistics.ranks import compute_ranks
from builder.statistics.similar import compute_similar
from builder.statistics.tiles import TileQuality, tile_quality
from builder.statistics.units import compute_units


@dataclass(frozen=True)
class Statistics:
    """The tables of a build; each is described where it is computed.

    `tiles` is what the layout of tiles keeps.
    """

    units: pd.DataFrame
    values: pd.DataFrame
    distribution: pd.DataFrame
    positives: pd.DataFrame
    ranks: pd.DataFrame
    medians: pd.DataFrame
    group_medians: pd.DataFrame
    lineage: pd.DataFrame
    ledger: pd.DataFrame
    pairs: pd.DataFrame
    moves: pd.DataFrame
    changes: pd.DataFrame
    similar: pd.DataFrame
    neighbours: pd.DataFrame
    tiles: TileQuality | None


def compute_statistics(sources: Sources, values: pd.DataFrame) -> Statistics:
    """Return every table of statistics for the indicator values of `compute_indicators`."""
    units = compute_units(sources)
    distribution = compute_distribution(sources, units, values)
    lineage = compute_lineage(units)
    moves = compute_moves(sources, values, lineage)
    return Statistics(
        units=units,
        values=values,
        distribution=distribution,
        positives=compute_positives(distribution, sources.definitions),
        ranks=compute_ranks(values, units, sources.definitions),
        medians=compute_medians(sources, values),
        group_medians=compute_group_medians(distribution, sources.definitions),
        lineage=lineage,
        ledger=compute_ledger(sources, units, values),
        pairs=compute_pairs(values, sources.definitions),
        moves=moves,
        changes=compute_changes(sources, moves),
        similar=compute_similar(sources),
        neighbours=compute_neighbours(sources),
        tiles=tile_quality(sources),
    )
