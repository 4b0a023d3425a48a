"""Where the texts and the boxes of a drawn picture are, in px of the picture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from builder.charts import Picture
from builder.drawing.engine import drawn_svg
from tests.charts.gallery.invented import definitions

RAMP = tuple(definitions().colours.grad.values())  # grade 0 to 4, as farger.yml has them
SVG = "{http://www.w3.org/2000/svg}"
SHIFT = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
BOX = re.compile(r"M([-\d.]+),([-\d.]+)h([\d.]+)v([\d.]+)h-[\d.]+Z")


@dataclass(frozen=True)
class Text:
    """One text, its lines joined by a space; `x` and `y` are of its anchor on the first line."""

    text: str
    x: float
    y: float
    size: int
    fill: str
    has_halo: bool


@dataclass(frozen=True)
class Box:
    """One rectangle of data: a tile, a cell, a segment or a frame."""

    x: float
    y: float
    width: float
    height: float
    fill: str | None
    stroke: str | None
    thickness: float

    def holds(self, text: Text) -> bool:
        """Tell whether the anchor of a text is inside."""
        is_across = self.x <= text.x <= self.x + self.width
        return is_across and self.y <= text.y <= self.y + self.height


def svg_of(picture: Picture) -> str:
    """Return a picture as the SVG that is published."""
    return drawn_svg(picture.vega())


def texts(svg: str) -> list[Text]:
    """Return every text but the halos drawn below another of the same words."""
    return [text for text in _texts(ElementTree.fromstring(svg), 0, 0) if not text.has_halo]


def boxes(svg: str) -> list[Box]:
    """Return every rectangle that is drawn as a mark of data, in the order they are drawn."""
    return list(_boxes(ElementTree.fromstring(svg), 0, 0))


def rows(svg: str) -> list[list[tuple[str, str]]]:
    """Return the fill of every filled box and the texts in it, the largest first: row by row from
    the top, and from left to right."""
    words = sorted(texts(svg), key=lambda text: -text.size)
    found: dict[float, list[tuple[str, str]]] = {}
    for box in sorted(boxes(svg), key=lambda box: (box.y, box.x)):
        if box.fill:
            told = " ".join(text.text for text in words if box.holds(text))
            found.setdefault(box.y, []).append((box.fill, told))
    return list(found.values())


def _moved(element: Element, x: float, y: float) -> tuple[float, float]:
    """Return where the inside of an element begins."""
    shift = SHIFT.match(element.get("transform", ""))
    return (x + float(shift[1]), y + float(shift[2])) if shift else (x, y)


def _texts(element: Element, x: float, y: float) -> Iterator[Text]:
    x, y = _moved(element, x, y)
    if element.tag == f"{SVG}text":
        told = " ".join(element.itertext())
        size = int(element.attrib["font-size"].removesuffix("px"))
        yield Text(told, x, y, size, element.attrib["fill"], "stroke" in element.attrib)
        return
    for child in element:
        yield from _texts(child, x, y)


def _boxes(element: Element, x: float, y: float) -> Iterator[Box]:
    x, y = _moved(element, x, y)
    box = BOX.fullmatch(element.get("d", "")) if element.tag == f"{SVG}path" else None
    if box and not element.get("transform"):
        left, top, width, height = map(float, box.groups())
        thickness = float(element.get("stroke-width", 0))
        paint = (element.get("fill"), element.get("stroke"))
        yield Box(round(x + left, 1), round(y + top, 1), width, height, *paint, thickness)
    for child in element:
        if child.tag != f"{SVG}defs":
            yield from _boxes(child, x, y)
