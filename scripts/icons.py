"""Draws the icons that browsers and phones want as PNG from `docs/assets/favicon.svg`."""

from __future__ import annotations

from pathlib import Path

import vl_convert

ASSETS = Path(__file__).parents[1] / "docs" / "assets"
SIZES = (32, 180)  # px: browsers, and the home screens of phones


def draw_icons() -> None:
    """Write `ikon-32.png` and `ikon-180.png` beside the SVG."""
    svg = (ASSETS / "favicon.svg").read_text(encoding="utf-8")
    for size in SIZES:
        sized = svg.replace("<svg ", f'<svg width="{size}" height="{size}" ', 1)
        (ASSETS / f"ikon-{size}.png").write_bytes(vl_convert.svg_to_png(sized))


if __name__ == "__main__":
    draw_icons()
