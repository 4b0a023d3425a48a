"""Which municipalities of a later division follow those of an earlier one, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MARK = "|"  # between several successors in the registry's tables, the main one first

Codes = tuple[str, ...]
Successors = Mapping[str, Codes]  # kommunenr -> those that follow, the main one first
Steps = Mapping[tuple[str, str], Successors]  # (division, later one) -> as the registry says


def split_codes(cell: str) -> Codes:
    """Return the codes of a cell, in order."""
    return tuple(cell.split(MARK)) if cell else ()


def followed(steps: Steps, division: str, later: str) -> Successors:
    """Return the successors in a later division.

    They are the newest that the registry tells of, followed through the divisions between. What
    cannot be followed is left out.
    """
    told = [to for start, to in steps if start == division and to <= later]
    if not told:
        return {}
    first = steps[division, max(told)]
    if max(told) == later:
        return first
    return composed(first, followed(steps, max(told), later))


def composed(first: Successors, then: Successors) -> Successors:
    """Return the successors of the successors, main one first, each once."""
    return {
        code: _once(one for c in codes for one in then.get(c, ())) for code, codes in first.items()
    }


def _once(codes: Iterable[str]) -> Codes:
    """Return codes in order, each once."""
    return tuple(dict.fromkeys(codes))
