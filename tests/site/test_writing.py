"""Files land where they belong, unchanged ones are left alone, and nothing is written outside."""

from pathlib import Path

import pytest

from builder.faults import BuildFailure
from builder.site import place_files, write_docs


@pytest.fixture
def hand_written(tmp_path: Path) -> Path:
    folder = tmp_path / "hand"
    (folder / "assets").mkdir(parents=True)
    (folder / "assets" / "site.css").write_text("a { color: red }", encoding="utf-8")
    (folder / ".DS_Store").write_text("x", encoding="utf-8")
    return folder


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_docs_hold_pages_and_hand_written_files_and_nothing_else(
    tmp_path: Path, hand_written: Path
) -> None:
    docs = tmp_path / "docs"
    write_docs(docs, {"kommune/oslo.md": "# Oslo\n", "kommune/moss.md": "# Moss\n"}, hand_written)
    write_docs(docs, {"fylke/oslo.md": "# Oslo\n"}, hand_written)
    assert names(docs) == {"fylke/oslo.md", "assets/site.css"}
    assert not (docs / "kommune").exists()


def test_only_changed_pages_are_written(tmp_path: Path, hand_written: Path) -> None:
    docs = tmp_path / "docs"
    write_docs(docs, {"a.md": "# A\n", "b.md": "# B\n"}, hand_written)
    before = {name: (docs / name).stat().st_mtime_ns for name in ("a.md", "b.md")}
    (docs / "b.md").write_text("damaged", encoding="utf-8")
    write_docs(docs, {"a.md": "# A\n", "b.md": "# B ny\n"}, hand_written)
    assert (docs / "a.md").stat().st_mtime_ns == before["a.md"]
    assert (docs / "b.md").read_text(encoding="utf-8") == "# B ny\n"


def test_a_page_both_generated_and_hand_written_is_refused(
    tmp_path: Path, hand_written: Path
) -> None:
    (hand_written / "om.md").write_text("# Om\n", encoding="utf-8")
    with pytest.raises(BuildFailure, match=r"om\.md"):
        write_docs(tmp_path / "docs", {"om.md": "# Om\n"}, hand_written)


def test_files_are_written_and_copied(tmp_path: Path) -> None:
    cached = tmp_path / "cache.svg"
    cached.write_bytes(b"<svg/>")
    out = tmp_path / "site"
    place_files(out, {"data/a.csv": b"x\n", "diagram/b.svg": cached}.items())
    assert (out / "data" / "a.csv").read_bytes() == b"x\n"
    (out / "diagram" / "b.svg").write_bytes(b"damaged in the site")
    assert cached.read_bytes() == b"<svg/>"


@pytest.mark.parametrize("name", ["../escaped.csv", "data/../../escaped.csv", "/escaped.csv", "."])
def test_no_name_leads_outside(tmp_path: Path, name: str) -> None:
    with pytest.raises(BuildFailure, match="is not a file name"):
        place_files(tmp_path / "site", [(name, b"x")])
    with pytest.raises(BuildFailure, match="is not a file name"):
        write_docs(tmp_path / "docs", {name: "x"}, tmp_path / "none")
    assert not (tmp_path / "escaped.csv").exists()
