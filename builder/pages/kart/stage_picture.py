"""The picture that the page shows first, drawn as every map.

It is put into the page itself, so that the browser can make it live.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree

from markupsafe import Markup

from builder.charts import Picture
from builder.charts.live_map import live_map
from builder.charts.stage import Stage, path
from builder.definitions import Indicator
from builder.drawing import Drawn
from builder.drawing.paper import OUTLINE
from builder.drawing.svg import SVG
from builder.pages.edition import Edition
from builder.pages.kart.on_map import OnMap
from builder.pages.parts.maps import Classes

MARK = re.compile("⟦([0-9a-f]+):kart⟧")
DOT = 6  # km, the radius of the dot of a municipality too small to be seen
COARSER = 2  # times, the patterns
NUMBERS = re.compile(r"-?[\d.]+")


@dataclass(frozen=True)
class StagePicture:
    """The first picture of the map, and the mark that stands for it until it is drawn."""

    picture: Picture
    stage: Stage

    @property
    def mark(self) -> Markup:
        """Return what stands in the page until the picture is drawn."""
        return Markup("⟦{}:kart⟧").format(self.picture.key)

    def put_into(self, page: str, drawn: Mapping[str, Drawn]) -> str:
        """Return a page with the drawn picture in the place of its mark."""
        return MARK.sub(lambda found: self._inline(drawn[found[1]]), page)

    def _inline(self, drawn: Drawn) -> str:
        """Return the drawing as it stands in the page.

        It has each shape with the code of its municipality, whole km, and the dots.
        """
        root = ElementTree.fromstring(drawn.path.read_text(encoding="utf-8"))
        areas, lines = _paths(root, len(self.stage.codes))
        patterns = [_larger(one) for one in _patterns(root)]
        shapes = "".join(
            f'<path data-nr="{code}" fill="{fill}" d="{whole(d)}"/>'
            for code, (fill, d) in zip(self.stage.codes, areas, strict=True)
        )
        dots = "".join(
            f'<circle data-nr="{code}" fill="{fill}" cx="{x}" cy="{y}" r="{DOT}"/>'
            for code, (fill, _) in zip(self.stage.codes, areas, strict=True)
            if code in self.stage.dots
            for x, y in [self.stage.points[code]]
        )
        borders = "".join(whole(d) for d in lines)
        unlike = f' xmlns="{SVG}"'
        return (
            f"<defs>{''.join(patterns).replace(unlike, '')}</defs>"
            f'<g class="kart-flater" stroke="{OUTLINE}" stroke-width="1">{shapes}</g>'
            f'<path class="kart-fylkesgrenser" fill="none" d="{borders}"/>'
            f'<g class="kart-prikker" stroke="{OUTLINE}" stroke-width="1">{dots}</g>'
        )


def stage_picture(edition: Edition, stage: Stage, indicator: Indicator, year: int) -> StagePicture:
    """Return the first picture of the map: one indicator in one round."""
    on_map = OnMap(edition, year)
    values = {code: on_map.value(indicator, code) for code in stage.codes}
    classes = Classes.of(
        edition.palette, indicator, {code: (v.verdi, v.status) for code, v in values.items()}
    )
    shapes = stage.shapes.assign(verdi=stage.shapes["kommunenr"].map(classes.of_code))
    options = {"values": classes.values, "corner": stage.corner, "size": stage.size}
    frames = {"shapes": shapes, "borders": stage.borders}
    title = [f"{indicator.label}, {year}"]
    return StagePicture(Picture(live_map, frames, title, options=tuple(options.items())), stage)


def whole(drawn: str) -> str:
    """Return a path of straight lines in whole km, as short as it goes."""
    rings = []
    for part in re.split("(?=M)", drawn):
        numbers = [round(float(number)) for number in NUMBERS.findall(part)]
        corners = list(zip(numbers[::2], numbers[1::2], strict=True))
        if corners:
            rings.append([*corners, corners[0]] if "Z" in part else corners)
    return path(rings)


def _paths(root: ElementTree.Element, areas: int) -> tuple[list[tuple[str, str]], list[str]]:
    """Return fill and drawing of each municipality in order, and the lines between counties.

    Raises ValueError where there are not as many as there should be.
    """
    every = [one for one in root.iter(f"{{{SVG}}}path") if one.get("d")]
    inside = {id(one) for pattern in _patterns(root) for one in pattern.iter()}
    shapes = [one for one in every if id(one) not in inside]
    filled = [
        (one.attrib["fill"], one.attrib["d"]) for one in shapes if one.get("fill", "none") != "none"
    ]
    if len(filled) != areas:
        raise ValueError(f"{len(filled)} shapes drawn of {areas}")
    return filled, [one.attrib["d"] for one in shapes if one.get("stroke") == "#000000"]


def _larger(pattern: ElementTree.Element) -> str:
    """Return a pattern as large as it must be to be seen on a map of the whole country."""
    turn = pattern.get("patternTransform", "")
    pattern.set("patternTransform", f"{turn} scale({COARSER})".strip())
    return ElementTree.tostring(pattern, encoding="unicode")


def _patterns(root: ElementTree.Element) -> list[ElementTree.Element]:
    """Return the patterns of a drawing."""
    return list(root.iter(f"{{{SVG}}}pattern"))
