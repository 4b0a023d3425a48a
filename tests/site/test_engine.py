"""MkDocs builds the pages strictly, asks nothing of other hosts, and Zensical builds the same."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from builder.faults import BuildFailure
from builder.site import engine, finish_mkdocs, new_site, run_mkdocs, start_mkdocs
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
    assert "Lenke til avsnittet" in text
    assert "Søk etter kommune, navn eller nummer" in text


def test_a_page_carries_no_link_to_the_other_places(site: Path) -> None:
    assert "alesund" not in (site / "kommune/oslo/index.html").read_text(encoding="utf-8")


def test_the_search_index_leaves_out_what_is_excluded(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert "Ukjentord" not in json.dumps(index)
    entries = [entry for entry in index["docs"] if entry["location"].startswith("kommune/oslo/")]
    assert [entry["title"] for entry in entries] == ["Oslo"]


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
        finish_mkdocs(run, docs, out)


def test_mkdocs_is_stopped_where_the_build_is_given_up(docs: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="given up"), new_site(tmp_path / "site") as new:
        run = start_mkdocs(CONFIG, docs, new)
        raise ValueError("given up")
    assert run.process.poll() is not None
    assert run.log.closed
    assert new not in engine._running
    assert os.listdir(tmp_path) == []


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
