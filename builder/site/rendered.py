"""What MkDocs made last time, taken again while everything it reads is the same."""

from __future__ import annotations

import os
import shutil
from importlib.metadata import version
from pathlib import Path

from builder.site import freshness
from builder.site.engine import NONE, Settings
from builder.site.writing import theme_folder

PROGRAMS = ("mkdocs", "mkdocs-material", "markdown", "jinja2")


def key_of(config: Path, docs: Path, settings: Settings = NONE) -> str:
    """Return a hash of all that MkDocs reads: pages, theme, configuration, settings, versions."""
    versions = [f"{name} {version(name)}" for name in PROGRAMS]
    own = {"SITE_URL": os.environ.get("SITE_URL", ""), **settings}
    options = "|".join([*(f"{name}={own[name]}" for name in sorted(own)), *versions])
    return freshness.fingerprint([config, docs, theme_folder(docs)], options)


def take(docs: Path, key: str, out: Path) -> bool:
    """Copy what MkDocs made of the same pages into `out`; tell whether there was such a thing."""
    store = _store(docs)
    if not freshness.is_current(store, key):
        return False
    shutil.copytree(store, out, dirs_exist_ok=True, ignore=_marker)
    return True


def keep(docs: Path, key: str, out: Path) -> None:
    """Copy what MkDocs has made into the store, to be taken next time.

    The mark that makes it valid is written last, so a store that was interrupted is never taken.
    """
    store = _store(docs)
    shutil.rmtree(store, ignore_errors=True)
    shutil.copytree(out, store)
    freshness.record(store, key)


def _store(docs: Path) -> Path:
    """Return the folder, beside the pages, of what MkDocs made of them."""
    return docs.parent / "html"


def _marker(folder: str, names: list[str]) -> list[str]:
    """Return what is not copied: the store's own mark."""
    return [freshness.MARKER] if freshness.MARKER in names else []
