"""What the pages of an edition load.

Found by following them, so that nothing is left out and nothing else comes along.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

IN_PAGE = re.compile(r'(?:href|src)="([^"]*assets/[^"]+)"')
IN_SCRIPT = re.compile(r'"(\.{1,2}/[^"]+\.js)"')
FETCHED = re.compile(r'"(assets/[^"]+\.json)"|new URL\("([^"./]+\.json)"')


def assets_of(
    files: Mapping[str, bytes], made: Mapping[str, bytes], hand_written: Path
) -> dict[str, bytes]:
    """Return every asset that the pages among the files ask for, by path, and what those ask for.

    From what the build made, else from the folder of what is written by hand.
    """
    found: dict[str, bytes] = {}
    asked = [
        name for page in sorted(files) if page.endswith(".html") for name in _loaded_by(page, files)
    ]
    waiting = list(dict.fromkeys(asked))
    while waiting:
        name = waiting.pop()
        if name not in found and name not in files:
            found[name] = made[name] if name in made else (hand_written / name).read_bytes()
            waiting += _named_in(name, found[name])
    return found


def _loaded_by(page: str, files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the path of each asset that a page loads."""
    for link in IN_PAGE.findall(files[page].decode()):
        yield posixpath.normpath(posixpath.join(posixpath.dirname(page), link))


def _named_in(name: str, content: bytes) -> Iterator[str]:
    """Yield the path of each module and file that a module loads."""
    if not name.endswith(".js"):
        return
    text, folder = content.decode(), posixpath.dirname(name)
    for link in IN_SCRIPT.findall(text):
        yield posixpath.normpath(posixpath.join(folder, link))
    for whole, beside in FETCHED.findall(text):
        yield whole or f"{folder}/{beside}"
