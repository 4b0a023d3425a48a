"""A page on which nothing may be told in the console."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page


@contextmanager
def quiet_page(
    browser: Browser, width: int = 1280, height: int = 900, **more: Any
) -> Iterator[Page]:
    """Open a page in a context of its own; a remark in the console fails the test. `more` is what
    else Playwright is told of the context."""
    viewport = {"width": width, "height": height}
    context = browser.new_context(viewport=viewport, locale="nb-NO", **more)
    opened = context.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(f"{message.type} {message.text}"))
    opened.on("pageerror", lambda error: said.append(str(error)))
    yield opened
    context.close()
    assert said == []
