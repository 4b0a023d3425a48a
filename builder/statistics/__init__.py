"""Statistics: shares, ranks, medians and the lineage of municipalities.

Shares are by country, county, size and centrality.
"""

from builder.statistics.tables import Statistics, compute_statistics

__all__ = ["Statistics", "compute_statistics"]
