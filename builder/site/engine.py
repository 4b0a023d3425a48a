"""Runs MkDocs as a program of its own, so that it can work while the charts are drawn."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from builder.faults import BuildFailure
from builder.site.writing import theme_folder

LINES_SHOWN = 20
PAGES_SHOWN = 5
SAID_TO_BE_WRONG = ("WARNING", "ERROR", "Error", "Aborted")
Settings = Mapping[str, str]
NONE: Settings = {}


@dataclass(frozen=True)
class MkDocs:
    """A run of MkDocs that writes into `out`; `log` is a temporary file with all it says."""

    process: subprocess.Popen[bytes]
    log: IO[bytes]
    out: Path


def run_mkdocs(config: Path, docs: Path, out: Path, settings: Settings = NONE) -> None:
    """Build the site of the Markdown in `docs` into `out`; raises BuildFailure where it fails."""
    finish_mkdocs(start_mkdocs(config, docs, out, settings), docs)


def start_mkdocs(config: Path, docs: Path, out: Path, settings: Settings = NONE) -> MkDocs:
    """Start `mkdocs build --strict`; it clears `out`, so write nothing there until it is done.

    `settings` are what mkdocs.yml asks the environment for: the address and the site's name.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", str(config)]
    log = tempfile.TemporaryFile()  # noqa: SIM115 - closed by finish_mkdocs or stop_mkdocs
    process = subprocess.Popen(
        command,
        cwd=config.parent,
        env=_environment(docs, out, settings),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    return MkDocs(process, log, out)


def finish_mkdocs(run: MkDocs, docs: Path) -> None:
    """Wait for MkDocs and check that it made all pages of `docs`; raises BuildFailure if not."""
    code = run.process.wait()
    run.log.seek(0)
    said = run.log.read().decode("utf-8", errors="replace")
    stop_mkdocs(run)
    if code != 0:
        raise BuildFailure(f"MkDocs could not build the pages:\n{_telling_lines(said)}")
    _check_pages(docs, run.out)
    _remove_unused(run.out)
    (run.out / ".nojekyll").touch()  # else GitHub Pages would leave out files that begin with _


def stop_mkdocs(run: MkDocs) -> None:
    """End a run, if it still goes on, and close its log."""
    if run.process.poll() is None:
        run.process.kill()
        run.process.wait()
    run.log.close()


def _environment(docs: Path, out: Path, settings: Settings) -> dict[str, str]:
    """Return the environment of MkDocs: what mkdocs.yml asks for, and no clock."""
    return {
        "SOURCE_DATE_EPOCH": "0",
        **os.environ,
        **settings,
        "NO_MKDOCS_2_WARNING": "1",
        "BUILDER_DOCS_DIR": str(docs.resolve()),
        "BUILDER_THEME_DIR": str(theme_folder(docs.resolve())),
        "BUILDER_SITE_DIR": str(out.resolve()),
    }


def _telling_lines(said: str) -> str:
    """Return what MkDocs said was wrong, or its last lines where it did not say so."""
    lines = [line.rstrip() for line in said.splitlines() if line.strip()]
    wrong = [line for line in lines if line.startswith(SAID_TO_BE_WRONG)]
    shown = (wrong or lines)[-LINES_SHOWN:]
    return "\n".join(shown or ["(it said nothing)"])


def _check_pages(docs: Path, out: Path) -> None:
    """Raise BuildFailure where a Markdown file has no page."""
    names = [path.relative_to(docs) for path in sorted(docs.rglob("*.md"))]
    missing = [name.as_posix() for name in names if not (out / _page(name)).is_file()]
    if missing:
        some = ", ".join(missing[:PAGES_SHOWN])
        raise BuildFailure(f"MkDocs made no page of {len(missing)} of {len(names)} files: {some}.")


def _remove_unused(out: Path) -> None:
    """Delete what the theme copies and no page asks for: its scripts, and maps of its sources."""
    shutil.rmtree(out / "assets" / "javascripts", ignore_errors=True)
    shutil.rmtree(out / "assets" / "images", ignore_errors=True)
    for path in (*(out / "assets").rglob("*.map"), *(out / "assets").rglob("palette.*.css")):
        path.unlink()


def _page(name: Path) -> Path:
    """Return the page that MkDocs makes of a Markdown file: kommune/oslo/index.html."""
    if name.stem in ("index", "README"):
        return name.parent / "index.html"
    return name.with_suffix("") / "index.html"
