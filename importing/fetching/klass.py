"""SSB's classifications by Klass: the municipalities and counties of a day, and what changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from builder.faults import BuildFailure
from importing.fetching.service import Answer, Service

BASE = "https://data.ssb.no/api/klass/v1"
JSON = ("application/json",)
MUNICIPALITIES, COUNTIES = 131, 104
UNSPECIFIED = "99"  # "uoppgitt": the beginning of codes that are of no place


@dataclass(frozen=True)
class Change:
    """One change: a code that ends ('' for new ones) and one that begins ('' for ended ones)."""

    day: str
    old: str
    old_name: str
    new: str
    new_name: str

    def __str__(self) -> str:
        """Return the change as a line."""
        before, after = f"{self.old} {self.old_name}".strip(), f"{self.new} {self.new_name}".strip()
        return f"{self.day}: {before or 'nothing'} -> {after or 'nothing'}"


def fetch_codes(service: Service, number: int, day: str) -> tuple[Answer, dict[str, str]]:
    """Return the answer and the name of each code of a classification on a day.

    Future ones are included. Raises BuildFailure where there is no sound answer.
    """
    path = f"/classifications/{number}/codesAt?date={day}&includeFuture=true"
    answer = service.get(path, JSON, "application/json")
    rows = _answer_rows(answer, "codes", ("code", "name"))
    return answer, {r["code"]: r["name"] for r in rows if not r["code"].startswith(UNSPECIFIED)}


def fetch_changes(
    service: Service, number: int, first: str, last: str
) -> tuple[Answer, list[Change]]:
    """Return the answer and the changes between two days, decided ones ahead included.

    Raises BuildFailure where there is no sound answer.
    """
    path = f"/classifications/{number}/changes?from={first}&to={last}&includeFuture=true"
    answer = service.get(path, JSON, "application/json")
    rows = _answer_rows(answer, "codeChanges", ("changeOccurred",))
    return answer, [
        Change(
            day=row["changeOccurred"],
            old=row.get("oldCode") or "",
            old_name=row.get("oldName") or "",
            new=row.get("newCode") or "",
            new_name=row.get("newName") or "",
        )
        for row in rows
    ]


def _answer_rows(answer: Answer, name: str, keys: tuple[str, ...]) -> list[Mapping[str, Any]]:
    """Return the rows of an answer; raises BuildFailure where it has none with these keys."""
    try:
        rows = json.loads(answer.content.decode("utf-8"))[name]
        if all(isinstance(row[key], str) for row in rows for key in keys):
            return list(rows)
    except (ValueError, KeyError, TypeError, UnicodeDecodeError):
        pass
    raise BuildFailure(
        f"{answer.url}: found no list {name!r} with {', '.join(keys)}; expected JSON from Klass. "
        "Nothing was written."
    )
