"""MkDocs builds the pages strictly, asks nothing of other hosts, and Zensical builds the same."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup, Tag

from builder.faults import BuildFailure
from builder.site import finish_mkdocs, rendering, run_mkdocs, start_mkdocs
from builder.site.writing import theme_folder
from tests.site.small_docs import CONFIG, small_pages, written

ELSEWHERE = re.compile(r"^(https?:)?//")


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("work") / "docs", small_pages())


@pytest.fixture(scope="module")
def site(docs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("mkdocs") / "site"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", "https://example.org/deep/")
        run_mkdocs(CONFIG, docs, out)
    return out


def soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def pages_of(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*.html")}


def test_every_page_is_there(site: Path) -> None:
    assert {"index.html", "404.html", "metode/index.html", "kommune/oslo/index.html"} <= pages_of(
        site
    )
    assert (site / ".nojekyll").exists()


def test_pages_with_simulated_numbers_are_kept_out_of_search_engines(site: Path) -> None:
    robots = {"name": "robots"}
    assert soup(site / "kommune/oslo/index.html").find("meta", robots)["content"] == "noindex"
    assert soup(site / "om/index.html").find("meta", robots) is None
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://example.org/deep/om/" in sitemap
    assert "oslo" not in sitemap
    assert "lastmod" not in sitemap


def test_the_404_page_helps_in_norwegian_and_finds_its_files_from_any_address(site: Path) -> None:
    page = soup(site / "404.html")
    assert page.html["lang"] == "nb"
    assert page.h1.string == "Vi fant ikke siden"
    links = {link["href"] for link in page.select("main article a[href]")}
    assert {"/deep/kommune/", "/deep/fylke/"} <= links


def test_no_page_asks_anything_of_another_host(site: Path) -> None:
    for path in sorted(site.rglob("*.html")):
        page = soup(path)
        asked = [tag.get("src") for tag in page.find_all(["script", "img", "iframe", "source"])]
        asked += [tag["href"] for tag in page.find_all("link") if "canonical" not in tag["rel"]]
        assert not [address for address in asked if address and ELSEWHERE.match(address)], path
        assert not page.find("link", rel=["preconnect", "dns-prefetch"])
    for path in sorted(site.rglob("*.css")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"@import|url\(\s*['\"]?(https?:)?//", text), path


def test_no_english_is_left_in_the_frame_of_a_page(site: Path) -> None:
    text = (site / "kommune/oslo/index.html").read_text(encoding="utf-8")
    english = "Footer|Header|Search|Skip|Made with|Permanent link|Table of contents|Navigation"
    assert not re.findall(rf">\s*({english})|(?:aria-label|title)=\"({english})", text)
    assert "Gå til innholdet" in text
    assert "Alle sider" in text


def test_a_page_carries_no_link_to_the_other_places(site: Path) -> None:
    assert "alesund" not in (site / "kommune/oslo/index.html").read_text(encoding="utf-8")


def test_nothing_is_left_of_the_theme_that_no_page_asks_for(site: Path) -> None:
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert not [name for name in left if name.startswith(("search/", "assets/javascripts/"))]
    assert not [name for name in left if name.endswith(".map") or "palette" in name]


def test_every_page_begins_with_a_policy_and_holds_no_script_or_style_of_its_own(
    site: Path,
) -> None:
    for path in sorted(site.rglob("*.html")):
        page = soup(path)
        policy = page.head.find("meta")
        assert policy["http-equiv"] == "Content-Security-Policy", path
        assert "default-src 'none'" in policy["content"]
        assert "unsafe" not in policy["content"]
        # What is of a type that no browser runs is data, and the policy has no say in it.
        scripts = page.select('script:not([type="application/ld+json"])')
        assert scripts, path
        assert all(script.get("src") for script in scripts), path
        assert not page.find_all("style"), path
        for element in page.find_all(True):
            assert not [name for name in element.attrs if name == "style" or name[:2] == "on"], path


def test_the_doors_are_those_of_the_menu_and_the_foot_has_all_pages(site: Path) -> None:
    page = soup(site / "kommune/oslo/index.html")
    doors = page.select("header nav a")
    assert 1 <= len(doors) <= 7
    assert [door["href"] for door in doors if door.get("aria-current")] == ["../"]
    linked = {link["href"] for link in page.select("footer nav a")}
    assert {"../../metode/", "../../samsvar/", "../../tilgjengelighet/"} <= linked
    assert {door["href"] for door in doors} < linked
    ours = soup(site / "metode/index.html").select("header [aria-current=page]")
    assert [link.get_text() for link in ours] == ["Metode"]


def test_a_page_with_simulated_numbers_says_so_below_the_header(site: Path) -> None:
    strip = soup(site / "kommune/oslo/index.html").select_one("header + aside")
    assert " ".join(strip.get_text().split()) == "Simulerte tall. Laget. Hva betyr det?"
    assert strip.a["href"] == "../../om/#tallene"
    assert soup(site / "om/index.html").select("header + aside") == []


def test_a_long_page_lists_its_headings_unless_it_hides_them(tmp_path: Path) -> None:
    long = "# Lang\n\n" + "".join(f"## Del & {n}\n\n<p>x</p>\n\n" for n in range(4))
    short = long.replace("## Del & 3\n", "")
    hidden = f"---\nhide: [toc]\n---\n\n{long}"
    pages = {"kommune/a.md": long, "kommune/b.md": short, "kommune/c.md": hidden}
    run_mkdocs(CONFIG, written(tmp_path / "docs", small_pages() | pages), tmp_path / "site")
    lists = {
        n: soup(tmp_path / f"site/kommune/{n}/index.html").select("nav.innhold a") for n in "abc"
    }
    assert [link.get_text() for link in lists["a"]] == [f"Del & {n}" for n in range(4)]
    assert lists["b"] == lists["c"] == []


def test_the_same_pages_give_the_same_bytes(docs: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        run_mkdocs(CONFIG, docs, tmp_path / name)
    files = sorted(p.relative_to(tmp_path / "one") for p in (tmp_path / "one").rglob("*"))
    assert files == sorted(p.relative_to(tmp_path / "two") for p in (tmp_path / "two").rglob("*"))
    for name in files:
        one, two = tmp_path / "one" / name, tmp_path / "two" / name
        assert one.is_dir() or one.read_bytes() == two.read_bytes(), name


def test_a_broken_link_fails_the_build_in_plain_words(tmp_path: Path) -> None:
    pages = small_pages() | {"om.md": "# Om\n\n[bort](finnes-ikke.md)\n"}
    docs = written(tmp_path / "docs", pages)
    with pytest.raises(BuildFailure) as failure:
        run_mkdocs(CONFIG, docs, tmp_path / "site")
    assert "om.md" in str(failure.value)
    assert "finnes-ikke.md" in str(failure.value)
    assert "Traceback" not in str(failure.value)


def test_invalid_configuration_fails_the_build_in_plain_words(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: [\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    with pytest.raises(BuildFailure, match="MkDocs could not build"):
        run_mkdocs(config, tmp_path / "docs", tmp_path / "site")


def test_a_missing_page_fails_the_build(docs: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    run = start_mkdocs(CONFIG, docs, out)
    run.process.wait()
    (out / "kommune" / "oslo" / "index.html").unlink()
    with pytest.raises(BuildFailure, match=r"no page of 1 of \d+ files: kommune/oslo.md"):
        finish_mkdocs(run, docs)


def test_mkdocs_is_stopped_where_the_build_is_given_up(tmp_path: Path) -> None:
    docs = written(tmp_path / "docs", small_pages())
    with pytest.raises(ValueError, match="given up"), rendering(CONFIG, docs) as one:
        raise ValueError("given up")
    assert one.run is not None
    assert one.run.process.poll() is not None
    assert one.run.log.closed


def test_zensical_builds_the_same_pages(docs: Path, site: Path, tmp_path: Path) -> None:
    shutil.copy(CONFIG, tmp_path)
    shutil.copytree(docs, tmp_path / "pages")
    shutil.copytree(theme_folder(docs), tmp_path / "theme")
    folders = {
        "BUILDER_DOCS_DIR": "pages",
        "BUILDER_THEME_DIR": "theme",
        "BUILDER_SITE_DIR": "out",
    }
    told = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"],
        cwd=tmp_path,
        env={**os.environ, **folders, "SITE_URL": "https://example.org/deep/"},
        capture_output=True,
        text=True,
    )
    assert told.returncode == 0, told.stdout + told.stderr
    assert pages_of(tmp_path / "out") == pages_of(site)
    oslo = soup(tmp_path / "out" / "kommune/oslo/index.html")
    assert oslo.find("meta", {"name": "robots"})["content"] == "noindex"
    assert oslo.h1.get_text().startswith("Oslo")
    assert len(oslo.select("article .tabell tbody tr")) == 12
    assert soup(tmp_path / "out" / "404.html").h1.string == "Vi fant ikke siden"
    for name in ("kommune/oslo/index.html", "metode/index.html", "404.html"):
        ours, theirs = soup(site / name), soup(tmp_path / "out" / name)
        assert parts(theirs, name) == parts(ours, name), name
    for name in ("kommune/alesund/index.html", "404.html"):
        ours, theirs = soup(site / name), soup(tmp_path / "out" / name)
        assert told_of(theirs, name) == told_of(ours, name), name


def test_what_others_are_told_of_a_page(site: Path) -> None:
    told = dict(told_of(soup(site / "kommune/alesund/index.html"), "kommune/alesund/index.html"))
    assert told["title"] == 'Ålesund & "Omegn" <b> – Digital kommune'
    assert told["og:title"] == 'Ålesund & "Omegn" <b>'
    assert told["og:url"] == "https://example.org/deep/kommune/alesund/"
    assert told["og:image"] == "https://example.org/deep/kort/kommune/alesund.png"
    assert told["og:image:alt"] == 'Kort for "Ålesund"'
    assert told["alternate"] == "https://example.org/deep/data/kommune/1508.csv"
    assert told["cite-as"] == "https://example.org/deep/utgave/2026-11/kommune/alesund/"
    items = json.loads(told["crumbs"])["itemListElement"]
    assert [one["name"] for one in items] == [
        "Digital kommune",
        "Møre & Romsdal",
        'Ålesund & "Omegn" <b>',
    ]


def test_a_page_that_does_not_exist_has_nothing_to_share(site: Path) -> None:
    told = dict(told_of(soup(site / "404.html"), "404.html"))
    assert told == {"title": "Fant ikke siden – Digital kommune"}


def told_of(page: BeautifulSoup, name: str) -> list[tuple[str, str]]:
    """Return what search engines and shared links are told of a page."""
    head = page.head
    found = [("title", head.title.get_text())]
    named = head.select('meta[property^="og:"], meta[name^="twitter:"]')
    found += [(e.get("property") or e["name"], e["content"]) for e in named]
    for rel in ("alternate", "cite-as"):
        found += [(rel, _whole(e, name)) for e in head.select(f'link[rel="{rel}"]')]
    return found + [("crumbs", e.string) for e in head.select('script[type$="ld+json"]')]


def parts(page: BeautifulSoup, name: str) -> list[tuple[str, str, str, str]]:
    """Return what the frame of a page is made of: elements, addresses and texts in order."""
    frame = [
        e for part in page.select("header, header + aside, footer") for e in part.find_all(True)
    ]
    frame += page.head.select("meta[http-equiv], link[href$=webmanifest]")
    return [
        (e.name, _whole(e, name), e.get("aria-current", ""), " ".join(e.get_text().split()))
        for e in frame
    ]


def _whole(element: Tag, name: str) -> str:
    """Return where an element leads from a page; both engines spell it in their own way."""
    return (
        urljoin(f"https://example.org/deep/{name}", element["href"]) if element.get("href") else ""
    )
