"""Municipalities and counties that are no longer: their names and numbers, and what they became."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from builder.pages.lookups.places import alphabetical
from builder.sources import Registry


@dataclass(frozen=True)
class FormerKommune:
    """A municipality whose name has gone out of use.

    The last division that has it, until when, and today's codes, the main one first.
    """

    navn: str
    kommunenr: str
    fylke: str
    division: str
    until: str
    successors: tuple[str, ...]


@dataclass(frozen=True)
class FormerFylke:
    """A county of an earlier division, and how many of its municipalities lie in each of today."""

    navn: str
    fylkesnr: str
    division: str
    became: tuple[tuple[str, int], ...]


def former_kommuner(registry: Registry) -> list[FormerKommune]:
    """Return every name out of use, in the order of the alphabet; each name and place once."""
    found = []
    for division in registry.divisions.former:
        until, counties = (
            registry.divisions.after(division.id)[0].id,
            registry.county_names(division.id),
        )
        for code, navn, fylkesnr in _rows(registry, division.id):
            after = registry.successors(division.id)[code]
            if not _lives_on(registry, navn, after, division.id):
                found.append(
                    FormerKommune(navn, code, counties[fylkesnr], division.id, until, after)
                )
    return sorted(found, key=lambda k: (alphabetical(k.navn), k.kommunenr))


def _rows(registry: Registry, division: str) -> list[tuple[str, str, str]]:
    """Return kommunenr, name and fylkesnr of every municipality of a division."""
    own = registry.kommuner_of(division)
    return list(zip(own["kommunenr"], own["navn"], own["fylkesnr"], strict=True))


def _lives_on(registry: Registry, navn: str, successors: tuple[str, ...], division: str) -> bool:
    """Tell whether a municipality of a later division, on the same ground, still bears the name.

    A name that comes back later (Haram in 2024) has not gone out of use either.
    """
    for later in registry.divisions.after(division):
        after = registry.successors(later.id)
        same_name = [code for code, name in registry.names(later.id).items() if name == navn]
        if any(set(after[code]) & set(successors) for code in same_name):
            return True
    return False


def former_fylker(registry: Registry) -> list[FormerFylke]:
    """Return the counties of former divisions whose name or number is not today's.

    By name and division.
    """
    names = registry.county_names(registry.today)
    today = {code: county for code, _, county in _rows(registry, registry.today)}
    found = []
    for division in registry.divisions.former:
        became: dict[str, Counter[str]] = {}
        for code, _, county in _rows(registry, division.id):
            main = registry.successors(division.id)[code][0]
            became.setdefault(county, Counter())[today[main]] += 1
        for county, counts in became.items():
            name = registry.county_names(division.id)[county]
            if names.get(county) != name or len(counts) > 1:
                ordered = tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
                found.append(FormerFylke(name, county, division.id, ordered))
    return sorted(found, key=lambda f: (alphabetical(f.navn), f.division))


def counties_behind(registry: Registry, fylkesnr: str) -> list[FormerFylke]:
    """Return the earlier counties that municipalities of one of today's counties lay in."""
    return [f for f in former_fylker(registry) if fylkesnr in dict(f.became)]
