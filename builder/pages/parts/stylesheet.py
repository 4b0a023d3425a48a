"""The colours of `farger.yml` as files that the browser reads.

A style sheet, and the colours of a dark figure for the script that explores it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from builder.charts.palette import best_ink
from builder.definitions import Colours, Paint
from builder.definitions.colours import PageColours, Tokens
from builder.drawing import paper
from builder.naming import hyphened

SHEETS = ("site", "tabell", "sider", "figur", "kommune", "oppslag")  # later rules go before
COMMENT = re.compile(r"/\*.*?\*/\n?", re.DOTALL)
DARK = "screen and (prefers-color-scheme:dark)"
CONTRAST = "screen and (prefers-contrast:more)"
BOTH = f"{CONTRAST} and (prefers-color-scheme:dark)"


def colour_sheet(colours: Colours) -> str:
    """Return `assets/farger.css`: the tokens as custom properties in each light, and the grades.

    A class for the look of each category and of each reason for having no value, and one for
    each of the places that stand side by side. Paper is always light, and so are the pictures on
    it.
    """
    side = colours.side
    rules = [
        f":root{{color-scheme:light dark;{_properties(side.lys)}}}",
        f"@media {DARK}{{:root{{{_properties(side.mork)}}}}}",
        f"@media {CONTRAST}{{:root{{{_properties(side.kontrast_lys)}}}}}",
        f"@media {BOTH}{{:root{{{_properties(side.kontrast_mork)}}}}}",
        "@media print{:root{color-scheme:only light}}",
        *_grades(colours),
        *_looks(colours),
        *(f".plass-{number}{{color:{one}}}" for number, one in enumerate(colours.steder)),
    ]
    return "\n".join(["/* Made from data/definitions/farger.yml. */", *rules, ""])


def whole_sheet(colours: Colours, folder: Path) -> str:
    """Return `assets/stil.css`: the colours and the hand-written sheets of a folder.

    One file, since a page is not shown before all of them have come.
    """
    sheets = [(folder / f"{name}.css").read_text(encoding="utf-8") for name in SHEETS]
    return COMMENT.sub("", "\n".join([colour_sheet(colours), *sheets]))


def dark_figure() -> str:
    """Return `assets/figur/mork.json`: what each colour of a figure's paper is on a dark page."""
    return json.dumps(paper.DARK, indent=1) + "\n"


def theme_colours(side: PageColours) -> dict[str, str]:
    """Return what mkdocs.yml asks the environment for: the colours of a browser's own frame."""
    return {"BUILDER_TOP_LIGHT": side.lys.topp, "BUILDER_TOP_DARK": side.mork.topp}


def _properties(tokens: Tokens) -> str:
    """Return tokens as custom properties: `--topp-tekst:#ffffff`."""
    return ";".join(f"--{hyphened(name)}:{colour}" for name, colour in tokens)


def _grades(colours: Colours) -> Iterator[str]:
    """Yield a class for each grade: its colour, and the ink that is read best on it."""
    for grade, colour in colours.grad.items():
        yield f".grad-{grade}{{background:{colour};color:{best_ink(colour)}}}"


def _looks(colours: Colours) -> Iterator[str]:
    """Yield a class for the swatch of each category and status: `prove-interne-ikke-forsokt`."""
    for name, paint in {**colours.kategori, **dict(colours.status)}.items():
        yield f".prove-{hyphened(name)}{{background:{_background(paint)}}}"


def _background(paint: Paint) -> str:
    """Return a paint as a background: dots, or stripes that lean as those of the pictures."""
    line, fill = paint.line or "#ffffff", paint.fill
    if paint.pattern == "none":
        return fill
    if paint.pattern == "dots":
        return f"radial-gradient({line} 1px,transparent 1.3px) 0 0/5px 5px {fill}"
    angle = -45 if paint.pattern == "hatch" else 45
    return f"repeating-linear-gradient({angle}deg,{line} 0 1.4px,{fill} 1.4px 5px)"
