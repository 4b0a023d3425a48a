"""The rooms whose code is changed, and the tests that should notice."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.mutants.changes import Mutant, mutants_of
from builder.paths import ROOT


@dataclass(frozen=True)
class Room:
    """A folder, the tests of all of it, and those of single modules, which are asked first.

    `before` are modules that no mutant of the room can change. Neither can it change what the
    function `ready` of the tests reads, which is asked for once; where that has the room itself be
    read, functions are changed in place (`is_live`).
    """

    folder: str
    tests: tuple[str, ...]
    before: tuple[str, ...]
    ready: tuple[str, str] | None = None
    is_live: bool = False
    more: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def modules(self) -> list[Path]:
        """Return the modules of the room, below the root of the repository."""
        return sorted(path.relative_to(ROOT) for path in (ROOT / self.folder).rglob("*.py"))

    def mutants(self, share: float, start: float = 0.0) -> list[Mutant]:
        """Return the mutants of the room, or a share of them: the same from the same start."""
        every = [one for path in self.modules for one in mutants_of(path, ROOT)]
        return [one for one in every if start <= one.place < start + share]

    def make_ready(self) -> None:
        """Read what is read once for all mutants."""
        if self.ready is not None:
            module, function = self.ready
            getattr(importlib.import_module(module), function)()

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that should notice a mutant, those of its module first."""
        return list(dict.fromkeys([*self.more.get(mutant.path.stem, ()), *self.tests]))


ROOMS = {
    "indicators": Room("builder/indicators", ("tests/indicators",), ("builder.sources",)),
    "statistics": Room(
        "builder/statistics",
        ("tests/statistics",),
        ("builder.indicators",),
        ready=("tests.real", "real_values"),
    ),
    "words": Room(
        "builder/pages/words",
        ("tests/pages/words", "tests/pages/test_golden_pages.py"),
        ("builder.charts", "builder.statistics"),
        ready=("tests.pages.editions", "real_edition"),
        is_live=True,
        more={
            "editions": (
                "tests/pages/test_utgave.py::test_an_id_says_what_is_known_of_the_day",
                "tests/pages/test_utgave.py::test_rounds_are_told_with_what_is_simulated",
                "tests/pages/test_utgave.py::test_a_citation_leads_to_the_edition_once_it_is_frozen",
            ),
            "edges": ("tests/pages/test_indikator_endring.py",),
            "findings": ("tests/pages/test_forside.py",),
            "on_map": ("tests/pages/test_kart.py::test_the_sentence_says_who_did_not_answer",),
            "readings": ("tests/pages/test_readings.py",),
            "side_by_side": ("tests/pages/test_sammenlign.py",),
        },
    ),
}
