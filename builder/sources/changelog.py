"""`CHANGELOG.md`: what changed in the published files, columns and numbers, edition by edition."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.faults import Findings, quoted

NEXT = "Neste utgave"  # the heading of what is not in any edition yet
ENTRY = re.compile(rf"## ({NEXT}|[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?)")
PART = re.compile(r"### (\S.*)")
LINE = re.compile(r"- (\S.*)")
EXPECTED = f"`## {NEXT}`, `## 2026-11`, `### Filer`, or `- ` and what changed"


@dataclass(frozen=True)
class Changes:
    """What changed with one edition ('' for the next one): lines by what they are about."""

    edition: str
    parts: Mapping[str, tuple[str, ...]]


def read_changelog(path: Path, findings: Findings) -> tuple[Changes, ...]:
    """Return the entries in the order of the file, the newest first; nothing without a file.

    What stands above the first entry is for those who write it.
    """
    if not path.exists():
        return ()
    entries: list[tuple[str, dict[str, list[str]]]] = []
    with findings.guard(path):
        text = path.read_bytes().decode("utf-8", "replace")
        for number, line in enumerate(text.splitlines(), start=1):
            if not _taken(line.rstrip(), entries):
                findings.fault(path, quoted(line), EXPECTED, "Write it as such a line.", row=number)
    return tuple(
        Changes("" if name == NEXT else name, {part: tuple(lines) for part, lines in parts.items()})
        for name, parts in entries
    )


def _taken(line: str, entries: list[tuple[str, dict[str, list[str]]]]) -> bool:
    """Put a line where it belongs; return whether it is one that can stand there."""
    if entry := ENTRY.fullmatch(line):
        entries.append((entry[1], {}))
        return True
    if not entries or not line:
        return not line.startswith("##")
    parts = entries[-1][1]
    if part := PART.fullmatch(line):
        parts[part[1]] = []
        return True
    item = LINE.fullmatch(line)
    if item is None or not parts:
        return False
    parts[list(parts)[-1]].append(item[1])
    return True
