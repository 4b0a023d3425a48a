"""JSON as bytes, the same for every file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def encoded(entry: Mapping[str, Any]) -> bytes:
    """Return JSON as compact UTF-8 with a newline at the end, keys in the order they were given."""
    text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()
