"""Charts and maps: tidy frames in, Altair charts and drawn pictures out."""

from builder.charts.drawing import Drawn, draw
from builder.charts.palette import Palette, Values
from builder.charts.picture import Picture

__all__ = ["Drawn", "Palette", "Picture", "Values", "draw"]
