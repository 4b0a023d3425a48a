"""A folder of finished workbooks named by the hash of what they hold."""

from __future__ import annotations

from pathlib import Path

from builder.whole_files import write_whole


def kept(folder: Path, key: str) -> bytes | None:
    """Return what is kept under the key, if anything is."""
    path = _path(folder, key)
    return path.read_bytes() if path.exists() else None


def keep(folder: Path, key: str, content: bytes) -> None:
    """Keep a finished file under the key."""
    write_whole(_path(folder, key), content)


def _path(folder: Path, key: str) -> Path:
    """Return the file of a key."""
    return folder / f"{key}.xlsx"
