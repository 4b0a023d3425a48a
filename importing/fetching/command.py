"""The command `fetch`: asks a service, shows what is other, keeps the answer with its card."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from builder.faults import BuildFailure, Findings
from builder.sources import Registry
from builder.sources.registry import read_registry
from importing.fetching import differences, kartverket, klass, population, pxweb
from importing.fetching.in_use import put_to_use
from importing.fetching.jsonstat import read_cube
from importing.fetching.service import Service
from importing.fetching.snapshots import Fetched, content_of, keep, newest
from importing.fetching.sources import SERVICES, Source, read_sources_file

FOLDER = "fetched"
SSB, KARTVERKET = "Statistisk sentralbyrå (SSB)", "Kartverket"
YEARS_AHEAD = 2
LONGEST_NOTE = 1800  # signs, of what a card may hold

People = Mapping[int, Mapping[str, int]]  # by year and kommunenr


def fetch(given: argparse.Namespace) -> int:
    """Fetch one source or several; return the exit code.

    Raises BuildFailure where one cannot be had; those before it are kept then.
    """
    known = read_sources_file()
    findings = Findings()
    registry = read_registry(given.data, findings)
    findings.raise_faults()
    services: dict[str, Service] = {}
    for name, source in known.chosen(given.source).items():
        place = SERVICES[source.kind]
        base = given.address or known.services[place]
        service = services.setdefault(place, Service(base))
        _fetch(name, source, service, registry, given)
    return 0


def _fetch(
    name: str, source: Source, service: Service, registry: Registry, given: argparse.Namespace
) -> None:
    """Fetch one source, tell what is other, and keep it where it is other than the last one."""
    print(f"{name}: {source.title}", flush=True)
    folder = given.data / FOLDER / name
    last = newest(folder)
    before = content_of(last)[1] if last else None
    if source.kind in ("table", "population"):
        fetched, told = _fetched_table(source, service, before)
    else:
        fetched, told = _fetched_register(source, service, registry, given.day)
    people = _people(fetched, registry) if source.kind == "population" else {}
    told += _compared(people, registry, given)
    print("\n".join(f"  {line}" for line in told), flush=True)
    if last and fetched.answer.content == before:
        print(f"  The answer is that of {last.name}: nothing was written.")
    else:
        print(f"  Kept {keep(folder, given.day, fetched, given.replace)}.")
    if given.write:
        _write_population(people, registry, given)
    if given.use and source.kind == "table":
        cube = read_cube(fetched.answer.content, fetched.answer.url)
        used = put_to_use(given.data, source.number, cube, fetched, given.day, given.replace)
        print(f"  Wrote {used}: the site shows it from the next build.")


def _fetched_register(
    source: Source, service: Service, registry: Registry, day: str
) -> tuple[Fetched, list[str]]:
    """Return codes, changes or borders, and the lines that tell what is other than here."""
    if source.kind == "codes":
        answer, codes = klass.fetch_codes(service, int(source.number), day)
        fetched = Fetched(answer, "koder.json", source.title, SSB, "", len(codes))
        return fetched, list(differences.of_codes(codes, source.level, registry))
    if source.kind == "changes":
        first = f"{registry.divisions.today.start}-01-02"  # the day after the one that made it
        last = f"{int(day[:4]) + YEARS_AHEAD}-12-31"
        answer, changes = klass.fetch_changes(service, int(source.number), first, last)
        fetched = Fetched(answer, "endringer.json", source.title, SSB, "", len(changes))
        return fetched, list(map(str, changes)) or ["No change since today's division."]
    answer, names = kartverket.fetch_borders(service)
    fetched = Fetched(answer, "kommuner.zip", source.title, KARTVERKET, "", len(names))
    return fetched, list(differences.of_borders(names, registry))


def _fetched_table(
    source: Source, service: Service, before: bytes | None
) -> tuple[Fetched, list[str]]:
    """Return a table, and the lines that tell what is other than in its last snapshot."""
    answer, cube = pxweb.fetch_table(service, source.number, source.selection)
    title, notes = cube.label or source.title, " ".join(cube.notes)[:LONGEST_NOTE]
    file = f"{source.number}.json"
    fetched = Fetched(answer, file, title, SSB, cube.updated, len(cube), notes)
    old = read_cube(before, "the last snapshot") if before else None
    return fetched, list(differences.of_cubes(old, cube))


def _people(fetched: Fetched, registry: Registry) -> People:
    """Return the population of today's municipalities by year."""
    cube = read_cube(fetched.answer.content, fetched.answer.url)
    names = registry.names(registry.today)
    return {
        year: {code: found[code] for code in names if code in found}
        for year, found in population.population_of(cube, fetched.answer.url).items()
    }


def _compared(people: People, registry: Registry, given: argparse.Namespace) -> list[str]:
    """Return how a population differs from the one in use.

    Raises BuildFailure where it is to be written and is not whole.
    """
    lines: list[str] = []
    for year, found in people.items():
        own = population.in_use(given.data / "population", registry.today, year)
        lines += differences.of_population(found, own, year, registry)
        if given.write and len(found) < len(registry.names(registry.today)):
            raise BuildFailure("--write: some municipalities have no figure. Nothing was written.")
    return lines


def _write_population(people: People, registry: Registry, given: argparse.Namespace) -> None:
    """Put a population into the file in use."""
    folder = given.data / "population"
    for year, found in people.items():
        population.put_in(folder, registry.today, year, found)
        print(f"  Wrote {year} into {folder / population.FILE}; mend its card by hand.")
