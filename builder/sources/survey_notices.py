"""Remarks on a round that is sound: rows in which nothing stands."""

from __future__ import annotations

from builder.faults import Findings, listed
from builder.sources.csv_text import Table

SHOWN = 6


def note_silent(table: Table, findings: Findings) -> None:
    """Add a notice of the municipalities that have rows without any answer or value."""
    if not table.has("kommunenr"):
        return
    keys = [one for one in ("kommunenr", "indikator") if table.has(one)]
    has_content = (table.frame.drop(columns=keys) != "").any(axis=1)
    by_code = has_content.groupby(table.frame["kommunenr"]).any()
    silent = by_code.index[~by_code].tolist()
    if silent:
        is_one = len(silent) == 1
        findings.notice(
            f"{table.path}: {len(silent)} {'municipality' if is_one else 'municipalities'} "
            f"without any answer ({listed(silent, SHOWN)}), counted among those that answered. "
            "Leave out the rows of those that did not."
        )
