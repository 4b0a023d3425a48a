"""A build that is killed at any moment leaves a whole site, and the next build succeeds."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from builder import paths
from tests.invented import DATA, make_round
from tests.whole.test_builds import hashes
from tests.whole_site import build

# A line of the build's progress, and the most seconds after it: from the drawing to the last
# steps, in which the files are placed, the sites exchanged and the old one removed.
MOMENTS = (
    ("wrote", 0.3),
    ("made", 1.0),
    ("MkDocs", 0.3),
    ("MkDocs", 1.0),
)


def data_of(folder: Path, seed: int) -> Path:
    """Return a data folder with one small invented round."""
    data = folder / f"data-{seed}"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2022, rows=12, seed=seed)
    return data


def killed(arguments: list[str], cache: Path, line: str, pause: float) -> None:
    """Start a build with all its helpers, and kill them all a moment after a line of progress."""
    command = [sys.executable, "-m", "builder", "build", *arguments]
    environment = {**os.environ, "BUILDER_CACHE": str(cache), "SITE_URL": "http://localhost:8000/"}
    with subprocess.Popen(
        command,
        cwd=paths.ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout is not None
        assert any(line in told for told in running.stdout)
        time.sleep(pause)
        os.killpg(running.pid, signal.SIGKILL)


@pytest.mark.slow
def test_a_kill_at_any_moment_leaves_a_whole_site_and_the_next_build_succeeds(
    tmp_path: Path,
) -> None:
    """Each build is killed on the leavings of the one killed before it; the last one is let be."""
    luck, out, cache = random.Random(6), tmp_path / "site", tmp_path / "cache"
    own = [["--data", str(data_of(tmp_path, seed)), "--only", "0301"] for seed in (0, 1)]
    build(tmp_path / "other", cache, *own[1])
    build(out, cache, *own[0])
    sites = [hashes(out), hashes(tmp_path / "other")]
    assert sites[0] != sites[1]
    for line, most in MOMENTS:
        new = sites.index(hashes(out)) ^ 1
        killed([*own[new], "--out", str(out)], cache, line, most * luck.random())
        assert hashes(out) in sites, line
    new = sites.index(hashes(out)) ^ 1
    build(out, cache, *own[new])
    assert hashes(out) == sites[new]
    assert list(tmp_path.glob(".site.*")) == []
