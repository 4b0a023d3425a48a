"""Sentences in plain Norwegian, made from definitions and numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from builder.numbers import HARD_SPACE, integer

SYNTHETIC = (
    "SSB har ikke publisert svarene fra hver kommune. Tallene her er laget av en datamaskin."
)


def joined(words: Sequence[str]) -> str:
    """Return words as a Norwegian list: a, b og c; nothing for no words."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} og {words[-1]}"


def rounds_in_words(years: Sequence[int]) -> str:
    """Return rounds as they stand inside a sentence: `runden 2022`, `rundene 2018 og 2022`."""
    return f"runde{'n' if len(years) == 1 else 'ne'} {joined([str(year) for year in years])}"


def capital(text: str) -> str:
    """Return the text with its first letter in upper case."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """Return the text with its first letter in lower case; not an abbreviation (IKT)."""
    return text if text[:2].isupper() and text[:2].isalpha() else text[:1].lower() + text[1:]


def hard_numbers(text: str) -> str:
    """Return a text of the definitions with its large numbers held together: 2 000."""
    return re.sub(r"(?<=\d) (?=\d)", HARD_SPACE, text)


def base_text(n: int) -> str:
    """Return the base of a share as it stands in a sentence, without a break: n = 354."""
    return f"n{HARD_SPACE}={HARD_SPACE}{integer(n)}"


def synthetic_text(simulated: Sequence[str], official: Sequence[str]) -> str:
    """Return what follows the words "Simulerte tall.": what they are, and of which rounds.

    The rounds are told where others are official.
    """
    if not simulated or not official:
        return SYNTHETIC if simulated else ""
    return (
        f"Tallene for {joined(simulated)} er simulert. Tallene for {joined(official)} er det ikke. "
        "De simulerte er laget av en datamaskin, fordi svarene fra hver kommune ikke er publisert."
    )


def adapted(publisher: str, maker: str) -> str:
    """Return the source of numbers computed here from answers that a publisher has published."""
    return f"{publisher}, bearbeidet av {maker}"


def source_line(
    simulated: Sequence[str], official: Sequence[str], publishers: Sequence[str], maker: str
) -> str:
    """Return the source as it stands inside a picture.

    Data status, publishers of the answers and who has computed the numbers, survey, years.
    """
    which = f" for {joined(simulated)}" if official else ""
    source = [f"Simulerte tall{which}, ikke SSBs"] if simulated else []
    if publishers:
        source.append(f"Kilde: {adapted(joined(list(dict.fromkeys(publishers))), maker)}")
    years = joined(sorted([*simulated, *official]))
    return " · ".join([*source, "Digitalisering i kommunene", years])
