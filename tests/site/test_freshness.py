"""A site is current only while its input and every one of its own files are as they were."""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from builder.site.freshness import MARKER, fingerprint, is_current, record

ROOT = Path(__file__).parents[2]


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    data = tmp_path / "data"
    (data / "survey").mkdir(parents=True)
    (data / "survey" / "responses.csv").write_text("kommunenr\n0301\n", encoding="utf-8")
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: x\n", encoding="utf-8")
    return [data, config]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "kommune").mkdir(parents=True)
    (folder / "index.html").write_text("<h1>x</h1>", encoding="utf-8")
    (folder / "kommune" / "oslo.html").write_text("<h1>Oslo</h1>", encoding="utf-8")
    record(folder, "made of this")
    time.sleep(0.02)  # the clock of file changes ticks in steps of some milliseconds
    return folder


def change_a_byte(data: Path) -> None:
    (data / "survey" / "responses.csv").write_text("kommunenr\n0302\n", encoding="utf-8")


def add_a_file(data: Path) -> None:
    (data / "survey" / "more.csv").write_text("", encoding="utf-8")


def rename_a_file(data: Path) -> None:
    (data / "survey" / "responses.csv").rename(data / "survey" / "scores.csv")


@pytest.mark.parametrize("change", [change_a_byte, add_a_file, rename_a_file])
def test_the_fingerprint_follows_the_input(
    inputs: list[Path], change: Callable[[Path], None]
) -> None:
    before = fingerprint(inputs, "")
    assert fingerprint(inputs, "") == before
    change(inputs[0])
    assert fingerprint(inputs, "") != before


def test_the_fingerprint_follows_the_options(inputs: list[Path]) -> None:
    assert fingerprint(inputs, "only 0301") != fingerprint(inputs, "")


def test_the_fingerprint_ignores_what_python_and_editors_leave_behind(inputs: list[Path]) -> None:
    before = fingerprint(inputs, "")
    (inputs[0] / "__pycache__").mkdir()
    (inputs[0] / "__pycache__" / "a.pyc").write_bytes(b"x")
    (inputs[0] / "survey" / ".responses.csv.swp").write_bytes(b"x")
    assert fingerprint(inputs, "") == before


def test_a_recorded_site_is_current(out: Path) -> None:
    assert is_current(out, "made of this")
    assert not is_current(out, "made of something else")


def test_a_moved_site_is_still_current(out: Path) -> None:
    moved = out.rename(out.with_name("published"))
    assert is_current(moved, "made of this")


def delete(out: Path) -> None:
    (out / "kommune" / "oslo.html").unlink()


def shorten(out: Path) -> None:
    (out / "index.html").write_text("", encoding="utf-8")


def change_in_place(out: Path) -> None:
    (out / "index.html").write_text("<h1>y</h1>", encoding="utf-8")


def add(out: Path) -> None:
    (out / "kommune" / "bergen.html").write_text("x", encoding="utf-8")


def delete_marker(out: Path) -> None:
    (out / MARKER).unlink()


def damage_marker(out: Path) -> None:
    (out / MARKER).write_bytes(b"\xff[]")


@pytest.mark.parametrize(
    "damage", [delete, shorten, change_in_place, add, delete_marker, damage_marker]
)
def test_a_damaged_site_is_not_current(out: Path, damage: Callable[[Path], None]) -> None:
    damage(out)
    assert not is_current(out, "made of this")


def test_no_site_is_not_current(tmp_path: Path) -> None:
    assert not is_current(tmp_path / "none", "made of this")


def test_the_marker_is_the_same_for_the_same_site(out: Path, tmp_path: Path) -> None:
    marker = (out / MARKER).read_bytes()
    record(out, "made of this")
    assert (out / MARKER).read_bytes() == marker


def test_asking_loads_no_heavy_package() -> None:
    code = "import sys, builder.site.freshness; print(*sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert not {"pandas", "numpy", "yaml", "jinja2"} & set(told.stdout.split())


def test_links_to_a_folder_around_them_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "data" / "inner").mkdir(parents=True)
    (tmp_path / "data" / "a.csv").write_text("a\n", "utf-8")
    before = fingerprint([tmp_path / "data"], "")
    for name in (
        "one",
        "two",
        "three",
    ):  # each with the others below it: never to be walked through
        (tmp_path / "data" / "inner" / name).symlink_to(tmp_path / "data")
    assert fingerprint([tmp_path / "data"], "") == before
