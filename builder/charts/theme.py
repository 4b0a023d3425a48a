"""The look of every chart, registered once with Altair: font, sizes, colours, axes and legends.

Text in a picture is as large as the small text of the page beside it, its title as the body text
(`docs/assets/figur.css`), and a picture is shown at its own size, so none has to be enlarged.
"""

from __future__ import annotations

from typing import Any

import altair as alt

NAME = "digital_kommune"
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
PADDING = 8  # px
WIDTH = 340  # px; with its padding, a picture fits in a phone's column of 360
SMALL = 13  # px
TITLE = 15  # px
LINE = 17  # px from one line of text to the next

GROUND = "white"  # by its name, so that it is never taken for the colour of a mark or a number
INK = "#1a1a19"  # of texts beside the marks; a last digit apart from the ink on dark fills
QUIET = "#4a545c"
OUTLINE = "#5b6770"
GRID = "#dfe4e8"
MARK = "#c2410c"
PUBLISHED = "#7a1f5c"  # of figures that SSB has published

# What each colour of the paper becomes where the reader's page is dark.
DARK = {
    GROUND: "#12181d",
    INK: "#eef2f5",
    QUIET: "#b8c4cc",
    OUTLINE: "#9aa9b4",
    GRID: "#333f48",
    MARK: "#ff9d66",
    PUBLISHED: "#e58fc8",
}

# Decimal comma and hard space, for vl-convert here and for Vega in the browser.
NUMBERS = {
    "decimal": ",",
    "thousands": "\N{NO-BREAK SPACE}",
    "grouping": [3],
    "currency": ["", "\N{NO-BREAK SPACE}kr"],
    "percent": "\N{NO-BREAK SPACE}%",
    "minus": "\N{MINUS SIGN}",
}


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
