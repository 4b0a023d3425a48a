"""Makes a site beside the published one and puts it in place in one step."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.faults import BuildFailure
from builder.site.exchange import exchange
from builder.site.freshness import is_ours


def check_target(out: Path) -> None:
    """Raise BuildFailure where `out` is a file, cannot be written, or is someone else's folder."""
    if out.exists() and not out.is_dir():
        raise BuildFailure(f"{out} is a file; choose a folder with --out.")
    if out.is_dir() and any(out.iterdir()) and not is_ours(out):
        raise BuildFailure(
            f"{out} holds files that the builder did not make, so it was left alone. "
            "Choose an empty or a new folder with --out."
        )
    above = next(folder for folder in out.resolve().parents if folder.exists())
    if not above.is_dir() or not os.access(above, os.W_OK | os.X_OK):
        raise BuildFailure(f"{above} cannot be written to; choose another folder with --out.")


@contextmanager
def new_site(out: Path) -> Iterator[Path]:
    """Give an empty folder beside `out`; what is in it afterwards is removed.

    A lock tells others that its build is alive; the system lifts it when the process ends.
    """
    _tidy_up(out)
    target = out.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    holder = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
    lock = _lock(holder)
    new = holder / "site"
    try:
        new.mkdir()
        yield new
    finally:
        _remove(holder, lock)


def replace(new: Path, out: Path) -> None:
    """Put `new` in the place of `out` in one step and remove what was there."""
    check_target(out)
    target = out.resolve()
    if not target.exists():
        os.rename(new, target)
    elif exchange(new, target):
        shutil.rmtree(new, ignore_errors=True)
    else:
        _replace_in_two_steps(new, target)


def _replace_in_two_steps(new: Path, target: Path) -> None:
    """Move the old site aside and the new one in, where the system cannot exchange two folders."""
    old = _aside(target)
    shutil.rmtree(old, ignore_errors=True)
    os.rename(target, old)
    try:
        os.rename(new, target)
    except BaseException:
        os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _aside(target: Path) -> Path:
    """Return where the old site lies between the two steps."""
    return target.with_name(f".{target.name}.old")


def _tidy_up(out: Path) -> None:
    """Bring back a site that a crash left aside, and remove folders of builds that died."""
    target = out.resolve()
    if not target.exists() and _aside(target).is_dir():
        os.rename(_aside(target), target)
    for folder in target.parent.glob(f".{target.name}.new-*"):
        if (lock := _lock(folder)) is not None:
            _remove(folder, lock)


def _remove(folder: Path, lock: int | None) -> None:
    """Remove a folder and lift its lock."""
    shutil.rmtree(folder, ignore_errors=True)
    if lock is not None:
        os.close(lock)


def _lock(folder: Path) -> int | None:
    """Lock a folder and return the lock's descriptor, or None where another process holds it."""
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        return None
    return descriptor
