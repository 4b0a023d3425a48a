"""Collects what the checks find: faults, which stop a build, and notices, which do not."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from builder.faults import Fault, InputFaults

LONGEST = 60
RESTORE = "Restore the file from the repository or fetch it again."


def quoted(value: object) -> str:
    """Return a value in quotes, with what cannot be seen written as escapes, cut to one line."""
    text = str(value)
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def listed(values: Iterable[str], most: int = 12) -> str:
    """Return values with commas between, the last ones left out where there are many."""
    known = list(values)
    rest = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + rest


@dataclass
class Findings:
    """Faults and notices of all files so far."""

    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)

    def fault(
        self,
        path: Path | str,
        found: str,
        expected: str,
        todo: str = "",
        row: int | None = None,
        column: str | None = None,
    ) -> None:
        """Add one fault; the path is told as the user gave it, a column only if it can be shown."""
        shown = str(path).encode("utf-8", "backslashreplace").decode("utf-8")
        name = (column or "").strip()
        can_be_shown = name and name.isprintable() and len(name) <= LONGEST
        self.faults.append(Fault(shown, found, expected, todo, row, name if can_be_shown else None))

    def notice(self, text: str) -> None:
        """Add one remark that does not stop the build."""
        self.notices.append(text)

    @contextmanager
    def guard(self, path: Path | str) -> Iterator[None]:
        """Turn what reading one file may raise into faults of that file, and carry on after it."""
        try:
            yield
        except InputFaults as error:
            self.faults.extend(error.faults)
        except FileNotFoundError:
            self.fault(path, "no such file", "a readable file", RESTORE)
        except OSError as error:
            found = f"a file that cannot be opened ({error.strerror or error})"
            self.fault(path, found, "a readable file", RESTORE)
        except (yaml.YAMLError, csv.Error, ValueError, RecursionError) as error:
            found = f"content that cannot be read ({quoted(error)})"
            self.fault(path, found, "a sound file", RESTORE)

    def raise_faults(self) -> None:
        """Raise InputFaults with every fault, by file, row and column, if there is any."""
        if self.faults:
            raise InputFaults(sorted(set(self.faults), key=_place))


def _place(fault: Fault) -> tuple[str, int, str, str]:
    """Return what faults are sorted by."""
    return fault.path, fault.row or 0, fault.column or "", fault.found
