"""From Vega's SVG to the file that is published: patterns and fonts in, the needless out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from builder.charts.metrics import FAMILY

SVG = "http://www.w3.org/2000/svg"
NEEDLESS = ("class", "role", "aria-roledescription", "aria-label", "aria-hidden", "pointer-events")
INITIAL = {
    "opacity": "1",
    "stroke-width": "1",
    "stroke-dasharray": "",
    "transform": "translate(0,0)",
}
INHERITED = (
    *("fill", "stroke", "stroke-width", "stroke-linejoin", "stroke-dasharray"),
    *("font-size", "font-weight", "text-anchor", "paint-order"),
)
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
PLACE = re.compile(r"translate\(([^,]+),([^)]+)\)")
REFERENCE = re.compile(r"url\(#((\w+)-(\w{6})-(\w{6}))\)")
TILE = 5  # px, width and height of a pattern

ElementTree.register_namespace("", SVG)


def finish(drawn: str) -> str:
    """Return Vega's SVG as it is published: valid XML, smaller, with the patterns it refers to."""
    root = ElementTree.fromstring(drawn)
    picture = Element(f"{{{SVG}}}svg", {name: root.attrib[name] for name in ("width", "height")})
    picture.set("viewBox", root.attrib["viewBox"])
    picture.set("font-family", FAMILY)
    picture.set("font-size", "12")
    _patterns(picture, drawn)
    for child in root:
        picture.extend(_cleaned(child))
    return ElementTree.tostring(picture, encoding="unicode") + "\n"


def _patterns(picture: Element, drawn: str) -> None:
    """Add one <pattern> for each reference in the drawing, in a fixed order."""
    found = sorted(set(REFERENCE.findall(drawn)))
    if found:
        SubElement(picture, f"{{{SVG}}}defs").extend(_pattern(*reference) for reference in found)


def _pattern(name: str, pattern: str, base: str, line: str) -> Element:
    """Return a pattern of stripes (hatch leans right, backhatch left) or dots on a plain colour."""
    tile = {"id": name, "width": str(TILE), "height": str(TILE), "patternUnits": "userSpaceOnUse"}
    if pattern != "dots":
        tile["patternTransform"] = f"rotate({45 if pattern == 'hatch' else -45})"
    element = Element(f"{{{SVG}}}pattern", tile)
    SubElement(element, f"{{{SVG}}}path", {"d": "M0 0h5v5H0z", "fill": f"#{base}"})
    if pattern == "dots":
        dot = {"cx": "2.5", "cy": "2.5", "r": "1", "fill": f"#{line}"}
        SubElement(element, f"{{{SVG}}}circle", dot)
    else:
        SubElement(element, f"{{{SVG}}}path", {"d": "M0 0h1.4v5H0z", "fill": f"#{line}"})
    return element


def _cleaned(element: Element) -> Iterator[Element]:
    """Yield the element without what is needless; nothing where it does not show."""
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if tag == "g":
        yield from _group(element)
    elif tag == "text":
        yield _text(element)
    elif tag == "rect" or {element.get("fill", "none"), element.get("stroke", "none")} != {"none"}:
        yield _line(element) if tag == "line" else Element(element.tag, _kept(element))


def _group(element: Element) -> Iterator[Element]:
    """Yield a group with what its members share told once, or its members where that is nothing."""
    members = _joined([member for child in element for member in _cleaned(child)])
    group = Element(element.tag, _kept(element))
    _share(group, members)
    if group.attrib and members:
        group.extend(members)
        yield group
    else:
        yield from members


def _joined(members: list[Element]) -> list[Element]:
    """Return the members with lines of the same look, one after the other, joined to one path."""
    joined: list[Element] = []
    for member in members:
        last = joined[-1] if joined else None
        if last is not None and _is_line(member) and _look(last) == _look(member):
            last.set("d", last.attrib["d"] + member.attrib["d"])
        else:
            joined.append(member)
    return joined


def _is_line(element: Element) -> bool:
    """Tell whether an element is an open line told in steps."""
    path = element.get("d", "")
    return "l" in path and not path.lower().endswith("z")


def _look(element: Element) -> dict[str, str]:
    """Return what a path looks like apart from where it goes, and whether it is a line."""
    return {**element.attrib, "d": str(_is_line(element))}


def _share(group: Element, members: list[Element]) -> None:
    """Move to the group the value of an attribute that most members have, if none leaves it out."""
    for name in INHERITED if len(members) > 1 else ():
        values = [member.get(name) for member in members]
        common, times = Counter(values).most_common(1)[0]
        if None in values or common is None or times < 2 or name in group.attrib:
            continue
        group.set(name, common)
        for member in members:
            if member.get(name) == common:
                del member.attrib[name]


def _line(element: Element) -> Element:
    """Return a straight line, which Vega places by its start and draws to x2, y2, as a path."""
    attributes = _kept(element)
    x, y = _place(attributes)
    x2, y2 = attributes.pop("x2", "0"), attributes.pop("y2", "0")
    return Element(f"{{{SVG}}}path", {"d": f"M{x} {y}l{x2} {y2}"} | attributes)


def _text(element: Element) -> Element:
    """Return a line of text at x and y, its size taken back from the place of the font family."""
    attributes = _kept(element)
    x, y = _place(attributes)
    attributes["font-size"] = attributes.pop("font-family", "12")
    if "stroke" in attributes:
        attributes["paint-order"] = "stroke"
    text = Element(element.tag, {"x": x, "y": y} | attributes)
    text.text = element.text
    return text


def _place(attributes: dict[str, str]) -> tuple[str, str]:
    """Take the place an element is moved to out of its attributes."""
    found = PLACE.match(attributes.pop("transform", ""))
    return (found[1], found[2]) if found else ("0", "0")


def _kept(element: Element) -> dict[str, str]:
    """Return the attributes that matter, with numbers of at most one decimal."""
    return {
        name: _path(value) if name == "d" else _rounded(value)
        for name, value in element.attrib.items()
        if name not in NEEDLESS and INITIAL.get(name) != value
    }


@lru_cache(maxsize=8192)
def _path(value: str) -> str:
    """Return a path rounded; a long one of straight lines is told in steps, which are shorter."""
    if value.count("L") < 3:
        return _rounded(value)
    return "".join(_steps(part) for part in value[1:].split("M"))


def _steps(part: str) -> str:
    """Return one run of straight lines (`x,yLx,y...`, with or without Z) as a start and steps."""
    corners = [corner.split(",") for corner in part.removesuffix("Z").split("L")]
    points = [(round(float(x) * 10), round(float(y) * 10)) for x, y in corners]
    start = "M" + _pair(*points[0])
    steps = [_pair(x - a, y - b) for (a, b), (x, y) in pairwise(points) if (a, b) != (x, y)]
    text = " ".join(steps).replace(" -", "-")
    return f"{start}l{text}" + ("z" if part.endswith("Z") else "")


def _pair(x: int, y: int) -> str:
    """Return two numbers of tenths, as short as they can be told."""
    return f"{_tenths(x)} {_tenths(y)}".replace(" -", "-")


@lru_cache(maxsize=16384)
def _tenths(number: int) -> str:
    """Return a number of tenths: 12 as 1.2, -3 as -.3, 40 as 4."""
    whole, tenth = divmod(abs(number), 10)
    text = f"{whole or ''}.{tenth}" if tenth else str(whole)
    return f"-{text}" if number < 0 else text


@lru_cache(maxsize=4096)
def _rounded(value: str) -> str:
    """Return a path, a place or a number with one decimal where it has more."""
    return NUMBER.sub(lambda found: f"{float(found[0]):.1f}".removesuffix(".0"), value)
