"""Indicators: one value for every municipality of a round, computed from its answers by the
definitions."""

from builder.indicators.contradictions import check_round
from builder.indicators.values import compute_indicators

__all__ = ["check_round", "compute_indicators"]
