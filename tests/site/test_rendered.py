"""MkDocs need not run while everything it reads is the same, and must when anything is not."""

from pathlib import Path

import pytest

from builder.site import rendering
from builder.site.rendered import key_of
from builder.site.writing import theme_folder
from tests.site.small_docs import CONFIG, small_pages, written


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return small docs that MkDocs has built once, and the site it was placed in."""
    work = tmp_path_factory.mktemp("work")
    docs = written(work / "docs", small_pages())
    with rendering(CONFIG, docs) as one:
        assert one.run is not None
        one.place(work / "site")
    return docs, work / "site"


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_the_same_pages_are_taken_byte_for_byte(kept: tuple[Path, Path], tmp_path: Path) -> None:
    docs, site = kept
    with rendering(CONFIG, docs) as one:
        assert one.run is None
        one.place(tmp_path / "again")
    assert files(tmp_path / "again") == files(site)


@pytest.mark.parametrize("which", ["page", "theme", "address"])
def test_a_change_in_what_mkdocs_reads_is_seen(
    kept: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, which: str
) -> None:
    docs, _ = kept
    before = key_of(CONFIG, docs)
    if which == "address":
        monkeypatch.setenv("SITE_URL", "https://example.org/annet/")
        assert key_of(CONFIG, docs) != before
        return
    path = {"page": docs / "om.md", "theme": theme_folder(docs) / "main.html"}[which]
    content = path.read_bytes()
    path.write_bytes(content + b"\n ")
    assert key_of(CONFIG, docs) != before
    path.write_bytes(content)
    assert key_of(CONFIG, docs) == before


@pytest.mark.parametrize("which", ["changed page", "damaged store", "run given up"])
def test_mkdocs_runs_again(tmp_path: Path, which: str) -> None:
    docs = written(tmp_path / "docs", small_pages())
    with rendering(CONFIG, docs) as one:
        one.place(tmp_path / "site")
    if which == "damaged store":
        page = docs.parent / "html" / "index.html"
        page.write_bytes(page.read_bytes() + b" ")
    else:
        (docs / "om.md").write_text("# Om oss\n", encoding="utf-8")
    if which == "run given up":
        with pytest.raises(ValueError, match="given up"), rendering(CONFIG, docs):
            raise ValueError("given up")
    with rendering(CONFIG, docs) as one:
        assert one.run is not None
        one.place(tmp_path / "again")
    changed = {n for n, b in files(tmp_path / "again").items() if files(tmp_path / "site")[n] != b}
    assert ("om/index.html" in changed) == (which != "damaged store")
    assert "index.html" not in changed
