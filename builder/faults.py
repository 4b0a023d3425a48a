"""Faults in the input: what was found where, what was expected and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

LONGEST = 60
RESTORE = "Restore the file from the repository or fetch it again."


@dataclass(frozen=True, order=True)
class Fault:
    """One fault in one input file.

    `row` is the line as an editor counts it (the header of a CSV file is row 1); `column` is the
    column of a CSV file, or the field of a YAML entry (`upper[2]`); `entry` is the id of the entry.
    """

    path: str
    found: str
    expected: str
    todo: str = ""
    row: int | None = None
    column: str | None = None
    entry: str | None = None

    @property
    def place(self) -> str:
        """Return where in the file the fault is: `row 2, column strategi`, or nothing."""
        row, column = ("line", "field") if self.path.endswith((".yml", ".yaml")) else _CSV_WORDS
        parts = [(row, self.row), ("entry", self.entry), (column, self.column)]
        return ", ".join(f"{word} {value}" for word, value in parts if value is not None)

    def __str__(self) -> str:
        """Return the fault as one plain line."""
        where = ", ".join(part for part in (self.path, self.place) if part)
        line = f"{where}: found {self.found}; expected {self.expected}."
        line += f" {self.todo}" if self.todo else ""
        return " ".join(line.split())


_CSV_WORDS = ("row", "column")


class InputFaults(Exception):
    """Raised with every fault of the input at once; nothing has been written when it is raised."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = list(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class Unforeseen(Exception):
    """Raised where reading ends in an error that no check foresaw: a fault of the builder.

    `reading` is the file it happened in, `faults` what had been found until then.
    """

    def __init__(self, reading: str, faults: Iterable[Fault]) -> None:
        self.reading = reading
        self.faults = list(faults)
        super().__init__(reading)


class BuildFailure(Exception):
    """Raised when the input is sound but the site cannot be built.

    A program may be missing, or the disk full.
    """


def quoted(value: object) -> str:
    """Return a value in quotes, with what cannot be seen written as escapes, cut to one line."""
    text = str(value)
    return repr(text if len(text) <= LONGEST else text[:LONGEST] + "…")


def listed(values: Iterable[str], most: int = 12) -> str:
    """Return values with commas between, the last ones left out where there are many."""
    known = list(values)
    rest = f" and {len(known) - most} more" if len(known) > most else ""
    return ", ".join(known[:most]) + rest


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word nearest in spelling, whatever the case, or None.

    A number is never taken for another.
    """
    if word.strip().isdecimal():
        return None
    found = get_close_matches(word.strip().lower().replace(" ", "_"), list(known), n=1)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return the advice to write the known word nearest in spelling, or what to do otherwise."""
    near = nearest(word, known)
    return f"Did you mean {near}?" if near else otherwise


@dataclass
class Findings:
    """Collects what the checks find: faults, which stop a build, and notices, which do not."""

    faults: list[Fault] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    reading: str = ""  # the file or folder that was begun last

    def fault(
        self,
        path: Path | str,
        found: str,
        expected: str,
        todo: str = "",
        row: int | None = None,
        column: str | None = None,
        entry: str | None = None,
    ) -> None:
        """Add one fault; a column or an entry is told only if it can be shown on one line."""
        fault = Fault(
            _printable(str(path)),
            _printable(found),
            _printable(expected),
            _printable(todo),
            row,
            _shown(column),
            _shown(entry),
        )
        self.faults.append(fault)

    def notice(self, text: str) -> None:
        """Add one remark that does not stop the build."""
        self.notices.append(text)

    @contextmanager
    def guard(self, path: Path | str) -> Iterator[None]:
        """Turn what opening one file may raise into faults of that file, and carry on after it.

        Nothing else is caught: an error of another kind is one of the builder, and not of the file.
        """
        self.reading = _printable(str(path))
        try:
            yield
        except InputFaults as error:
            self.faults.extend(error.faults)
        except FileNotFoundError:
            self.fault(path, "no such file", "a readable file", RESTORE)
        except OSError as error:
            found = f"a file that cannot be opened ({error.strerror or error})"
            self.fault(path, found, "a readable file", RESTORE)

    @contextmanager
    def foreseen(self) -> Iterator[None]:
        """Turn an error that no check foresaw into Unforeseen, which tells what was being read."""
        try:
            yield
        except (InputFaults, OSError):
            raise
        except Exception as error:
            raise Unforeseen(self.reading, in_order(self.faults)) from error

    def raise_faults(self) -> None:
        """Raise InputFaults with every fault, by file, row and column, if there is any."""
        if self.faults:
            raise InputFaults(in_order(self.faults))


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Return each fault once, by file, row and column."""
    return sorted(set(faults), key=_place)


def _printable(text: str) -> str:
    """Return a text as it was given, with what cannot be printed on one line as escapes."""
    text = text.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in text)


def _shown(name: str | None) -> str | None:
    """Return the name of a column or an entry if it can be shown on one line, or None."""
    name = (name or "").strip()
    return name if name and name.isprintable() and len(name) <= LONGEST else None


def _place(fault: Fault) -> tuple[str, int, str, str, str, str, str]:
    """Return what faults are sorted by: their place, and then all that they say."""
    place = fault.path, fault.row or 0, fault.entry or "", fault.column or ""
    return *place, fault.found, fault.expected, fault.todo
