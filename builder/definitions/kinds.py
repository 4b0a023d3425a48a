"""The kinds of indicator.

What an entry of each holds, the values it can have, what it rests on and what must hold of it. The
rules are those of Rapporter 2019/14, chapters 3.2, 4.3 and 5.2.

A kind is a class here, a calculation in `indicators/calculations.py` and a way to be told in
`pages/parts/indicator_rules.py`; everything else asks for `level` (number, ordinal or category).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, product
from typing import Annotated, Literal

from pydantic import Field

from builder.definitions.answer_scales import NO, YES
from builder.definitions.codebook import Block
from builder.definitions.entries import Id, repeated
from builder.definitions.indicator_entries import (
    GRADES,
    Above,
    CategoryEntry,
    Grade,
    NumberEntry,
    OrdinalEntry,
    Problem,
    covering,
    two_parts,
    unknown,
)
from builder.faults import listed, quoted


class Count(NumberEntry):
    """The number of positive answers to the items of a block."""

    kind: Literal["count"]

    def problems_of_block(self, block: Block) -> Iterator[Problem]:
        """Yield a highest number that is not the number of items."""
        if self.max != (items := len(block.counted_items)):
            expected = f"{items}, the number of items of {block.id} that count"
            yield Problem(("max",), str(self.max), expected)


class Points(NumberEntry):
    """The sum of the points that answers to the items of a block give."""

    kind: Literal["points"]
    points: Annotated[dict[Id, dict[Id, Annotated[int, Field(ge=0, le=100)]]], Field(min_length=1)]

    def problems_of_block(self, block: Block) -> Iterator[Problem]:
        """Yield items and answers that do not exist, and a highest number nobody can reach."""
        items = {question.item or question.column: question for question in block.counted_items}
        for name, given in self.points.items():
            if name not in items:
                yield unknown(("points", name), name, f"an item of {block.id}", items)
                continue
            for answer in given:
                scale = items[name].scale
                if answer not in scale:
                    place = ("points", name, answer)
                    yield unknown(place, answer, f"an answer to {items[name].column}", scale)
        for name, given in self.points.items():
            lack = [one for one in block.positive if one not in given and name in items]
            if lack:
                found, expected = (
                    f"no points for {listed(lack)}",
                    "points for every positive answer",
                )
                yield Problem(("points", name), found, expected, "Add them.")
        if missing := [name for name in items if name not in self.points]:
            found = f"no points for {listed(missing)}"
            yield Problem(("points",), found, f"points for every item of {block.id}", "Add them.")
        highest = sum(max(given.values(), default=0) for given in self.points.values())
        if self.max != highest:
            expected = f"{highest}, the sum of the highest points"
            yield Problem(("max",), str(self.max), expected)


class Cut(OrdinalEntry):
    """A number cut into scores: `upper` is the highest number of each score."""

    kind: Literal["cut"]
    of: Id
    upper: Annotated[tuple[int, ...], Field(min_length=len(GRADES), max_length=len(GRADES))]

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return the number that is cut."""
        return (self.of,)

    def score(self, number: int) -> int:
        """Return the score of a number."""
        return next(score for score, upper in enumerate(self.upper) if number <= upper)

    def interval(self, score: int) -> tuple[int, int]:
        """Return the lowest and the highest number of a score."""
        return self.upper[score - 1] + 1 if score else 0, self.upper[score]

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield a number that does not exist, and cut points out of order or short of the end."""
        yield from self.problems_of_labels(above)
        for number, (before, after) in enumerate(pairwise((-1, *self.upper))):
            if after <= before:
                expected = f"{before + 1} or more: cut points that increase"
                yield Problem(("upper", number), str(after), expected)
        numbers = above.indicators("number")
        if self.of not in numbers:
            yield unknown(("of",), self.of, "a count or points that stands above", numbers)
        elif self.upper[-1] != (highest := int(above.values[self.of][-1])):
            expected = f"{highest}, the highest value of {self.of}"
            yield Problem(("upper", len(self.upper) - 1), str(self.upper[-1]), expected)


class Composite(OrdinalEntry):
    """A grade of two scores (Tables 3.1, 5.1 and 5.2); `zero` are the pairs that give 0."""

    kind: Literal["composite"]
    first: Id
    second: Id
    zero: Annotated[tuple[tuple[Grade, Grade], ...], Field(min_length=1)]

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return the two scores."""
        return (self.first, self.second)

    def grade(self, first: int, second: int) -> int:
        """Return the grade of two scores: 4 where both are high, 2 or 3 where one is, else 1."""
        if (first, second) in self.zero:
            return 0
        high = (first >= 3, second >= 3)
        return {(True, True): 4, (True, False): 2, (False, True): 3}.get(high, 1)

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield scores that do not exist, and pairs that stand twice or have a high score."""
        yield from self.problems_of_labels(above)
        yield from two_parts(self.first, self.second, above.indicators("ordinal"), "a score")
        for number, pair in enumerate(self.zero):
            if pair in self.zero[:number]:
                yield Problem(("zero", number), f"{list(pair)} twice", "each pair once")
            if max(pair) >= 3:
                expected = "two scores from 0 to 2, for a high score never gives 0"
                yield Problem(("zero", number), str(list(pair)), expected)


class Grouping(CategoryEntry):
    """The answers to one question, joined into groups."""

    kind: Literal["grouping"]
    of: Id
    groups: Annotated[dict[Id, Annotated[tuple[Id, ...], Field(min_length=1)]], Field(min_length=2)]

    def values(self, above: Above) -> tuple[str, ...]:
        """Return the groups."""
        return tuple(self.groups)

    @property
    def questions(self) -> tuple[str, ...]:
        """Return the question."""
        return (self.of,)

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield a question that does not exist, and answers in no group or in several."""
        yield from self.problems_of_labels(above)
        if self.of not in above.questions:
            yield unknown(("of",), self.of, "a column of sporsmal.yml", above.questions)
            return
        scale = above.questions[self.of].scale
        yield from covering(self.groups, tuple(scale), f"an answer to {self.of}")


class Path(CategoryEntry):
    """Two yes/no questions in a row: no to the first, no to the second, yes to the second."""

    kind: Literal["path"]
    first: Id
    second: Id
    steps: Annotated[tuple[Id, Id, Id], Field(alias="values")]

    def values(self, above: Above) -> tuple[str, ...]:
        """Return the three steps."""
        return self.steps

    @property
    def questions(self) -> tuple[str, ...]:
        """Return the two questions."""
        return (self.first, self.second)

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield questions that do not exist, are no yes/no, or do not follow one on the other."""
        yield from self.problems_of_labels(above)
        for number, twice in repeated(self.steps):
            yield Problem(("values", number), f"{quoted(twice)} twice", "each value once")
        closed = [q.column for q in above.questions.values() if list(q.scale) == [YES, NO]]
        is_unknown = False
        for field, name in (("first", self.first), ("second", self.second)):
            if name not in closed:
                is_unknown = True
                yield unknown((field,), name, "a yes/no question of sporsmal.yml", closed)
        if not is_unknown and above.questions[self.second].asked_of != (self.first, YES):
            expected = f"a question that is asked of those with {YES} to {self.first}"
            yield Problem(("second",), quoted(self.second), expected)


class Cross(CategoryEntry):
    """Two categories crossed: groups of a score, and another category."""

    kind: Literal["cross"]
    first: Id
    groups: Annotated[
        dict[Id, Annotated[tuple[Grade, ...], Field(min_length=1)]], Field(min_length=2)
    ]
    second: Id

    def values(self, above: Above) -> tuple[str, ...]:
        """Return `<group>_<value of the second>` for each pair."""
        pairs = product(self.groups, above.values.get(self.second, ()))
        return tuple(f"{group}_{value}" for group, value in pairs)

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return the score and the category."""
        return (self.first, self.second)

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield parts that do not exist, and scores in no group or in several."""
        scores, categories = above.indicators("ordinal"), above.indicators("category")
        if self.first not in scores:
            yield unknown(("first",), self.first, "a score that stands above", scores)
        if self.second not in categories:
            yield unknown(("second",), self.second, "a category that stands above", categories)
        else:
            yield from self.problems_of_labels(above)
        groups = {name: tuple(map(str, scores)) for name, scores in self.groups.items()}
        yield from covering(groups, tuple(map(str, GRADES)), "a score")


AnyIndicator = Annotated[
    Count | Points | Cut | Composite | Grouping | Path | Cross, Field(discriminator="kind")
]
