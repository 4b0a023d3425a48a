"""Writes Markdown for MkDocs, and files that need no MkDocs straight into the site."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from builder.faults import BuildFailure
from builder.paths import ROOT
from builder.site.bodies import part, template_name

OVERRIDES = ROOT / "overrides"
BODIES = "bodies"  # the folder of blocks that overrides/main.html looks in


def write_docs(docs: Path, pages: Mapping[str, str], hand_written: Path) -> None:
    """Make `docs` hold the pages (path -> Markdown) and the hand-written folder, and nothing else.

    The large blocks of the pages go to the theme beside it. A file whose bytes are the same is left
    alone. Raises BuildFailure where a page is both generated and written by hand.
    """
    parted = {name: part(name, text) for name, text in pages.items()}
    wanted = {name: page.markdown.encode() for name, page in parted.items()}
    for name, path in _visible_files(hand_written):
        if name in wanted:
            raise BuildFailure(
                f"{path}: the builder makes a page of this name; rename one of them."
            )
        wanted[name] = path.read_bytes()
    theme = {name: path.read_bytes() for name, path in _visible_files(OVERRIDES)}
    for name, page in parted.items():
        if page.template:
            theme[f"{BODIES}/{template_name(name)}"] = page.template.encode()
    _mirror(docs, wanted)
    _mirror(theme_folder(docs), theme)


def theme_folder(docs: Path) -> Path:
    """Return the folder of the theme's own templates that go with a docs folder."""
    return docs.with_name("theme")


def place_files(out: Path, files: Iterable[tuple[str, bytes | Path]]) -> None:
    """Write files (path below `out`, and content or a file to copy) into the site, one by one.

    Cached files are copied, not linked: a file damaged in the site would else damage the cache.
    """
    folders: set[Path] = set()
    for name, content in files:
        target = _inside(out, name)
        if target.parent not in folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            folders.add(target.parent)
        if isinstance(content, Path):
            shutil.copyfile(content, target)
        else:
            target.write_bytes(content)


def _inside(folder: Path, name: str) -> Path:
    """Return the path of `name` below a folder; raises BuildFailure where it would lie outside."""
    path = Path(os.path.normpath(folder / name))
    if not path.is_relative_to(os.path.normpath(folder)) or path == folder:
        raise BuildFailure(f"{name!r} is not a file name below {folder}; check the addresses.")
    return path


def _visible_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield name and path of every file that is not hidden below a folder, in a fixed order."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            yield name.as_posix(), path


def _mirror(folder: Path, wanted: Mapping[str, bytes]) -> None:
    """Make a folder hold these files (name -> content) and nothing else."""
    paths = {_inside(folder, name): content for name, content in wanted.items()}
    for path, content in paths.items():
        _write_if_changed(path, content)
    _delete_others(folder, paths.keys())


def _write_if_changed(path: Path, content: bytes) -> None:
    """Write a file unless it holds these bytes already."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _delete_others(folder: Path, wanted: Collection[Path]) -> None:
    """Delete every file below a folder that is not wanted, and folders that become empty."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            if not any(path.iterdir()):
                path.rmdir()
        elif Path(os.path.normpath(path)) not in wanted:
            path.unlink()
