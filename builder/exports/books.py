"""Workbooks written in another process while the other files are made: they are the slow part."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Self

from builder.exports.cache import keep, kept
from builder.exports.tables import Table
from builder.exports.workbook import Notes, write_workbook


class Books:
    """The workbooks of one build by path: those of the cache, and those that are being written.

    With no folder as cache each is written at once, by the caller's own process. Leaving it as a
    context manager ends the other process, also where the build is given up.
    """

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._found: dict[str, bytes] = {}
        self._begun: dict[str, tuple[str, Future[bytes]]] = {}
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, path: str, key: str, table: Table, notes: Notes) -> None:
        """Have a workbook some time before `finish` returns."""
        if self._cache is None:
            self._found[path] = write_workbook(table, notes)
        elif (content := kept(self._cache, key)) is not None:
            self._found[path] = content
        else:
            # Spawned, as for drawing: a fork after vl-convert has run waits for ever.
            self._pool = self._pool or ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            self._begun[path] = key, self._pool.submit(write_workbook, table, notes)

    def finish(self) -> dict[str, bytes]:
        """Wait for the last workbook; return them all by path and keep those that are new."""
        for path, (key, begun) in self._begun.items():
            self._found[path] = begun.result()
            if self._cache is not None:
                keep(self._cache, key, self._found[path])
        return dict(sorted(self._found.items()))
