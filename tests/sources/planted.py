"""Faults planted in a real copy of data/: one text replaced, and its card made to fit."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builder.fault_report import report
from builder.faults import InputFaults
from builder.indicators import check_round
from builder.sources import read_sources


def plant(path: Path, old: str, new: str) -> None:
    """Replace the first place of a text in a file, and renew the checksum in its card."""
    before = path.read_bytes()
    text = before.decode("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    fit_card(path, before)


def fit_card(path: Path, before: bytes) -> None:
    """Put the checksum a file has now in place of the one it had."""
    card = path.parent / "provenance.yml"
    sums = [hashlib.sha256(content).hexdigest() for content in (before, path.read_bytes())]
    card.write_text(card.read_text("utf-8").replace(*sums), "utf-8")


def told(data: Path) -> list[str]:
    """Return what a user is told of the input, with paths below the data folder."""
    try:
        read_sources(data, check_round)
    except InputFaults as error:
        return [line.replace(f"{data}/", "") for line in report(error.faults)]
    return []
