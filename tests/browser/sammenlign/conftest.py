"""A small site with the real data, and the pages that a reader opens on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.compare_site import make_compare_site
from tests.browser.watching import quiet_page


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small site with the real data."""
    return make_compare_site(tmp_path_factory.mktemp("compare"))


@pytest.fixture(params=[390, 1280])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """Open a page on a phone and on a desk, with nothing to say to the console."""
    with quiet_page(browser, request.param, 844) as opened:
        yield opened


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """Open a page on a desk."""
    context = browser.new_context(viewport={"width": 1280, "height": 844}, accept_downloads=True)
    yield context.new_page()
    context.close()
