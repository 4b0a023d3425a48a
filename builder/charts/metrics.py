"""Widths of texts in Liberation Sans, read from the font files that ship with the project."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
FILES = {"normal": FONTS / "LiberationSans-Regular.ttf", "bold": FONTS / "LiberationSans-Bold.ttf"}
FAMILY = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
SLACK = 1.03  # a reader without these fonts gets another sans-serif, often a little wider


@lru_cache(maxsize=65536)
def width(text: str, size: float = 12, weight: str = "normal") -> float:
    """Return the width of one line of text in px, with a little slack."""
    advances, missing = _advances(weight)
    return sum(advances.get(ord(char), missing) for char in text) * size * SLACK


@lru_cache(maxsize=16384)
def wrap(
    text: str, room: float, size: float = 12, weight: str = "normal", most: int = 99
) -> tuple[str, ...]:
    """Return the text in at most `most` lines of at most `room` px, cut short where it must be."""
    lines: list[str] = []
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, weight) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    if len(lines) > most:
        lines = [*lines[: most - 1], " ".join(lines[most - 1 :])]
    return tuple(truncate(line, room, size, weight) for line in lines)


@lru_cache(maxsize=16384)
def truncate(text: str, room: float, size: float = 12, weight: str = "normal") -> str:
    """Return the text, cut short with an ellipsis where it is wider than `room` px."""
    if width(text, size, weight) <= room:
        return text
    kept = text
    while kept and width(kept.rstrip() + ELLIPSIS, size, weight) > room:
        kept = kept[:-1]
    return kept.rstrip() + ELLIPSIS


@cache
def _advances(weight: str) -> tuple[Mapping[int, float], float]:
    """Return the advance of each character (code point -> em) and that of the missing glyph."""
    data = FILES[weight].read_bytes()
    tables = _tables(data)
    (em,) = struct.unpack_from(">H", data, tables["head"] + 18)
    (count,) = struct.unpack_from(">H", data, tables["hhea"] + 34)
    pairs = struct.unpack_from(f">{2 * count}H", data, tables["hmtx"])
    glyphs = _glyphs(data, tables["cmap"])
    advances = {code: pairs[2 * min(glyph, count - 1)] / em for code, glyph in glyphs.items()}
    return advances, pairs[0] / em


def _tables(data: bytes) -> dict[str, int]:
    """Return where each table of a TrueType file begins."""
    (count,) = struct.unpack_from(">H", data, 4)
    rows = (struct.unpack_from(">4sIII", data, 12 + 16 * row) for row in range(count))
    return {tag.decode("ascii"): offset for tag, _, offset, _ in rows}


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Return code point -> glyph from the Unicode table (format 4) of a TrueType file."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    rows = [struct.unpack_from(">HHI", data, cmap + 4 + 8 * row) for row in range(count)]
    start = cmap + next(offset for platform, coding, offset in rows if (platform, coding) == (3, 1))
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    size = doubled // 2
    ends = struct.unpack_from(f">{size}H", data, start + 14)
    begins, deltas, ranges = (
        struct.unpack_from(f">{size}H", data, start + 16 + doubled * part) for part in (1, 2, 3)
    )
    at = start + 16 + 3 * doubled
    found: dict[int, int] = {}
    for segment in range(size):
        for code in range(begins[segment], ends[segment] + 1):
            found[code] = _glyph(data, at, segment, code, begins, deltas, ranges)
    return found


def _glyph(
    data: bytes,
    at: int,
    segment: int,
    code: int,
    begins: tuple[int, ...],
    deltas: tuple[int, ...],
    ranges: tuple[int, ...],
) -> int:
    """Return the glyph of one code point, by the segment's delta or its index table at `at`."""
    if not ranges[segment]:
        return (code + deltas[segment]) & 0xFFFF
    place = at + 2 * segment + ranges[segment] + 2 * (code - begins[segment])
    (glyph,) = struct.unpack_from(">H", data, place)
    return (glyph + deltas[segment]) & 0xFFFF if glyph else 0
