"""What a card says, as plain data: texts and colours, and nothing of how they are laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Pattern = Literal["none", "dots", "hatch", "backhatch"]


@dataclass(frozen=True)
class Swatch:
    """One field of a mark.

    It has a fill, a pattern in the colour `line`, how wide it is beside the others, and whether it
    is the place's own.
    """

    fill: str
    pattern: Pattern = "none"
    line: str = "#ffffff"
    weight: float = 1.0
    is_own: bool = False


@dataclass(frozen=True)
class Row:
    """One result: what it is of, its mark (steps, a bar of parts or one box) and its words."""

    label: str
    swatches: tuple[Swatch, ...]
    words: str
    kind: Literal["steps", "bar", "box"]


@dataclass(frozen=True)
class Card:
    """A whole card. `flag` says that numbers are simulated, '' where they are not."""

    site: str
    title: str
    subtitle: str
    rows: tuple[Row, ...]
    foot: str
    flag: str = ""


@dataclass(frozen=True)
class Look:
    """The colours of every card.

    They are those of paper, text, quiet text, outlines, what is the place's own, the band at the
    top, and the flag, each with its text.
    """

    paper: str
    ink: str
    quiet: str
    outline: str
    own: str
    band: str
    band_ink: str
    flag: str
    flag_ink: str
