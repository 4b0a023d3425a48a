"""One build at a time for each output folder: two at once would spoil each other's pages."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.faults import BuildFailure


@contextmanager
def alone(work: Path, out: Path) -> Iterator[None]:
    """Keep other builds of `out` away for as long as this one runs; `work` is their one workplace.

    Raises BuildFailure at once where another one runs. The system lifts the lock when a process
    ends, however it ends; the file stays, since removing it would let two builds lock two files.
    """
    work.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(work / "lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(descriptor, out)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, out: Path) -> None:
    """Lock an open file; raises BuildFailure where another process holds it."""
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        message = f"another build of {out}/ is running; wait until it has ended."
        raise BuildFailure(message) from None
