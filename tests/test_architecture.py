"""Data walks one way: no room imports one that lies after it, nor its sibling."""

import ast
from pathlib import Path

import pytest

BUILDER = Path(__file__).parents[1] / "builder"
BOTTOM = {
    "faults",
    "fault_report",
    "naming",
    "text_files",
    "paths",
    "numbers",
    "whole_files",
    "processes",
}
MAY_IMPORT = {
    "definitions": set(),
    "sources": {"definitions"},
    "indicators": {"definitions", "sources"},
    "statistics": {"definitions", "sources", "indicators"},
    "drawing": set(),
    "charts": {"definitions", "drawing"},
    "cards": set(),
    "exports": {"definitions", "sources", "indicators", "statistics"},
    "pages": {"definitions", "sources", "indicators", "statistics", "charts", "drawing", "cards"},
    "site": {"sources"},
}
MODULES = sorted(path for room in MAY_IMPORT for path in (BUILDER / room).rglob("*.py"))


def imported_rooms(path: Path) -> set[str]:
    """Return the parts of the builder that a module imports, wherever in the module the import
    stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        found |= {name.split(".")[1] for name in names if name.startswith("builder.")}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(BUILDER)))
def test_a_room_imports_only_what_lies_before_it(path: Path) -> None:
    room = path.relative_to(BUILDER).parts[0]
    assert imported_rooms(path) - BOTTOM - {room} <= MAY_IMPORT[room]


@pytest.mark.parametrize("name", sorted(BOTTOM & {p.stem for p in BUILDER.glob("*.py")}))
def test_bottom_modules_import_no_room(name: str) -> None:
    assert imported_rooms(BUILDER / f"{name}.py") <= BOTTOM


def test_every_room_is_known() -> None:
    rooms = {path.parent.name for path in BUILDER.glob("*/__init__.py")}
    assert rooms == set(MAY_IMPORT)


def test_what_a_build_needs_does_not_import_what_brings_data_in() -> None:
    """The rooms beside the builder see it; no room of it sees them, only the command line does."""
    outside = {"importing", "simulation", "scripts"}
    for path in BUILDER.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
        names += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
        found = {name.split(".")[0] for name in names} & outside
        assert not found or path.name == "__main__.py", path
