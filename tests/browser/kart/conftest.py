"""The map on a page that says nothing in the console. A file with a page of its own has a fixture
of that name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import quiet_page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a desktop's width; a remark in the console fails the test."""
    with quiet_page(browser) as opened:
        yield opened
