"""Which folders may be written to: never one that the build reads, nor one that holds such."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.faults import BuildFailure

CHOOSE = "choose another folder with --out."


def check_apart(out: Path, inputs: Iterable[Path]) -> None:
    """Raise BuildFailure where `out` lies in an input of the build, is one, or holds one."""
    target = out.resolve()
    for path in inputs:
        known = path.resolve()
        if target == known:
            raise BuildFailure(f"{out} is what the build reads; {CHOOSE}")
        if target.is_relative_to(known):
            raise BuildFailure(f"{out} lies in {path}, which the build reads; {CHOOSE}")
        if known.is_relative_to(target):
            raise BuildFailure(f"{out} holds {path}, which the build reads; {CHOOSE}")
