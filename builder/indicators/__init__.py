"""Indicators: one value for every municipality of a round, by the definitions.

They are computed from its answers.
"""

from builder.indicators.contradictions import check_round
from builder.indicators.values import compute_indicators

__all__ = ["check_round", "compute_indicators"]
