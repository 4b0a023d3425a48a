"""Frozen editions as they are read: what is in them, and every way a file can be none."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.frozen import Frozen, read_frozen
from tests.frozen import FILES, write_edition


def read(data: Path) -> tuple[tuple[Frozen, ...], list[str]]:
    """Return the editions of a data folder, and the faults as lines."""
    findings = Findings()
    return read_frozen(data, findings), [str(fault) for fault in findings.faults]


def test_without_a_folder_there_are_none(tmp_path: Path) -> None:
    assert read(tmp_path) == ((), [])


def test_editions_come_oldest_first_with_their_tables(tmp_path: Path) -> None:
    for edition in ("2027", "2026-11", "2026-11-25", "2026"):
        write_edition(tmp_path / "editions", edition)
    found, faults = read(tmp_path)
    assert not faults
    assert [one.id for one in found] == ["2026", "2026-11", "2026-11-25", "2027"]
    assert found[1].address == "utgave/2026-11/"
    table = found[1].table("indikatorer")
    assert table.to_dict("records") == [
        {"aar": "2022", "kommunenr": "0301", "verdi": "4"},
        {"aar": "2022", "kommunenr": "0302", "verdi": ""},
    ]
    with pytest.raises(KeyError):
        found[1].table("finnes_ikke")


def test_content_is_the_same_however_it_was_packed(tmp_path: Path) -> None:
    write_edition(tmp_path / "editions", "2026")
    write_edition(tmp_path / "editions", "2027", dict(reversed(FILES.items())))
    (one, other), _ = read(tmp_path)
    assert one.content == other.content
    assert one.sha256 != other.sha256


RIGHT = hashlib.sha256(b"x").hexdigest()


@pytest.mark.parametrize(
    ("files", "sums", "found"),
    [
        ({"a.csv": "x"}, "", "found 'a.csv', which is not both in it and in its SHA256SUMS"),
        ({}, f"{RIGHT}  a.csv\n", "found 'a.csv', which is not both in it"),
        ({"a.csv": "x"}, "nonsense\n", "found a line in its SHA256SUMS that is no checksum"),
        ({"../a.csv": "x"}, None, "found the name '../a.csv', which leads out of its folder"),
        ({"/a.csv": "x"}, None, "found the name '/a.csv', which leads out"),
        ({"data\\a.csv": "x"}, None, "which leads out"),
    ],
)
def test_a_list_that_does_not_fit_is_a_fault(
    tmp_path: Path, files: dict[str, str], sums: str | None, found: str
) -> None:
    path = write_edition(tmp_path / "editions", "2026", files, sums)
    editions, (fault,) = read(tmp_path)
    assert editions == ()
    assert fault.startswith(f"{path}: ")
    assert found in fault
    assert "Fetch it again from the release it belongs to" in fault


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip"])
def test_a_file_that_is_no_zip_is_a_fault(tmp_path: Path, content: bytes) -> None:
    path = write_edition(tmp_path / "editions", "2026")
    path.write_bytes(content)
    _, (fault,) = read(tmp_path)
    assert "found no readable ZIP file" in fault


@pytest.mark.parametrize("name", ["utgave-nov.zip", "LES.txt", "utgave-2026-11 (1).zip"])
def test_a_file_of_another_name_is_a_fault(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "editions"
    write_edition(folder, "2026").rename(folder / name)
    _, (fault,) = read(tmp_path)
    assert "expected utgave-<edition>.zip, such as utgave-2026-11.zip" in fault
