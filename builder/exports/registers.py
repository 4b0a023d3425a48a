"""The register files: today's municipalities and counties, and what they were made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

import pandas as pd

from builder.exports.cells import Entry
from builder.sources import Registry, Sources
from builder.sources.succession import MARK
from builder.statistics.units import size_class

POPULATION = ("folketall", "folketall_aar", "folketall_anslag")
NORWEGIAN = "no"
OTHER_NAMES = "navn_samisk_kvensk"
BETWEEN_NAMES = " - "


class Register:
    """Look-ups over today's municipalities and counties, made once from the sources."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self._registry = sources, sources.registry
        self.former = tuple(one.id for one in sources.divisions.former)

    @cached_property
    def kommuner(self) -> pd.DataFrame:
        """Return today's rows of the municipal register, by kommunenr."""
        return self._registry.kommuner_of(self._registry.today).sort_values("kommunenr")

    @cached_property
    def fylker(self) -> dict[str, str]:
        """Return the names of today's counties by fylkesnr, sorted."""
        return dict(sorted(self._registry.county_names(self._registry.today).items()))

    @cached_property
    def population(self) -> dict[str, tuple[int, int, bool]]:
        """Return inhabitants, year and whether that is an estimate by kommunenr, newest year."""
        every = self.sources.population
        today = every[every["division"] == self._registry.today]
        newest = today[today["aar"] == today["aar"].max()]
        columns = ("folketall", "aar", "anslag")
        figures = zip(*(newest[column].tolist() for column in columns), strict=True)
        return dict(zip(newest["kommunenr"], figures, strict=True))

    @cached_property
    def size_classes(self) -> dict[str, str]:
        """Return the size class of each municipality by its newest population."""
        counts = pd.Series({code: count for code, (count, _, _) in self.population.items()})
        breakdown = self.sources.definitions.breakdowns["folketall"]
        return dict(zip(counts.index, size_class(counts, breakdown).tolist(), strict=True))

    @cached_property
    def predecessors(self) -> dict[tuple[str, str], list[str]]:
        """Return the kommunenr of a former division that went, in part at least, into today's."""
        found: dict[tuple[str, str], list[str]] = {}
        for division in self.former:
            for code, after in sorted(self._registry.successors(division).items()):
                for successor in after:
                    found.setdefault((division, successor), []).append(code)
        return found

    @cached_property
    def former_counties(self) -> dict[tuple[str, str], list[str]]:
        """Return the fylkesnr that today's municipalities of a county had in a former division."""
        every = self._registry.kommuner
        keys = zip(every["division"], every["kommunenr"], strict=True)
        county = dict(zip(keys, every["fylkesnr"], strict=True))
        found: dict[tuple[str, str], set[str]] = {}
        for (division, today), codes in self.predecessors.items():
            key = division, county[self._registry.today, today]
            found.setdefault(key, set()).update(county[division, code] for code in codes)
        return {key: sorted(codes) for key, codes in found.items()}

    @cached_property
    def former_names(self) -> dict[tuple[str, str], list[str]]:
        """Return the names out of use that lead to a place, by level and code."""
        addresses = self._registry.addresses
        former = addresses[addresses["grunn"] == "tidligere_navn"]
        found: dict[tuple[str, str], list[str]] = {}
        for level, codes, name in zip(
            former["nivaa"], former["koder"], former["navn"], strict=True
        ):
            for code in codes.split(MARK):
                names = found.setdefault((level, code), [])
                names += [name] if name not in names else []
        return found


def municipality_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `kommuner`: one row for each of today's municipalities, by kommunenr."""
    register = Register(sources)
    columns = ("kommunenr", "navn", OTHER_NAMES, "fylkesnr")
    for code, name, other, county in zip(*(register.kommuner[c] for c in columns), strict=True):
        yield {
            "kommunenr": code,
            "kommune": name,
            OTHER_NAMES: None if pd.isna(other) else other or None,
            "slug": sources.registry.slug("kommune", code),
            "fylkesnr": county,
            "fylke": register.fylker[county],
            **dict(zip(POPULATION, register.population[code], strict=True)),
            "folketallsklasse": register.size_classes[code],
            "sentralitet": str(sources.centrality[code]),
        }


def county_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `fylker`: one row for each of today's counties, by fylkesnr."""
    register = Register(sources)
    members = register.kommuner.groupby("fylkesnr")["kommunenr"].agg(list)
    for code, name in register.fylker.items():
        figures = [register.population[member] for member in members[code]]
        counts, years, guesses = zip(*figures, strict=True)
        yield {
            "fylkesnr": code,
            "fylke": name,
            "slug": sources.registry.slug("fylke", code),
            "kommuner": len(figures),
            **dict(zip(POPULATION, (sum(counts), max(years), any(guesses)), strict=True)),
        }


def tile_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `fliser`: the tile of each of today's municipalities, by kommunenr."""
    layout = sources.tiles[sources.registry.today]
    names = sources.registry.names(sources.registry.today)
    for code, row, column in zip(layout.index, *map(layout.get, ("rad", "kolonne")), strict=True):
        yield {"kommunenr": code, "kommune": names[code], "rad": int(row), "kolonne": int(column)}


def former_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `tidligere`: the municipalities and counties of each former division.

    Each stands with those of today that it is or is part of, a row for each pair.
    """
    registry = sources.registry
    for division in (one.id for one in sources.divisions.former):
        pairs = [(c, to) for c, after in registry.successors(division).items() for to in after]
        names = registry.names(division), registry.names(registry.today)
        yield from _pairs("kommune", division, pairs, names, registry.today)
        names = registry.county_names(division), registry.county_names(registry.today)
        yield from _pairs(
            "fylke", division, _county_pairs(pairs, division, registry), names, registry.today
        )


def _county_pairs(
    pairs: Iterable[tuple[str, str]], division: str, registry: Registry
) -> list[tuple[str, str]]:
    """Return former county and today's for the municipalities of a division, each pair once."""
    then, now = (
        dict(zip(rows["kommunenr"], rows["fylkesnr"], strict=True))
        for rows in (registry.kommuner_of(division), registry.kommuner_of(registry.today))
    )
    return sorted({(then[old], now[new]) for old, new in pairs})


def _pairs(
    level: str,
    division: str,
    pairs: Iterable[tuple[str, str]],
    names: tuple[Mapping[str, str], Mapping[str, str]],
    today: str,
) -> Iterator[Entry]:
    """Yield the rows of the pairs of one level, with how each relates to today's."""
    ordered = sorted(pairs)
    successors, predecessors = (Counter(pair[place] for pair in ordered) for place in (0, 1))
    for old, new in ordered:
        yield {
            "nivaa": level,
            "inndeling": int(division),
            "nr": old,
            "navn": names[0][old],
            f"nr_{today}": new,
            f"navn_{today}": names[1][new],
            "forhold": relation(successors[old], predecessors[new]),
        }


def relation(successors: int, predecessors: int) -> str:
    """Return how a place relates to its successor, by how many it has and how many that has."""
    if successors > 1:
        return "delt"
    return "sammenslatt" if predecessors > 1 else "samme"


def name_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `navn`: every official name of today's municipalities, with its language."""
    registry = sources.registry
    today = registry.kommuner_of(registry.today).sort_values("kommunenr")
    columns = ("kommunenr", "navn", OTHER_NAMES)
    for code, name, others in zip(*(today[column] for column in columns), strict=True):
        yield {"kommunenr": code, "navn": name, "sprak": NORWEGIAN}
        for other in filter(None, others.split(BETWEEN_NAMES)):
            language = registry.languages.get(other)
            yield {"kommunenr": code, "navn": other, "sprak": language}
