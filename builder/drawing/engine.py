"""The engine that draws: compiled definitions in, SVG files out; runs in any process."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from builder.drawing import svg
from builder.drawing.paper import NUMBERS
from builder.drawing.recipe import Recipe
from builder.paths import FONTS
from builder.whole_files import write_whole

Task = tuple[str, Recipe]  # the key of a picture, and what it is drawn from


def draw_batch(tasks: Sequence[Task], folder: Path) -> int:
    """Draw pictures to files in the folder and return how many; runs in any process."""
    for key, recipe in tasks:
        write_whole(folder / f"{key}.svg", drawn_svg(recipe.vega()).encode())
    return len(tasks)


def drawn_svg(vega: str | Mapping[str, Any]) -> str:
    """Return a Vega definition as the SVG that is published."""
    return svg.finish(_engine().vega_to_svg(vega, format_locale=NUMBERS))


@cache
def _engine() -> Any:
    """Return vl-convert with the bundled font, so that every machine draws the same bytes."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
