"""A long table is narrowed by words and choices in a real browser, and sorts beside it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.pages.samsvar.samsvar_page import samsvar_page
from tests.html_tables import table_of
from tests.pages.editions import real_edition

SCRIPT = Path(__file__).parents[2] / "docs" / "assets" / "tabell.js"
STYLE = "<style>[hidden] { display: none !important; }</style>"


@pytest.fixture(scope="module")
def markdown() -> str:
    return samsvar_page(real_edition())


@pytest.fixture
def ledger(page: Page, markdown: str) -> Page:
    """Return a browser page with the ledger's block and the site's script."""
    block = markdown.split("<div data-finn>")[1].split("<p>De andre")[0]
    page.set_content(f"<!doctype html>{STYLE}<div data-finn>{block}")
    page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"), type="module")
    expect(page.get_by_label("Finn tall")).to_be_visible()
    return page


def visible(page: Page) -> int:
    """Return how many rows a reader sees."""
    return page.locator("tbody tr:not([hidden])").count()


def test_a_verdict_shows_its_rows_only(ledger: Page, markdown: str) -> None:
    verdicts = [row[1] for row in table_of(markdown, "Publiserte tall og").rows]
    expect(ledger.locator(".treff")).to_have_text("")
    assert visible(ledger) == len(verdicts)
    for verdict in ("Stemmer", "Stemmer avrundet"):
        ledger.get_by_label("Vurdering").select_option(verdict)
        assert visible(ledger) == verdicts.count(verdict) > 0
        told = f"{verdicts.count(verdict)} treff"
        expect(ledger.locator(".treff")).to_have_text(told)
    ledger.get_by_label("Vurdering").select_option("Alle")
    assert visible(ledger) == len(verdicts)


def test_all_words_must_be_in_the_row(ledger: Page, markdown: str) -> None:
    rows = [" ".join(row).lower() for row in table_of(markdown, "Publiserte tall og").rows]
    ledger.get_by_label("Finn tall").fill("REKRUTTERE 2018 ")
    assert visible(ledger) == sum("rekruttere" in row and "2018" in row for row in rows) > 0
    ledger.get_by_label("Finn tall").fill("finnes ikke")
    expect(ledger.locator(".treff")).to_have_text("Ingen treff")
    assert visible(ledger) == 0


def test_sorting_keeps_the_filter(ledger: Page) -> None:
    ledger.get_by_label("Vurdering").select_option("Stemmer avrundet")
    before = visible(ledger)
    ledger.get_by_role("button", name="Publisert").click()
    assert visible(ledger) == before
    shown = ledger.locator("tbody tr:not([hidden]) td:nth-child(3)").all()
    numbers = [float(cell.get_attribute("data-sort") or "nan") for cell in shown]
    assert numbers == sorted(numbers, reverse=True)
