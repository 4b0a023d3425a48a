"""Draw pictures in bulk: definitions in, finished SVG files in the cache out."""

from __future__ import annotations

import os
import re
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from builder.charts import svg
from builder.charts.picture import PLACE, Picture, Recipe
from builder.charts.theme import NUMBERS
from builder.paths import FONTS

FEW = 60  # up to here starting a process takes longer than it saves
BATCH = 20
AHEAD = 2  # batches that wait for each process: enough to keep it busy, and little in memory
END = b"</svg>\n"
SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')

Task = tuple[str, Recipe]  # the key of a picture, and what it is drawn from


@dataclass(frozen=True)
class Drawn:
    """A drawn picture in the cache, with its size in px; `name` puts a place into it."""

    path: Path
    width: int
    height: int

    def named(self, place: str) -> str:
        """Return the SVG with the place where it was left open."""
        text = self.path.read_text(encoding="utf-8")
        return text.replace(f">{PLACE}<", f">{escape(place, quote=False)}<")


def draw(pictures: Iterable[Picture], cache: Path, workers: int = 2) -> dict[str, Drawn]:
    """Draw the pictures that are not in the cache, those that share a drawing once; returns what
    was drawn by the key of the picture."""
    wanted = {picture.key: picture for picture in pictures}
    cache.mkdir(parents=True, exist_ok=True)
    missing = [key for key in wanted if not is_whole(cache / f"{key}.svg")]
    tasks = ((key, wanted[key].recipe) for key in missing)
    _draw_all(batched(tasks, BATCH), cache, workers if len(missing) > FEW else 1)
    return {key: _measured(cache / f"{key}.svg") for key in wanted}


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


def batched(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """Yield tasks some at a time, made when they are needed."""
    rest = iter(tasks)
    while batch := list(islice(rest, size)):
        yield batch


def _draw_all(batches: Iterable[Sequence[Task]], cache: Path, workers: int) -> None:
    """Draw batch after batch, here or in other processes."""
    if workers < 2:
        for batch in batches:
            draw_batch(batch, cache)
        return
    # Spawned, never forked: a fork after vl-convert has run waits for ever for its threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: deque[Future[int]] = deque()
        for batch in batches:
            waiting.append(pool.submit(draw_batch, batch, cache))
            if len(waiting) > AHEAD * workers:
                waiting.popleft().result()
        for task in waiting:
            task.result()


def draw_batch(tasks: Sequence[Task], folder: Path) -> int:
    """Draw pictures to files in the folder and return how many; runs in any process."""
    for key, recipe in tasks:
        temporary = folder / f".{key}.{os.getpid()}"
        temporary.write_text(drawn_svg(recipe.vega()), encoding="utf-8", newline="\n")
        temporary.replace(folder / f"{key}.svg")
    return len(tasks)


def drawn_svg(vega: str | Mapping[str, Any]) -> str:
    """Return a Vega definition as the SVG that is published."""
    return svg.finish(_engine().vega_to_svg(vega, format_locale=NUMBERS))


@cache
def _engine() -> Any:
    """Return vl-convert with the bundled font, so that every machine draws the same bytes."""
    import vl_convert

    vl_convert.register_font_directory(str(FONTS))
    return vl_convert
