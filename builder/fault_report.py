"""Tells many faults on few lines: the same fault in many cells once, and of each kind the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from builder.faults import Fault, listed

MOST_LINES = 100  # of the whole report
OF_A_KIND = 4  # lines told of one kind before the rest is only counted
PLACES = 3

# What differs between faults of one kind: what is quoted, numbers, and names of places.
_QUOTED = r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\""
_NAME = r"[A-ZÆØÅÁČĐŊŠŦŽ]\w*"
_VARYING = re.compile(rf"{_QUOTED}|\d[\d.,]*|{_NAME}(?:(?: og | - |[ -]){_NAME})*")

Kind = tuple[str, str, str]  # path, and what was found and expected without what varies


@dataclass(frozen=True)
class Line:
    """One line of the report, the file it is about, and how many faults it tells of."""

    path: str
    text: str
    count: int


def report(faults: Sequence[Fault]) -> list[str]:
    """Return faults, given in order, as lines that anyone can read through; never too many."""
    by_path: dict[str, list[Line]] = {}
    for kind in _kinds(faults):
        by_path.setdefault(kind[0][0].path, []).extend(_lines_of_kind(kind))
    total = sum(len(lines) for lines in by_path.values())
    room = MOST_LINES - 2  # for what is left out, and for the count of all
    if total > room:
        return [line.text for line in _shortened(by_path, room)]
    return [line.text for lines in by_path.values() for line in lines]


def _kinds(faults: Iterable[Fault]) -> list[list[list[Fault]]]:
    """Return faults in groups of one kind, and within these in groups that differ by place only."""
    same: dict[tuple[str, str, str, str], list[Fault]] = {}
    for fault in faults:
        words = (fault.path, fault.found, fault.expected, fault.todo)
        same.setdefault(words, []).append(fault)
    kinds: dict[Kind, list[list[Fault]]] = {}
    for group in same.values():
        kinds.setdefault(_kind(group[0]), []).append(group)
    return list(kinds.values())


def _kind(fault: Fault) -> Kind:
    """Return what faults of one kind have in common."""
    own = re.compile(rf"\b{re.escape(fault.column)}\b") if fault.column else _VARYING
    found, expected = (
        own.sub("#", _VARYING.sub("#", text)) for text in (fault.found, fault.expected)
    )
    return fault.path, found, expected


def _lines_of_kind(groups: list[list[Fault]]) -> list[Line]:
    """Return the first groups of one kind as a line each, and a line that counts the rest."""
    shown = groups if len(groups) <= OF_A_KIND + 1 else groups[:OF_A_KIND]
    lines = [Line(same[0].path, _told(same), len(same)) for same in shown]
    rest = [fault for same in groups[len(shown) :] for fault in same]
    if rest:
        columns = list(dict.fromkeys(fault.column for fault in rest if fault.column))
        where = f" in {len(columns)} columns ({listed(columns)})" if len(columns) > 1 else ""
        where = where or (f" ({_first_places(rest)})" if rest[0].place else "")
        text = f"{_head(rest)}: and {len(rest)} more such faults{where}."
        lines.append(Line(rest[0].path, text, len(rest)))
    return lines


def _told(same: list[Fault]) -> str:
    """Return faults that differ by place only as one line, a single one in its own words."""
    one = same[0]
    if len(same) == 1:
        return str(one)
    where = f"in {len(same)} {_unit(same)} ({_first_places(same)})"
    line = f"{_head(same)}: found {one.found}; expected {one.expected}, {where}. {one.todo}"
    return " ".join(line.split())


def _head(faults: list[Fault]) -> str:
    """Return the file of some faults, and their column where they share one."""
    shared = _shared_column(faults)
    return f"{faults[0].path}, column {shared}" if shared else faults[0].path


def _shared_column(faults: list[Fault]) -> str | None:
    """Return the column of a CSV file that all of these faults stand in, or None."""
    columns = {fault.column for fault in faults if fault.row and not fault.entry}
    is_one = len(columns) == 1 and all(fault.row and not fault.entry for fault in faults)
    return columns.pop() if is_one and faults[0].path.endswith(".csv") else None


def _unit(faults: list[Fault]) -> str:
    """Return what faults are counted in."""
    if not faults[0].path.endswith(".csv"):
        return "places"
    return "cells" if all(fault.row and fault.column for fault in faults) else "rows"


def _first_places(faults: list[Fault]) -> str:
    """Return the first places of some faults: `rows 2, 3, 4 …`."""
    more = " …" if len(faults) > PLACES else ""
    if _shared_column(faults) or all(f.row and not f.column and not f.entry for f in faults):
        word = "row" if len(faults) == 1 else "rows"
        return f"{word} {', '.join(str(fault.row) for fault in faults[:PLACES])}{more}"
    return ", ".join(one.place.replace(", ", " ") for one in faults[:PLACES]) + more


def _shortened(by_path: dict[str, list[Line]], room: int) -> list[Line]:
    """Return as many lines of each file as there is room for, with what is left out counted."""
    shares = _shares({path: len(lines) for path, lines in by_path.items()}, room)
    kept: list[Line] = []
    left_out: list[list[Line]] = []
    for path, lines in by_path.items():
        if shares[path] >= len(lines):
            kept += lines
        elif shares[path] > 1:
            rest = sum(line.count for line in lines[shares[path] - 1 :])
            text = f"{path}: and {rest} more faults, of other kinds."
            kept += [*lines[: shares[path] - 1], Line(path, text, rest)]
        else:
            left_out.append(lines)
    if left_out:
        rest = sum(line.count for lines in left_out for line in lines)
        text = f"And {rest} more faults in {len(left_out)} more files."
        kept.append(Line("", text, rest))
    return kept


def _shares(lengths: dict[str, int], room: int) -> dict[str, int]:
    """Return how many lines each file may have: short ones all, the others what is left over."""
    shares: dict[str, int] = {}
    for path, length in sorted(lengths.items(), key=lambda item: item[1]):
        shares[path] = min(length, max(2, room // (len(lengths) - len(shares))))
        shares[path] = min(shares[path], room)
        room -= shares[path]
    return shares
