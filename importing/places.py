"""Which municipality a row is about: by number, or by any name it has or has had."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from builder.sources import Registry
from builder.sources.advice import bare_code
from builder.sources.codes import wrong_kommunenr
from importing.spelling import bare, close, or_list, plain

ENDING = re.compile(r" (?:kommune|kommuun[ei]|suohkan|tjïelte)$")
IN_COUNTY = re.compile(r"(.+?)(?: i |, ?| ?\()([^()]+)\)?")
NUMBERED = re.compile(r"(?:k-?)?([0-9]{3,4})(?: |: |- | - )(\D.*)", re.IGNORECASE)
BETWEEN_NAMES = re.compile(r" - | / |/")
NUMBER = re.compile(r"(?:k-?)?[0-9]{1,4}(?:[.,]0)?", re.IGNORECASE)


class Unclear(Exception):
    """Raised where a row may be about several municipalities or none.

    It tells what was found, what was expected, and what to do.
    """

    def __init__(self, found: str, expected: str, todo: str) -> None:
        self.found, self.expected, self.todo = found, expected, todo
        super().__init__(found)


@dataclass(frozen=True)
class Places:
    """The municipalities of a year, by number and by name.

    `told` is a kommunenr by name, as whoever imports has said it.
    """

    registry: Registry
    year: int
    told: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def division(self) -> str:
        """Return the id of the division in force in the year."""
        return self.registry.division_of(self.year)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the name of each municipality by its kommunenr."""
        return self.registry.names(self.division)

    def code_of(self, number: str, name: str, county: str) -> str:
        """Return the kommunenr that number, name and county ('' where there is none) agree on.

        Raises Unclear.
        """
        number, name = _number_and_name(number, name)
        if bare(name) in self.told:
            return self.told[bare(name)]
        by_number = self._by_number(number) if number else ""
        if not name:
            return by_number
        codes = self._by_name(name, county)
        if not by_number:
            return self._only(codes, name, county)
        if codes and by_number not in codes:
            raise Unclear(
                f"{number!r}, which is {self.names[by_number]}, beside the name {name!r}",
                "number and name of the same municipality",
                "Correct one of them.",
            )
        return by_number

    def _by_number(self, number: str) -> str:
        """Return a kommunenr of the division, with the zero that Excel took; raises Unclear."""
        code = bare_code(number).zfill(4)
        for one in self.registry.divisions[self.division].renumbered:
            code = one.was if code == one.now and self.year >= one.since else code
        if code in self.names:
            return code
        raise Unclear(*wrong_kommunenr(number, self.division, self.registry))

    def _by_name(self, name: str, county: str) -> tuple[str, ...]:
        """Return each municipality that has a name, in the county where one is given."""
        codes = self._named(name)
        if not codes and (inside := IN_COUNTY.fullmatch(plain(name))):
            codes, county = self._named(inside[1]), inside[2]
        if county and (len(codes) > 1 or bare(county) in self._every_county):
            return tuple(code for code in codes if bare(county) in self._counties[code])
        return codes

    def _named(self, name: str) -> tuple[str, ...]:
        """Return each municipality with this name; of two names together, both must lead to it."""
        text = _bare_name(name)
        if text in self._codes:
            return self._codes[text]
        parts = [self._codes.get(_bare_name(part), ()) for part in BETWEEN_NAMES.split(text)]
        known = [set(codes) for codes in parts if codes]
        return tuple(sorted(set.intersection(*known))) if len(known) > 1 else ()

    def _only(self, codes: tuple[str, ...], name: str, county: str) -> str:
        """Return the one municipality; raises Unclear where there are several or none."""
        if len(codes) == 1:
            return codes[0]
        expected = f"a municipality of the division of {self.division}"
        if self._named(name) and not codes:
            named = [self._in_words(code) for code in self._named(name)]
            raise Unclear(f"{name!r} in the county {county!r}", or_list(named), "Correct one.")
        if codes:
            todo = "Add a column with the county or the kommunenr, or say which: --place "
            todo += f'"{name}={codes[0]}".'
            raise Unclear(f"{name!r}", or_list(map(self._in_words, codes)), todo)
        raise Unclear(f"{name!r}, which is unknown", expected, self._meant_name(name))

    def _in_words(self, code: str) -> str:
        """Return number, name and county of a municipality."""
        rows = self.registry.kommuner_of(self.division).set_index("kommunenr")
        county = self.registry.county_names(self.division)[rows.at[code, "fylkesnr"]]
        return f"{code} {self.names[code]} in {county}"

    def _meant_name(self, name: str) -> str:
        """Return what was probably meant by a name that the division does not have."""
        for division in self.registry.divisions.ids:
            for code, known in self.registry.names(division).items():
                if _bare_name(known) == _bare_name(name):
                    now = [self.names[one] for one in self._after[division, code]]
                    return (
                        f"It is in the division of {division}; in that of {self.division} it "
                        f"belongs to {or_list(now)}. Correct it, or leave the row out."
                    )
        near = close(name, self.names.values())
        first = next(code for code, known in self.names.items() if not near or known == near[0])
        say = f'--place "{name}={first}"' if near else f'--place "{name}=KOMMUNENR"'
        return f"Did you mean {or_list(near)}? Correct it, or say {say}." if near else f"Say {say}."

    @cached_property
    def _codes(self) -> Mapping[str, tuple[str, ...]]:
        """Return the municipalities by each name, as it is compared.

        A former or a parallel name counts where it is of the same municipality and no other has it
        now.
        """
        found: dict[str, set[str]] = defaultdict(set)
        for code, name in self.names.items():
            found[_bare_name(name)].add(code)
        others: dict[str, set[str]] = defaultdict(set)
        for code, name in self._other_names():
            if _bare_name(name) not in found:
                others[_bare_name(name)].add(code)
        return {name: tuple(sorted(codes)) for name, codes in (found | others).items()}

    def _other_names(self) -> Iterator[tuple[str, str]]:
        """Yield kommunenr and name for the names of other divisions and languages."""
        for row in self.registry.kommuner.itertuples():
            same = self._after[row.division, row.kommunenr]
            if len(same) == 1 and self._merged_into[row.division, same[0]] == 1:
                yield same[0], row.navn
                for name in filter(None, row.navn_samisk_kvensk.split(" - ")):
                    yield same[0], name

    @cached_property
    def _after(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Return the municipalities of the year that have land of one of any division."""
        here: dict[str, list[str]] = defaultdict(list)  # those of the year by those of today
        for code, later in self.registry.successors(self.division).items():
            for one in later:
                here[one].append(code)
        found = {
            (division, code): dict.fromkeys(own for one in later for own in here[one])
            for division in self.registry.divisions.ids
            for code, later in self.registry.successors(division).items()
        }
        alone = {(self.division, code): (code,) for code in self.names}
        return {key: tuple(codes) for key, codes in found.items()} | alone

    @cached_property
    def _merged_into(self) -> Mapping[tuple[str, str], int]:
        """Return how many of another division came, whole or in part, into each of the year."""
        return Counter((division, own) for (division, _), all in self._after.items() for own in all)

    @cached_property
    def _counties(self) -> Mapping[str, frozenset[str]]:
        """Return the names, as compared, of the counties a municipality lies or has lain in."""
        found: dict[str, set[str]] = defaultdict(set)
        named = {one: self.registry.county_names(one) for one in self.registry.divisions.ids}
        for row in self.registry.kommuner.itertuples():
            county = named[row.division][row.fylkesnr]
            for code in self._after[row.division, row.kommunenr]:
                found[code] |= {bare(county), bare(row.fylkesnr), bare(f"{row.fylkesnr} {county}")}
        return {code: frozenset(counties) for code, counties in found.items()}

    @cached_property
    def _every_county(self) -> frozenset[str]:
        """Return the name of every county there is or has been, as it is compared."""
        return frozenset().union(*self._counties.values())


def looks_like_number(text: str) -> bool:
    """Tell whether a cell has a number a municipality could have, and nothing else."""
    return NUMBER.fullmatch(text.strip()) is not None


def _number_and_name(number: str, name: str) -> tuple[str, str]:
    """Return number and name of a cell such as `0301 Oslo` or `K-0301 Oslo`, or of two cells."""
    if not number and looks_like_number(name):
        return name, ""
    for text in (number, name):
        if together := NUMBERED.fullmatch(text.strip()):
            return together[1], name if text == number and name else together[2]
    return number.strip(), name.strip()


def _bare_name(name: str) -> str:
    """Return the name of a municipality as it is compared."""
    return ENDING.sub("", bare(name))
