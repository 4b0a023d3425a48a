"""A real browser, and a small site served to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from builder.site import run_mkdocs
from tests.serving import served
from tests.site.small_docs import CONFIG, browser_pages, written


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a small site with places, a list to filter and a table to sort."""
    folder = tmp_path_factory.mktemp("browser")
    site = folder / "site"
    settings = {"SITE_URL": "https://example.org/"}
    run_mkdocs(CONFIG, written(folder / "docs", browser_pages()), site, settings)
    with served(site) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Yield a page of a wide window."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Yield a page of a phone's width."""
    context = browser.new_context(viewport={"width": 390, "height": 800})
    yield context.new_page()
    context.close()
