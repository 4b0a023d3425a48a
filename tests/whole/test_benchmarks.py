"""What `make bench` measures with works on a site that was really built; its speed is no test."""

from pathlib import Path

from benchmarks.measuring import mkdocs_alone
from benchmarks.weights import PLACE, first_view_files, site_weights


def test_mkdocs_alone_builds_the_pages_of_a_build(site: Path, tmp_path: Path) -> None:
    assert mkdocs_alone(site.parent / "cache", tmp_path / "reference") > 0
    assert (tmp_path / "reference" / PLACE).is_file()


def test_a_first_view_counts_all_a_browser_fetches(site: Path) -> None:
    names = {path.name.split(".")[0] for path in first_view_files(site, site / PLACE)}
    assert {"main", "stil", "oppslag"} <= names
    assert "figur" in names
    assert not any(name.startswith("prioritering") for name in names)
    assert next(what for what, _ in site_weights(site)) == "files"
