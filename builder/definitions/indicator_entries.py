"""What entries of indicators share.

Numbers of a block, values with labels, and what can be wrong with one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from builder.definitions.answer_scales import RESERVED, RESERVED_LABELS
from builder.definitions.codebook import Block, Question
from builder.definitions.entries import Entry, Id, Label, MaybeText, Text, repeated
from builder.definitions.yaml_files import Place
from builder.faults import did_you_mean, listed, quoted

Level = Literal["number", "ordinal", "category"]
GRADES = range(5)  # scores and grades are 0-4 in every table of the report
Grade = Annotated[int, Field(ge=0, le=4)]
Labels = Annotated[tuple[Label, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Problem:
    """What is wrong at a place of an entry: found, expected, and what to do."""

    place: Place
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
    report: Annotated[int | float, Field(ge=0, le=1000)] | None = None


class IndicatorEntry(Entry):
    """What every indicator has; `reading` tells where the source is silent and the rule is ours."""

    level: ClassVar[Level]
    id: Id
    theme: Id
    label: Label
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
    unit: Label
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
            yield unknown(("block",), self.block, "a block of sporsmal.yml", above.blocks)
            return
        block = above.blocks[self.block]
        yield from self.problems_of_block(block)
        if self.median and (self.median.report or 0) > self.max:
            place, expected = ("median", "report"), f"at most {self.max}, the highest value"
            yield Problem(place, str(self.median.report), expected)
        if self.median and self.median.base == "gate" and block.gate is None:
            expected = f"all or positive, for the block {self.block} has no gate"
            yield Problem(("median", "base"), "gate", expected)

    def problems_of_block(self, block: Block) -> Iterator[Problem]:
        """Yield what does not fit the block."""
        raise NotImplementedError


class LabelledEntry(IndicatorEntry):
    """An indicator whose values have labels, one for each in order."""

    labels: Labels
    long_labels: tuple[Label, ...] = ()

    def problems_of_labels(self, above: Above) -> Iterator[Problem]:
        """Yield labels that are not as many as the values, or that two values share."""
        values = self.values(above)
        for value in values:
            if value in RESERVED:
                expected = "a value that is not the name of a status"
                yield Problem(("id",), f"the value {quoted(value)}", expected)
        for field, labels in (("labels", self.labels), ("long_labels", self.long_labels)):
            if len(labels) != len(values) and (labels or field == "labels"):
                expected = f"{len(values)}, one for each of {listed(values)}"
                yield Problem((field,), f"{len(labels)} labels", expected)
            for number, label in enumerate(labels):
                if label.lower() in RESERVED_LABELS:
                    expected = "a label that is not that of a status"
                    yield Problem((field, number), quoted(label), expected)
            for number, twice in repeated(labels):
                yield Problem((field, number), f"{quoted(twice)} twice", "each label once")


class OrdinalEntry(LabelledEntry):
    """A score or grade from 0 to 4."""

    level = "ordinal"

    def values(self, above: Above) -> tuple[str, ...]:
        """Return the grades as text."""
        return tuple(str(grade) for grade in GRADES)


class CategoryEntry(LabelledEntry):
    """A category without order: never ranked, never on the ramp of the grades."""

    level = "category"


def unknown(place: Place, value: str, what: str, known: Collection[str]) -> Problem:
    """Return the problem of a name that should be one of the known ones."""
    todo = did_you_mean(value, known, f"Known are {listed(known)}.")
    return Problem(place, quoted(value), what, todo)


def two_parts(first: str, second: str, known: Sequence[str], what: str) -> Iterator[Problem]:
    """Yield the parts that do not stand above, and a part that is there twice."""
    for field, name in (("first", first), ("second", second)):
        if name not in known:
            yield unknown((field,), name, f"{what} that stands above", known)
    if first == second:
        yield Problem(("second",), f"{quoted(second)} once more", "two different parts")


def covering(
    groups: Mapping[str, Sequence[str]], wanted: Sequence[str], what: str
) -> Iterator[Problem]:
    """Yield what is in no group, in more than one, or is nothing that can be in a group."""
    seen: dict[str, str] = {}
    for name, members in groups.items():
        for number, member in enumerate(members):
            place = ("groups", name, number)
            if member not in wanted:
                yield unknown(place, member, what, wanted)
            elif member in seen:
                found = f"{quoted(member)}, which is in {seen[member]} already"
                yield Problem(place, found, "each of them in one group")
            seen.setdefault(member, name)
    if left := [one for one in wanted if one not in seen]:
        found, expected = f"no group with {listed(left)}", "a group for every one of them"
        yield Problem(("groups",), found, expected, "Add them.")
