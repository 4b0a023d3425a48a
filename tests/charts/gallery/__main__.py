"""Draw every kind of chart with ordinary, sparse, full and missing data onto one page to look at:
light, dark and grey, at the width of a phone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import cache, partial
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


@cache
def pictures() -> Mapping[str, Picture]:
    """Return the picture of every example, by kind and case: `map-ordinary`."""
    makers: dict[str, Callable[[], Picture]] = {}
    for name in sorted(module.name for module in iter_modules(kinds.__path__)):
        examples = import_module(f"{gallery.__name__}.{name}").examples()
        makers |= {f"{name}-{case}": partial(examples.__getitem__, case) for case in examples}
    return gallery.Made(makers)


def darkened(svg: str) -> str:
    """Return a picture as it looks on a dark page, whatever the reader's page is."""
    text = svg.split("</style>", 1)[1]
    for light, dark in DARK.items():
        text = text.replace(f'"{light}"', f'"{dark}"')
    return svg.split("<style>", 1)[0] + text.replace("</style>", "")


def write(folder: Path) -> Path:
    """Write the page and its pictures into a folder and return the page."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = draw(pictures().values(), folder / "cache")
    body = []
    for name, picture in pictures().items():
        svg = drawn[picture.key].named(picture.place)
        for look, text in (("light", svg), ("dark", darkened(svg))):
            (folder / f"{name}-{look}.svg").write_text(text, encoding="utf-8")
        body.append(_section(name))
    page = folder / "index.html"
    head = f'<!doctype html><meta charset="utf-8"><title>Gallery</title><style>{STYLE}</style>'
    page.write_text(head + "".join(body), encoding="utf-8")
    return page


def _section(name: str) -> str:
    """Return one example in its three looks."""
    looks = (("light", "light"), ("dark", "dark"), ("light", "grey"))
    shown = "".join(
        f'<figure class="{css}"><img src="{name}-{look}.svg" alt="{css}"></figure>'
        for look, css in looks
    )
    return f"<h2>{escape(name)}</h2><section>{shown}</section>"


if __name__ == "__main__":
    print(f"Look at it: {write(Path(sys.argv[1]))}")
