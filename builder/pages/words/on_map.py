"""The sentence above the map: what it shows, and who is not in it."""

from __future__ import annotations

from builder.charts.words import kommuner

SMALL = ("", "Én", "To", "Tre", "Fire", "Fem", "Seks") + (
    "Sju",
    "Åtte",
    "Ni",
    "Ti",
    "Elleve",
    "Tolv",
)


def map_sentence(told: str, silent: int) -> str:
    """Return what a map shows and how many did not answer, a small number as a word; the script
    says the same (docs/assets/kart/words.js)."""
    if not silent:
        return told
    number, noun = kommuner(silent).rsplit("\N{NO-BREAK SPACE}", 1)
    return f"{told} {SMALL[silent] if silent < len(SMALL) else number} {noun} svarte ikke."
