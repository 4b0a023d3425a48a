"""Editions beside the pages: unpacked once, checked file by file, copied from the cache."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from builder.faults import Findings, InputFaults
from builder.site import lay_editions, unpack_editions
from builder.sources.frozen import Frozen, read_frozen
from tests.frozen import FILES, write_edition


def editions(data: Path) -> tuple[Frozen, ...]:
    """Return the editions of a data folder, which have no faults in their lists."""
    findings = Findings()
    found = read_frozen(data, findings)
    findings.raise_faults()
    return found


def test_each_lies_at_its_own_address_and_the_cache_is_used_again(tmp_path: Path) -> None:
    for edition in ("2026-11", "2027"):
        write_edition(tmp_path / "editions", edition)
    first = unpack_editions(editions(tmp_path), tmp_path / "cache")
    times = {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")}
    again = unpack_editions(editions(tmp_path), tmp_path / "cache")
    assert times == {path: path.stat().st_mtime_ns for path in (tmp_path / "cache").rglob("*")}
    assert [folder for _, folder in first] == [folder for _, folder in again]
    lay_editions(again, tmp_path / "site")
    for edition in ("2026-11", "2027"):
        laid = tmp_path / "site" / "utgave" / edition
        names = {path.relative_to(laid).as_posix() for path in laid.rglob("*") if path.is_file()}
        assert names == {*FILES, "SHA256SUMS"}
        assert (laid / "index.html").read_text() == FILES["index.html"]


def test_what_was_touched_in_the_cache_is_not_laid(tmp_path: Path) -> None:
    write_edition(tmp_path / "editions", "2026")
    ((_, folder),) = unpack_editions(editions(tmp_path), tmp_path / "cache")
    (folder / "data" / "indikatorer.csv").write_text("aar\n1999\n")
    unpack_editions(editions(tmp_path), tmp_path / "cache")
    assert (folder / "data" / "indikatorer.csv").read_text() == FILES["data/indikatorer.csv"]


def test_a_file_that_is_not_as_listed_is_a_fault_and_nothing_stays(tmp_path: Path) -> None:
    path = write_edition(tmp_path / "editions", "2026")
    with zipfile.ZipFile(path) as package:
        sums = package.read("SHA256SUMS").decode()
    tampered = FILES | {"data/indikatorer.csv": "aar,kommunenr,verdi\n2022,0301,3\n"}
    write_edition(tmp_path / "editions", "2026", tampered, sums)
    with pytest.raises(InputFaults) as raised:
        unpack_editions(editions(tmp_path), tmp_path / "cache")
    (fault,) = raised.value.faults
    assert str(fault).startswith(f"{path}: found data/indikatorer.csv with sha256 '")
    assert str(fault).endswith("a frozen edition is never changed.")
    assert list((tmp_path / "cache").iterdir()) == []


def test_a_zip_that_cannot_be_unpacked_is_a_fault(tmp_path: Path) -> None:
    path = write_edition(tmp_path / "editions", "2026")
    content = path.read_bytes()
    path.write_bytes(content.replace(b"En utgave", b"En u??ave", 1))  # its own checksum is wrong
    with pytest.raises(InputFaults) as raised:
        unpack_editions(editions(tmp_path), tmp_path / "cache")
    assert "found damaged content (Bad CRC-32 for file 'index.html')" in str(raised.value)
