"""One thing worth telling of a municipality, and how unusual it is."""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from builder.numbers import integer

SUBJECT = "{S}"  # where the municipality stands in a sentence: its name, or "Kommunen"
UNUSUAL = 1 / 3  # what is true of more than a third of the others does not stand out
WORDS = (
    *("null", "én", "to", "tre", "fire", "fem", "seks"),
    *("sju", "åtte", "ni", "ti", "elleve", "tolv"),
)
RARE = 0.15  # what is true of so few is told with "bare"


@dataclass(frozen=True)
class Finding:
    """A sentence or two with `{S}` for the municipality, that are true of `count` of `base`.

    `blocks` are the blocks of questions it rests on: two findings of the same questions are not
    told together. `weight` are bits more or less than its rarity, for what readers care about.
    """

    theme: str
    blocks: frozenset[str]
    text: str
    count: int
    base: int
    weight: float = 0.0

    @property
    def is_unusual(self) -> bool:
        """Tell whether it is true of few enough to stand out."""
        return 0 < self.count <= self.base * UNUSUAL

    @property
    def surprise(self) -> float:
        """Return how surprising it is, in bits: one of two is 1, one of 256 is 8."""
        return log2(self.base / self.count) + self.weight

    def told(self, subject: str) -> str:
        """Return the text with its subject in place."""
        return self.text.replace(SUBJECT, subject)


def few(count: int, base: int) -> str:
    """Return a count as few: `bare 3 av 40`, or without `bare` where it is not so few."""
    told = f"{integer(count)} av {integer(base)}"
    return f"bare {told}" if count <= base * RARE else told


def kommuner_of(count: int, base: int) -> str:
    """Return how many of those compared it is also true of, as the end of a sentence.

    `bare 3 av 40 kommuner`, or that it is true of no other.
    """
    others = f"ingen andre av {integer(base)} kommuner"
    return others if count == 1 else f"{few(count, base)} kommuner"


def one_of(count: int) -> str:
    """Return what a municipality is among its like: `en av 18 kommuner`, or the only one."""
    return f"en av {counted(count)} kommuner" if count > 1 else "den eneste kommunen"


def counted(count: int) -> str:
    """Return a count in running text, in words up to twelve: to, 18."""
    return WORDS[count] if count < len(WORDS) else integer(count)
