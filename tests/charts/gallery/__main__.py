"""Draw every kind of chart with ordinary, sparse, full and missing data onto one page to look at:
light, dark and grey, at the width of a phone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from builder.charts import Picture, kinds
from builder.drawing import draw
from builder.drawing.paper import DARK
from tests.charts import gallery

STYLE = (
    "body{font-family:sans-serif;margin:1rem}section{display:flex;flex-wrap:wrap;gap:1rem}"
    "figure{margin:0}img{display:block}.grey{filter:grayscale(1)}.dark{background:#12181d}"
)


def pictures() -> Iterator[tuple[str, str, Picture]]:
    """Yield kind, case and picture of every example."""
    names = [module.name for module in iter_modules(kinds.__path__)]
    for name in sorted(names):
        module = import_module(f"{gallery.__name__}.{name}")
        for case, picture in module.examples().items():
            yield name, case, picture


def darkened(svg: str) -> str:
    """Return a picture as it looks on a dark page, whatever the reader's page is."""
    text = svg.split("</style>", 1)[1]
    for light, dark in DARK.items():
        text = text.replace(f'"{light}"', f'"{dark}"')
    return svg.split("<style>", 1)[0] + text.replace("</style>", "")


def write(folder: Path) -> Path:
    """Write the page and its pictures into a folder and return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    every = list(pictures())
    drawn = draw([picture for *_, picture in every], folder / "cache")
    body = []
    for kind, case, picture in every:
        svg = drawn[picture.key].named(picture.place)
        for look, text in (("light", svg), ("dark", darkened(svg))):
            (folder / f"{kind}-{case}-{look}.svg").write_text(text, encoding="utf-8")
        body.append(_section(kind, case))
    page = folder / "index.html"
    head = f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{STYLE}</style>'
    page.write_text(head + "".join(body), encoding="utf-8")
    return page


def _section(kind: str, case: str) -> str:
    """Return one example in its three looks."""
    looks = (("light", "light"), ("dark", "dark"), ("light", "grey"))
    shown = "".join(
        f'<figure class="{css}"><img src="{kind}-{case}-{look}.svg" alt="{css}"></figure>'
        for look, css in looks
    )
    return f"<h2>{escape(kind)}: {escape(case)}</h2><section>{shown}</section>"


if __name__ == "__main__":
    print(f"Look at it: {write(Path(sys.argv[1]))}")
