"""What leads to a place of today: its number and names, and those that are out of use.

Of those out of use it is told what became of the place that had them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from builder.pages.lookups.former import FormerFylke, FormerKommune, former_fylker, former_kommuner
from builder.pages.lookups.places import split_names
from builder.sources import Registry

Level = Literal["kommune", "fylke"]
Codes = tuple[str, ...]


@dataclass(frozen=True)
class Fate:
    """What became of a place that is gone, from `year` on.

    It became part of another one, was split, or is the same place under another name; `heirs`
    are names, the main one first.
    """

    kind: Literal["part", "split", "renamed"]
    year: int
    heirs: tuple[str, ...]


@dataclass(frozen=True)
class Way:
    """A number or a name that leads to places of today, `codes`, the main one first.

    `place` is the place that has or had it, with its county where others share the name. `until` is
    the last year it was in use, None where it is; `fate` is None where the place is there still.
    `language` is that of another name, '' where it is Norwegian or no source says.
    """

    level: Level
    kind: Literal["number", "other_name", "former_number", "former_name"]
    term: str
    place: str
    codes: Codes
    until: int | None = None
    fate: Fate | None = None
    language: str = ""


def ways(registry: Registry) -> list[Way]:
    """Return every way to every place of today.

    Numbers in use, Sámi and Kven names, numbers out of use, names out of use; a number that is
    in use again leads to the place of today alone.
    """
    return [*_kommune_ways(registry), *_fylke_ways(registry)]


def _kommune_ways(registry: Registry) -> Iterator[Way]:
    """Yield the ways to municipalities."""
    today = registry.kommuner_of(registry.today)
    for code, name in registry.names(registry.today).items():
        yield Way("kommune", "number", code, name, (code,))
    columns = (today["kommunenr"], today["navn"], today["navn_samisk_kvensk"])
    for code, name, others in zip(*columns, strict=True):
        for other in split_names(others):
            language = registry.languages.get(other, "")
            yield Way("kommune", "other_name", other, name, (code,), language=language)
    yield from _former_numbers(registry).values()
    for gone in former_kommuner(registry):
        yield _former_name(registry, gone)


def _former_numbers(registry: Registry) -> dict[str, Way]:
    """Return the way of each number that no municipality has today; the last that had it counts."""
    in_use = registry.names(registry.today)
    found: dict[str, Way] = {}
    for division in registry.divisions.former:
        changes = {one.was: one.since - 1 for one in division.renumbered}
        was = {one.now: one.was for one in division.renumbered}
        for number, codes in registry.numbers(division.id):
            code = was.get(number, number)
            until = changes.get(number, division.end)
            if number not in in_use:
                place = described(registry, division.id, code)
                fate = fate_of(registry, division.id, code)
                way = Way("kommune", "former_number", number, place, codes, until, fate)
                found[number] = way
    return found


def _former_name(registry: Registry, gone: FormerKommune) -> Way:
    """Return the way of a name that has gone out of use."""
    division = registry.divisions[gone.division]
    place = described(registry, gone.division, gone.kommunenr)
    fate = fate_of(registry, gone.division, gone.kommunenr)
    successors = gone.successors
    return Way("kommune", "former_name", gone.navn, place, successors, division.end, fate)


def described(registry: Registry, division: str, code: str) -> str:
    """Return the name of a municipality of a division, with its county where that is needed.

    It is where another one had the same name then, or has it today without being its successor.
    """
    names = registry.names(division)
    name, after = names[code], registry.successors(division)[code]
    then = sum(other == name for other in names.values()) > 1
    now = any(n == name and c not in after for c, n in registry.names(registry.today).items())
    if not (then or now):
        return name
    own = registry.kommuner_of(division)
    fylkesnr = own.loc[own["kommunenr"] == code, "fylkesnr"].iloc[0]
    return f"{name} i {registry.county_names(division)[fylkesnr]}"


def fate_of(registry: Registry, division: str, code: str) -> Fate | None:
    """Return what became of a municipality of a division.

    None where today's municipality on its ground, and that alone, has its name.
    """
    name, today = registry.names(division)[code], registry.names(registry.today)
    goal = registry.successors(division)[code]
    if [today[one] for one in goal] == [name]:
        return None
    for later in registry.divisions.after(division):
        heirs = registry.successors_in(division, later.id)[code]
        names = registry.names(later.id)
        if [names[heir] for heir in heirs] != [name]:
            kind = _kind(registry, division, later.id, heirs)
            return Fate(kind, later.start, tuple(names[heir] for heir in heirs))
        division, code = later.id, heirs[0]
    return None


def _kind(
    registry: Registry, division: str, later: str, heirs: Codes
) -> Literal["part", "split", "renamed"]:
    """Tell a split from a merger, and a merger from a new name."""
    if len(heirs) > 1:
        return "split"
    steps = registry.successors_in(division, later).values()
    return "part" if sum(heirs[0] in after for after in steps) > 1 else "renamed"


def _fylke_ways(registry: Registry) -> Iterator[Way]:
    """Yield the ways to counties."""
    today = registry.county_names(registry.today)
    for code, name in today.items():
        yield Way("fylke", "number", code, name, (code,))
    numbers: dict[str, Way] = {}
    names: dict[str, Way] = {}
    for gone in former_fylker(registry):
        codes = _codes_of(gone, today)
        fate = None if [today[c] for c in codes] == [gone.navn] else _county_fate(registry, gone)
        until = registry.divisions[gone.division].end
        if gone.fylkesnr not in today:
            numbers[gone.fylkesnr] = Way(
                "fylke", "former_number", gone.fylkesnr, gone.navn, codes, until, fate
            )
        if gone.navn not in today.values():
            names[gone.navn] = Way("fylke", "former_name", gone.navn, gone.navn, codes, until, fate)
    yield from (*numbers.values(), *names.values())


def _codes_of(gone: FormerFylke, today: Mapping[str, str]) -> Codes:
    """Return today's counties of a former one: that of its name, or those its parts lie in.

    The parts are municipalities; the county with most of them comes first.
    """
    same = tuple(code for code, name in today.items() if name == gone.navn)
    return same or tuple(code for code, _ in gone.became)


def _county_fate(registry: Registry, gone: FormerFylke) -> Fate:
    """Return what became of a county whose name is gone."""
    later = registry.divisions.after(gone.division)[0]
    moved = _moves(registry, gone.division, later.id)
    heirs = [code for code, _ in moved[gone.fylkesnr].most_common()]
    alone = sum(heirs[0] in after for after in moved.values()) == 1
    today = registry.county_names(registry.today)
    names = registry.county_names(later.id)
    if [names[heir] for heir in heirs] == [today[code] for code, _ in gone.became[:1]]:
        return Fate("renamed" if alone else "part", later.start, (names[heirs[0]],))
    return Fate("split", later.start, tuple(today[code] for code, _ in gone.became))


def _moves(registry: Registry, division: str, later: str) -> dict[str, Counter[str]]:
    """Return how many municipalities of each county lie in each county of a later division."""
    then, now = _county_by_code(registry, division), _county_by_code(registry, later)
    moved: dict[str, Counter[str]] = {}
    for code, heirs in registry.successors_in(division, later).items():
        moved.setdefault(then[code], Counter())[now[heirs[0]]] += 1
    return moved


def _county_by_code(registry: Registry, division: str) -> dict[str, str]:
    """Return fylkesnr by kommunenr."""
    own = registry.kommuner_of(division)
    return dict(zip(own["kommunenr"], own["fylkesnr"], strict=True))


def leading_to(every: Sequence[Way], level: Level, code: str) -> list[Way]:
    """Return the ways to one place."""
    return [way for way in every if way.level == level and code in way.codes]
