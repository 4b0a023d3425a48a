"""The layout of tiles: one for each municipality of today, and what is refused."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.registry import read_registry
from builder.sources.tiles import read_tiles
from tests.invented import DATA

FILE = "geography/fliser.csv"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the registry and the layout."""
    (tmp_path / "geography").mkdir()
    shutil.copytree(DATA / "registry", tmp_path / "registry")
    shutil.copy(DATA / FILE, tmp_path / FILE)
    return tmp_path


def told(data: Path) -> list[str]:
    """Return the faults of the layout as lines, and the notices."""
    findings = Findings()
    read_tiles(data, read_registry(data, findings), findings)
    return [str(fault).removeprefix(f"{data}/") for fault in findings.faults] + findings.notices


def with_row(data: Path, code: str, row: str | None) -> list[str]:
    """Return what is told when the row of a municipality is another one, or gone."""
    lines = (data / FILE).read_text("utf-8").splitlines()
    changed = [row if line.startswith(code) else line for line in lines]
    (data / FILE).write_text("".join(f"{line}\n" for line in changed if line), "utf-8")
    return told(data)


def test_every_municipality_of_today_has_a_tile_of_its_own() -> None:
    with (DATA / FILE).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with (DATA / "registry" / "kommuner_2024.csv").open(encoding="utf-8", newline="") as file:
        codes = [row["kommunenr"] for row in csv.DictReader(file)]
    assert rows[0] == ["kommunenr", "rad", "kolonne"]
    assert [row[0] for row in rows[1:]] == sorted(codes)
    assert len({(row, column) for _, row, column in rows[1:]}) == 357


@pytest.mark.parametrize(
    ("code", "row", "expected"),
    [
        ("0301", "0302,5,90", "row 2, column kommunenr: found '0302', which is unknown"),
        ("1101", "0301,5,90", "row 3, column kommunenr: found '0301', as in row 2"),
        ("0301", "0301,5.5,90", "row 2, column rad: found '5.5'; expected a whole number"),
        ("0301", "0301,5,-1", "row 2, column kolonne: found '-1'; expected a whole number"),
        ("0301", None, "found no tile for '0301'; expected one for each municipality"),
    ],
)
def test_a_broken_layout_is_told(data: Path, code: str, row: str | None, expected: str) -> None:
    lines = with_row(data, code, row)
    assert any(f"{FILE}" in line and expected in line for line in lines), lines
    assert len(lines) <= 2, lines


def test_two_tiles_in_one_place_are_told(data: Path) -> None:
    rows = (data / FILE).read_text("utf-8").splitlines()
    place = rows[1].removeprefix("0301,")
    row, column = place.split(",")
    (line,) = with_row(data, "1101", f"1101,{place}")
    assert f"found '1101' in row {row} and column {column}, where 0301 lies" in line


def test_without_a_layout_the_build_says_so(data: Path) -> None:
    path = data / "registry" / "divisions.yml"
    path.write_text(path.read_text("utf-8").replace("    tiles: fliser.csv\n", ""), "utf-8")
    (notice,) = told(data)
    assert "names no layout of tiles, so there is no view of tiles" in notice


def test_a_layout_that_is_named_and_not_there_is_told(data: Path) -> None:
    (data / FILE).unlink()
    (line,) = told(data)
    assert line.startswith(f"{FILE}: found no such file")
