"""A page that is shared or taken along: what others are told of it, its picture, and the page saved
as one file."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from PIL import Image
from playwright.sync_api import Browser

from tests.whole_site import ADDRESS, pages

# Published numbers only, or none: the site's picture is of simulated ones.
WITHOUT_PICTURE = ("landet/utvikling/", "utgave/")


@cache
def heads(site: Path) -> dict[str, BeautifulSoup]:
    """Return the head of every page of the theme by its address; bare figures and pages that only
    lead on have none of this."""
    found = {}
    for path in pages(site):
        head = path.read_text(encoding="utf-8").split("</head>")[0]
        if 'property="og:title"' in head:
            address = path.parent.relative_to(site).as_posix()
            found["" if address == "." else f"{address}/"] = BeautifulSoup(head, "html.parser")
    return found


def said(head: BeautifulSoup, name: str) -> str:
    """Return the content of the one meta element of this name."""
    (element,) = head.select(f'meta[property="{name}"], meta[name="{name}"]')
    return str(element["content"])


def test_every_page_has_a_title_of_its_own(site: Path) -> None:
    titles = Counter(head.title.text for head in heads(site).values() if head.title)
    assert len(heads(site)) > 400
    assert [title for title, count in titles.items() if count > 1] == []
    assert all(title.endswith(" – Digital kommune") for title in titles)


def test_the_two_of_one_name_differ_in_the_tab(site: Path) -> None:
    for county in ("innlandet", "ostfold"):
        title = heads(site)[f"kommune/valer-{county}/"].title
        assert title
        assert title.text.lower().replace("ø", "o").startswith(f"våler ({county})")


def test_descriptions_are_as_long_as_a_list_of_hits_shows(site: Path) -> None:
    for address, head in heads(site).items():
        told = said(head, "description")
        assert told == said(head, "og:description")
        assert 50 <= len(told) <= 160, (address, told)
        assert "<" not in told
        assert "  " not in told


def test_every_page_has_its_address_and_a_picture_that_is_there(site: Path) -> None:
    own = 0
    for address, head in heads(site).items():
        assert said(head, "og:url") == f"{ADDRESS}{address}"
        if address in WITHOUT_PICTURE:
            assert not head.select('[property="og:image"]')
            continue
        picture = said(head, "og:image")
        assert picture.startswith(ADDRESS)
        path = site / picture.removeprefix(ADDRESS)
        with Image.open(path) as image:
            assert image.size == (1200, 630)
        assert len(said(head, "og:image:alt")) > 20
        own += path.stem != "forside"
    assert own == 357 + 15 + 18


def test_the_pictures_are_no_more_than_those_that_are_shown(site: Path) -> None:
    drawn = {p.relative_to(site).as_posix() for p in (site / "kort").rglob("*") if p.is_file()}
    told = [head for address, head in heads(site).items() if address not in WITHOUT_PICTURE]
    shown = {said(head, "og:image").removeprefix(ADDRESS) for head in told}
    assert drawn == shown


def test_crumbs_lead_from_the_front_page_to_the_page(site: Path) -> None:
    for address, head in heads(site).items():
        scripts = head.select('script[type="application/ld+json"]')
        if not address:
            assert scripts == []
            continue
        (script,) = scripts
        told = json.loads(script.text)
        every = told if isinstance(told, list) else [told]
        (items,) = (one["itemListElement"] for one in every if one["@type"] == "BreadcrumbList")
        assert [one["position"] for one in items] == list(range(1, len(items) + 1))
        assert items[0]["item"] == ADDRESS
        assert items[-1]["item"] == f"{ADDRESS}{address}"
        for one in items:
            assert one["item"].removeprefix(ADDRESS) in heads(site)


def test_the_files_of_a_place_are_named_in_its_head(site: Path) -> None:
    head = heads(site)["kommune/utsira/"]
    links = head.select('link[rel="alternate"]')
    types = ["text/csv", "application/json", "application/atom+xml"]
    assert [link["type"] for link in links] == types
    for link in links:
        assert (site / "kommune" / "utsira" / str(link["href"])).resolve().is_file()


def test_the_policy_lets_the_crumbs_be(browser: Browser, address: str) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{address}kommune/utsira/")
    page.wait_for_load_state("networkidle")
    page.close()
    assert told == []


@pytest.mark.parametrize("place", ["alesund", "utsira"])
def test_a_saved_page_opens_without_the_net(
    browser: Browser, address: str, tmp_path: Path, place: str
) -> None:
    page = browser.new_page(locale="nb-NO")
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.goto(f"{address}kommune/{place}/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Lagre siden som én fil").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    page.get_by_text("Siden er lagret.").wait_for()
    figures, tables = page.locator("figure img").count(), page.locator("table").count()
    page.close()
    assert saved.name == f"kommune-{place}.html"
    assert saved.stat().st_size < 800_000

    context = browser.new_context(offline=True, viewport={"width": 390, "height": 844})
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url))
    page.on("console", lambda message: told.append(message.text))
    page.goto(saved.as_uri())
    assert [one for one in asked if not one.startswith("data:")] == [saved.as_uri()]
    widths = page.evaluate("[...document.images].map((each) => each.naturalWidth)")
    assert len(widths) == figures > 0
    assert all(widths)
    assert page.locator("table").count() == tables > 0
    assert page.locator(".stripe").is_visible()
    assert page.get_by_text("Lagret ").is_visible()
    assert page.locator("script, form, link[rel=stylesheet]").count() == 0
    assert page.evaluate("getComputedStyle(document.querySelector('.stripe')).backgroundColor") != (
        "rgba(0, 0, 0, 0)"
    )
    relative = "a[href]:not([href^='#']):not([href^='http']):not([href^='mailto'])"
    assert page.locator(relative).count() == 0
    context.close()
    assert told == []


def test_without_a_script_the_button_is_not_there(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}kommune/utsira/")
    assert page.get_by_role("button", name="Lagre siden som én fil").count() == 0
    context.close()
