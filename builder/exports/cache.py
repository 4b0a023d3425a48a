"""A folder of finished workbooks named by the hash of what they hold."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def kept(folder: Path, key: str) -> bytes | None:
    """Return what is kept under the key, if anything is."""
    path = _path(folder, key)
    return path.read_bytes() if path.exists() else None


def keep(folder: Path, key: str, content: bytes) -> None:
    """Keep a finished file under the key."""
    folder.mkdir(parents=True, exist_ok=True)
    # In one step: an interrupted build must not leave half a file that is taken for a whole one.
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(content)
    os.replace(file.name, _path(folder, key))


def _path(folder: Path, key: str) -> Path:
    """Return the file of a key."""
    return folder / f"{key}.xlsx"
