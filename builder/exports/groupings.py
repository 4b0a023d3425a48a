"""The published rows grouped as programs ask for them: by place, round and indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from builder.exports.registers import MARK
from builder.exports.tables import Cell, Table, plain_rows
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
RANK_COLUMNS = ("plass", "delt_med", "antall", "lavere_pct")
COUNTY_COLUMNS = ("aar", "sporsmal", "svar", "gruppeverdi", "antall", "n", "andel_pct")


@dataclass(frozen=True, eq=False)
class Groupings:
    """Look-ups over the published tables; every entry has the names and values of the CSV files."""

    sources: Sources
    statistics: Statistics
    tables: Mapping[str, Table]

    @cached_property
    def kommuner(self) -> Mapping[str, Entry]:
        """Return the rows of the municipal register by kommunenr."""
        return {entry["kommunenr"]: entry for entry in self._register("kommuner")}

    @cached_property
    def fylker(self) -> Mapping[str, Entry]:
        """Return the rows of the county register by fylkesnr."""
        return {entry["fylkesnr"]: entry for entry in self._register("fylker")}

    @cached_property
    def predecessors(self) -> Mapping[tuple[Cell, Cell], list[Entry]]:
        """Return the municipalities of each round behind each of today's, by kommunenr and year.

        Each has name and figures of the round, `forhold` to today's municipality, and indicators.
        """
        found: dict[tuple[Cell, Cell], list[Entry]] = {}
        columns = ["kommunenr_today", "aar", "kommunenr", "forhold"]
        for today, year, code, relation in plain_rows(self.statistics.lineage, columns):
            unit = self.units[year, code]
            entry = {**unit, "forhold": relation, "indikatorer": self.values[year, code]}
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
        reasons = self.statistics.values["status"].tolist()  # row by row as the table
        rows = self.tables["indikatorer"].cells(*VALUE_KEY, "verdi", "etikett")
        for (year, code, name, value, label), reason in zip(rows, reasons, strict=True):
            entry = {"verdi": value, "etikett": label, "status": reason or None}
            found.setdefault((year, code), {})[name] = entry
        ranks = self.tables["plassering"].cells(*VALUE_KEY, "gruppe", *RANK_COLUMNS)
        for year, code, name, group, *rank in ranks:
            if group == "landet":
                found[year, code][name].update(zip(RANK_COLUMNS, rank, strict=True))
        return found

    @cached_property
    def response(self) -> Mapping[tuple[Cell, Cell], Entry]:
        """Return how many municipalities of a county answered, by fylkesnr and year."""
        found: dict[tuple[Cell, Cell], Entry] = {}
        for year, question, answer, code, count, n, share in self._county_rows:
            if question == "deltakelse":
                entry = found.setdefault((code, year), {"n": n})
                entry[str(answer)] = {"antall": count, "andel_pct": share}
        return found

    @cached_property
    def distribution(self) -> Mapping[tuple[Cell, Cell], Mapping[str, Entry]]:
        """Return the distribution of each indicator in a county, by fylkesnr and year."""
        codebook = self.tables["kodebok"].cells("sporsmal", "svar", "etikett")
        labels = {(question, answer): label for question, answer, label in codebook}
        found: dict[tuple[Cell, Cell], dict[str, Entry]] = {}
        for year, question, answer, code, count, n, share in self._county_rows:
            if question in self.sources.definitions.indicators:
                own = found.setdefault((code, year), {})
                entry = own.setdefault(str(question), {"n": n, "svar": []})
                words = {"svar": answer, "etikett": labels[question, answer]}
                entry["svar"].append(words | {"antall": count, "andel_pct": share})
        return found

    @cached_property
    def _county_rows(self) -> list[list[Cell]]:
        """Return the `COUNTY_COLUMNS` of the rows of `svarfordeling` that are about counties."""
        rows = self.tables["svarfordeling"].cells("gruppe", *COUNTY_COLUMNS)
        return [row for group, *row in rows if group == "fylke"]

    def _register(self, name: str) -> Iterable[Entry]:
        """Yield the rows of a register as entries; what the CSV joins with | is a list."""
        former = self.sources.divisions.former
        lists = {"tidligere_navn", *(f"{code}_{one.id}" for code in CODES for one in former)}
        for row in self.tables[name].entries():
            entry: Entry = dict(row)
            for key in entry.keys() & lists:
                entry[key] = entry[key].split(MARK) if entry[key] else []
            yield entry
