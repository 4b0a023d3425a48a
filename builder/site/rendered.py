"""The pages as MkDocs makes them, while the build goes on.

They are taken again while all it reads is the same.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from builder.site import freshness
from builder.site.engine import NONE, MkDocs, Settings, finish_mkdocs, start_mkdocs, stop_mkdocs
from builder.site.writing import theme_folder

PROGRAMS = ("mkdocs", "mkdocs-material", "markdown", "jinja2")


@dataclass(frozen=True)
class Rendering:
    """The pages of a docs folder in a store beside it.

    `run` is what writes them there, if they are not there already.
    """

    docs: Path
    key: str
    run: MkDocs | None

    def place(self, out: Path) -> None:
        """Copy the pages into the site as soon as they are made.

        Raises BuildFailure where MkDocs fails.
        """
        if self.run is not None:
            finish_mkdocs(self.run, self.docs)
            freshness.record(self.run.out, self.key)
        shutil.copytree(_store(self.docs), out, dirs_exist_ok=True, ignore=_marker)


@contextmanager
def rendering(config: Path, docs: Path, settings: Settings = NONE) -> Iterator[Rendering]:
    """Start MkDocs where something it reads has changed; end it where the build is given up.

    The mark that makes the store valid is written last, and goes first: what an interrupted run
    leaves there is never taken.
    """
    key, store = key_of(config, docs, settings), _store(docs)
    run = None
    if not freshness.is_current(store, key):
        shutil.rmtree(store, ignore_errors=True)
        run = start_mkdocs(config, docs, store, settings)
    try:
        yield Rendering(docs, key, run)
    finally:
        if run is not None:
            stop_mkdocs(run)


def key_of(config: Path, docs: Path, settings: Settings = NONE) -> str:
    """Return a hash of all that MkDocs reads: pages, theme, configuration, settings, versions."""
    versions = [f"{name} {version(name)}" for name in PROGRAMS]
    own = {"SITE_URL": os.environ.get("SITE_URL", ""), **settings}
    options = "|".join([*(f"{name}={own[name]}" for name in sorted(own)), *versions])
    return freshness.fingerprint([config, docs, theme_folder(docs)], options)


def _store(docs: Path) -> Path:
    """Return the folder, beside the pages, that MkDocs writes into."""
    return docs.parent / "html"


def _marker(folder: str, names: list[str]) -> list[str]:
    """Return what is not copied: the store's own mark."""
    return [freshness.MARKER] if freshness.MARKER in names else []
