"""The whole site, really built: one build a test run, however many processes test."""

from __future__ import annotations

import fcntl
import os
import subprocess
import sys
from pathlib import Path

from builder import paths

ADDRESS = "http://localhost:8000/"


def build(
    out: Path, cache: Path, *more: str, expected: int = 0, address: str = ADDRESS
) -> subprocess.CompletedProcess[str]:
    """Run `python -m builder build` as a user would, and check its exit code."""
    command = [sys.executable, "-m", "builder", "build", "--out", str(out), *more]
    environment = {**os.environ, "BUILDER_CACHE": str(cache), "SITE_URL": address}
    done = subprocess.run(
        command, cwd=paths.ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == expected, done.stdout + done.stderr
    return done


def built_once(folder: Path) -> Path:
    """Return the site built from the repository's data; a lock lets the first process build it."""
    out = folder / "site"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            build(out, folder / "cache")
    return out


def pages(site: Path) -> list[Path]:
    """Return every HTML file of a site, sorted."""
    return sorted(site.rglob("*.html"))
