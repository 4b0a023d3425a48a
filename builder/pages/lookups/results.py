"""The results as pages look them up: by year, place, question and group; nothing is computed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from builder.definitions import STATUS_LABELS, Indicator, Question
from builder.sources import Sources, SurveyRound
from builder.statistics import Statistics


@dataclass(frozen=True)
class Value:
    """An indicator value or an answer of one municipality in one round.

    `status` says why it is missing.
    """

    verdi: str | None
    status: str

    @property
    def missing_label(self) -> str:
        """Return the reader's words for why there is no value."""
        return STATUS_LABELS.get(self.status, "")


@dataclass(frozen=True)
class Shares:
    """The distribution of one question in one group.

    Counts and shares by answer, and the base `n`.
    """

    counts: Mapping[str, int]
    pct: Mapping[str, float | None]
    n: int

    def pct_of(self, value: str) -> float:
        """Return the share with a value; 0 where nobody answered."""
        return self.pct[value] or 0.0


@dataclass(frozen=True)
class Share:
    """The positive answers to one question in one group.

    Count, base and share (None where the base is 0).
    """

    antall: int
    n: int
    pct: float | None


@dataclass(frozen=True)
class Rank:
    """A place in the ranking of one round: 1 is the highest, ties share the place."""

    plass: int
    delt_med: int
    antall: int
    lavere_pct: float


@dataclass(frozen=True)
class Unit:
    """A municipality as it was in one round."""

    aar: int
    kommunenr: str
    kommune: str
    fylkesnr: str
    fylke: str
    kommunenr_today: str
    folketall: int
    folketall_aar: int
    folketall_anslag: bool
    folketallsklasse: str
    sentralitet: str
    svarte: bool


@dataclass(frozen=True)
class Kin:
    """A municipality of a round that lies behind one of today, and how."""

    unit: Unit
    forhold: str


@dataclass(frozen=True)
class Median:
    """The median of a count in one round, with its base, range and `n`."""

    median: float
    n: int
    lavest: int
    hoyest: int


@dataclass(frozen=True)
class Pair:
    """The municipalities with one pair of scores, and the grade it gives."""

    forste: str
    andre: str
    verdi: str
    antall: int


@dataclass(frozen=True)
class Change:
    """The municipalities that went from one value to another between two rounds."""

    fra: str
    til: str
    antall: int


NOTHING = Shares({}, {}, 0)


class Results:
    """All results of a build behind look-ups by key."""

    def __init__(self, sources: Sources, statistics: Statistics) -> None:
        self.sources = sources
        self.definitions = sources.definitions
        self.statistics = statistics
        self.rounds: Mapping[int, SurveyRound] = {r.year: r for r in sources.rounds}
        self.years: tuple[int, ...] = tuple(self.rounds)

    @cached_property
    def _values(self) -> dict[tuple[int, str, str], Value]:
        frame = self.statistics.values
        columns = [frame[c].tolist() for c in ("aar", "kommunenr", "indikator", "verdi", "status")]
        rows = zip(*columns, strict=True)
        return {(a, k, i): Value(None if pd.isna(v) else v, s) for a, k, i, v, s in rows}

    def value(self, year: int, kommunenr: str, indicator_id: str) -> Value:
        """Return one indicator value of a municipality of that round's division."""
        return self._values[year, kommunenr, indicator_id]

    @cached_property
    def _answers(self) -> dict[int, dict[str, dict[str, str | None]]]:
        found: dict[int, dict[str, dict[str, str | None]]] = {}
        for year, survey_round in self.rounds.items():
            answers = survey_round.answers
            if answers is not None:
                clean = answers.astype(object).where(answers.notna(), None)
                found[year] = clean.to_dict("index")
        return found

    def answer(self, year: int, kommunenr: str, column: str) -> Value:
        """Return one answer of a municipality, or the status that says why there is none."""
        answers = self.rounds[year].answers
        if answers is None:
            return Value(None, "ikke_publisert")
        if column not in answers.columns:
            return Value(None, "ikke_spurt")
        row = self._answers[year].get(kommunenr)
        if row is None:
            return Value(None, "svarte_ikke")
        return Value(row[column], "" if row[column] is not None else "ubesvart")

    def is_skipped(self, unit: Unit, question: Question) -> bool:
        """Tell whether an earlier answer kept a municipality from being put a question."""
        if question.asked_of is None:
            return False
        column, wanted = question.asked_of
        return self.answer(unit.aar, unit.kommunenr, column).verdi not in (None, wanted)

    @cached_property
    def _shares(self) -> dict[tuple[int, str, str, str], Shares]:
        frame = self.statistics.distribution
        names = ("aar", "sporsmal", "gruppe", "gruppeverdi", "svar", "antall", "n", "andel_pct")
        rows = zip(*(frame[name].tolist() for name in names), strict=True)
        counts: dict[tuple[int, str, str, str], dict[str, int]] = {}
        pcts: dict[tuple[int, str, str, str], dict[str, float | None]] = {}
        bases: dict[tuple[int, str, str, str], int] = {}
        for year, question, group, key, svar, count, n, pct in rows:
            place = year, question, group, key
            counts.setdefault(place, {})[svar] = count
            pcts.setdefault(place, {})[svar] = None if pd.isna(pct) else pct
            bases.setdefault(place, n)
        return {place: Shares(counts[place], pcts[place], n) for place, n in bases.items()}

    def shares(
        self, year: int, question: str, group: str = "landet", key: str = "landet"
    ) -> Shares:
        """Return the distribution of a question or indicator in one group; empty if not asked."""
        return self._shares.get((year, question, group, key), NOTHING)

    @cached_property
    def _positives(self) -> dict[tuple[int, str, str, str], Share]:
        frame = self.statistics.positives
        names = ("aar", "sporsmal", "gruppe", "gruppeverdi", "antall", "n", "andel_pct")
        rows = zip(*(frame[name].tolist() for name in names), strict=True)
        return {
            (y, q, g, k): Share(c, n, None if pd.isna(p) else p) for y, q, g, k, c, n, p in rows
        }

    def positive(
        self, year: int, question: str, group: str = "landet", key: str = "landet"
    ) -> Share | None:
        """Return the positive answers to a question in one group; None where it was not asked."""
        return self._positives.get((year, question, group, key))

    @cached_property
    def _ranks(self) -> dict[tuple[int, str, str, str], Rank]:
        frame = self.statistics.ranks
        names = ("aar", "indikator", "kommunenr", "gruppe", "plass", "delt_med", "antall")
        rows = zip(*(frame[name].tolist() for name in (*names, "lavere_pct")), strict=True)
        return {(a, i, k, g): Rank(p, d, n, low) for a, i, k, g, p, d, n, low in rows}

    def rank(
        self, year: int, indicator_id: str, kommunenr: str, gruppe: str = "landet"
    ) -> Rank | None:
        """Return the rank of a municipality's count in a group.

        A group is the country, its county (`fylke`) or its size class (`folketall`); None where it
        has no value, or the indicator is no count.
        """
        return self._ranks.get((year, indicator_id, kommunenr, gruppe))

    @cached_property
    def _medians(self) -> dict[tuple[int, str, str], Median]:
        frame = self.statistics.medians
        return {
            (row.aar, row.indikator, row.base): Median(row.median, row.n, row.lavest, row.hoyest)
            for row in frame.itertuples(index=False)
        }

    def median(self, year: int, indicator: Indicator) -> Median | None:
        """Return the median of a count, on the base the report uses for it."""
        return self._medians.get((year, indicator.id, self._median_base(year, indicator)))

    def median_base_label(self, year: int, indicator: Indicator) -> str:
        """Return the reader's words for the municipalities a median is taken of."""
        words = {"positive": "kommuner med minst 1", "all": "kommuner som svarte"}
        block = self.definitions.blocks[self.definitions.inputs_of(indicator.id)[0]]
        return words.get(self._median_base(year, indicator), block.base)

    def _median_base(self, year: int, indicator: Indicator) -> str:
        """Return the report's base; without answers the gate is unknown: `positive` then."""
        base = indicator.median_base
        unknown = base == "gate" and (year, indicator.id, base) not in self._medians
        return "positive" if unknown else base

    @cached_property
    def _pairs(self) -> dict[tuple[int, str], list[Pair]]:
        found: dict[tuple[int, str], list[Pair]] = {}
        names = ("aar", "indikator", "forste", "andre", "verdi", "antall")
        frame = self.statistics.pairs
        for year, indicator, *pair in zip(*(frame[n].tolist() for n in names), strict=True):
            found.setdefault((year, indicator), []).append(Pair(*pair))
        return found

    def pairs(self, year: int, indicator_id: str) -> list[Pair]:
        """Return how many municipalities have each pair of the scores a grade is made of.

        Nothing where the indicator is no such grade, or its scores are not there.
        """
        return self._pairs.get((year, indicator_id), [])

    @cached_property
    def _changes(self) -> dict[tuple[str, int, int, str], list[Change]]:
        found: dict[tuple[str, int, int, str], list[Change]] = {}
        names = ("sporsmal", "fra_aar", "til_aar", "gruppeverdi", "fra", "til", "antall")
        frame = self.statistics.changes
        for question, before, after, key, *change in zip(
            *(frame[n].tolist() for n in names), strict=True
        ):
            found.setdefault((question, before, after, key), []).append(Change(*change))
        return found

    def changes(self, question: str, before: int, after: int, key: str = "landet") -> list[Change]:
        """Return how many municipalities went from one value to another between two rounds.

        Of an indicator or question, in the country or in a county by its number; only those with
        the same borders and a value in both. Nothing where that cannot be told.
        """
        return self._changes.get((question, before, after, key), [])

    @cached_property
    def _units(self) -> dict[tuple[int, str], Unit]:
        frame = self.statistics.units[list(Unit.__dataclass_fields__)]
        units = [Unit(*row) for row in frame.itertuples(index=False, name=None)]
        return {(unit.aar, unit.kommunenr): unit for unit in units}

    def unit(self, year: int, kommunenr: str) -> Unit:
        """Return a municipality as it was in one round."""
        return self._units[year, kommunenr]

    def units(self, year: int) -> list[Unit]:
        """Return every municipality of a round's division."""
        return [unit for (aar, _), unit in self._units.items() if aar == year]

    @cached_property
    def _lineage(self) -> dict[tuple[str, int], list[Kin]]:
        found: dict[tuple[str, int], list[Kin]] = {}
        for row in self.statistics.lineage.itertuples(index=False):
            kin = Kin(self._units[row.aar, row.kommunenr], row.forhold)
            found.setdefault((row.kommunenr_today, row.aar), []).append(kin)
        return found

    def kin(self, kommunenr_today: str, year: int) -> list[Kin]:
        """Return the municipalities of a round behind one of today, the most populous first."""
        return self._lineage[kommunenr_today, year]

    def heading(self, kommunenr_today: str, unit: Unit) -> str:
        """Return the head of a round's column: the year, and the name where it is another place."""
        own = self.own_unit(kommunenr_today, unit.aar)
        return str(unit.aar) if own is not None else f"{unit.aar} {unit.kommune}"

    def own_unit(self, kommunenr_today: str, year: int) -> Unit | None:
        """Return today's municipality as it was in a round; None where merged or split since."""
        kin = self.kin(kommunenr_today, year)
        return kin[0].unit if len(kin) == 1 and kin[0].forhold == "samme" else None

    def has(self, year: int, indicator_id: str) -> bool:
        """Tell whether a round has an indicator at all (asked and published)."""
        return (year, indicator_id, "landet", "landet") in self._shares

    def years_of(self, indicator_id: str) -> list[int]:
        """Return the rounds that have an indicator."""
        return [year for year in self.years if self.has(year, indicator_id)]

    def years_asked(self, column: str) -> list[int]:
        """Return the rounds that asked a question and published the answers."""
        return [year for year in self.years if self.positive(year, column)]

    def latest(self, indicator_id: str) -> int | None:
        """Return the newest round that has an indicator, or None."""
        return max(self.years_of(indicator_id), default=None)

    def absent_label(self, year: int) -> str:
        """Return the reader's words for why a whole round lacks an indicator or a question."""
        key = "ikke_spurt" if self.rounds[year].answers is not None else "ikke_publisert"
        return STATUS_LABELS[key]

    def is_mixed(self, years: Sequence[int]) -> bool:
        """Tell whether some of these rounds are simulated and some official: never compared."""
        return len({self.rounds[year].is_synthetic for year in years}) > 1

    def is_synthetic(self, years: Sequence[int]) -> bool:
        """Tell whether any of these rounds is simulated."""
        return any(self.rounds[year].is_synthetic for year in years)
