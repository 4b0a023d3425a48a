"""Draw cards in bulk, named by what they say: those that are not in the cache, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from builder.cards.card import Card, Look
from builder.cards.drawing import drawn_card
from builder.paths import FONTS
from builder.processes import drawing_processes
from builder.whole_files import write_whole

ROOM = Path(__file__).parent
FEW = 40  # up to here starting a process takes longer than it saves
BATCH = 20

Task = tuple[str, Card, Look]  # the key of a card, and what it is drawn from


def draw_cards(
    cards: Mapping[str, Card], look: Look, cache: Path, workers: int | None = None
) -> dict[str, Path]:
    """Return the PNG of each card by its address, drawn where the cache has it not."""
    keys = {address: key_of(card, look) for address, card in cards.items()}
    cache.mkdir(parents=True, exist_ok=True)
    missing = {
        key: (key, cards[address], look)
        for address, key in keys.items()
        if not (cache / f"{key}.png").exists()
    }
    batches, workers = list(_batched(missing.values())), workers or drawing_processes()
    if len(missing) <= FEW or workers < 2:
        for batch in batches:
            draw_batch(batch, cache)
    else:  # spawned, as those of the charts are: a fork would copy the threads of what has run
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(draw_batch, batches, [cache] * len(batches)))
    return {address: cache / f"{key}.png" for address, key in keys.items()}


def prune_cards(cache: Path, kept: Iterable[Path]) -> int:
    """Delete what is in the cache and not among these files; returns how many files that was."""
    stale = set(cache.iterdir()) - set(kept)
    for path in stale:
        path.unlink(missing_ok=True)
    return len(stale)


def key_of(card: Card, look: Look) -> str:
    """Return a hash of all that decides how a card is drawn."""
    return sha256(f"{_fingerprint()}\n{card!r}\n{look!r}".encode()).hexdigest()[:32]


@cache
def _fingerprint() -> str:
    """Return a hash of what draws: this room, the font and Pillow."""
    files = [*sorted(ROOM.glob("*.py")), *sorted(FONTS.glob("*.ttf"))]
    parts = [version("pillow").encode(), *(path.read_bytes() for path in files)]
    return sha256(b"\0".join(parts)).hexdigest()


def _batched(tasks: Iterable[Task]) -> Iterator[list[Task]]:
    """Yield tasks some at a time."""
    rest = iter(tasks)
    while batch := list(islice(rest, BATCH)):
        yield batch


def draw_batch(tasks: Iterable[Task], folder: Path) -> None:
    """Draw cards to files in the folder; runs in any process."""
    for key, card, look in tasks:
        write_whole(folder / f"{key}.png", drawn_card(card, look))
