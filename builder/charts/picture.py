"""A picture to be drawn, named by everything that decides its pixels."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from builder import numbers

ROOM = Path(__file__).parent
ENGINES = ("altair", "vl-convert-python")


@dataclass(frozen=True)
class Picture:
    """A chart to be drawn: its kind, its data and parameters as canonical JSON, its size in px."""

    kind: str
    content: str
    width: int
    height: int

    @cached_property
    def name(self) -> str:
        """Return the file name: the kind and a hash of the content and of what draws it."""
        digest = sha256(self.content.encode())
        digest.update(fingerprint().encode())
        return f"{self.kind}-{digest.hexdigest()[:12]}.svg"


def canonical(content: Mapping[str, Any]) -> str:
    """Return data as JSON that is the same whatever order the mappings were filled in."""
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


@cache
def fingerprint() -> str:
    """Return a hash of the fonts, the versions of the drawing engines and the code of this room."""
    digest = sha256()
    for engine in ENGINES:
        digest.update(f"{engine} {version(engine)}\n".encode())
    fonts = sorted((ROOM / "fonts").glob("*.ttf"))
    for path in (*fonts, *sorted(ROOM.glob("*.py")), Path(numbers.__file__)):
        digest.update(path.name.encode() + sha256(path.read_bytes()).digest())
    return digest.hexdigest()
