"""What a place may be looked up by: every name, number and spelling, and what the search index
holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from builder.pages.lookups.former import FormerFylke
from builder.pages.lookups.places import Fylke, Kommune
from builder.pages.lookups.searching import plain_letters


def alias_words(kommune: Kommune) -> str:
    """Return all a municipality may be typed as, in lower case, each once, separated by spaces.

    Names of today and before, Sámi and Kven names, numbers, and spellings without special letters
    (å as a and as aa).
    """
    names = (kommune.navn, *kommune.other_names, *kommune.former_names)
    spellings = [form for name in names for form in _spellings(name)]
    return " ".join(dict.fromkeys([*spellings, kommune.kommunenr, *kommune.former_codes]))


def county_search_line(fylke: Fylke, former: Sequence[FormerFylke]) -> str:
    """Return the hidden line a county is searched by: number, former names and numbers, plain
    spellings."""
    before = [(f.navn, f.fylkesnr) for f in former if f.navn != fylke.navn]
    renumbered = [
        f.fylkesnr for f in former if f.navn == fylke.navn and f.fylkesnr != fylke.fylkesnr
    ]
    others = list(dict.fromkeys([f"{name} ({code})" for name, code in before] + renumbered))
    line = f"Fylke {fylke.fylkesnr}."
    if others:
        line += f" Tidligere {', '.join(others)}."
    plain = _plain_spellings([fylke.navn, *(name for name, _ in before)])
    return f"{line} {', '.join(plain)}." if plain else line


def _plain_spellings(names: Iterable[str]) -> list[str]:
    """Return the names that are spelt otherwise without special letters, in that spelling, each
    once."""
    return list(dict.fromkeys(plain_letters(name) for name in names if plain_letters(name) != name))


def _spellings(name: str) -> tuple[str, str, str]:
    """Return a name in lower case, without special letters, and with å as aa."""
    lower = name.lower()
    return lower, plain_letters(lower), plain_letters(lower.replace("å", "aa"))
