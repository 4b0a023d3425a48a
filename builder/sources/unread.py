"""Remarks on files that lie among the input and are not read: most likely they were meant to be."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from builder.definitions.definitions import FILES
from builder.definitions.divisions import Divisions
from builder.faults import Findings, listed, quoted
from builder.sources.cards import CARD_FILE

SHOWN = 6
DEFINITIONS = tuple(f"{name}.yml" for name in (*FILES, "felt", "figurer", "samsvar"))
REGISTRY = ("divisions.yml", "fylker.csv", "adresser.csv", "sprak.csv", CARD_FILE)


def note_unread(folder: Path, read: Collection[str], where: str, findings: Findings) -> None:
    """Add a notice of what lies in a folder and is not read; hidden files do not count."""
    names = sorted(one.name for one in folder.iterdir() if not one.name.startswith("."))
    others = [name for name in names if name not in read]
    if others:
        which = listed(map(quoted, others), SHOWN)
        findings.notice(f"{folder}: the builder does not read {which} in the folder of {where}.")


def note_unread_inputs(data: Path, divisions: Divisions, findings: Findings) -> None:
    """Add a notice of what is not read beside the rounds, the definitions and the registry."""
    own = {
        "survey": ("the rounds", _folders(data / "survey")),
        "definitions": ("the definitions", DEFINITIONS),
        "registry": ("the registry", (*REGISTRY, *(one.file for one in divisions.every))),
    }
    for name, (where, read) in own.items():
        if (data / name).is_dir():
            with findings.guard(data / name):
                note_unread(data / name, read, where, findings)


def _folders(folder: Path) -> tuple[str, ...]:
    """Return the names of the folders in a folder."""
    return tuple(one.name for one in folder.iterdir() if one.is_dir()) if folder.is_dir() else ()
