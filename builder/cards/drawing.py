"""Draw a card with Pillow, 1200 x 630 px: the size that shared links are shown in."""

from __future__ import annotations

from dataclasses import astuple
from io import BytesIO
from math import dist

from PIL import Image, ImageColor, ImageDraw

from builder.cards.card import Card, Look, Row
from builder.cards.lettering import fitting, font, wrapped
from builder.cards.marks import draw_mark

SIZE = (1200, 630)
MARGIN = 64
BAND = 84  # height of the band at the top
TITLE, SUBTITLE, TEXT, FOOT = 72, 34, 31, 26
SMALLEST_TITLE, SMALLEST_TEXT = 44, 26
MARK = (290, 44)  # width and height of a mark
COLUMNS = (MARGIN, 424, 424 + MARK[0] + 32)  # where label, mark and words begin
ROWS_END = 556
COLOURS = 128  # of the palette: few, since it is flat fields and the edges of letters

NEAR = 12  # how far the palette may have moved a colour


def drawn_card(card: Card, look: Look) -> bytes:
    """Return a card as a PNG with a palette; the same bytes for the same card."""
    image = Image.new("RGB", SIZE, look.paper)
    draw = ImageDraw.Draw(image)
    _band(draw, card, look)
    below = _draw_heading(draw, card, look)
    _draw_rows(image, card, look, below)
    foot = fitting(card.foot, SIZE[0] - 2 * MARGIN, FOOT, FOOT - 8, bold=False)
    draw.text((MARGIN, SIZE[1] - 30), card.foot, look.quiet, foot, anchor="ls")
    target = BytesIO()
    _flat(image, card, look).save(target, "PNG", compress_level=6)
    return target.getvalue()


def _flat(image: Image.Image, card: Card, look: Look) -> Image.Image:
    """Return the picture with a palette of few colours, the named ones among them exactly.

    The quick way to choose a palette moves each a little, and white paper must be white.
    """
    flat = image.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    palette = flat.getpalette() or []
    swatches = [one for row in card.rows for one in row.swatches]
    named = {*astuple(look), *(c for one in swatches for c in (one.fill, one.line))}
    for colour in map(ImageColor.getrgb, sorted(named)):
        at = min(range(0, len(palette), 3), key=lambda at: dist(palette[at : at + 3], colour[:3]))
        if dist(palette[at : at + 3], colour[:3]) < NEAR:
            palette[at : at + 3] = colour[:3]
    flat.putpalette(palette)
    return flat


def _band(draw: ImageDraw.ImageDraw, card: Card, look: Look) -> None:
    """Draw the band with the name of the site, and the flag where there is one."""
    middle = BAND // 2
    draw.rectangle((0, 0, SIZE[0], BAND), look.band)
    draw.text((MARGIN, middle), card.site, look.band_ink, font(32, bold=True), anchor="lm")
    if card.flag:
        letters = font(26, bold=True)
        width = letters.getlength(card.flag)
        left = SIZE[0] - MARGIN - width - 32
        box = (left, middle - 23, SIZE[0] - MARGIN, middle + 23)
        draw.rounded_rectangle(box, 8, look.flag)
        draw.text((left + 16, middle), card.flag, look.flag_ink, letters, anchor="lm")


def _draw_heading(draw: ImageDraw.ImageDraw, card: Card, look: Look) -> int:
    """Draw the title and the line below it; return where they end.

    A long title is smaller, or on two lines.
    """
    width = SIZE[0] - 2 * MARGIN
    letters = fitting(card.title, width, TITLE, SMALLEST_TITLE, bold=True)
    lines = wrapped(card.title, width, letters, most=2)
    baseline = BAND + 26 + round(letters.size * 0.9)
    for line in lines:
        draw.text((MARGIN, baseline), line, look.ink, letters, anchor="ls")
        baseline += round(letters.size * 1.1)
    end = baseline - round(letters.size * 1.1)
    if card.subtitle:
        end += 48
        small = fitting(card.subtitle, width, SUBTITLE, SUBTITLE - 10, bold=False)
        draw.text((MARGIN, end), card.subtitle, look.quiet, small, anchor="ls")
    return end


def _draw_rows(image: Image.Image, card: Card, look: Look, below: int) -> None:
    """Draw the results, spread over what is left of the height."""
    if not card.rows:
        return
    top = below + 34
    height = min((ROWS_END - top) / len(card.rows), 120)
    for number, row in enumerate(card.rows):
        _draw_row(image, row, look, round(top + (number + 0.5) * height))


def _draw_row(image: Image.Image, row: Row, look: Look, middle: int) -> None:
    """Draw one result round the line at `middle`: what it is of, its mark, and its words."""
    draw = ImageDraw.Draw(image)
    left, at_mark, at_words = COLUMNS
    _draw_lines(draw, row.label, (left, middle), at_mark - left - 24, look.ink, bold=True)
    if row.swatches:
        box = (at_mark, middle - MARK[1] // 2, at_mark + MARK[0], middle + MARK[1] // 2)
        draw_mark(image, row, look, box)
    start = at_words if row.swatches else at_mark
    _draw_lines(draw, row.words, (start, middle), SIZE[0] - MARGIN - start, look.ink, bold=False)


def _draw_lines(
    draw: ImageDraw.ImageDraw,
    text: str,
    at: tuple[int, int],
    width: int,
    ink: str,
    bold: bool,
) -> None:
    """Draw a text on up to three lines, round the middle of a row."""
    left, middle = at
    letters = fitting(text, width, TEXT, SMALLEST_TEXT, bold)
    lines = wrapped(text, width, letters, most=3)
    step = round(letters.size * 1.15)
    for number, line in enumerate(lines):
        y = middle + round((number - (len(lines) - 1) / 2) * step)
        draw.text((left, y), line, ink, letters, anchor="lm")
