"""The last catch: whatever goes wrong, a user gets plain lines, exit 1, and the site stays."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

import builder.sources
from builder import crash, paths
from builder.__main__ import main
from tests.sources.planted import plant

Told = tuple[int, list[str]]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a cache folder of this test's own, not made yet."""
    monkeypatch.setattr(paths, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


def check(data: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Run `check` and return its exit code and what it told of faults."""
    code = main(["check", "--data", str(data)])
    return code, capsys.readouterr().err.splitlines()


def reader_at_fault(data: Path, *_: object) -> pd.Series:
    """Read a file as a reader does, and fail as a programming error would."""
    from builder.faults import Findings
    from builder.sources.csv_text import read_table

    table = read_table(data / "centrality" / "sentralitet.csv", _[-1])  # type: ignore[arg-type]
    assert table is not None
    assert isinstance(_[-1], Findings)
    return {}["sentralitet"]  # type: ignore[no-any-return]


WHOSE = "This is a fault in the builder, which should have told what is wrong."


def test_an_error_nobody_foresaw_is_told_with_the_file_that_was_read(
    small_data: Path,
    cache: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(builder.sources, "read_centrality", reader_at_fault)
    assert check(small_data, capsys) == (
        1,
        [
            f"{small_data}/centrality/sentralitet.csv: the builder failed while reading this "
            f"(\"KeyError: 'sentralitet'\"). {WHOSE} Nothing was published.",
            f"Report it to whoever keeps the code of this site, and send the file "
            f"{cache / crash.LOG} along.",
        ],
    )
    log = (cache / crash.LOG).read_text("utf-8")
    assert "Traceback" in log
    assert "reader_at_fault" in log
    assert "KeyError" in log


def test_what_was_found_before_an_unforeseen_error_is_told_first(
    small_data: Path,
    cache: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plant(small_data / "population" / "folketall.csv", "2018,0101,2018,31037", "2018,0101,2018,0")
    monkeypatch.setattr(builder.sources, "read_centrality", reader_at_fault)
    code, lines = check(small_data, capsys)
    assert code == 1
    assert len(lines) == 4
    assert "found '0'" in lines[0]
    assert lines[1].startswith("1 fault in the input.")
    assert "sentralitet.csv: the builder failed" in lines[2]


def test_a_report_goes_to_the_repository_where_the_site_knows_one(
    small_data: Path,
    cache: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = small_data / "site.yml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('repository: ""', "repository: https://example.org/it/"), "utf-8")
    monkeypatch.setattr(builder.sources, "read_centrality", reader_at_fault)
    _, lines = check(small_data, capsys)
    assert lines[-1].startswith("Report it to https://example.org/it/issues, and send the file ")


def test_an_error_after_reading_blames_no_file(
    small_data: Path,
    cache: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("builder.statistics.compute_statistics", broken)
    code, lines = check(small_data, capsys)
    assert code == 1
    assert lines[0] == (
        f"the builder failed while building ('ZeroDivisionError'). {WHOSE} Nothing was published."
    )


def test_a_cache_that_cannot_be_written_hides_no_error(
    small_data: Path,
    cache: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cache.write_text("a file, not a folder", "utf-8")
    monkeypatch.setattr(builder.sources, "read_centrality", reader_at_fault)
    code, lines = check(small_data, capsys)
    assert code == 1
    assert lines[-1] == "Report it to whoever keeps the code of this site."


# What is no file, or no folder: told, and never waited for.

RESTORE = "Restore the file from the repository or fetch it again."


def test_a_file_in_place_of_the_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "data.zip"
    path.write_bytes(b"PK")
    assert check(path, capsys) == (
        1,
        [
            f"{path}: found a file; expected the data folder. Give it with --data.",
            "1 fault in the input. Nothing was published.",
        ],
    )


def test_a_link_to_itself_in_place_of_the_data_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "data"
    path.symlink_to(path)
    code, lines = check(path, capsys)
    assert code == 1
    assert (
        lines[0] == f"{path}: found no such folder; expected the data folder. Give it with --data."
    )


FILES = (
    "registry/fylker.csv",
    "population/folketall.csv",
    "geography/grenser.topojson",
    "survey/2018/responses.csv",
)


@pytest.mark.parametrize("name", FILES)
def test_a_pipe_is_not_waited_for(small_data: Path, name: str) -> None:
    path = small_data / name
    path.unlink()
    os.mkfifo(path)
    command = [sys.executable, "-m", "builder", "check", "--data", str(small_data)]
    done = subprocess.run(
        command, cwd=paths.ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert f"{path}: found a pipe or a device; expected a file. {RESTORE}" in done.stderr


@pytest.mark.parametrize("name", FILES)
def test_a_folder_or_a_loop_in_place_of_a_file(
    small_data: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_data / name
    path.unlink()
    path.mkdir()
    code, lines = check(small_data, capsys)
    assert code == 1
    told = "a file that cannot be opened ({}); expected a readable file. " + RESTORE
    assert f"{path}: found {told.format('Is a directory')}" in lines
    path.rmdir()
    path.symlink_to(path.name)
    code, lines = check(small_data, capsys)
    assert code == 1
    assert f"{path}: found {told.format('Too many levels of symbolic links')}" in lines


def test_a_file_beyond_all_measure_is_not_read(
    small_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = small_data / "registry" / "fylker.csv"
    with path.open("r+b") as file:
        file.truncate(100_000_001)
    code, lines = check(small_data, capsys)
    assert code == 1
    assert (
        f"{path}: found more than 100000000 bytes; expected at most 100000000 bytes. {RESTORE}"
    ) in lines


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to the superuser")
def test_a_folder_that_may_not_be_opened(
    small_data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = small_data / "registry"
    folder.chmod(0)
    try:
        code, lines = check(small_data, capsys)
    finally:
        folder.chmod(0o755)
    assert code == 1
    assert any("Permission denied" in line for line in lines)
