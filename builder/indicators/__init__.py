"""Indicators: one value for every municipality of a round, computed from its answers by the
definitions."""

from builder.indicators.values import compute_indicators

__all__ = ["compute_indicators"]
