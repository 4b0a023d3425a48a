"""Statistics: shares by country, county, size and centrality; ranks, medians and the lineage of
municipalities."""

from builder.statistics.tables import Statistics, compute_statistics

__all__ = ["Statistics", "compute_statistics"]
