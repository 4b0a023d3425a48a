"""Texts broken at a number of characters, and keys in as many columns as their texts leave room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import wrap

ACROSS = 46  # characters of small text in the width of a picture, wide ones included
PACKED = 52  # the same where columns are as wide as their own labels, few of which are all wide
SIGN = 4  # characters' room for the sign of a key and the space after it


def lines(text: str, width: int = ACROSS) -> list[str]:
    """Return a text in lines of at most `width` characters; hard spaces never break."""
    return wrap(text, width, break_long_words=False, break_on_hyphens=False) or [""]


def as_high(texts: Iterable[str]) -> tuple[dict[str, str], int]:
    """Return each text broken into as many lines as the longest has, and how many that is.

    Empty lines come first.
    """
    broken = {text: lines(text) for text in texts}
    high = max(map(len, broken.values()), default=1)
    whole = {text: "\n".join([*[""] * (high - len(own)), *own]) for text, own in broken.items()}
    return whole, high


def columns(labels: Sequence[str]) -> int:
    """Return how many columns of a key fit in a picture."""
    longest = max(map(len, labels), default=0) + SIGN
    return max(1, min(len(labels), ACROSS // longest))


def key_columns(labels: Sequence[str]) -> int:
    """Return how many columns of a key fit in a picture, each as wide as its own labels are."""
    for count in range(len(labels), 1, -1):
        widths = (max(map(len, labels[start::count])) + SIGN for start in range(count))
        if sum(widths) <= PACKED:
            return count
    return 1
