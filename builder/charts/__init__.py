"""Charts and maps: tidy frames in, Altair charts and drawn pictures out."""

from builder.charts.palette import Palette, Values
from builder.charts.picture import Picture

__all__ = ["Palette", "Picture", "Values"]
