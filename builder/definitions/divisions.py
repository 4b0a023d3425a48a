"""The divisions of the country into municipalities and counties: `data/registry/divisions.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from builder.definitions.division_checks import check_divisions
from builder.definitions.entries import Entry, MaybeText, Text, Year
from builder.definitions.validation import read_entries
from builder.faults import Findings

DivisionId = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}\.csv$")]
MaybeFile = Annotated[MaybeText, StringConstraints(pattern=r"^([a-z0-9_]{1,60}\.csv)?$")]
Layer = Annotated[MaybeText, StringConstraints(pattern=r"^[a-z0-9_]{0,60}$")]


class Renumbering(Entry):
    """A municipality that changed its number within a division: `was` until `since`, then `now`."""

    was: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    now: Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
    since: Year


class Division(Entry):
    """One division: the years it was in force, what readers call it, its file and its borders.

    `to` is None where it is in force still. `borders` and `county_borders` name layers of
    geography/grenser.topojson and `tiles` a file in geography ('' where we have none), `map_note`
    says which borders a map shows.
    """

    id: DivisionId
    start: Year = Field(alias="from")
    end: Year | None = Field(alias="to")
    period: Text  # for readers, in a sentence: "til og med 2019"
    file: FileName
    borders: Layer = ""
    county_borders: Layer = ""
    tiles: MaybeFile = ""
    map_note: MaybeText = ""
    renumbered: tuple[Renumbering, ...] = ()

    @property
    def in_force(self) -> str:
        """Return the years in force for a message: `from 2020 to 2023`."""
        if self.end is None:
            return f"from {self.start} on"
        if self.end - self.start < 2:
            return "in " + " and ".join(map(str, range(self.start, self.end + 1)))
        return f"from {self.start} to {self.end}"


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

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the ids of all divisions, oldest first."""
        return tuple(one.id for one in self.every)

    def after(self, division_id: str) -> tuple[Division, ...]:
        """Return the divisions after one, the next one first."""
        return self.every[self.ids.index(division_id) + 1 :]

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
    check_divisions(divisions, document, findings)
    return divisions if len(findings.faults) == known else None
