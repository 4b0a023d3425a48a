"""Draw pictures in bulk: compiled kinds in, finished SVG files in the cache out."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from builder.charts import kinds, svg
from builder.charts.picture import Picture

FEW = 60  # up to here starting a process takes longer than it saves
BATCH = 20
END = b"</svg>\n"

Report = Callable[[int, int], None]


def draw(
    pictures: Iterable[Picture], cache: Path, workers: int = 2, report: Report | None = None
) -> dict[str, Path]:
    """Draw the pictures that are not in the cache; returns name -> path for all of them."""
    wanted = {picture.name: picture for picture in pictures}
    cache.mkdir(parents=True, exist_ok=True)
    missing = [picture for name, picture in wanted.items() if not is_whole(cache / name)]
    batches = [missing[start : start + BATCH] for start in range(0, len(missing), BATCH)]
    compiled = {kind: kinds.compiled(kind) for kind in sorted({p.kind for p in missing})}
    done = 0
    for count in _drawn(batches, compiled, cache, workers if len(missing) > FEW else 1):
        done += count
        if report:
            report(done, len(missing))
    return {name: cache / name for name in wanted}


def is_whole(path: Path) -> bool:
    """Tell whether a file of the cache is there and was written to its end."""
    try:
        with path.open("rb") as file:
            file.seek(-len(END), os.SEEK_END)
            return file.read() == END
    except OSError:
        return False


def _drawn(
    batches: Sequence[Sequence[Picture]],
    compiled: Mapping[str, str],
    cache: Path,
    workers: int,
) -> Iterable[int]:
    """Draw batch after batch, here or in other processes, yielding how many pictures each had."""
    if workers < 2:
        for batch in batches:
            yield draw_batch(batch, compiled, cache)
        return
    # Spawned, never forked: a fork after vl-convert has run waits for ever for its threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        tasks = [pool.submit(draw_batch, batch, compiled, cache) for batch in batches]
        for task in tasks:
            yield task.result()


def draw_batch(pictures: Sequence[Picture], compiled: Mapping[str, str], folder: Path) -> int:
    """Draw pictures to files in the folder and return how many; runs in any process."""
    for picture in pictures:
        drawn = drawn_svg(picture, compiled[picture.kind])
        temporary = folder / f".{picture.name}.{os.getpid()}"
        temporary.write_text(drawn, encoding="utf-8", newline="\n")
        temporary.replace(folder / picture.name)
    return len(pictures)


def drawn_svg(picture: Picture, compiled: str) -> str:
    """Return a picture as the SVG that is published."""
    import vl_convert

    sheet = kinds.layout(picture.kind, json.loads(picture.content))
    return svg.finish(vl_convert.vega_to_svg(kinds.filled(_parsed(compiled), sheet)))


@cache
def _parsed(compiled: str) -> Any:
    """Return a compiled kind, parsed once a process."""
    return json.loads(compiled)
