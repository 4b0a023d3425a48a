"""Which municipalities are most like one of today, and which border on it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from builder.statistics import Statistics


@dataclass(frozen=True)
class Match:
    """A municipality on another's list of the most similar, and whether the other way is so too."""

    kommunenr: str
    avstand: float
    gjensidig: bool


@dataclass(frozen=True)
class Similar:
    """The most similar of one municipality, the nearest first.

    `alike` is false where no one is really alike, and the list only says who is least unlike.
    """

    matches: tuple[Match, ...]
    alike: bool


class Around:
    """The similar and the bordering municipalities of each one of today, by kommunenr."""

    def __init__(self, statistics: Statistics) -> None:
        self.statistics = statistics

    def similar(self, kommunenr: str) -> Similar:
        """Return the municipalities most like one, whatever they answered."""
        return self._similar.get(kommunenr, Similar((), alike=False))

    def neighbours(self, kommunenr: str) -> tuple[str, ...]:
        """Return the kommunenr of those that share a border on land, sorted.

        Nothing for islands, and for all where we have no borders.
        """
        return self._neighbours.get(kommunenr, ())

    @cached_property
    def _similar(self) -> dict[str, Similar]:
        names = ["lignende", "avstand", "gjensidig"]
        return {
            str(code): Similar(
                tuple(Match(*row) for row in rows[names].itertuples(index=False, name=None)),
                bool(rows["likt"].all()),
            )
            for code, rows in self.statistics.similar.groupby("kommunenr")
        }

    @cached_property
    def _neighbours(self) -> dict[str, tuple[str, ...]]:
        table = self.statistics.neighbours
        return {str(code): tuple(rows["nabo"]) for code, rows in table.groupby("kommunenr")}
