"""Tells faults of a YAML document: file, line, entry and field of the place."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, did_you_mean, listed, quoted

IDS = ("id", "column", "value")  # what an entry is called by
MEND = "Mend it."


def tell(
    document: Document,
    place: Place,
    found: str,
    expected: str,
    findings: Findings,
    todo: str = MEND,
) -> None:
    """Add a fault of meaning at a place in a document (keys and numbers from the outermost in)."""
    field, entry = _field_and_entry(document.content, place)
    findings.fault(document.path, found, expected, todo, document.line_of(place), field, entry)


def tell_unknown(
    document: Document,
    place: Place,
    value: str,
    what: str,
    known: Collection[str],
    findings: Findings,
) -> None:
    """Add the fault for a name that should be one of the known ones, with the nearest of them."""
    todo = did_you_mean(value, known, f"Known are {listed(known)}.")
    tell(document, place, quoted(value), what, findings, todo)


def _field_and_entry(content: Any, place: Place) -> tuple[str | None, str | None]:
    """Return field (`upper[2]`) and entry (the ids on the way, `strategi.bemanning`) of a place."""
    ids: list[str] = []
    fields: list[str] = []
    here = content
    for step in place:
        here = _inner(here, step)
        names = [here[key] for key in IDS if key in here] if isinstance(here, dict) else []
        own = names[0] if names else None
        if isinstance(step, int) and isinstance(own, str):
            ids.append(own)
            fields = []
        else:
            fields.append(f"[{step + 1}]" if isinstance(step, int) else f".{step}")
    return "".join(fields).lstrip(".") or None, ".".join(ids) or None


def _inner(value: Any, step: str | int) -> Any:
    """Return what stands one step further in, or None where nothing does."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return None
