"""Tells what was understood of a file, so that a person can see whether it is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from builder.faults import listed
from importing.arguments import SCORES
from importing.headings import NOTHING, ROLES
from importing.places import Places
from importing.rounds import Understood

SHOWN = 8
MEANINGS = {
    "kommunenr": "the number of the municipality",
    "kommune": "the name of the municipality",
    "fylke": "its county",
    "aar": "the year",
    "indikator": "which result the row has",
    "verdi": "the result",
    NOTHING: "not read",
}


def lines(understood: Understood, kind: str, year: int) -> Iterator[str]:
    """Yield what was understood: the file, each column, the municipalities, what was left out."""
    sheet, readings = understood.sheet, understood.readings
    yield f"{sheet.path}: read as {sheet.form}, header in row {sheet.header_row}."
    counts = _counts(readings.values)
    width = max(len(heading) for heading, _ in understood.columns.said)
    said = [(heading, meaning) for heading, meaning in understood.columns.said]
    shown = said if kind == SCORES or len(said) <= 2 * SHOWN else said[:SHOWN]
    for heading, meaning in shown:
        count = counts.get(meaning, "no value")
        what = MEANINGS[meaning] if meaning in ROLES else f"{meaning}  ({count})"
        yield f"  {heading.ljust(width)}  {what}"
    if len(shown) < len(said):
        yield f"  and {len(said) - len(shown)} more columns, each found in the codebook"
    if understood.columns.is_long:
        yield from (f"  {name}  ({count})" for name, count in counts.items())
    yield from _municipalities(understood, year)


def _counts(values: Mapping[tuple[str, str], str]) -> dict[str, str]:
    """Return how often each value stands, by the id of the result."""
    found: dict[str, Counter[str]] = {}
    for (_, name), value in values.items():
        found.setdefault(name, Counter())[value or "empty"] += 1
    return {
        name: listed((f"{value}: {count.pop(value)}" for value in sorted(count)), SHOWN)
        for name, count in found.items()
    }


def _municipalities(understood: Understood, year: int) -> Iterator[str]:
    """Yield how many municipalities there are, who is lacking, and who is called otherwise."""
    places, readings = understood.places, understood.readings
    every = len(places.names)
    yield f"{len(readings.codes)} of the {every} municipalities of {year} have a value."
    missing = [name for code, name in places.names.items() if code not in set(readings.codes)]
    if missing:
        yield f"  Read as not having answered: {listed(missing, SHOWN)}."
    respelt = [f"{name} = {_called(places, code)}" for name, code in readings.respelt.items()]
    if respelt:
        yield f"  Other names than the registry's: {listed(respelt, SHOWN)}."
    if readings.skipped:
        yield f"  Rows of no municipality, not read: {listed(readings.skipped, 4)}."


def _called(places: Places, code: str) -> str:
    """Return number and name of a municipality."""
    return f"{code} {places.names[code]}"
