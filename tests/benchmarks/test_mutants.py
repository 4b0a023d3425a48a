"""What is changed in a mutant, and what is left alone, on a small module."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from benchmarks.covered import covered_pct, rooms_of
from benchmarks.mutants.changes import Mutant, mutants_of
from benchmarks.mutants.equivalent import known
from benchmarks.mutants.rooms import ROOMS
from builder.paths import ROOT

SOURCE = '''
"""A docstring is no code."""
from __future__ import annotations

MOST = 3
Number = int | float


class Place:
    size: int = 1

    def is_large(self, limit: int = 5) -> bool:
        """Tell."""
        return self.size >= limit


def told(names: list[str], found: bool) -> str | None:
    """Tell."""
    assert names
    if found and not names:
        return None
    names.sort()
    for one, other in zip(names, names, strict=True):
        print(f"{one:>3} av {other}")
    return ""
'''
CHANGES = [  # function, before, after
    ("", "3", "4"),
    ("", "3", "2"),
    ("", "1", "2"),
    ("", "1", "0"),
    ("", "5", "6"),
    ("", "5", "4"),
    ("Place.is_large", "return self.size >= limit", "return None"),
    ("Place.is_large", "self.size >= limit", "self.size > limit"),
    ("told", "found and (not names)", "found or not names"),
    ("told", "not names", "names"),
    ("told", "names.sort()", "pass"),
    ("told", "print(f'{one:>3} av {other}')", "pass"),
    ("told", "' av '", "''"),
    ("told", "return ''", "return None"),
    ("told", "''", "'x'"),
]


def mutants(folder: Path, source: str = SOURCE) -> list[Mutant]:
    """Return the mutants of a module that is written into a folder."""
    (folder / "small.py").write_text(source, encoding="utf-8")
    return list(mutants_of(Path("small.py"), folder))


def test_each_kind_of_change_is_made_once_and_types_and_checks_are_left(tmp_path: Path) -> None:
    found = [(one.scope, one.before, one.after) for one in mutants(tmp_path)]
    assert found == CHANGES


def test_a_mutant_is_the_module_with_one_change(tmp_path: Path) -> None:
    plain = ast.unparse(ast.parse(SOURCE)).splitlines()
    for one in mutants(tmp_path):
        other = ast.unparse(one.tree(tmp_path)).splitlines()
        differing = [pair for pair in zip(plain, other, strict=True) if pair[0] != pair[1]]
        assert len(differing) == 1, one


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a < b", "a <= b"),
        ("a == b", "a != b"),
        ("a in b", "a not in b"),
        ("a is b", "a is not b"),
        ("a + b", "a - b"),
        ("a // b", "a * b"),
        ("a | b", "a & b"),
        ("-a", "a"),
        ("~a", "a"),
    ],
)
def test_operators_are_turned(tmp_path: Path, before: str, after: str) -> None:
    (found,) = mutants(tmp_path, f"x = {before}\n")
    assert (found.before, found.after) == (before, after)


def test_a_sample_is_the_same_every_time_and_about_as_large_as_asked() -> None:
    room = ROOMS["words"]
    every, tenth = room.mutants(1.0), room.mutants(0.1)
    assert tenth == room.mutants(0.1)
    assert 0.07 < len(tenth) / len(every) < 0.13
    assert set(tenth) < set(every)


def test_samples_from_one_start_after_another_are_all_mutants_each_once() -> None:
    room = ROOMS["indicators"]
    found = [one for start in (0.0, 0.25, 0.5, 0.75) for one in room.mutants(0.25, start)]
    every = room.mutants(1.0)
    assert len(found) == len(every)
    assert set(found) == set(every)


def test_all_rooms_and_tests_exist_and_each_equivalent_mutant_is_one_of_theirs() -> None:
    every = [one for room in ROOMS.values() for one in room.mutants(1.0)]
    tests = {test.split("::")[0] for room in ROOMS.values() for test in room.tests}
    tests |= {
        t.split("::")[0] for room in ROOMS.values() for own in room.more.values() for t in own
    }
    assert [test for test in tests if not (ROOT / test).exists()] == []
    keys = {(str(one.path), one.scope, one.before, one.after) for one in every}
    assert set(known()) <= keys
    assert all(known().values())


def test_a_room_has_the_sums_of_its_files() -> None:
    def file(lines: int, branches: int, run: int, taken: int) -> dict[str, dict[str, int]]:
        counts = {"num_statements": lines, "num_branches": branches}
        return {"summary": {**counts, "covered_lines": run, "covered_branches": taken}}

    files = {
        "builder/pages/a.py": file(10, 4, 9, 1),
        "builder/pages/words/b.py": file(6, 0, 5, 0),
        "builder/build.py": file(5, 0, 0, 0),
        "importing/c.py": file(0, 0, 0, 0),
    }
    found = {room: covered_pct(counts) for room, counts in rooms_of({"files": files}).items()}
    assert found == {"builder": 0.0, "builder/pages": 75.0, "importing": 100.0, "all": 60.0}
