"""Tells whether a published site is still what its input would give; standard library only."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

MARKER = (
    ".builder.json"  # in the site's root: tells that the builder made the folder, and from what
)
MAKER = "digital-kommune"
IGNORED = frozenset({"__pycache__"})


def fingerprint(inputs: Iterable[Path], options: str) -> str:
    """Return a hash of the names and contents of all input files, and of the options."""
    total = hashlib.sha256(options.encode())
    for position, path in enumerate(inputs):
        for name, file in _input_files(path):
            with open(file, "rb") as opened:
                content = hashlib.file_digest(opened, "sha256").hexdigest()
            total.update(f"\n{position}/{name} {content}".encode())
    return total.hexdigest()


def is_current(out: Path, fingerprint: str) -> bool:
    """Tell whether `out` was made from this fingerprint and no file of it was changed since."""
    marker = read_marker(out)
    if marker.get("fingerprint") != fingerprint:
        return False
    made = (out / MARKER).stat().st_ctime_ns
    tree, newest = _tree(out)
    return marker.get("tree") == tree and newest <= made


def record(new: Path, fingerprint: str) -> None:
    """Mark a finished site with what it was made from; write nothing into it afterwards."""
    tree, _ = _tree(new)
    marker = {"made_by": MAKER, "fingerprint": fingerprint, "tree": tree}
    (new / MARKER).write_text(json.dumps(marker, indent=1) + "\n", encoding="utf-8")


def claim(out: Path) -> None:
    """Mark a folder of plain files as made by the builder, unless it is marked already."""
    if not is_ours(out):
        (out / MARKER).write_text(json.dumps({"made_by": MAKER}) + "\n", encoding="utf-8")


def is_ours(out: Path) -> bool:
    """Tell whether the builder made this folder."""
    return read_marker(out).get("made_by") == MAKER


def read_marker(out: Path) -> dict[str, str]:
    """Return the content of a site's marker, or nothing where it is missing or damaged."""
    try:
        content = json.loads((out / MARKER).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def _input_files(path: Path) -> Iterator[tuple[str, str]]:
    """Yield name and path of a file, or of every file below a folder, in a fixed order."""
    if path.is_file():
        yield path.name, str(path)
    for folder, subfolders, names in os.walk(path, followlinks=True):
        subfolders[:] = sorted(n for n in subfolders if _counts(n) and not _is_loop(folder, n))
        for name in sorted(filter(_counts, names)):
            file = os.path.join(folder, name)
            if os.path.isfile(file):
                yield os.path.relpath(file, path), file


def _counts(name: str) -> bool:
    """Tell whether a file or folder is input; hidden files are those of editors and systems."""
    return not name.startswith(".") and name not in IGNORED


def _is_loop(folder: str, name: str) -> bool:
    """Tell whether a folder is a link to one that it stands in, which would never end."""
    path = os.path.join(folder, name)
    inside, target = os.path.realpath(folder) + os.sep, os.path.realpath(path) + os.sep
    return os.path.islink(path) and inside.startswith(target)


def _tree(out: Path) -> tuple[str, int]:
    """Return a hash of all names and sizes but the marker's, and when a file last changed (ns)."""
    entries: list[str] = []
    newest = 0
    for entry in _files_below(str(out)):
        status = entry.stat(follow_symlinks=False)
        name = os.path.relpath(entry.path, out)
        if name != MARKER:
            entries.append(f"{name} {status.st_size}")
            newest = max(newest, status.st_ctime_ns, status.st_mtime_ns)
    return hashlib.sha256("\n".join(sorted(entries)).encode()).hexdigest(), newest


def _files_below(folder: str) -> Iterator[os.DirEntry[str]]:
    """Yield every file below a folder."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files_below(entry.path)
            else:
                yield entry
