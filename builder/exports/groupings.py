"""The published rows grouped as programs ask for them: by place, round and indicator."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from builder.exports.cells import Cell, Row, plain_rows
from builder.exports.registers import Register
from builder.exports.tables import Table
from builder.sources import Sources
from builder.statistics import Statistics

Entry = dict[str, Any]
CODES = ("kommunenr", "fylkesnr")
UNIT_COLUMNS = (
    "kommunenr",
    "kommune",
    "folketall",
    "folketall_aar",
    "folketall_anslag",
    "folketallsklasse",
    "sentralitet",
    "svarte",
)
VALUE_KEY = ("aar", "kommunenr", "indikator")
VALUE_COLUMNS = ("verdi", "tallverdi", "etikett", "verdi_status")
RANK_COLUMNS = ("plass", "delt_med", "antall", "lavere_pct")
GROUP_COLUMNS = ("gruppe", "gruppeverdi", "aar", "sporsmal", "svar", "antall", "n", "andel_pct")
SHARE_COLUMNS = ("gruppe", "gruppeverdi", "aar", "sporsmal", "antall", "n", "andel_pct")
MEDIAN_COLUMNS = ("gruppe", "gruppeverdi", "aar", "indikator", "median", "n")
GroupKey = tuple[Cell, Cell, Cell]  # gruppe, gruppeverdi and year


@dataclass(frozen=True, eq=False)
class Groupings:
    """Look-ups over the published tables; every entry has the names and values of the CSV files."""

    sources: Sources
    statistics: Statistics
    tables: Mapping[str, Table]

    @cached_property
    def kommuner(self) -> Mapping[str, Entry]:
        """Return the rows of the municipal register by kommunenr, with what stands in other tables.

        That is numbers in former divisions and former names, as lists.
        """
        return self._register("kommune", "kommunenr", self._made.predecessors)

    @cached_property
    def fylker(self) -> Mapping[str, Entry]:
        """Return the rows of the county register by fylkesnr, likewise."""
        return self._register("fylke", "fylkesnr", self._made.former_counties)

    @cached_property
    def _made(self) -> Register:
        """Return the look-ups over today's places."""
        return Register(self.sources)

    @cached_property
    def predecessors(self) -> Mapping[tuple[Cell, Cell], list[Entry]]:
        """Return the municipalities of each round behind each of today's, by kommunenr and year.

        Each has name and figures of the round, `forhold` to today's municipality, indicators, and
        answers.
        """
        found: dict[tuple[Cell, Cell], list[Entry]] = {}
        columns = ["kommunenr_today", "aar", "kommunenr", "forhold"]
        for today, year, code, relation in plain_rows(self.statistics.lineage, columns):
            unit = self.units[year, code]
            own = {
                "indikatorer": self.values[year, code],
                "svar": self.answers.get((year, code), {}),
            }
            entry = {**unit, "forhold": relation, **own}
            found.setdefault((today, year), []).append(entry)
        return found

    @cached_property
    def units(self) -> Mapping[tuple[Cell, Cell], Entry]:
        """Return name and figures of every municipality of every round, by year and kommunenr."""
        rows = plain_rows(self.statistics.units, ["aar", *UNIT_COLUMNS])
        return {(row[0], row[1]): dict(zip(UNIT_COLUMNS, row[1:], strict=True)) for row in rows}

    @cached_property
    def values(self) -> Mapping[tuple[Cell, Cell], Mapping[Cell, Entry]]:
        """Return the indicators of every municipality of every round, by year and kommunenr.

        `status` says why a value is missing (None where there is one); counts have their
        rank in the country.
        """
        found: dict[tuple[Cell, Cell], dict[Cell, Entry]] = {}
        rows = self.tables["indikatorer"].cells(*VALUE_KEY, *VALUE_COLUMNS)
        for year, code, name, value, number, label, reason in rows:
            entry = {"verdi": value, "tallverdi": number, "etikett": label, "status": reason}
            found.setdefault((year, code), {})[name] = entry
        ranks = self.tables["plassering"].cells(*VALUE_KEY, "gruppe", *RANK_COLUMNS)
        for year, code, name, group, *rank in ranks:
            if group == "landet":
                found[year, code][name].update(zip(RANK_COLUMNS, rank, strict=True))
        return found

    @cached_property
    def answers(self) -> Mapping[tuple[Cell, Cell], Mapping[str, Cell]]:
        """Return what every municipality answered, by year and kommunenr.

        None where it left a question open. Those that did not answer a round have no entry.
        """
        found: dict[tuple[Cell, Cell], Mapping[str, Cell]] = {}
        for survey_round in self.sources.rounds:
            if survey_round.answers is not None:
                columns = list(survey_round.answers.columns)
                rows = plain_rows(survey_round.answers, columns)
                for code, row in zip(survey_round.answers.index, rows, strict=True):
                    found[survey_round.year, str(code)] = dict(zip(columns, row, strict=True))
        return found

    @cached_property
    def similar(self) -> Mapping[str, list[str]]:
        """Return the municipalities most like each of today's, the nearest first."""
        return _values_by_code(self.statistics.similar, "lignende")

    @cached_property
    def neighbours(self) -> Mapping[str, list[str]]:
        """Return the municipalities that border on each of today's on land."""
        return _values_by_code(self.statistics.neighbours, "nabo")

    @cached_property
    def response(self) -> Mapping[GroupKey, Entry]:
        """Return how many municipalities of each group answered."""
        found: dict[GroupKey, Entry] = {}
        for group, code, year, question, answer, count, n, share in self._group_rows:
            if question == "deltakelse":
                entry = found.setdefault((group, code, year), {"n": n})
                entry[str(answer)] = {"antall": count, "andel_pct": share}
        return found

    @cached_property
    def distribution(self) -> Mapping[GroupKey, Mapping[str, Entry]]:
        """Return the distribution of each indicator in each group."""
        codebook = self.tables["kodebok"].cells("sporsmal", "svar", "etikett")
        labels = {(question, answer): label for question, answer, label in codebook}
        found: dict[GroupKey, dict[str, Entry]] = {}
        for group, code, year, question, answer, count, n, share in self._group_rows:
            if question in self.sources.definitions.indicators:
                own = found.setdefault((group, code, year), {})
                entry = own.setdefault(str(question), {"n": n, "svar": []})
                words = {"svar": answer, "etikett": labels[question, answer]}
                entry["svar"].append(words | {"antall": count, "andel_pct": share})
        return found

    @cached_property
    def shares(self) -> Mapping[GroupKey, Mapping[str, Entry]]:
        """Return how many of each group answered each question positively."""
        found: dict[GroupKey, dict[str, Entry]] = {}
        questions = self.sources.definitions.questions
        for *group, question, count, n, share in plain_rows(
            self.statistics.positives, SHARE_COLUMNS
        ):
            if question in questions:
                own = found.setdefault((group[0], group[1], group[2]), {})
                own[str(question)] = {"antall": count, "n": n, "andel_pct": share}
        return found

    @cached_property
    def medians(self) -> Mapping[GroupKey, Mapping[str, Entry]]:
        """Return the median of each count in each group, and of how many it is."""
        found: dict[GroupKey, dict[str, Entry]] = {}
        rows = plain_rows(self.statistics.group_medians, MEDIAN_COLUMNS)
        for *group, indicator, median, n in rows:
            own = found.setdefault((group[0], group[1], group[2]), {})
            own[str(indicator)] = {"median": median, "n": n}
        return found

    @cached_property
    def _group_rows(self) -> list[Row]:
        """Return the `GROUP_COLUMNS` of `svarfordeling`."""
        return list(self.tables["svarfordeling"].cells(*GROUP_COLUMNS))

    def _register(
        self, level: str, column: str, former: Mapping[tuple[str, str], list[str]]
    ) -> dict[str, Entry]:
        """Return the rows of the register of a level by code, with the lists of what was before."""
        found: dict[str, Entry] = {}
        for row in self.tables["kommuner" if level == "kommune" else "fylker"].entries():
            code = str(row[column])
            numbers = {f"{column}_{d}": former.get((d, code), []) for d in self._made.former}
            names = {"tidligere_navn": self._made.former_names.get((level, code), [])}
            found[code] = {**row, **numbers, **names}
        return found


def _values_by_code(pairs: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """Return the values of a column by kommunenr, in the order of the rows."""
    groups = pairs.groupby("kommunenr", sort=False)[column]
    return {str(code): [str(one) for one in ones] for code, ones in groups}
