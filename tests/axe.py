"""What axe-core says of a page that is open in Chromium."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {  # all where it is light; where it is dark, those that a colour scheme can break
    "light": (),
    "dark": ("color-contrast", "link-in-text-block"),
}


def violations(page: Page, only: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return the rule and the first element of each violation, of all rules or of some.

    What was found in order is not asked for: to tell of it takes longer than to find it.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = list(only)
    found = Axe().run(page, options=options).response["violations"]
    return [(fault["id"], fault["nodes"][0]["html"][:200]) for fault in found]
