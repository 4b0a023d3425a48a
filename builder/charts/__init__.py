"""Charts and maps: results in, SVG pictures out."""

from builder.charts.charts import Charts, Point, Row
from builder.charts.drawing import draw
from builder.charts.picture import Picture

__all__ = ["Charts", "Picture", "Point", "Row", "draw"]
