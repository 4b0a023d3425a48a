"""Texts as they are compared: whatever the case, the spaces, the dashes and the marks around."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

DASHES = re.compile("[\u2010-\u2015\u2212]")
SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
AROUND = " .:;,*?!\"'«»“”"


def plain(text: str) -> str:
    """Return a text as it is compared: small letters, single spaces, plain hyphens."""
    text = DASHES.sub("-", unicodedata.normalize("NFC", text)).replace("\u00ad", "")
    return SPACES.sub(" ", text).strip().casefold()


def bare(text: str) -> str:
    """Return a text as it is compared, without what stands around it."""
    return plain(text).strip(AROUND)


def close(text: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return the known texts that are spelt most like one, the nearest first."""
    by_bare = {bare(one): one for one in known}
    return [by_bare[one] for one in get_close_matches(bare(text), by_bare, n=most, cutoff=0.6)]


def or_list(texts: Iterable[str]) -> str:
    """Return texts with commas, and `or` before the last."""
    *first, last = texts
    return f"{', '.join(first)} or {last}" if first else last
