"""The statistics of the repository's own data, computed once in each process of tests."""

from __future__ import annotations

from functools import cache

from builder.statistics import Statistics, compute_statistics
from tests.real import real_sources, real_values


@cache
def real_statistics() -> Statistics:
    """Return the statistics of the repository's own data."""
    return compute_statistics(real_sources(), real_values())
