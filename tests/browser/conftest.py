"""What the tests of the built site share: where it is served, and a page of a desktop's width. A
file with a site or a page of its own has fixtures of these names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kart.live_map import PHONE
from tests.serving import served


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site."""
    with served(site) as base:
        yield base


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page of a desktop's width."""
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nb-NO")
    yield opened
    opened.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """Open a page of a phone that is touched."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="nb-NO")
    yield context.new_page()
    context.close()
