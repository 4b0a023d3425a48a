"""Today's municipalities and counties with names, addresses and population, as pages show them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from builder.definitions import GroupClass
from builder.definitions.divisions import Division
from builder.pages.lookups.results import Results
from builder.sources import Registry, Sources


@dataclass(frozen=True)
class Population:
    """The inhabitants on 1 January of one year within today's borders.

    `grunnlag` tells an estimate's basis.
    """

    aar: int
    folketall: int
    anslag: bool
    grunnlag: str


@dataclass(frozen=True)
class Kommune:
    """A municipality of today: codes, names, address, newest population and groups."""

    kommunenr: str
    navn: str
    other_names: tuple[str, ...]
    languages: tuple[str, ...]  # of the other names, in their order; '' where no source says
    slug: str
    fylkesnr: str
    fylke: str
    fylke_slug: str
    folketall: int
    folketall_aar: int
    anslag: bool
    size: GroupClass
    sentralitet: str
    former_names: tuple[str, ...]
    former_codes: tuple[str, ...]
    needs_county: bool
    population: tuple[Population, ...]

    @property
    def title(self) -> str:
        """Return the name with its Sámi or Kven names: Kautokeino – Guovdageaidnu."""
        return " – ".join((self.navn, *self.other_names))

    @property
    def link_name(self) -> str:
        """Return the name, with the county where two municipalities share it."""
        return f"{self.navn} ({self.fylke})" if self.needs_county else self.navn

    @property
    def also_known_as(self) -> str:
        """Return its other names, its former ones and its numbers, for a list to be narrowed by."""
        names = (*self.other_names, *self.former_names, self.kommunenr, *self.former_codes)
        return " ".join(dict.fromkeys(names))


@dataclass(frozen=True)
class Fylke:
    """A county of today and its municipalities in the order of the alphabet."""

    fylkesnr: str
    navn: str
    slug: str
    kommuner: tuple[Kommune, ...]

    @property
    def inhabitants(self) -> int:
        """Return the inhabitants of its municipalities together, at `counted`."""
        return sum(kommune.folketall for kommune in self.kommuner)

    @property
    def counted(self) -> str:
        """Return the day the inhabitants were counted: `1. januar 2026`."""
        return f"1. januar {self.kommuner[0].folketall_aar}"

    @property
    def is_estimated(self) -> bool:
        """Tell whether some of its inhabitants are an estimate of ours."""
        return any(kommune.anslag for kommune in self.kommuner)

    @property
    def alone(self) -> Kommune | None:
        """Return its only municipality (Oslo), or None where it has several."""
        return self.kommuner[0] if len(self.kommuner) == 1 else None


class Places:
    """Every municipality and county of today."""

    def __init__(self, results: Results) -> None:
        sources = results.sources
        kommuner = _todays_kommuner(sources)
        self.kommuner: Mapping[str, Kommune] = {k.kommunenr: k for k in kommuner}
        self.fylker: Mapping[str, Fylke] = {
            f.fylkesnr: f for f in _todays_fylker(sources, kommuner)
        }


_ALPHABET = {letter: f"z{number}" for number, letter in enumerate("æøå")}


def alphabetical(name: str) -> str:
    """Return the key that sorts names by the Norwegian alphabet (æ, ø, å last)."""
    return "".join(_ALPHABET.get(letter, letter) for letter in name.lower())


def split_names(text: object) -> tuple[str, ...]:
    """Return the Sámi and Kven names of a registry cell, which separates them by | or ` - `."""
    return (
        tuple(part for part in re.split(r"\s*\|\s*|\s+-\s+", text) if part)
        if isinstance(text, str)
        else ()
    )


def _todays_kommuner(sources: Sources) -> list[Kommune]:
    """Return today's municipalities in the order of the alphabet."""
    registry = sources.registry
    today = registry.kommuner_of(registry.today)
    population = sources.population[sources.population["division"] == registry.today]
    history = _history(population)
    shared = set(today["navn"][today["navn"].duplicated(keep=False)])
    counties, former = registry.county_names(registry.today), _former(registry)
    kommuner = []
    for row in today.itertuples(index=False):
        known, before = history[row.kommunenr], former.get(row.kommunenr, [])
        fylke, needs_county = counties[row.fylkesnr], row.navn in shared
        kommuner.append(_kommune(sources, row, fylke, needs_county, known, before))
    return sorted(kommuner, key=lambda k: (alphabetical(k.navn), k.kommunenr))


def _kommune(
    sources: Sources,
    row: Any,
    fylke: str,
    needs_county: bool,
    population: list[Population],
    former: list[tuple[str, str]],
) -> Kommune:
    """Return a municipality of today from its row in the registry and what is known beside it."""
    registry, newest = sources.registry, population[-1]
    others = split_names(row.navn_samisk_kvensk)
    former_names = {name for _, name in former} - {row.navn}
    return Kommune(
        kommunenr=row.kommunenr,
        navn=row.navn,
        other_names=others,
        languages=tuple(registry.languages.get(name, "") for name in others),
        slug=registry.slug("kommune", row.kommunenr),
        fylkesnr=row.fylkesnr,
        fylke=fylke,
        fylke_slug=registry.slug("fylke", row.fylkesnr),
        folketall=newest.folketall,
        folketall_aar=newest.aar,
        anslag=newest.anslag,
        size=_size(newest.folketall, sources),
        sentralitet=sources.centrality[row.kommunenr],
        former_names=tuple(sorted(former_names, key=alphabetical)),
        former_codes=tuple(sorted({code for code, _ in former} - {row.kommunenr})),
        needs_county=needs_county,
        population=tuple(population),
    )


def _history(population: pd.DataFrame) -> dict[str, list[Population]]:
    """Return the population of each municipality of today, year by year."""
    columns = ["kommunenr", "aar", "folketall", "anslag", "grunnlag"]
    found: dict[str, list[Population]] = {}
    for code, *cells in population.sort_values("aar")[columns].itertuples(index=False, name=None):
        found.setdefault(code, []).append(Population(*cells))
    return found


def _size(inhabitants: int, sources: Sources) -> GroupClass:
    """Return the size class that a number of inhabitants falls in."""
    classes = sources.definitions.breakdowns["folketall"].classes
    return [c for c in classes if c.lower is not None and c.lower <= inhabitants][-1]


def _former(registry: Registry) -> dict[str, list[tuple[str, str]]]:
    """Return the former (code, name) pairs behind each municipality of today, by today's code.

    A split municipality whose name lives on belongs to the successor of that name alone: Haram
    was part of Ålesund for four years, but was never called so.
    """
    names = registry.names(registry.today)
    found: dict[str, list[tuple[str, str]]] = {}
    for division in registry.divisions.former:
        for code, name, successors in _named_numbers(registry, division):
            heirs = [today for today in successors if names[today] == name] or successors
            for today in heirs:
                found.setdefault(today, []).append((code, name))
    return found


def _named_numbers(
    registry: Registry, division: Division
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield every kommunenr used in a division with the name and today's codes."""
    names = dict(registry.names(division.id))
    names |= {one.now: names[one.was] for one in division.renumbered}
    for code, successors in registry.numbers(division.id):
        yield code, names[code], successors


def _todays_fylker(sources: Sources, kommuner: list[Kommune]) -> list[Fylke]:
    """Return today's counties in the order of the alphabet."""
    fylker = [
        Fylke(
            fylkesnr=code,
            navn=name,
            slug=sources.registry.slug("fylke", code),
            kommuner=tuple(k for k in kommuner if k.fylkesnr == code),
        )
        for code, name in sources.registry.county_names(sources.registry.today).items()
    ]
    return sorted(fylker, key=lambda f: alphabetical(f.navn))
