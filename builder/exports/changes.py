"""What has changed, in order, for the site and for each municipality.

Rounds that came, grades that are another than in the round before, and values that are another than
in an earlier edition.

The day of a round is that of its card, on which it was fetched or made; the day of a correction is
that of the edition it came with. No other days are known, and none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from builder.definitions import Indicator
from builder.definitions.dictionary import Texts
from builder.definitions.publication import Publication
from builder.exports.cells import Cell
from builder.exports.tables import Table
from builder.numbers import integer
from builder.sources import Sources, SurveyRound
from builder.statistics import Statistics

DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
ValueKey = tuple[int, str, str]  # year, kommunenr of the round, indicator
Value = tuple[Cell, Cell]  # the value, and what it is called or why it is missing


@dataclass(frozen=True)
class Change:
    """One change: what stands for it among the others, its day, and what is told of it."""

    id: str
    day: date
    title: str
    text: str


TABLE = "indikatorer"  # of an edition, what is compared
COMPARED = ["aar", "kommunenr", "indikator", "verdi", "etikett"]


@dataclass(frozen=True)
class Earlier:
    """The values that an earlier edition told: its id, and each value with its words."""

    edition: str
    values: Mapping[ValueKey, Value]

    @classmethod
    def of(cls, sources: Sources) -> Earlier | None:
        """Return what the newest edition before that of the site told; None where none is known."""
        own = sources.site.edition
        before = [one for one in sources.frozen if not own or one.id < own]
        if not before or f"data/{TABLE}.csv" not in before[-1].sums:
            return None
        return cls.read(before[-1].id, before[-1].table(TABLE))

    @classmethod
    def read(cls, edition: str, indikatorer: pd.DataFrame) -> Earlier:
        """Return the values of an edition from its table of them, every cell as text.

        No values where that has other columns than today's: then nothing can be compared.
        """
        if not set(indikatorer.columns) >= set(COMPARED):
            return cls(edition, {})
        rows = indikatorer[COMPARED].itertuples(index=False, name=None)
        values = {
            (int(year), code, name): (value or None, label)
            for year, code, name, value, label in rows
        }
        return cls(edition, values)


class Changes:
    """Finds the changes of one build; `earlier` is the edition before it, where there is one."""

    def __init__(
        self,
        sources: Sources,
        statistics: Statistics,
        tables: Mapping[str, Table],
        earlier: Earlier | None = None,
    ) -> None:
        self.sources, self.statistics, self.tables = sources, statistics, tables
        self.earlier, self.words = earlier, sources.dictionary.changes
        named = sources.definitions.themes.values()
        self.headlines = [sources.definitions.indicators[theme.headline] for theme in named]

    def of_site(self) -> list[Change]:
        """Return the changes of the whole, the newest first."""
        found = [self._round_came(one) for one in self.sources.rounds]
        return _newest_first([*found, *self._corrected()])

    def of_place(self, kommunenr: str) -> list[Change]:
        """Return the changes of a municipality of today, the newest first."""
        found = [
            self._place_round(kommunenr, survey_round, codes)
            for survey_round in self.sources.rounds
            if (codes := self._behind.get((survey_round.year, kommunenr)))
        ]
        found += self._other.get(kommunenr, [])
        return _newest_first([*found, *self._place_corrected.get(kommunenr, [])])

    def _round_came(self, survey_round: SurveyRound) -> Change:
        """Return that a round has come."""
        units = self.statistics.units
        own = units[units["aar"] == survey_round.year]
        counts = {"answered": integer(int(own["svarte"].sum())), "asked": integer(len(own))}
        return self._change("runde", survey_round, self.words.round, **counts)

    def _place_round(self, today: str, survey_round: SurveyRound, codes: list[str]) -> Change:
        """Return that a round has come, with what sums up a municipality in it."""
        year = survey_round.year
        told = [self._summed_up(year, code) for code in codes]
        if len(codes) > 1:
            told = [
                f"{self._names_by_round[year, c]}: {text}"
                for c, text in zip(codes, told, strict=True)
            ]
        values = ". ".join(told)
        return self._change(f"{today}/runde", survey_round, self.words.place_round, values=values)

    def _summed_up(self, year: int, code: str) -> str:
        """Return what sums up a municipality of a round; one reason for all of it is told once."""
        values = [self._worded_values[year, code, one.id] for one in self.headlines]
        if len(set(values)) == 1 and values[0][0] is None:
            return str(values[0][1])
        told = zip(self.headlines, values, strict=True)
        return "; ".join(f"{one.label}: {self._told(one, value)}" for one, value in told)

    def _change(self, name: str, own: SurveyRound, texts: Texts, **parts: str) -> Change:
        """Return a change of a round in words, said to be simulated where the round is."""
        told = texts.filled(year=str(own.year), **parts)
        title = told.title
        if own.is_synthetic:
            title = self.words.simulated.replace("{title}", title)
        return Change(f"{name}/{own.year}", day_of(own), title, told.description)

    def _told(self, indicator: Indicator, value: Value) -> str:
        """Return a value in words, or why it is missing."""
        known, label = value
        if known is None or indicator.is_category or known == label:
            return str(label)
        return f"{known} – {label}"

    @cached_property
    def _worded_values(self) -> Mapping[ValueKey, Value]:
        """Return every value with its words."""
        cells = self.tables["indikatorer"].cells(
            "aar", "kommunenr", "indikator", "verdi", "etikett"
        )
        return {(int(str(y)), str(k), str(i)): (value, label) for y, k, i, value, label in cells}

    @cached_property
    def _names_by_round(self) -> Mapping[tuple[int, str], str]:
        """Return the name of each municipality of each round."""
        cells = self.tables["enheter"].cells("aar", "kommunenr", "kommune")
        return {(int(str(year)), str(code)): str(name) for year, code, name in cells}

    @cached_property
    def _behind(self) -> Mapping[tuple[int, str], list[str]]:
        """Return the municipalities of each round that lie behind each of today's."""
        found: dict[tuple[int, str], list[str]] = {}
        rows = self.statistics.lineage[["aar", "kommunenr", "kommunenr_today"]]
        for year, code, today in rows.itertuples(index=False, name=None):
            found.setdefault((int(year), today), []).append(code)
        return found

    @cached_property
    def _rounds(self) -> Mapping[int, SurveyRound]:
        """Return the rounds by year."""
        return {one.year: one for one in self.sources.rounds}

    @cached_property
    def _other(self) -> Mapping[str, list[Change]]:
        """Return the grades that are another than in the last round that had them.

        They are by kommunenr of today, and those of municipalities with the same borders that have
        a value in both.
        """
        found: dict[str, list[Change]] = {}
        for (code, name, year), (first, was, now) in self._moves.items():
            if was[0] != now[0]:
                indicator = self.sources.definitions.indicators[name]
                texts = self.words.other_category if indicator.is_category else self.words.other
                parts = self._compared(indicator, was, now) | {"first": str(first)}
                own = self._rounds[year]
                change = self._change(f"{code}/annen/{name}", own, texts, **parts)
                found.setdefault(code, []).append(change)
        return found

    @cached_property
    def _moves(self) -> Mapping[tuple[str, str, int], tuple[int, Value, Value]]:
        """Return what sums up each municipality of today in each round, beside an earlier round.

        That is the last round it is compared with. There are the year of that, the value then, and
        the value of the round.
        """
        found: dict[tuple[str, str, int], tuple[int, Value, Value]] = {}
        own = {one.id for one in self.headlines}
        today = f"kommunenr_{self.sources.divisions.today_id}"
        columns = (today, "indikator", "fra_aar", "til_aar")
        words = ("fra", "til", "fra_etikett", "til_etikett")
        rows = self.tables["endring"].cells(*columns, *words)
        for code, name, then, year, was, now, before, after in rows:
            key, first = (str(code), str(name), int(str(year))), int(str(then))
            if name in own and (key not in found or found[key][0] < first):
                found[key] = first, (was, before), (now, after)
        return found

    def _compared(self, indicator: Indicator, was: Value, now: Value) -> dict[str, str]:
        """Return the parts of a text that sets two values of an indicator beside each other."""
        told = {"before": self._told(indicator, was), "after": self._told(indicator, now)}
        return {"label": indicator.label, **told}

    @cached_property
    def _differing(self) -> list[tuple[ValueKey, Value, Value]]:
        """Return the values that are another than in the earlier edition, of rounds that both have.

        None where this edition has no day, since a change without one cannot be told in a feed.
        """
        if self.earlier is None or Publication(self.sources.site, "").day is None:
            return []
        known = self.earlier.values
        return [
            (key, known[key], value)
            for key, value in self._worded_values.items()
            if key in known and known[key][0] != value[0]
        ]

    def _corrected(self) -> Iterator[Change]:
        """Yield each round that has other values than in the earlier edition."""
        for survey_round in self.sources.rounds:
            keys = [key for key, _, _ in self._differing if key[0] == survey_round.year]
            if keys:
                places = len({code for _, code, _ in keys})
                parts = {
                    "values": _counted(len(keys), "verdi", "verdier"),
                    "places": _counted(places, "kommune", "kommuner"),
                }
                yield self._correction("rettet", survey_round, self.words.corrected, **parts)

    @cached_property
    def _place_corrected(self) -> Mapping[str, list[Change]]:
        """Return the values that sum up a municipality and are other than in the earlier edition.

        They are by kommunenr of today.
        """
        found: dict[str, list[Change]] = {}
        own = {one.id: one for one in self.headlines}
        todays: dict[tuple[int, str], list[str]] = {}
        for (year, today), codes in self._behind.items():
            for code in codes:
                todays.setdefault((year, code), []).append(today)
        for (year, code, name), before, after in self._differing:
            for today in todays.get((year, code), []) if name in own else []:
                parts = self._compared(own[name], before, after)
                about, own_round = f"{today}/rettet/{code}/{name}", self._rounds[year]
                texts = self.words.place_corrected
                change = self._correction(about, own_round, texts, **parts)
                found.setdefault(today, []).append(change)
        return found

    def _correction(self, name: str, own: SurveyRound, texts: Texts, **parts: str) -> Change:
        """Return a change that came with this edition."""
        day = Publication(self.sources.site, "").day
        if self.earlier is None or day is None:
            raise ValueError("a correction has an edition before it and a day")
        made = self._change(name, own, texts, edition=self.earlier.edition, **parts)
        return Change(f"{made.id}/{day}", day, made.title, made.text)


def day_of(survey_round: SurveyRound) -> date:
    """Return the day that the card of a round tells.

    Where it tells none: the last of the year that the round is about, before which it cannot have
    been fetched.
    """
    for text in DAY.findall(survey_round.card.retrieved):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return date(survey_round.year, 12, 31)


def _newest_first(changes: list[Change]) -> list[Change]:
    """Return changes by their day and then by their round, the newest first."""
    return sorted(changes, key=lambda one: (one.day, one.id.rsplit("/", 1)[-1]), reverse=True)


def _counted(number: int, one: str, more: str) -> str:
    """Return how many of something."""
    return f"{integer(number)}\N{NO-BREAK SPACE}{one if number == 1 else more}"
