"""Runs builds as whole processes and measures seconds and memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from builder import paths
from builder.site.writing import theme_folder


@dataclass(frozen=True)
class Measurement:
    """One run: wall seconds, and the memory of the largest process so far (MB)."""

    seconds: float
    megabytes: float


def build(out: Path, cache: Path) -> Measurement:
    """Build the repository's own site into `out` with the given cache; raises where it fails."""
    command = [sys.executable, "-m", "builder", "build", "--out", str(out)]
    return _run(command, {"BUILDER_CACHE": str(cache)})


def mkdocs_alone(cache: Path, out: Path) -> float:
    """Return the seconds of an ordinary `mkdocs build` of the pages a build left in its cache."""
    docs = next((cache / "arbeid").glob("*/docs"))
    environment = {
        "BUILDER_DOCS_DIR": str(docs),
        "BUILDER_THEME_DIR": str(theme_folder(docs)),
        "BUILDER_SITE_DIR": str(out),
    }
    return _run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"], environment
    ).seconds


def _run(command: list[str], environment: dict[str, str]) -> Measurement:
    """Run a command from the root of the repository and measure it."""
    start = time.perf_counter()
    subprocess.run(
        command,
        check=True,
        cwd=paths.ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        stdout=subprocess.DEVNULL,
    )
    seconds = time.perf_counter() - start
    largest = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return Measurement(seconds, largest)
