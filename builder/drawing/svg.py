"""From Vega's SVG to the file that is published: patterns and dark colours in, what is empty out.

Vega has no pattern fills, but writes a fill it does not know as it stands. So a fill may be
`url(#hatch-ffffff-6b6b6b)`, which tells a pattern and its two colours, and the pattern it refers to
is added here.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from builder.drawing.paper import DARK

SVG = "http://www.w3.org/2000/svg"
REFERENCE = re.compile(r"url\(#((hatch|backhatch|dots)-(\w{6})-(\w{6}))\)")
ARIA = ("role", "aria-hidden", "aria-label", "aria-roledescription")  # an image has one text only
NEEDLESS = {"class", "pointer-events", *ARIA}
PLACES = {"d", "transform", "x", "y", "x1", "x2", "y1", "y2", "width", "height", "points"}
GROUP = f"{{{SVG}}}g"
KEPT = {f"{{{SVG}}}{name}" for name in ("defs", "clipPath")}  # drawn with others, by their names
INITIAL = {  # what is so unless it is said
    **{"opacity": "1", "stroke-width": "1", "x2": "0", "y2": "0"},
    **{"text-anchor": "start", "font-weight": "normal", "transform": "translate(0,0)"},
}
FAMILY = "font-family"
NUMBER = re.compile(r"\d+\.\d{2,}")
TILE = 5  # px, width and height of a pattern

ElementTree.register_namespace("", SVG)


def finish(drawn: str) -> str:
    """Return Vega's SVG as valid XML with its patterns, ready for a light and for a dark page."""
    root = ElementTree.fromstring(drawn)
    _prune(root)
    _say_the_font_once(root)
    definitions = Element(f"{{{SVG}}}defs")
    SubElement(definitions, f"{{{SVG}}}style").text = _style(root)
    references = sorted(set(REFERENCE.findall(drawn)))
    definitions.extend(_pattern(*reference) for reference in references)
    root.insert(0, definitions)
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _prune(element: Element) -> None:
    """Leave out what does not show.

    That is empty groups, marks without fill and stroke, needless words, attributes that say what is
    so anyway, groups that say nothing; and the digits of a place that are smaller than a tenth of a
    px.
    """
    found: list[Element] = []
    for child in element:
        if child.tag in KEPT:
            found.append(child)
            continue
        _prune(child)
        if not _is_empty(child):
            found += child if child.tag == GROUP and not child.attrib else [child]
    element[:] = found
    said = {
        name: NUMBER.sub(_rounded, value) if name in PLACES else value
        for name, value in element.items()
        if name not in NEEDLESS and INITIAL.get(name) != value
    }
    element.attrib.clear()
    element.attrib.update(said)


def _say_the_font_once(root: Element) -> None:
    """Move the font of all texts to the root, where they have one and the same."""
    texts = [element for element in root.iter() if FAMILY in element.attrib]
    families = {element.attrib.pop(FAMILY) for element in texts}
    if len(families) > 1:
        raise ValueError(f"a picture with {len(families)} fonts: {sorted(families)}")
    for family in families:
        root.set(FAMILY, family)


def _is_empty(element: Element) -> bool:
    """Tell whether an element draws nothing."""
    tag = element.tag.removeprefix(f"{{{SVG}}}")
    if tag == "g":
        return not len(element)
    if tag == "text":
        return not "".join(element.itertext()).strip()
    invisible = {None, "none", "transparent"}
    shows = {element.get("fill"), element.get("stroke")} - invisible
    return tag in ("path", "rect", "line") and (element.get("opacity") == "0" or not shows)


def _rounded(found: re.Match[str]) -> str:
    """Return a number with one decimal, or none where it is a whole one."""
    return f"{float(found[0]):.1f}".removesuffix(".0")


def _pattern(name: str, pattern: str, base: str, line: str) -> Element:
    """Return stripes (hatch leans right, backhatch left) or dots in one colour on another."""
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


def _style(root: Element) -> str:
    """Return the rules that give the paper, texts and outlines there are their dark colours."""
    found = {(name, element.get(name)) for element in root.iter() for name in ("fill", "stroke")}
    rules = "".join(
        f'[{name}="{light}"]{{{name}:{dark}}}'
        for light, dark in DARK.items()
        for name in ("fill", "stroke")
        if (name, light) in found
    )
    return f"@media (prefers-color-scheme:dark){{{rules}}}"
