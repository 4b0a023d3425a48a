"""A folder of finished files named by the hash of what they hold."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def cached(folder: Path | None, key: str, write: Callable[[], bytes]) -> bytes:
    """Return what is kept under the key, else write and keep it; with no folder only write it."""
    if folder is None:
        return write()
    path = folder / f"{key}.xlsx"
    if path.exists():
        return path.read_bytes()
    content = write()
    folder.mkdir(parents=True, exist_ok=True)
    # In one step: an interrupted build must not leave half a file that is taken for a whole one.
    with tempfile.NamedTemporaryFile(dir=folder, delete=False) as file:
        file.write(content)
    os.replace(file.name, path)
    return content
