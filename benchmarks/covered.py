"""`make coverage`: what part of each room the tests have run, as coverage.py has measured it.

coverage.py tells single files and all of them together; a room is a folder.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

Counts = Mapping[str, int]


def main() -> None:
    """Print a table of the report that `coverage json` has written."""
    report = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print("| room | lines | branches | covered, % |\n| --- | ---: | ---: | ---: |")
    for room, counts in rooms_of(report).items():
        lines, branches = counts["num_statements"], counts["num_branches"]
        print(f"| {room} | {lines} | {branches} | {covered_pct(counts):.1f} |")


def rooms_of(report: Mapping[str, Any]) -> dict[str, Counts]:
    """Return the counts of each room, summed over its files, and of all together at the end."""
    found: dict[str, Counter[str]] = {}
    for path, file in sorted(report["files"].items()):
        found.setdefault(_room(path), Counter()).update(_counts(file["summary"]))
    return {**found, "all": sum(found.values(), Counter())}


def covered_pct(counts: Counts) -> float:
    """Return the part of lines and branches that was run; all where there is nothing to run."""
    base = counts["num_statements"] + counts["num_branches"]
    return 100 * (counts["covered_lines"] + counts["covered_branches"]) / base if base else 100.0


def _counts(summary: Mapping[str, Any]) -> Counts:
    """Return the counts of a file: what there is of lines and branches, and what was run."""
    names = ("num_statements", "num_branches", "covered_lines", "covered_branches")
    return {name: int(summary[name]) for name in names}


def _room(path: str) -> str:
    """Return the room that a file lies in: `builder/pages`, `importing`, `builder` itself."""
    parts = PurePosixPath(path).parts[:-1]
    return "/".join(parts[:2] if parts[0] == "builder" else parts[:1])


if __name__ == "__main__":
    main()
