"""Pictures in bulk: recipes in, finished SVG files of the cache out.

Apart from `charts`, which knows Altair, so that the processes that draw need not load it.
"""

from builder.drawing.bulk import Drawing, Drawn, draw, prune

__all__ = ["Drawing", "Drawn", "draw", "prune"]
