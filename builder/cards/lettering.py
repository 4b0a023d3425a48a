"""Letters on a card: the bundled font, sizes that fit, and lines broken between words."""

from __future__ import annotations

from functools import cache

from PIL import ImageFont

from builder.paths import FONTS

FILES = {False: "LiberationSans-Regular.ttf", True: "LiberationSans-Bold.ttf"}
MORE = "…"

Letters = ImageFont.FreeTypeFont


@cache
def font(size: int, bold: bool) -> Letters:
    """Return the bundled font in a size; laid out by Pillow itself, the same on every machine."""
    path = str(FONTS / FILES[bold])
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def fitting(text: str, width: float, largest: int, smallest: int, bold: bool) -> Letters:
    """Return the largest size in which a text fits on one line, or else the smallest."""
    for size in range(largest, smallest, -2):
        if font(size, bold).getlength(text) <= width:
            return font(size, bold)
    return font(smallest, bold)


def wrapped(text: str, width: float, letters: Letters, most: int) -> list[str]:
    """Return a text as lines that fit; what is beyond the last line is cut and marked so."""
    lines = [""]
    for word in filter(None, text.split(" ")):  # and not where a hard space holds two together
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and letters.getlength(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    kept = lines[:most]
    if len(lines) > most:
        kept[-1] += MORE
    return [_cut(line, width, letters) for line in kept]


def _cut(line: str, width: float, letters: Letters) -> str:
    """Return a line that fits, without its last letters where they do not."""
    if letters.getlength(line) <= width:
        return line
    line = line.removesuffix(MORE)
    while line and letters.getlength(line + MORE) > width:
        line = line[:-1]
    return line.rstrip() + MORE
