"""What the search engine is told about a municipality: names, numbers and spellings without
diacritics."""

from __future__ import annotations

import unicodedata

from builder.pages.lookups.places import Kommune

_LETTERS = str.maketrans({"å": "a", "ø": "o", "æ": "ae", "đ": "d", "ŋ": "n", "ŧ": "t"})


def search_boost(navn: str) -> float:
    """Return how much a page is lifted: short names most, so that Os comes before Oslo for `os`."""
    return round(1 + 12 / len(navn) ** 2, 2)


def search_words(kommune: Kommune) -> str:
    """Return the line the search finds a municipality by: number, county, former names and numbers,
    spellings."""
    former = [*kommune.former_names, *kommune.former_codes]
    words = [f"Kommune {kommune.kommunenr} i {kommune.fylke}."]
    if former:
        words.append(f"Tidligere {', '.join(former)}.")
    names = (kommune.navn, *kommune.other_names, *kommune.former_names)
    plain = [plain_letters(name) for name in names if plain_letters(name) != name]
    if plain:
        words.append(f"{', '.join(dict.fromkeys(plain))}.")
    return " ".join(words)


def plain_letters(name: str) -> str:
    """Return a name as it is typed without Norwegian, Sámi and Kven letters: Karasjohka for
    Kárášjohka."""
    letters = [_plain_letter(letter) for letter in name]
    return "".join(letters)


def _plain_letter(letter: str) -> str:
    """Return one letter without its diacritic, in the same case."""
    plain = letter.lower().translate(_LETTERS)
    bare = unicodedata.normalize("NFKD", plain)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return bare.capitalize() if letter.isupper() else bare
