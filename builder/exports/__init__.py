"""Exports: the published files, from the tables of statistics to bytes by path."""

from builder.exports.files import build_exports

__all__ = ["build_exports"]
