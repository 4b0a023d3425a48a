"""Charts and maps: tidy frames in, Altair charts out, and the recipes they are drawn from."""

from builder.charts.explorer import ADDRESS as EXPLORER
from builder.charts.explorer import explorer_script
from builder.charts.palette import Palette, Values
from builder.charts.picture import Picture

__all__ = [
    "EXPLORER",
    "Palette",
    "Picture",
    "Values",
    "explorer_script",
]
