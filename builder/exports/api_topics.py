"""The JSON files of one indicator or one question.

Every municipality's value in every round, and how the values are distributed in every group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from builder.definitions import Question
from builder.exports.cells import Cell
from builder.exports.codebook import question_text
from builder.exports.tables import Table
from builder.sources import Sources

Entry = dict[str, Any]
TopicKey = tuple[Cell, Cell]  # id of an indicator or question, and year
GROUP_KEYS = ("gruppe", "gruppeverdi", "gruppe_navn")


class Topics:
    """Puts together what is known of each indicator and question."""

    def __init__(self, sources: Sources, tables: Mapping[str, Table]) -> None:
        self.sources, self.tables = sources, tables

    def rounds(self, name: str) -> Iterator[Entry]:
        """Yield for each round year, values, reasons of those that are missing, and groups."""
        for survey_round in self.sources.rounds:
            key = name, survey_round.year
            values, missing = self._known_values.get(key, ({}, {}))
            yield {"verdier": values, "mangler": missing, "grupper": self._groups.get(key, [])}

    def question(self, question: Question) -> Entry:
        """Return a question with its answers."""
        definitions = self.sources.definitions
        return {
            "sporsmal": question.column,
            "tittel": question_text(question, definitions),
            "tema": definitions.blocks[question.block].theme,
            "stilt_til": question.base,
            "ordlyd": question.wording,
            "kilde": definitions.blocks[question.block].source,
            "svaralternativer": [
                {"svar": answer, "etikett": label} for answer, label in question.scale.items()
            ],
        }

    @cached_property
    def _known_values(self) -> dict[TopicKey, tuple[dict[str, Cell], dict[str, Cell]]]:
        """Return the known values, and why others are missing, by kommunenr of the round."""
        found: dict[TopicKey, tuple[dict[str, Cell], dict[str, Cell]]] = {}
        for table, *columns in (
            ("indikatorer", "indikator", "aar", "kommunenr", "verdi", "verdi_status"),
            ("svar", "sporsmal", "aar", "kommunenr", "svar", "svar_status"),
        ):
            for name, year, code, value, reason in self.tables[table].cells(*columns):
                values, missing = found.setdefault((name, year), ({}, {}))
                if value is None:
                    missing[str(code)] = reason
                else:
                    values[str(code)] = value
        return found

    @cached_property
    def _groups(self) -> dict[TopicKey, list[Entry]]:
        """Return the distribution in every group, in the order of the groups."""
        found: dict[tuple[Cell, ...], Entry] = {}
        by_topic: dict[TopicKey, list[Entry]] = {}
        columns = ("sporsmal", "aar", *GROUP_KEYS, "n", "svar", "antall", "andel_pct")
        for name, year, *group, n, answer, count, share in self.tables["svarfordeling"].cells(
            *columns
        ):
            key = (name, year, *group[:2])
            if key not in found:
                found[key] = {**dict(zip(GROUP_KEYS, group, strict=True)), "n": n, "svar": []}
                by_topic.setdefault((name, year), []).append(found[key])
            found[key]["svar"].append({"svar": answer, "antall": count, "andel_pct": share})
        return by_topic
