"""The divisions of the country into municipalities and counties: `data/registry/divisions.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from builder.definitions.entries import Entry, MaybeText, Text, Year, read_entries, repeated, tell
from builder.definitions.yaml_files import Document
from builder.faults import Findings

DivisionId = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}\.csv$")]
Layer = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{0,60}$")]


class Renumbering(Entry):
    """A municipality that changed its number within a division: `was` until `since`, then `now`."""

    was: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    now: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    since: Year
    name: Text


class Division(Entry):
    """One division: the years it was in force, what readers call it, its file and its borders.

    `to` is None where it is in force still. `borders` and `county_borders` name layers of
    geography/grenser.topojson ('' where we have none), `map_note` says which borders a map shows.
    """

    id: DivisionId
    start: Year = Field(alias="from")
    end: Year | None = Field(alias="to")
    period: Text  # for readers, in a sentence: "til og med 2019"
    file: FileName
    borders: Layer = ""
    county_borders: Layer = ""
    map_note: MaybeText = ""
    renumbered: tuple[Renumbering, ...] = ()

    @property
    def in_force(self) -> str:
        """Return the years in force for a message: `from 2020 to 2023`."""
        return f"from {self.start} on" if self.end is None else f"from {self.start} to {self.end}"


class Divisions(Entry):
    """All divisions, oldest first; `today` is the one that pages and data files follow."""

    today_id: DivisionId = Field(alias="today")
    every: tuple[Division, ...] = Field(alias="divisions", min_length=1)

    def __getitem__(self, division_id: str) -> Division:
        """Return a division by its id; raises KeyError."""
        return {one.id: one for one in self.every}[division_id]

    @property
    def today(self) -> Division:
        """Return the division that pages and data files follow."""
        return self[self.today_id]

    @property
    def former(self) -> tuple[Division, ...]:
        """Return the divisions before today's, oldest first."""
        return tuple(one for one in self.every if one.start < self.today.start)

    @property
    def first_year(self) -> int:
        """Return the first year for which a division is known."""
        return self.every[0].start

    def of_year(self, year: int) -> Division:
        """Return the division in force in a year; raises ValueError before the first one."""
        known = [one for one in self.every if one.start <= year]
        if not known:
            raise ValueError(f"no division of municipalities is known for {year}")
        return known[-1]


def read_divisions(path: Path, findings: Findings) -> Divisions | None:
    """Return the divisions, or None with every fault added."""
    read = read_entries(Divisions, path, findings)
    if read is None:
        return None
    known = len(findings.faults)
    divisions, document = read
    _check(divisions, document, findings)
    return divisions if len(findings.faults) == known else None


def _check(divisions: Divisions, document: Document, findings: Findings) -> None:
    """Add a fault for each id that stands twice, each gap between periods, and a wrong `today`."""
    ids = [one.id for one in divisions.every]
    for number, twice in repeated(ids):
        place = ("divisions", number, "id")
        tell(document, place, f"{twice} twice", "each division once", findings)
    if divisions.today_id not in ids:
        expected = f"one of {', '.join(ids)}"
        tell(document, ("today",), f"'{divisions.today_id}'", expected, findings)
    last = len(divisions.every) - 1
    for number, one in enumerate(divisions.every):
        wanted = None if number == last else divisions.every[number + 1].start - 1
        if one.end != wanted:
            expected = f"{wanted}, the year before the next one" if wanted else "nothing"
            place = ("divisions", number, "to")
            tell(document, place, str(one.end or "nothing"), expected, findings)
        if one.end is not None and one.end < one.start:
            place = ("divisions", number, "from")
            tell(document, place, str(one.start), f"{one.end} or less", findings)
