"""The mutants that do the same as the code, told in `equivalent.yml` with why."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

from benchmarks.mutants.changes import Mutant

Key = tuple[str, str, str, str]


def is_equivalent(mutant: Mutant) -> bool:
    """Tell whether a mutant is known to do the same as the code."""
    return (str(mutant.path), mutant.scope, mutant.before, mutant.after) in known()


@cache
def known() -> dict[Key, str]:
    """Return why each known mutant does the same, by file, function, before and after."""
    path = Path(__file__).with_name("equivalent.yml")
    entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {
        (one["path"], one["scope"], one["before"], after): one["why"]
        for one in entries
        for after in one["after"]
    }
