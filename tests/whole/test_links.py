"""Every link inside the site leads somewhere, and nothing is fetched from other hosts."""

import json
import re
from collections import defaultdict
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from builder.paths import DATA
from tests.whole_site import ADDRESS, pages

LINK = re.compile(r'<(a|img|link|script|source|iframe)\b[^>]*?\s(?:href|src)="([^"]*)"')
LOOK_UP = re.compile(r'<form class="oppslag-felt" action="[^"]*"(.*?)</form>', re.DOTALL)
SAME_DEPTH = ("kommune/oslo/index.html", "kommune/tysfjord/index.html")
ANCHOR = re.compile(r'\s(?:id|name)="([^"]+)"')


@cache
def anchors(page: Path) -> frozenset[str]:
    """Return every anchor of a page."""
    return frozenset(ANCHOR.findall(page.read_text(encoding="utf-8")))


def has_anchor(page: Path, fragment: str) -> bool:
    """Tell whether a page has the anchor of a link; no anchor is always there."""
    return not fragment or page.suffix != ".html" or fragment in anchors(page)


def target_of(site: Path, page: Path, path: str) -> Path:
    """Return the file that a link's path means."""
    start = site if path.startswith("/") else page.parent
    target = (start / unquote(path).lstrip("/")) if path else page
    return (target / "index.html" if target.is_dir() or path.endswith("/") else target).resolve()


def test_every_link_leads_to_a_file_and_an_anchor_that_exist(own_site: Path) -> None:
    dead: dict[str, str] = {}
    for page in pages(own_site):
        for _, link in LINK.findall(page.read_text(encoding="utf-8")):
            parts = urlsplit(link.replace("&amp;", "&"))
            if parts.scheme in ("http", "https", "mailto", "data") or parts.netloc:
                continue
            target = target_of(own_site, page, parts.path)
            if not target.is_file() or not has_anchor(target, unquote(parts.fragment)):
                dead[link] = str(page.relative_to(own_site))
    assert dead == {}


def test_all_that_the_look_up_finds_is_there(own_site: Path) -> None:
    dead = []
    for row in json.loads((own_site / "assets/oppslag.json").read_text(encoding="utf-8")):
        path, _, fragment = row[3].partition("#")
        page = own_site / path / "index.html"
        if not page.is_file() or not has_anchor(page, fragment):
            dead.append(row[3])
    assert dead == []


def test_every_page_of_the_menu_and_every_place_has_the_look_up(own_site: Path) -> None:
    without = []
    for page in pages(own_site):
        html = page.read_text(encoding="utf-8")
        if 'class="topp"' in html and html.count('<input id="oppslag"') != 1:
            without.append(str(page.relative_to(own_site)))
    assert without == []
    texts = [(own_site / name).read_text(encoding="utf-8") for name in SAME_DEPTH]
    fields = {field for text in texts for field in LOOK_UP.findall(text)}
    assert len(fields) == 1, "the theme and the pages outside it have the same field"


def test_nothing_is_fetched_from_other_hosts(own_site: Path) -> None:
    foreign = defaultdict(set)
    for page in pages(own_site):
        for tag, link in LINK.findall(page.read_text(encoding="utf-8")):
            is_canonical = tag == "link" and link.startswith("http://localhost:8000/")
            if tag != "a" and link.startswith(("http:", "https:", "//")) and not is_canonical:
                foreign[link].add(page.relative_to(own_site).parts[0])
    assert foreign == {}


def test_what_programs_are_told_of_is_there(own_site: Path) -> None:
    """The addresses in the sitemap and in llms.txt, the files that pages lead programs to, and
    those of the data sets that search engines are told of."""
    told = re.findall(r"<loc>([^<]*)</loc>", (own_site / "sitemap.xml").read_text(encoding="utf-8"))
    assert len(told) >= 3
    told += re.findall(r"\]\(([^)]*)\)", (own_site / "llms.txt").read_text(encoding="utf-8"))
    for page in pages(own_site):
        html = page.read_text(encoding="utf-8")
        told += re.findall(r'"contentUrl":"([^"]*)"', html)
    paths = {one.removeprefix(ADDRESS) for one in told}
    assert len(paths) > 700
    assert {one for one in paths if not target_of(own_site, own_site, f"/{one}").is_file()} == set()


def test_every_municipality_and_county_has_a_page(own_site: Path) -> None:
    from builder.sources import read_sources

    addresses = read_sources(DATA).registry.addresses
    current = addresses[addresses["grunn"] == "gjeldende"]
    wanted = {f"{row.nivaa}/{row.adresse}/index.html" for row in current.itertuples()}
    assert len(wanted) > 300
    assert {name for name in wanted if not (own_site / name).is_file()} == set()


def test_the_site_is_within_its_budget(site: Path) -> None:
    from benchmarks.weights import INDEX, PLACE, first_view_files, gzipped

    total = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    page = site / PLACE
    # 5 600 figures, each with picture, definition and bare page; every answer as a table, twice
    assert total <= 190_000_000
    assert gzipped(site / INDEX) <= 15_000
    assert gzipped(page) <= 12_000
    assert gzipped(page) + sum(map(gzipped, first_view_files(site, page))) <= 100_000
