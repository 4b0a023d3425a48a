"""The kinds of indicator: what an entry of each holds, the values it can have, what it rests on and
what must hold of it. The rules are those of Rapporter 2019/14, chapters 3.2, 4.3 and 5.2.

A kind is a class here, a calculation in `indicators/calculations.py` and a way to be told in
`pages/indicator_rules.py`; everything else asks for `level` (number, ordinal or category).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from builder.definitions.answer_scales import NO, YES
from builder.definitions.codebook import Block, Question
from builder.definitions.entries import Entry, Id, MaybeText, Text, repeated
from builder.definitions.yaml_files import Path_
from builder.faults import listed, nearest, quoted

Level = Literal["number", "ordinal", "category"]
GRADES = range(5)  # scores and grades are 0-4 in every table of the report
Grade = Annotated[int, Field(ge=0, le=4)]
Labels = Annotated[tuple[Text, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Problem:
    """What is wrong at a place of an entry: found, expected, and what to do."""

    place: Path_
    found: str
    expected: str
    todo: str = "Mend it."


@dataclass(frozen=True)
class Above:
    """What an entry may name: all blocks and questions, and the indicators that stand above it."""

    blocks: Mapping[str, Block]
    questions: Mapping[str, Question]
    levels: Mapping[str, Level]
    values: Mapping[str, tuple[str, ...]]

    def indicators(self, *levels: Level) -> list[str]:
        """Return the ids of the indicators above that are of one of these levels."""
        return [one for one, level in self.levels.items() if level in levels]


class Median(Entry):
    """Who the median is taken of, and what the report says it is in 2018."""

    base: Literal["gate", "all", "positive"]
    report: int | float | None = None


class IndicatorEntry(Entry):
    """What every indicator has; `reading` tells where the source is silent and the rule is ours."""

    level: ClassVar[Level]
    id: Id
    theme: Id
    label: Text
    about: Text
    source: Text
    reading: MaybeText = ""

    def values(self, above: Above) -> tuple[str, ...]:
        """Return the values the indicator can have, in order, as text."""
        raise NotImplementedError

    @property
    def blocks(self) -> tuple[str, ...]:
        """Return the blocks the indicator is computed from."""
        return ()

    @property
    def questions(self) -> tuple[str, ...]:
        """Return the questions the indicator is computed from."""
        return ()

    @property
    def indicators(self) -> tuple[str, ...]:
        """Return the indicators the indicator is computed from."""
        return ()

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield everything that does not hold of the entry."""
        raise NotImplementedError


class NumberEntry(IndicatorEntry):
    """A number of one block, from 0 to `max`."""

    level = "number"
    block: Id
    unit: Text
    max: Annotated[int, Field(ge=1, le=1000)]
    median: Median | None = None

    def values(self, above: Above) -> tuple[str, ...]:
        """Return the whole numbers up to the highest one."""
        return tuple(str(number) for number in range(self.max + 1))

    @property
    def blocks(self) -> tuple[str, ...]:
        """Return the block."""
        return (self.block,)

    def problems(self, above: Above) -> Iterator[Problem]:
        """Yield a block that does not exist, a wrong highest number, a median of nobody."""
        if self.block not in above.blocks:
            yield _unknown(("block",), self.block, "a block of sporsmal.yml", above.blocks)
            return
        block = above.blocks[self.block]
        yield from self.problems_of_block(block)
        if self.median and self.median.base == "gate" and block.gate is None:
            expected = f"all or positive, for the block {self.block} has no gate"
            yield Problem(("median", "base"), "gate", expected)

    def problems_of_block(self, block: Block) -> Iterator[Problem]:
        """Yield what does not fit the block."""
        raise NotImplementedError


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
                yield _unknown(("points", name), name, f"an item of {block.id}", items)
                continue
            for answer in given:
                scale = items[name].scale
                if answer not in scale:
                    place = ("points", name, answer)
                    yield _unknown(place, answer, f"an answer to {items[name].column}", scale)
        if missing := [name for name in items if name not in self.points]:
            found = f"no points for {listed(missing)}"
            yield Problem(("points",), found, f"points for every item of {block.id}", "Add them.")
        highest = sum(max(given.values(), default=0) for given in self.points.values())
        if self.max != highest:
            expected = f"{highest}, the sum of the highest points"
            yield Problem(("max",), str(self.max), expected)


class LabelledEntry(IndicatorEntry):
    """An indicator whose values have labels, one for each in order."""

    labels: Labels
    long_labels: tuple[Text, ...] = ()

    def problems_of_labels(self, above: Above) -> Iterator[Problem]:
        """Yield labels that are not as many as the values, or that two values share."""
        values = self.values(above)
        for field, labels in (("labels", self.labels), ("long_labels", self.long_labels)):
            if len(labels) != len(values) and (labels or field == "labels"):
                expected = f"{len(values)}, one for each of {listed(values)}"
                yield Problem((field,), f"{len(labels)} labels", expected)
            for number, twice in repeated(labels):
                yield Problem((field, number), f"{quoted(twice)} twice", "each label once")


class OrdinalEntry(LabelledEntry):
    """A score or grade from 0 to 4."""

    level = "ordinal"

    def values(self, above: Above) -> tuple[str, ...]:
        """Return the grades as text."""
        return tuple(str(grade) for grade in GRADES)


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
            yield _unknown(("of",), self.of, "a count or points that stands above", numbers)
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
        yield from _two_parts(self.first, self.second, above.indicators("ordinal"), "a score")
        for number, pair in enumerate(self.zero):
            if pair in self.zero[:number]:
                yield Problem(("zero", number), f"{list(pair)} twice", "each pair once")
            if max(pair) >= 3:
                expected = "two scores from 0 to 2, for a high score never gives 0"
                yield Problem(("zero", number), str(list(pair)), expected)


class CategoryEntry(LabelledEntry):
    """A category without order: never ranked, never on the ramp of the grades."""

    level = "category"


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
            yield _unknown(("of",), self.of, "a column of sporsmal.yml", above.questions)
            return
        scale = above.questions[self.of].scale
        yield from _covering(self.groups, tuple(scale), f"an answer to {self.of}")


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
        unknown = False
        for field, name in (("first", self.first), ("second", self.second)):
            if name not in closed:
                unknown = True
                yield _unknown((field,), name, "a yes/no question of sporsmal.yml", closed)
        if not unknown and above.questions[self.second].asked_of != (self.first, YES):
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
            yield _unknown(("first",), self.first, "a score that stands above", scores)
        if self.second not in categories:
            yield _unknown(("second",), self.second, "a category that stands above", categories)
        else:
            yield from self.problems_of_labels(above)
        groups = {name: tuple(map(str, scores)) for name, scores in self.groups.items()}
        yield from _covering(groups, tuple(map(str, GRADES)), "a score")


AnyIndicator = Annotated[
    Count | Points | Cut | Composite | Grouping | Path | Cross, Field(discriminator="kind")
]
KINDS: tuple[type[IndicatorEntry], ...] = (Count, Points, Cut, Composite, Grouping, Path, Cross)


def _unknown(place: Path_, value: str, what: str, known: Collection[str]) -> Problem:
    """Return the problem of a name that should be one of the known ones."""
    near = nearest(value, known)
    todo = f"Did you mean {near}?" if near else f"Known are {listed(known)}."
    return Problem(place, quoted(value), what, todo)


def _two_parts(first: str, second: str, known: Sequence[str], what: str) -> Iterator[Problem]:
    """Yield the parts that do not stand above, and a part that is there twice."""
    for field, name in (("first", first), ("second", second)):
        if name not in known:
            yield _unknown((field,), name, f"{what} that stands above", known)
    if first == second:
        yield Problem(("second",), f"{quoted(second)} once more", "two different parts")


def _covering(
    groups: Mapping[str, Sequence[str]], wanted: Sequence[str], what: str
) -> Iterator[Problem]:
    """Yield what is in no group, in more than one, or is nothing that can be in a group."""
    seen: dict[str, str] = {}
    for name, members in groups.items():
        for number, member in enumerate(members):
            place = ("groups", name, number)
            if member not in wanted:
                yield _unknown(place, member, what, wanted)
            elif member in seen:
                found = f"{quoted(member)}, which is in {seen[member]} already"
                yield Problem(place, found, "each of them in one group")
            seen.setdefault(member, name)
    if left := [one for one in wanted if one not in seen]:
        found, expected = f"no group with {listed(left)}", "a group for every one of them"
        yield Problem(("groups",), found, expected, "Add them.")
