"""Draw pictures in bulk: definitions in, finished SVG files in the cache out.

Other processes draw while the caller still makes pictures: `begin` takes each as it is made, and
`finish` waits for the last.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol, Self

from builder.drawing.engine import Task, draw_batch
from builder.drawing.recipe import EDITION, PLACE, Recipe
from builder.processes import drawing_processes

FEW = 60  # up to here starting a process takes longer than it saves
BATCH = 20
END = b"</svg>\n"
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


class Drawable(Protocol):
    """What can be drawn: what it is drawn from, and a key of all that decides how it looks."""

    @property
    def key(self) -> str:
        """Return a name for its drawing in the cache."""

    @property
    def recipe(self) -> Recipe:
        """Return what it is drawn from."""


@dataclass(frozen=True)
class Drawn:
    """A drawn picture in the cache, with its size in px; `named` puts in what is left open."""

    path: Path
    width: int
    height: int

    def named(self, place: str, edition: str = "") -> str:
        """Return the SVG with the place and the edition where they were left open."""
        text = self.path.read_text(encoding="utf-8")
        text = text.replace(f">{PLACE}<", f">{escape(place, quote=False)}<")
        return text.replace(f">Utgave {EDITION}<", f">Utgave {escape(edition)}<")


class Drawing:
    """Draws the pictures that are not in the cache, those that share a drawing once.

    Leaving it as a context manager ends its processes, also where the build is given up.
    """

    def __init__(self, cache: Path, workers: int | None = None) -> None:
        cache.mkdir(parents=True, exist_ok=True)
        self._cache = cache
        self._workers = workers or drawing_processes()
        self._keys: dict[str, None] = {}
        self._waiting: list[Task] = []
        self._pool: ProcessPoolExecutor | None = None
        self._begun: list[Future[int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def begin(self, picture: Drawable) -> None:
        """Draw a picture some time before `finish` returns."""
        if picture.key in self._keys:
            return
        self._keys[picture.key] = None
        if is_whole(self._file(picture.key)):
            return
        self._waiting.append((picture.key, picture.recipe))
        enough = FEW if self._pool is None else BATCH
        if self._workers > 1 and len(self._waiting) > enough:
            self._hand_out()

    def finish(self) -> dict[str, Drawn]:
        """Wait for all that was begun; returns what was drawn by the key of the picture."""
        if self._pool is None:
            draw_batch(self._waiting, self._cache)
        else:
            self._hand_out()
        self._waiting.clear()
        for batch in self._begun:
            batch.result()
        return {key: _measured(self._file(key)) for key in self._keys}

    def _hand_out(self) -> None:
        """Give what waits to the processes."""
        if self._pool is None:
            # Spawned, never forked: a fork after vl-convert has run waits for ever for its threads.
            self._pool = ProcessPoolExecutor(self._workers, mp_context=get_context("spawn"))
        for batch in (self._waiting[i : i + BATCH] for i in range(0, len(self._waiting), BATCH)):
            self._begun.append(self._pool.submit(draw_batch, batch, self._cache))
        self._waiting.clear()

    def _file(self, key: str) -> Path:
        """Return the file of the cache that holds a picture of this key."""
        return self._cache / f"{key}.svg"


def draw(pictures: Iterable[Drawable], cache: Path, workers: int | None = None) -> dict[str, Drawn]:
    """Draw pictures that are all made already; returns what was drawn by the key of the picture."""
    with Drawing(cache, workers) as drawing:
        for picture in pictures:
            drawing.begin(picture)
        return drawing.finish()


def prune(cache: Path, kept: Iterable[str]) -> int:
    """Delete what is in the cache and not among these keys; returns how many files that was."""
    names = {f"{key}.svg" for key in kept}
    stale = [path for path in cache.iterdir() if path.is_file() and path.name not in names]
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def is_whole(path: Path) -> bool:
    """Tell whether a file of the cache is there and was written to its end."""
    try:
        with path.open("rb") as file:
            file.seek(-len(END), os.SEEK_END)
            return file.read() == END
    except OSError:
        return False


def _measured(path: Path) -> Drawn:
    """Return a file of the cache with the size its first line tells."""
    with path.open(encoding="utf-8") as file:
        found = SIZE.search(file.read(300))
    assert found, f"{path} tells no size"
    width, height = (round(float(number)) for number in found.groups())
    return Drawn(path, width, height)
