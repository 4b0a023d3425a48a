"""A small site with figures, served with the strict policy, and a reader of its page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.figur.reader import Reader
from tests.browser.small_figures import served, write_site

WATCH = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the small site."""
    folder = tmp_path_factory.mktemp("figures")
    write_site(folder / "site", folder / "cache")
    return folder / "site"


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Serve the small site with the policy."""
    with served(site) as base:
        yield base


@pytest.fixture
def reader(browser: Browser, address: str) -> Iterator[Reader]:
    """Open the page of the small site; nothing may be told in the console or break the policy."""
    context = browser.new_context(viewport={"width": 1000, "height": 900}, locale="nb-NO")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.add_init_script(WATCH)
    reader = Reader(page)
    page.on("request", lambda request: reader.asked.append(request.url))
    page.on(
        "console",
        lambda told: reader.errors.append(told.text) if told.type in ("error", "warning") else None,
    )
    page.on("pageerror", lambda error: reader.errors.append(str(error)))
    page.goto(f"{address}kommune/alesund/")
    yield reader
    assert reader.errors == []
    context.close()
