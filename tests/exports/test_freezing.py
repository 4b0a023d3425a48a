"""The ZIP of an edition, and whether a site still has the numbers of its edition."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from builder.build import Progress
from builder.exports import frozen_files, other_numbers, packed, sums_of
from builder.faults import BuildFailure
from builder.freezing import shelve
from builder.sources import Sources
from builder.sources.frozen import Frozen

Files = dict[str, bytes]
OWN = {"data/a.csv": b"aar\n2022\n", "index.html": b"<p>"}


def test_the_list_is_one_that_sha256sum_checks(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(OWN))) as package:
        package.extractall(tmp_path)
        assert package.namelist() == ["SHA256SUMS", "data/a.csv", "index.html"]
        assert {one.date_time[0] for one in package.infolist()} == {1980}
    done = subprocess.run(["sha256sum", "--check", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_same_files_same_bytes_in_whatever_order(tmp_path: Path) -> None:
    assert packed(OWN) == packed(dict(reversed(OWN.items())))


def test_definitions_are_one_file_and_doors_of_a_host_are_left_out() -> None:
    exports = {
        "data/a.csv": b"a",
        "robots.txt": b"r",
        "llms.txt": b"l",
        "endringer.atom": b"<feed/>",
    }
    figures = {"figur/x.svg": b"<svg/>", "figur/x.vl.json": b"{}", "del/x/index.html": b"<p>"}
    files = frozen_files(exports, figures)
    assert sorted(files) == [
        *("data/a.csv", "del/x/index.html", "figur/vega-lite.zip", "figur/x.svg"),
    ]
    with zipfile.ZipFile(io.BytesIO(files["figur/vega-lite.zip"])) as package:
        assert package.namelist() == ["figur/x.vl.json"]


def test_an_edition_is_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "utgave-2026-11.zip"
    assert shelve(OWN, None, path, Progress()) == 0
    whole = path.read_bytes()
    assert shelve(dict(OWN), None, path, Progress()) == 0
    assert "is this edition already, file by file." in capsys.readouterr().out
    with pytest.raises(BuildFailure) as raised:
        shelve(OWN | {"data/a.csv": b"aar\n2023\n"}, None, path, Progress())
    assert str(raised.value) == (
        f"{path} is edition 2026-11 already, with another data/a.csv. A frozen edition is never "
        "changed: name a new one."
    )
    assert path.read_bytes() == whole
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


def test_a_site_says_the_numbers_of_its_edition(sources: Sources, files: Files) -> None:
    site = sources.site.model_copy(update={"edition": "2026-11"})
    sums = sums_of(files)
    same = Frozen("2026-11", Path("utgave-2026-11.zip"), "", sums)
    other = replace(same, sums=sums | {"data/svar.csv": "0" * 64, "llms.txt": "0" * 64})
    data = Path("data")
    assert other_numbers(sources, data, files) == []
    assert other_numbers(replace(sources, site=site, frozen=(same,)), data, files) == []
    (fault,) = other_numbers(replace(sources, site=site, frozen=(other,)), data, files)
    assert str(fault) == (
        "data/site.yml, field edition: found 2026-11, which is frozen with another data/svar.csv; "
        "expected the edition that these numbers belong to. Give these numbers an edition of their "
        "own, or leave it empty until there is one."
    )
