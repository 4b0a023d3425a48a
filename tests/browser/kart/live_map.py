"""The map of the built site in Chromium: served, opened in a state, and what is read of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
from playwright.sync_api import Page, expect

PHONE = {"width": 390, "height": 844}
PATIENCE = 20_000  # ms, for what is fetched on a machine that does much else


def open_map(page: Page, address: str, query: str = "") -> None:
    """Open the map in a state and wait until it is live."""
    page.goto(f"{address}kart/{query}")
    expect(page.locator(".kart-valg")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#kart-klasser input").first).to_be_visible(timeout=PATIENCE)


def state(page: Page) -> Mapping[str, str]:
    """Return what the address says of the map."""
    return {key: value for key, (value,) in parse_qs(urlsplit(page.url).query).items()}


def fills(page: Page) -> dict[str, str]:
    """Return the fill of each shape by the code of its municipality."""
    found: dict[str, str] = page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.kart-flater path')]"
        ".map(p => [p.dataset.nr, p.getAttribute('fill')]))"
    )
    return found


def legend(page: Page) -> dict[str, tuple[str, str, str]]:
    """Return fill, municipalities and share of inhabitants of each class by its label."""
    rows = page.locator("#kart-klasser li").all()
    found = {}
    for row in rows:
        label, count, share = row.locator("label > span").all_text_contents()
        fill = row.locator("path").get_attribute("fill") or ""
        found[label] = (fill.replace("#t", "#"), count.split()[0], share.split(" av")[0])
    return found


def looks(page: Page) -> list[float]:
    """Return the part of the country that is seen: left, top, width and height in km."""
    box = page.locator(".kart-flate .kart-svg").get_attribute("viewBox") or ""
    return [float(number) for number in box.split()]


def published(site: Path) -> pd.DataFrame:
    """Return the published values, codes and values as text."""
    return pd.read_csv(site / "data" / "indikatorer.csv", dtype=str, keep_default_na=False)


def kinship(site: Path) -> pd.DataFrame:
    """Return the published pairs of a round's municipality and one of today, as text."""
    return pd.read_csv(site / "data" / "slektskap.csv", dtype=str)


def middle_of(page: Page, code: str) -> tuple[float, float]:
    """Return where on the screen the middle of a municipality's shape is, scrolled to."""
    box: Any = page.evaluate(
        "nr => { const shape = document.querySelector(`.kart-flate [data-nr='${nr}']`);"
        "shape.scrollIntoView({ block: 'center' }); const b = shape.getBoundingClientRect();"
        "return [b.x + b.width / 2, b.y + b.height / 2]; }",
        code,
    )
    return box[0], box[1]
