"""Lays the frozen editions beside the pages, from a cache in which each is unpacked once."""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from builder.faults import Fault, InputFaults
from builder.site import freshness
from builder.site.writing import place_files

if TYPE_CHECKING:
    # Heavy, and not needed to tell that nothing has changed: read where it is used.
    from builder.sources.frozen import Frozen

Unpacked: TypeAlias = "Sequence[tuple[Frozen, Path]]"  # each, and the folder it is unpacked in


def unpack_editions(editions: Iterable[Frozen], cache: Path) -> Unpacked:
    """Return each edition with its folder in the cache.

    One that is not there, or was touched, is unpacked and checked file by file. Raises InputFaults
    with all that is not as its list says.
    """
    found, faults = [], []
    for edition in editions:
        folder = cache / edition.sha256[:20]
        if not freshness.is_current(folder, edition.sha256):
            faults += _unpack(edition, folder)
        found.append((edition, folder))
    if faults:
        raise InputFaults(faults)
    return found


def lay_editions(editions: Unpacked, new: Path) -> None:
    """Copy each edition to where it lies below the root of a site.

    Copied and not linked: to link a file changes it for the site that was published before, which
    would then be built again.
    """
    for edition, folder in editions:
        shutil.copytree(
            folder,
            new / edition.address,
            copy_function=shutil.copyfile,
            ignore=shutil.ignore_patterns(freshness.MARKER),
        )


def _unpack(edition: Frozen, folder: Path) -> list[Fault]:
    """Unpack an edition in one step, or return what is wrong with it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent) as holder:
        new = Path(holder) / "ny"
        new.mkdir()
        if faults := _write_files(edition, new):
            return faults
        freshness.record(new, edition.sha256)
        new.rename(folder)
    return []


def _write_files(edition: Frozen, folder: Path) -> list[Fault]:
    """Write the files of an edition into a folder; return what is wrong with them."""
    from builder.sources.frozen import TODO, UNREADABLE

    faults: list[Fault] = []
    try:
        with zipfile.ZipFile(edition.path) as package:
            place_files(folder, _checked(edition, package, faults))
    except UNREADABLE as error:
        expected = "a ZIP file that can be unpacked"
        faults.append(Fault(str(edition.path), f"damaged content ({error})", expected, TODO))
    return faults


def _checked(
    edition: Frozen, package: zipfile.ZipFile, faults: list[Fault]
) -> Iterator[tuple[str, bytes]]:
    """Yield name and content of each file, adding the fault of one that is not as listed."""
    from builder.sources.frozen import SUMS, check_content

    yield SUMS, package.read(SUMS)
    for name in edition.sums:
        content = package.read(name)
        if fault := check_content(edition, name, content):
            faults.append(fault)
        yield name, content
