"""Remarks on a round that is sound: files that are not read, and rows in which nothing stands."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from builder.faults import Findings, listed, quoted
from builder.sources.csv_text import Table

SHOWN = 6


def note_unread(folder: Path, read: Collection[str], findings: Findings) -> None:
    """Add a notice of what lies in a round's folder and is not read; hidden files do not count."""
    names = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    others = [name for name in names if name not in read]
    if others:
        which = listed(map(quoted, others), SHOWN)
        findings.notice(f"{folder}: the builder does not read {which} in the folder of a round.")


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
