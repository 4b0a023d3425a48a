"""Exports: the published files, from the tables of statistics to bytes by path."""

from builder.exports.changes import Earlier
from builder.exports.files import build_exports, not_made
from builder.exports.freezing import frozen_files, other_numbers, packed, sums_of
from builder.exports.tables import build_tables

__all__ = [
    "Earlier",
    "build_exports",
    "build_tables",
    "frozen_files",
    "not_made",
    "other_numbers",
    "packed",
    "sums_of",
]
