"""MkDocs need not run while everything it reads is the same, and must when anything is not."""

from pathlib import Path

import pytest

from builder.site import rendered, run_mkdocs
from builder.site.writing import theme_folder
from tests.site.small_docs import CONFIG, small_pages, written


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return small docs that MkDocs has built once, and the site, kept for the next time."""
    work = tmp_path_factory.mktemp("work")
    docs = written(work / "docs", small_pages())
    run_mkdocs(CONFIG, docs, work / "site")
    rendered.keep(docs, rendered.key_of(CONFIG, docs), work / "site")
    return docs, work / "site"


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_pages_are_taken_byte_for_byte(kept: tuple[Path, Path], tmp_path: Path) -> None:
    docs, site = kept
    assert rendered.take(docs, rendered.key_of(CONFIG, docs), tmp_path / "again")
    assert files(tmp_path / "again") == files(site)


@pytest.mark.parametrize("which", ["page", "theme", "address"])
def test_a_change_in_what_mkdocs_reads_is_seen(
    kept: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    docs, _ = kept
    changed = {"page": docs / "om.md", "theme": theme_folder(docs) / "main.html"}
    if which == "address":
        monkeypatch.setenv("SITE_URL", "https://example.org/annet/")
    else:
        path = changed[which]
        before = path.read_bytes()
        path.write_bytes(before + b"\n ")
    try:
        key = rendered.key_of(CONFIG, docs)
        assert not rendered.take(docs, key, tmp_path / "again")
        assert not (tmp_path / "again").exists()
    finally:
        if which != "address":
            path.write_bytes(before)


def test_a_damaged_store_is_not_taken(kept: tuple[Path, Path], tmp_path: Path) -> None:
    docs, _ = kept
    page = docs.parent / "html" / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    assert not rendered.take(docs, rendered.key_of(CONFIG, docs), tmp_path / "again")
