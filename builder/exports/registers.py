"""The register files: today's municipalities and counties, and what they were made of."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import pandas as pd

from builder.sources import Sources
from builder.statistics.units import size_class

MARK = "|"


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


def municipality_rows(
    sources: Sources, status: str
) -> Iterable[tuple[str | int | bool | None, ...]]:
    """Yield `kommuner`: one row for each of today's municipalities, by kommunenr."""
    register = Register(sources)
    columns = ("kommunenr", "navn", "navn_samisk_kvensk", "fylkesnr")
    for code, name, other, county in zip(*(register.kommuner[c] for c in columns), strict=True):
        yield (
            code,
            name,
            None if pd.isna(other) else other or None,
            sources.registry.slug("kommune", code),
            county,
            register.fylker[county],
            *register.population[code],
            register.size_classes[code],
            str(sources.centrality[code]),
            *(MARK.join(register.predecessors.get((d, code), ())) or None for d in register.former),
            MARK.join(register.former_names.get(("kommune", code), ())) or None,
            status,
        )


def county_rows(sources: Sources, status: str) -> Iterable[tuple[str | int | bool | None, ...]]:
    """Yield `fylker`: one row for each of today's counties, by fylkesnr."""
    register = Register(sources)
    members = register.kommuner.groupby("fylkesnr")["kommunenr"].agg(list)
    for code, name in register.fylker.items():
        figures = [register.population[member] for member in members[code]]
        yield (
            code,
            name,
            sources.registry.slug("fylke", code),
            len(figures),
            sum(count for count, _, _ in figures),
            max(year for _, year, _ in figures),
            any(guess for _, _, guess in figures),
            *(
                MARK.join(register.former_counties.get((d, code), ())) or None
                for d in register.former
            ),
            MARK.join(register.former_names.get(("fylke", code), ())) or None,
            status,
        )
