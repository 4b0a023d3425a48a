"""How many processes draw at a time."""

from __future__ import annotations

import os

MOST = 4  # more would wait for the pages that are being written


def drawing_processes() -> int:
    """Return how many processes draw at a time on this machine; with one the caller draws."""
    return min(MOST, os.cpu_count() or 1)
