"""The municipalities of a round's division, with population, centrality and predecessors."""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from simulation.predicates import Value

DIVISION_OF_ROUND = {2018: "2018", 2022: "2020", 2023: "2020"}


@dataclass(frozen=True)
class Municipality:
    """One municipality of a round.

    The population is that on 1 January of the year, centrality 1 (most central) to 6.
    """

    number: str
    county: str
    population: int
    centrality: int
    successors: tuple[str, ...]

    @property
    def attributes(self) -> dict[str, Value]:
        """Return what a condition may ask about a municipality before it has answered anything."""
        return {"fylke": self.county, "folketall": self.population, "sentralitet": self.centrality}

    @property
    def county_today(self) -> str:
        """Return the number of the county of 2024, taken from the main successor."""
        return self.successors[0][:2]


def rows(path: Path) -> list[dict[str, str]]:
    """Read a CSV file as one dictionary of texts per row."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_municipalities(data: Path, year: int) -> list[Municipality]:
    """Read the municipalities of the division in force in `year`, in the order of their numbers."""
    division = DIVISION_OF_ROUND[year]
    populations = _populations(data, division, year)
    centralities = {
        row["kommunenr_2024"]: int(row["sentralitetsklasse"])
        for row in rows(data / "centrality" / "sentralitet.csv")
    }
    found = []
    for row in rows(data / "registry" / f"kommuner_{division}.csv"):
        today = tuple(row["nr_2024"].split("|"))
        number = row["kommunenr"]
        found.append(
            Municipality(
                number, row["fylkesnr"], populations[number], centralities[today[0]], today
            )
        )
    return sorted(found, key=lambda one: one.number)


def _populations(data: Path, division: str, year: int) -> dict[str, int]:
    """Return inhabitants on 1 January of `year`.

    The 2020 division is summed from the successors of 2024.
    """
    known = {
        (row["division"], row["kommunenr"]): int(row["folketall"])
        for row in rows(data / "population" / "folketall.csv")
        if int(row["aar"]) == year
    }
    if division == "2018":
        return {number: count for (of, number), count in known.items() if of == division}
    return {
        row["kommunenr"]: sum(known["2024", number] for number in row["nr_2024"].split("|"))
        for row in rows(data / "registry" / f"kommuner_{division}.csv")
    }


def predecessors(data: Path, year: int, earlier: int) -> dict[str, list[str]]:
    """Return the municipalities of `earlier` that went wholly or mainly into each of `year`."""
    if DIVISION_OF_ROUND[year] == DIVISION_OF_ROUND[earlier]:
        return {one.number: [one.number] for one in read_municipalities(data, year)}
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows(data / "registry" / f"kommuner_{DIVISION_OF_ROUND[earlier]}.csv"):
        found[row["nr_2020"].split("|")[0]].append(row["kommunenr"])
    return dict(found)
