"""Charts and maps: tidy frames in, Altair charts and drawn pictures out."""

from builder.charts.drawing import Drawing, Drawn, draw, prune
from builder.charts.explorer import ADDRESS as EXPLORER
from builder.charts.explorer import explorer_script
from builder.charts.palette import Palette, Values
from builder.charts.picture import Picture

__all__ = [
    "EXPLORER",
    "Drawing",
    "Drawn",
    "Palette",
    "Picture",
    "Values",
    "draw",
    "explorer_script",
    "prune",
]
