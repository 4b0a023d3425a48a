"""The bare page of a figure, in a frame of another site and by itself."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser

from builder.site.preview import QuietHandler
from tests.browser.figur.reader import Reader
from tests.browser.small_figures import served

LISTENER = """<!doctype html><html lang="nb"><title>Avis</title>
<script>window.told = []; addEventListener("message", ({ data }) => told.push(data));</script>
<iframe src="%s" width="340" height="600" title="Figur"></iframe>"""


def test_a_frame_on_another_site_tells_its_height(
    reader: Reader, address: str, tmp_path: Path
) -> None:
    part = f"{address}del/kommune/alesund/prioritering-2022/?childId=figur-1"
    (tmp_path / "index.html").write_text(LISTENER % part, encoding="utf-8")
    page = reader.page
    with served(tmp_path, QuietHandler) as elsewhere:
        page.goto(elsewhere)
        page.wait_for_function("told.length >= 2")
        page.frames[1].locator("img").evaluate("image => image.decode()")
        page.wait_for_timeout(200)
        told = page.evaluate("told")
        high = page.frames[1].evaluate("document.documentElement.offsetHeight")
        own = [message for message in told if isinstance(message, dict)][-1]
        assert own["id"] == "kommune/alesund/prioritering-2022"
        assert own["type"] == "digital-kommune-figur"
        assert abs(own["height"] - high) <= 1
        assert 150 < high < 600
        assert f"pymxPYMxfigur-1xPYMxheightxPYMx{own['height']}" in told
        page.frames[1].get_by_role("link").click()  # leaves the frame
        page.wait_for_url(f"{address}kommune/alesund/#prioritering-2022")
    reader.errors[:] = [
        error for error in reader.errors if "favicon" not in error and "404" not in error
    ]


def test_the_bare_page_says_what_it_shows_without_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}del/kommune/alesund/prioritering-2022/")
    words = page.locator("body").inner_text()
    for told in ("Prioritering", "Ålesund", "Simulerte tall", "Kilde: SSB", "Utgave 2026-11"):
        assert told in words
    assert page.locator("img").evaluate("image => image.naturalWidth") > 0
    assert page.locator("html").get_attribute("lang") == "nb"
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical == "https://example.org/kommune/alesund/"
    page.goto(f"{address}del/kommune/alesund/endring/")
    assert "Simulerte" not in page.locator("body").inner_text()
    context.close()


def test_the_bare_page_is_small(site: Path) -> None:
    page = site / "del/kommune/alesund/prioritering-2022/index.html"
    picture = site / "figur/kommune/alesund/prioritering-2022.svg"
    files = [page, picture, site / "assets/del.css", site / "assets/del.js"]
    assert sum(path.stat().st_size for path in files) <= 30_000
