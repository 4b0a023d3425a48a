"""The whole site, really built: one build a test run, however many processes test."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

from builder import paths
from builder.site.freshness import fingerprint
from tests.invented import DATA

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


def built_once(folder: Path, drawn: Path) -> Path:
    """Return the site built from the data of the tests; a lock lets the first process build it.

    What previews have `drawn` is not drawn again: it has the key of the same picture.
    """
    out, cache = folder / "site", folder / "cache"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            (cache / "diagram").mkdir(parents=True, exist_ok=True)
            for picture in drawn.glob("*.svg"):
                shutil.copy(picture, cache / "diagram")
            build(out, cache, "--data", str(DATA))
    return out


def built_of_own_data(folder: Path, site: Path) -> Path:
    """Return the site of the repository's own data: a build of it, or the one of the tests' data
    where that is the same."""
    names = sorted(path.name for path in paths.DATA.iterdir())
    own, same = (fingerprint([data / name for name in names], "") for data in (paths.DATA, DATA))
    if own == same:
        return site
    out = folder / "own"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not out.exists():
            build(out, folder / "cache")
    return out


def pages(site: Path) -> list[Path]:
    """Return every HTML file of a site, sorted."""
    return sorted(site.rglob("*.html"))
