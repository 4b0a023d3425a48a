"""What the name of a place may be: words of Norwegian, Sámi and Kven letters, and nothing else.

Names land in pages, charts, addresses and spreadsheets: a mark that turns the direction of the
text, a sign that only looks like a letter, or a tag would mislead readers there.
"""

from __future__ import annotations

import re
import unicodedata

from builder.faults import LONGEST, Findings
from builder.sources.csv_text import Table

LONGEST_NAME = 60
NORWEGIAN = "abcdefghijklmnopqrstuvwxyzæøåàâéèêóòô"
SAMI_AND_KVEN = "áčđŋšŧžäńñïöð"  # North, Lule and South Sámi; Kven
LETTERS = f"{NORWEGIAN}{SAMI_AND_KVEN}{(NORWEGIAN + SAMI_AND_KVEN).upper()}"
NAME = re.compile(rf"[{LETTERS}]+(?:(?: - |[ -])[{LETTERS}]+)*")  # ` - ` between two names

EXPECTED = (
    "a name of Norwegian, Sámi or Kven letters, with single spaces or hyphens between words, "
    f"at most {LONGEST_NAME} signs"
)


def check_names(table: Table, column: str, findings: Findings) -> None:
    """Add a fault for each cell that is filled and cannot be the name of a place."""
    for row, name in table.cells(column, table.frame[column] != ""):
        if is_name(name):
            continue
        found, todo = f"the name {_shown(name)}", _name_advice(name)
        findings.fault(table.path, found, EXPECTED, todo, row, column)


def is_name(text: str) -> bool:
    """Tell whether a text can be the name of a place."""
    return len(text) <= LONGEST_NAME and NAME.fullmatch(text) is not None


def _shown(name: str) -> str:
    """Return a name in quotes in which every sign that is no letter of ours can be told apart."""
    text = name if len(name) <= LONGEST else name[:LONGEST] + "…"
    seen = "".join(sign if _is_plain(sign) else ascii(sign)[1:-1] for sign in text)
    return f'"{seen}"' if "'" in seen else f"'{seen}'"


def _is_plain(sign: str) -> bool:
    """Tell whether a sign is a letter of ours, or can be typed on any keyboard."""
    return sign in LETTERS or sign == "…" or (sign.isascii() and sign.isprintable())


def _name_advice(name: str) -> str:
    """Return what to do about a name that cannot be one."""
    meant = unicodedata.normalize("NFC", " ".join(name.split()))
    if is_name(meant) and meant != name:
        spaces = " ".join(name.split()) != name
        return (
            f"Write {meant!r}, {'with no other spaces' if spaces else 'each letter as one sign'}."
        )
    return "Write the name as the place is called."
