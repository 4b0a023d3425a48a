"""The look of every chart, registered once with Altair: font, sizes, colours, axes and legends.

Text in a picture is as large as the small text of the page beside it, its title as the body text
(`docs/assets/figur.css`), and a picture is shown at its own size, so none has to be enlarged.
"""

from __future__ import annotations

from typing import Any

import altair as alt

from builder.drawing.paper import GRID, GROUND, INK, NUMBERS, OUTLINE, QUIET

NAME = "digital_kommune"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
PADDING = 8  # px
WIDTH = 340  # px; with its padding, a picture fits in a phone's column of 360
SMALL = 13  # px
TITLE = 15  # px
LINE = 17  # px from one line of text to the next


@alt.theme.register(NAME, enable=True)
def theme() -> alt.theme.ThemeConfig:
    """Return the settings every chart of the site begins with."""
    return alt.theme.ThemeConfig(config=CONFIG)


_TEXT: dict[str, Any] = {"labelColor": INK, "titleColor": QUIET, "labelLimit": 0, "titleLimit": 0}

CONFIG: Any = {
    "font": FONT,
    "background": GROUND,
    "padding": PADDING,
    "aria": False,  # the picture is an image with a text alternative; its parts are not read out
    "locale": {"number": NUMBERS},
    "view": {"stroke": None, "continuousWidth": WIDTH, "discreteWidth": WIDTH},
    "title": {
        "anchor": "start",
        "frame": "bounds",
        "fontSize": TITLE,
        "lineHeight": TITLE + 4,
        "color": INK,
        "subtitleColor": QUIET,
        "subtitleFontSize": SMALL,
        "subtitleLineHeight": LINE,
        "subtitlePadding": 5,
        "offset": 10,
    },
    "axis": _TEXT
    | {
        "labelFontSize": SMALL,
        "titleFontSize": SMALL,
        "titleFontWeight": "normal",
        "labelLineHeight": LINE,
        "gridColor": GRID,
        "domainColor": OUTLINE,
        "tickColor": OUTLINE,
    },
    "legend": _TEXT
    | {
        "labelFontSize": SMALL,
        "titleFontSize": SMALL,
        "titleFontWeight": "normal",
        "orient": "top",
        "symbolType": "square",
        "symbolSize": 160,
        "symbolStrokeColor": OUTLINE,
        "symbolStrokeWidth": 1,
        "rowPadding": 3,
        "columnPadding": 18,
        "offset": 16,
        "title": None,
    },
    "header": _TEXT | {"labelFontSize": SMALL, "titleFontSize": SMALL},
    "text": {"fontSize": SMALL, "color": INK, "lineHeight": LINE},
    "bar": {"stroke": OUTLINE, "strokeWidth": 0.75},
    "rect": {"stroke": OUTLINE, "strokeWidth": 0.75},
    "geoshape": {"stroke": GROUND, "strokeWidth": 0.5},
    "rule": {"color": OUTLINE},
}
