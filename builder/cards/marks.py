"""The marks of a card: steps with its own one lifted out, a bar of parts, or one box."""

from __future__ import annotations

from PIL import Image, ImageDraw

from builder.cards.card import Look, Row, Swatch

Box = tuple[int, int, int, int]  # left, top, right, bottom in px
GAP = 6  # between steps
LIFT = 9  # how much taller one's own step is, above and below
DOTS, LINES = 10, 9  # from one dot, or line, of a pattern to the next


def draw_mark(image: Image.Image, row: Row, look: Look, box: Box) -> None:
    """Draw the mark of a row in a box."""
    gap = GAP if row.kind == "steps" else 0
    for swatch, own in zip(row.swatches, _parts(row.swatches, box, gap), strict=True):
        if own[2] > own[0]:
            _swatch(image, swatch, look, own)


def _parts(swatches: tuple[Swatch, ...], box: Box, gap: int) -> list[Box]:
    """Return the box of each swatch, as wide as its weight; whole px that add up to the whole."""
    left, top, right, bottom = box
    room = right - left - gap * (len(swatches) - 1)
    whole = sum(one.weight for one in swatches)
    parts, done = [], 0.0
    for number, one in enumerate(swatches):
        start = left + round(room * done / whole) + gap * number
        done += one.weight
        parts.append((start, top, left + round(room * done / whole) + gap * number, bottom))
    return parts


def _swatch(image: Image.Image, swatch: Swatch, look: Look, box: Box) -> None:
    """Draw one field with its pattern and outline; one's own is taller, with a thick outline."""
    left, top, right, bottom = box
    lift = LIFT if swatch.is_own else 0
    top, bottom = top - lift, bottom + lift
    image.paste(_patterned(swatch, (right - left, bottom - top)), (left, top))
    outline, width = (look.own, 5) if swatch.is_own else (look.outline, 1)
    draw = ImageDraw.Draw(image)
    draw.rectangle((left, top, right - 1, bottom - 1), outline=outline, width=width)


def _patterned(swatch: Swatch, size: tuple[int, int]) -> Image.Image:
    """Return a field of one colour with its pattern over it."""
    field = Image.new("RGB", size, swatch.fill)
    draw = ImageDraw.Draw(field)
    width, height = size
    if swatch.pattern == "dots":
        for row, y in enumerate(range(DOTS // 2, height, DOTS)):
            for x in range(DOTS // 2 * (1 + row % 2), width, DOTS):
                draw.ellipse((x - 2, y - 2, x + 2, y + 2), swatch.line)
    elif swatch.pattern != "none":
        first, last = (height, 0) if swatch.pattern == "hatch" else (0, height)
        for x in range(-height, width + height, LINES):
            draw.line((x, first, x + height, last), swatch.line, 2)
    return field
