"""A real browser, and a small site served to it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from builder.site import run_mkdocs
from tests.site.small_docs import CONFIG, browser_pages, written


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a small site with places, a list to filter and a table to sort."""
    folder = tmp_path_factory.mktemp("browser")
    site = folder / "site"
    settings = {"SITE_URL": "https://example.org/"}
    run_mkdocs(CONFIG, written(folder / "docs", browser_pages()), site, settings)
    with served(site) as base:
        yield base


class served:
    """Serves a folder on localhost while the context lasts, and gives its address."""

    def __init__(self, folder: Path) -> None:
        handler = partial(Quiet, directory=str(folder))
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), handler)

    def __enter__(self) -> str:
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{self.server.server_port}/"

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()


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
