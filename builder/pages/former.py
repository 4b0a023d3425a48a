"""Municipalities and counties that are no longer: their names and numbers, and what they became."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from builder.pages.places import alphabetical
from builder.sources import Registry

TODAY = "2024"
FORMER_DIVISIONS = ("2018", "2020")
FOLLOWING = {"2018": "2020", "2020": "2024"}  # the year a division was replaced


@dataclass(frozen=True)
class FormerKommune:
    """A municipality whose name has gone out of use: until when, and today's codes, the main one
    first."""

    navn: str
    kommunenr: str
    fylke: str
    until: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class FormerFylke:
    """A county of an earlier division, and how many of its municipalities lie in each county of
    today."""

    navn: str
    fylkesnr: str
    division: str
    became: tuple[tuple[str, int], ...]


def former_kommuner(registry: Registry) -> list[FormerKommune]:
    """Return every name out of use since 2018, in the order of the alphabet; each name and place
    once."""
    counties = _county_names(registry)
    found = []
    for division in FORMER_DIVISIONS:
        for row in _rows(registry, division):
            code, navn, fylkesnr = row
            after = registry.successors(division)[code]
            if not _lives_on(registry, navn, after, FOLLOWING[division]):
                county = counties[division, fylkesnr]
                found.append(FormerKommune(navn, code, county, FOLLOWING[division], after))
    return sorted(found, key=lambda k: (alphabetical(k.navn), k.kommunenr))


def _rows(registry: Registry, division: str) -> list[tuple[str, str, str]]:
    """Return kommunenr, name and fylkesnr of every municipality of a division."""
    kommuner = registry.kommuner
    own = kommuner[kommuner["division"] == division]
    return list(zip(own["kommunenr"], own["navn"], own["fylkesnr"], strict=True))


def _lives_on(registry: Registry, navn: str, successors: tuple[str, ...], division: str) -> bool:
    """Tell whether a municipality of the next division, on the same ground, still bears the name.

    A name that comes back later (Haram in 2024) has not gone out of use either.
    """
    if navn in {registry.names(TODAY)[code] for code in successors}:
        return True
    if division == TODAY:
        return False
    after = registry.successors(division)
    same_name = [code for code, name in registry.names(division).items() if name == navn]
    return any(set(after[code]) & set(successors) for code in same_name)


def former_fylker(registry: Registry) -> list[FormerFylke]:
    """Return every county of 2018 and 2020 whose name or number is not today's, by name and
    division."""
    names = _county_names(registry)
    today = {code: county for code, _, county in _rows(registry, TODAY)}
    found = []
    for division in FORMER_DIVISIONS:
        became: dict[str, Counter[str]] = {}
        for code, _, county in _rows(registry, division):
            main = registry.successors(division)[code][0]
            became.setdefault(county, Counter())[today[main]] += 1
        for county, counts in became.items():
            name = names[division, county]
            if names.get((TODAY, county)) != name or len(counts) > 1:
                ordered = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
                found.append(FormerFylke(name, county, division, ordered))
    return sorted(found, key=lambda f: (alphabetical(f.navn), f.division))


def counties_behind(registry: Registry, fylkesnr: str) -> list[FormerFylke]:
    """Return the counties of earlier divisions that municipalities of one of today's counties lay
    in."""
    return [f for f in former_fylker(registry) if fylkesnr in dict(f.became)]


def _county_names(registry: Registry) -> dict[tuple[str, str], str]:
    """Return the names of the counties by division and code."""
    fylker = registry.fylker
    keys = zip(fylker["division"], fylker["fylkesnr"], strict=True)
    return dict(zip(keys, fylker["navn"], strict=True))
