"""What a test of the comparison does with its page: opens it, and reads what it tells."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

HARD = "\u00a0"


def opened(page: Page, address: str, keys: str, more: str = "") -> Page:
    """Open a comparison and wait until all of it is shown."""
    page.goto(f"{address}sammenlign/?k={keys}{more}")
    expect(page.locator("[data-del=utvikling] table").first).to_be_attached()
    return page


def part(page: Page, name: str) -> Locator:
    return page.locator(f"[data-del={name}]")


def told(page: Page) -> list[str]:
    """Return the sentences, with ordinary spaces."""
    texts = part(page, "setninger").locator("li").all_inner_texts()
    return [text.replace(HARD, " ") for text in texts]


def chosen(page: Page) -> list[str]:
    """Return the names of the places chosen."""
    return page.locator(".sammenlign-steder li:not(.uten-ramme) > span").all_inner_texts()


def asked(page: Page) -> str:
    """Return what stands in the address after the ?."""
    return page.url.partition("?")[2]


ROWS = """() => {
  document.querySelectorAll("details").forEach((one) => { one.open = true; });
  return [...document.querySelectorAll("[data-del=tabell] tbody tr:has(td)")]
    .map((row) => [...row.cells].map((cell) => cell.innerText));
}"""


def texts_of(page: Page) -> list[list[str]]:
    """Return the texts of every cell of the table, with ordinary spaces; what is folded is
    opened."""
    return [[text.replace(HARD, " ").strip() for text in row] for row in page.evaluate(ROWS)]


def rows(page: Page) -> dict[str, list[str]]:
    """Return the cells of every row of the table by its head, without what is told of it."""
    return {head.split("\n")[0].strip(): cells for head, *cells in texts_of(page)}
