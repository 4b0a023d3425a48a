"""The sentence above the map: what it shows, and who is not in it."""

from __future__ import annotations

from builder.pages.words.finding import counted
from builder.pages.words.wording import capital


def map_sentence(told: str, silent: int) -> str:
    """Return what a map shows and how many did not answer.

    The script says the same (docs/assets/kart/words.js).
    """
    if not silent:
        return told
    noun = "kommune" if silent == 1 else "kommuner"
    return f"{told} {capital(counted(silent))} {noun} svarte ikke."
