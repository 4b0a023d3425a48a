"""What is other in what was fetched than in what is here: told in lines, nothing changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from builder.faults import listed
from builder.sources import Registry
from importing.fetching.jsonstat import Cube, cells
from importing.places import Places, Unclear

SHOWN = 5


def of_cubes(before: Cube | None, now: Cube) -> Iterator[str]:
    """Yield how a table differs from its last snapshot."""
    yield f"{len(now)} cells, {len(now.signs)} of them with a sign in place of a figure."
    if before is None:
        yield "No snapshot before this one."
        return
    old, new = dict(cells(before)), dict(cells(now))
    groups = {
        "new": [key for key in new if key not in old],
        "gone": [key for key in old if key not in new],
        "other": [key for key in new if key in old and old[key] != new[key]],
    }
    for name, keys in groups.items():
        shown = [f"{'/'.join(key)}: {old.get(key, '-')} -> {new.get(key, '-')}" for key in keys]
        if shown:
            yield f"{len(keys)} cells are {name} since then: {listed(shown, SHOWN)}."
    if not any(groups.values()):
        yield "Each cell is as in the last snapshot."


def of_codes(found: Mapping[str, str], level: str, registry: Registry) -> Iterator[str]:
    """Yield how the municipalities or counties of a day differ from the registry's of today."""
    own = registry.names(registry.today)
    own = own if level == "kommune" else registry.county_names(registry.today)
    yield f"{len(found)} codes; the registry has {len(own)}."
    yield from _difference(found, own, "in the registry")
    places = Places(registry, registry.divisions.today.start)
    for code in sorted(set(found) & set(own)):
        is_same = found[code].casefold().startswith(own[code].casefold())
        if not is_same and not (level == "kommune" and _means(places, found[code], code)):
            yield f"{code} is called {found[code]}; the registry has {own[code]}."


def of_borders(found: Mapping[str, str], registry: Registry) -> Iterator[str]:
    """Yield which municipalities of today have no border in a file, and the other way round."""
    own = registry.names(registry.today)
    yield f"{len(found)} municipalities with borders; the registry has {len(own)}."
    yield from _difference(found, own, "in the registry")


def of_population(
    found: Mapping[str, int], own: Mapping[str, int], year: int, registry: Registry
) -> Iterator[str]:
    """Yield how the population of today's municipalities differs from the one in use."""
    names = registry.names(registry.today)
    missing = [names[code] for code in names if code not in found]
    yield f"{len(names) - len(missing)} of the {len(names)} municipalities of today, {year}."
    if missing:
        yield f"Without a figure: {listed(missing)}."
    if not own:
        yield f"There is no population of {year} in use."
        return
    other = [code for code in names if code in found and own.get(code) != found[code]]
    shown = [f"{names[code]} {own.get(code, '-')} -> {found[code]}" for code in other]
    yield f"{len(other)} differ from the one in use" + (
        f": {listed(shown, SHOWN)}." if other else "."
    )


def _difference(found: Mapping[str, str], own: Mapping[str, str], where: str) -> Iterator[str]:
    """Yield which codes are in one of two lists alone."""
    if fresh := sorted(set(found) - set(own)):
        yield f"Not {where}: {listed(f'{code} {found[code]}' for code in fresh)}."
    if gone := sorted(set(own) - set(found)):
        yield f"Only here: {listed(f'{code} {own[code]}' for code in gone)}."


def _means(places: Places, name: str, code: str) -> bool:
    """Tell whether a name, in whatever language, is that of a municipality."""
    try:
        return places.code_of("", name, "") == code
    except Unclear:
        return False
