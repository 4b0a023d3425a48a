"""The way from a place's page into a comparison: a link.

The script makes it a button that puts the place in the reader's tray
(`docs/assets/sammenlign/knapp.js`).
"""

from __future__ import annotations

from markupsafe import Markup

MOST = 6  # places side by side; the tray of the browser has room for as many (kurv.js)
SCRIPTS = ("assets/sammenlign/knapp.js",)
ITEM = Markup('<li data-sted="{}" data-navn="{}"><a href="{}">Sammenlign</a></li>')


def compare_item(key: str, name: str, href: str) -> Markup:
    """Return the way as an item of a page's list of actions; the link is for those without scripts.

    A place goes by its key in the address of a comparison (0301, f:46, l).
    """
    return ITEM.format(key, name, href)


def compare_list(key: str, name: str, href: str) -> Markup:
    """Return a list of actions with that alone."""
    return Markup('<ul class="handlinger skjerm">{}</ul>').format(compare_item(key, name, href))
