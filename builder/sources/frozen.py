"""Frozen editions: the ZIP files in `data/editions/`, each named after what it holds.

An edition is what was published once: data files, figures and plain pages, with the checksum of
each in a list. What it holds is only listed here; `check_content` reads it all.
"""

from __future__ import annotations

import hashlib
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from io import BytesIO
from pathlib import Path

import pandas as pd

from builder.faults import Fault, Findings, quoted

FOLDER = "editions"  # below the data folder
SUMS = "SHA256SUMS"  # in each ZIP: what `sha256sum` writes and checks
NAME = re.compile(r"utgave-([0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?)\.zip")
SUM = re.compile(r"([0-9a-f]{64})  (\S.*)")
EXPECTED = "an edition as `python -m builder edition` makes it"
TODO = "Fetch it again from the release it belongs to; a frozen edition is never changed."
UNREADABLE = (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError)


@dataclass(frozen=True)
class Frozen:
    """One edition: its id, its ZIP file and the checksum of that, and of each file in it.

    An id is 2026, 2026-11 or 2026-11-25.
    """

    id: str
    path: Path
    sha256: str
    sums: Mapping[str, str] = field(hash=False)

    @property
    def address(self) -> str:
        """Return where the edition lies below the root of a site: `utgave/2026-11/`."""
        return address_of(self.id)

    def read(self, name: str) -> bytes:
        """Return a file of the edition; raises KeyError where it has none of that name."""
        with zipfile.ZipFile(self.path) as package:
            return package.read(name)

    def table(self, name: str) -> pd.DataFrame:
        """Return one of its tables (`indikatorer`), every cell as text, '' where it is empty.

        Raises KeyError where the edition has no such table.
        """
        content = BytesIO(self.read(f"data/{name}.csv"))
        return pd.read_csv(content, dtype="str", keep_default_na=False)

    @cached_property
    def content(self) -> str:
        """Return a hash of what it holds, the same however it was packed."""
        return hashlib.sha256(sums_text(self.sums)).hexdigest()


def address_of(edition: str) -> str:
    """Return where an edition lies below the root of a site."""
    return f"utgave/{edition}/"


def file_name(edition: str) -> str:
    """Return the name of an edition's ZIP file."""
    return f"utgave-{edition}.zip"


def sums_text(sums: Mapping[str, str]) -> bytes:
    """Return the list of checksums, as `sha256sum --check` reads it."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()


def read_frozen(data: Path, findings: Findings) -> tuple[Frozen, ...]:
    """Return the editions in `data/editions/`, the oldest first; what is no edition is a fault."""
    folder = data / FOLDER
    if not folder.is_dir():
        return ()
    found = []
    for path in sorted(folder.iterdir()):
        if not path.name.startswith("."):
            with findings.guard(path):
                found.append(read_edition(path, findings))
    return tuple(sorted(filter(None, found), key=lambda one: one.id))


def read_edition(path: Path, findings: Findings) -> Frozen | None:
    """Return the edition of a file, or None with its fault added."""
    named = NAME.fullmatch(path.name)
    if named is None:
        expected = "utgave-<edition>.zip, such as utgave-2026-11.zip"
        findings.fault(path, "a file of this name", expected, "Give it its name, or take it away.")
        return None
    try:
        sums, wrong = _listed_sums(path)
    except UNREADABLE as error:
        findings.fault(path, f"no readable ZIP file ({quoted(error)})", EXPECTED, TODO)
        return None
    if wrong:
        findings.fault(path, wrong, EXPECTED, TODO)
        return None
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()
    return Frozen(named[1], path, whole, sums)


def _listed_sums(path: Path) -> tuple[dict[str, str], str]:
    """Return the checksums that an edition lists, and what is wrong with the list, or nothing."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        if SUMS not in names:
            return {}, f"no list {SUMS} in it"
        lines = package.read(SUMS).decode("utf-8", "replace").splitlines()
    parsed = [SUM.fullmatch(line) for line in lines]
    sums = {one[2]: one[1] for one in parsed if one}
    if len(sums) != len(lines):
        return {}, f"a line in its {SUMS} that is no checksum"
    held = [name for name in names if name != SUMS]
    if others := sorted(set(held) ^ sums.keys()):
        return {}, f"{quoted(others[0])}, which is not both in it and in its {SUMS}"
    if outside := [name for name in held if not _is_inside(name)]:
        return {}, f"the name {quoted(outside[0])}, which leads out of its folder"
    return sums, ""


def _is_inside(name: str) -> bool:
    """Tell whether a name in a ZIP file is a plain path below the folder it is unpacked in."""
    parts = name.split("/")
    return "\\" not in name and ":" not in name and not {"", ".", ".."} & set(parts)


def check_content(edition: Frozen, name: str, content: bytes) -> Fault | None:
    """Return the fault of a file that is not what the edition's list says, or None."""
    actual = hashlib.sha256(content).hexdigest()
    if actual == edition.sums[name]:
        return None
    found = f"{name} with sha256 {quoted(actual[:12] + '…')}"
    return Fault(str(edition.path), found, quoted(edition.sums[name][:12] + "…"), TODO)
