"""Counts, scores and grades of one respondent, by `data/definitions/indikatorer.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.definitions import Block, Definitions, Indicator, kinds
from builder.definitions.indicator_entries import NumberEntry
from simulation.predicates import Value

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Rules:
    """The definitions of the project, asked for one value at a time."""

    definitions: Definitions

    def cut(self, indicator: str, number: int) -> int:
        """Return the score 0-4 of a count or of points by the cut points of `indicator`."""
        rule = self.definitions.indicators[indicator].rule
        assert isinstance(rule, kinds.Cut)
        return rule.score(number)

    def composite(self, indicator: str, first: int, second: int) -> int:
        """Return the grade 0-4 of two scores (Tables 3.1, 5.1 and 5.2 of the report)."""
        rule = self.definitions.indicators[indicator].rule
        assert isinstance(rule, kinds.Composite)
        return rule.grade(first, second)

    def points(self, item: str, answer: str) -> int:
        """Return the points one answer about digital services gives."""
        rule = self.definitions.indicators["tilbud_poeng"].rule
        assert isinstance(rule, kinds.Points)
        return rule.points[item].get(answer, 0)

    def indicators(self, answers: Answers) -> dict[str, Value]:
        """Return every indicator that the answers of one respondent allow, by id."""
        found: dict[str, Value] = {}
        for indicator in self.definitions.indicators.values():
            value = self._value(indicator, answers, found)
            if value is not None:
                found[indicator.id] = value
        return found

    def _value(
        self, indicator: Indicator, answers: Answers, found: Mapping[str, Value]
    ) -> Value | None:
        """Return one indicator from the answers and the indicators before it; None for none."""
        rule = indicator.rule
        if isinstance(rule, NumberEntry):
            return self._count_or_points(indicator, self.definitions.blocks[rule.block], answers)
        if isinstance(rule, kinds.Cut) and rule.of in found:
            return rule.score(int(found[rule.of]))
        if isinstance(rule, kinds.Composite) and set(rule.indicators) <= set(found):
            return rule.grade(int(found[rule.first]), int(found[rule.second]))
        return None

    def _count_or_points(self, indicator: Indicator, block: Block, answers: Answers) -> int | None:
        """Return a count of positive answers or a sum of points.

        0 behind a `nei`, None if nothing is known.
        """
        if block.gate and answers.get(block.gate.column) == "nei":
            return 0
        given = {one.item: answers.get(one.column, "") for one in block.counted_items}
        if not any(given.values()):
            return None
        if not indicator.is_points:
            return sum(answer in block.positive for answer in given.values())
        return sum(self.points(str(item), answer) for item, answer in given.items())
