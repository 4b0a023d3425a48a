"""What every picture is drawn on and with: the colours of paper, texts and lines, and numbers."""

from __future__ import annotations

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
