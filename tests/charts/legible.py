"""Tells which texts of a picture cannot be read: out of the picture, too small, over another, or
beyond the tile or bar they stand on.

Chromium lays the texts out, with the fonts of the project; nothing is measured by the project.
"""

from __future__ import annotations

import base64
from pathlib import Path

from playwright.sync_api import Page

FONTS = Path(__file__).parents[2] / "builder" / "drawing" / "fonts"
SMALLEST = 13  # px

FAULTS = r"""
(sources) => sources.map((source) => {
  document.body.innerHTML = source;
  const svg = document.querySelector("svg");
  const edge = svg.getBoundingClientRect();
  const elements = [...svg.querySelectorAll("text")]
    .flatMap((text) => text.children.length ? [...text.children] : [text])
    .filter((text) => text.textContent.trim());
  const boxes = elements.map((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const size = parseFloat(getComputedStyle(element).fontSize);
    return { text: element.textContent, left, right, top: top + 3, bottom: bottom - 3, size };
  });
  const rectangle = /^M[-\d.,]+h[\d.]+v[\d.]+h[-\d.]+Z$/;
  const tiles = [...svg.querySelectorAll("path[fill]")]
    .filter((path) => rectangle.test(path.getAttribute("d")))
    .map((path) => path.getBoundingClientRect());
  const faults = [];
  boxes.forEach((one, place) => {
    if (one.left < edge.left - 0.5 || one.right > edge.right + 0.5
      || one.top < edge.top || one.bottom > edge.bottom) faults.push(`out: ${one.text}`);
    if (one.size < SMALLEST) faults.push(`small: ${one.text}`);
    const [x, y] = [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
    if (tiles.some((tile) => x > tile.left && x < tile.right && y > tile.top && y < tile.bottom
      && (one.left < tile.left || one.right > tile.right))) faults.push(`beyond: ${one.text}`);
    boxes.slice(place + 1).forEach((other) => {
      const isHalo = one.text === other.text && Math.abs(one.left - other.left) < 1;
      if (!isHalo && one.left < other.right - 1 && other.left < one.right - 1
        && one.top < other.bottom - 1 && other.top < one.bottom - 1) {
        faults.push(`over: ${one.text} / ${other.text}`);
      }
    });
  });
  return boxes.length ? faults : ["no text at all"];
})
""".replace("SMALLEST", str(SMALLEST))


def prepare(page: Page) -> None:
    """Give a page the fonts of the project under their name."""
    faces = "".join(
        f'@font-face{{font-family:"Liberation Sans";font-weight:{weight};'
        f"src:url(data:font/ttf;base64,{_encoded(name)})}}"
        for name, weight in (("Regular", 400), ("Bold", 700))
    )
    page.set_content(f"<style>{faces}</style><body></body>")
    page.evaluate(
        "Promise.all(['13px', 'bold 13px']"
        ".map((font) => document.fonts.load(`${font} 'Liberation Sans'`)))"
    )


def _encoded(name: str) -> str:
    """Return a font file as base64."""
    return base64.b64encode((FONTS / f"LiberationSans-{name}.ttf").read_bytes()).decode()


def faults(page: Page, sources: list[str]) -> list[list[str]]:
    """Return what is wrong with the texts of each picture (SVG as text)."""
    found: list[list[str]] = page.evaluate(FAULTS, sources)
    return found
