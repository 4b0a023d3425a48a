"""Counts, scores and grades of one respondent, from the rules in
`data/definitions/indikatorer.yml`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.definitions import Block, Definitions, Indicator
from simulation.predicates import Value

Answers = Mapping[str, str]


@dataclass(frozen=True)
class Rules:
    """The definitions of the project, asked for one value at a time."""

    definitions: Definitions

    def cut(self, indicator: str, number: int) -> int:
        """Return the score 0-4 of a count or of points by the cut points of `indicator`."""
        upper = self.definitions.indicators[indicator].parts["upper"]
        return next(score for score, highest in enumerate(upper) if number <= highest)

    def composite(self, indicator: str, first: int, second: int) -> int:
        """Return the grade 0-4 of two scores, by the rule of Tables 3.1, 5.1 and 5.2 of the
        report.
        """
        if [first, second] in self.definitions.indicators[indicator].parts["zero"]:
            return 0
        if first >= 3:
            return 4 if second >= 3 else 2
        return 3 if second >= 3 else 1

    def points(self, item: str, answer: str) -> int:
        """Return the points one answer about digital services gives."""
        return self.definitions.indicators["tilbud_poeng"].parts["points"][item].get(answer, 0)

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
        """Return one indicator from the answers and the indicators before it; None where it is
        missing.
        """
        parts = indicator.parts
        if indicator.kind in ("count", "points"):
            return self._number(indicator, self.definitions.blocks[parts["block"]], answers)
        if indicator.kind == "cut" and parts["of"] in found:
            return self.cut(indicator.id, int(found[parts["of"]]))
        if indicator.kind == "composite" and {parts["first"], parts["second"]} <= set(found):
            first, second = int(found[parts["first"]]), int(found[parts["second"]])
            return self.composite(indicator.id, first, second)
        return None

    def _number(self, indicator: Indicator, block: Block, answers: Answers) -> int | None:
        """Return a count of positive answers or a sum of points; 0 behind a `nei`, None if
        nothing is known.
        """
        if block.gate and answers.get(block.gate.column) == "nei":
            return 0
        given = {one.item: answers.get(one.column, "") for one in block.counted_items}
        if not any(given.values()):
            return None
        if indicator.kind == "count":
            return sum(answer in block.positive for answer in given.values())
        return sum(self.points(str(item), answer) for item, answer in given.items())
