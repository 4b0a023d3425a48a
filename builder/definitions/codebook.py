"""The codebook, `data/definitions/sporsmal.yml`.

Every column a survey round may have, what it means and who was asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from builder.definitions.answer_scales import YES, YES_NO, AnswerScales, Scale, labels_of
from builder.definitions.entries import Entry, Id, Label, MaybeText, Text, Year
from builder.naming import hyphened

EVERYONE = "alle kommuner som svarte"

TableNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{5}$")]
Wording = Literal["kjent", "omtrent", "ukjent"]


class AskedOf(Entry):
    """Who a question is put to: those that gave this answer to another column."""

    column: Id
    value: Id


class Gate(Entry):
    """The yes/no question that opens a block; its column is called as the block is."""

    column: Id
    label: Label
    wording: Wording = "kjent"
    note: MaybeText = ""


class Item(Entry):
    """One of the block's items; its column is `<block>_<id>`."""

    id: Id
    label: Label
    wording: Wording = "kjent"
    since: Year | None = None
    counted: bool = True
    note: MaybeText = ""


class Column(Entry):
    """A question with a column name of its own, in a block without gate and items."""

    column: Id
    label: Label
    wording: Wording = "kjent"
    asked_of: AskedOf | None = None
    base: Label | None = None
    note: MaybeText = ""


class BlockEntry(Entry):
    """Questions that were asked together, as the file has them."""

    id: Id
    theme: Id
    label: Label
    question: Label
    scale: Id
    asked: tuple[Year, ...]
    base: Label
    source: Text
    tables: tuple[TableNumber, ...] = ()
    note: MaybeText = ""
    positive: Annotated[tuple[Id, ...], Field(min_length=1)] = (YES,)
    positive_label: Label = YES
    gate: Gate | None = None
    items: tuple[Item, ...] = ()
    columns: tuple[Column, ...] = ()


class Codebook(Entry):
    """The whole file: the rounds it knows, and the blocks."""

    rounds: Annotated[tuple[Year, ...], Field(min_length=1)]
    blocks: Annotated[tuple[BlockEntry, ...], Field(min_length=1)]


@dataclass(frozen=True)
class Question:
    """One column of a survey round: its block, label, scale, and who was asked.

    `asked_of` is a column and value; `no_opinion` are the answers that say nothing; a gate opens
    its block.
    """

    column: str
    block: str
    item: str | None
    label: str
    scale_id: str
    scale: Scale
    no_opinion: tuple[str, ...]
    wording: str
    counted: bool
    since: int | None
    asked_of: tuple[str, str] | None
    base: str
    note: str
    is_gate: bool = False

    @property
    def slug(self) -> str:
        """Return the column as it stands in addresses."""
        return hyphened(self.column)


@dataclass(frozen=True)
class Block:
    """A group of questions that were asked together, with the rounds known to have asked it.

    It tells the numbers of the tables in which SSB publishes them for the country.
    """

    id: str
    theme: str
    label: str
    question: str
    asked: tuple[int, ...]
    base: str
    source: str
    tables: tuple[str, ...]
    note: str
    positive: tuple[str, ...]
    positive_label: str
    questions: tuple[Question, ...]

    @property
    def slug(self) -> str:
        """Return the id as it stands in addresses."""
        return hyphened(self.id)

    @property
    def gate(self) -> Question | None:
        """Return the question that opens the block, or None where everyone is asked."""
        return next((question for question in self.questions if question.is_gate), None)

    @property
    def items(self) -> tuple[Question, ...]:
        """Return the questions behind the gate (all of them where there is no gate)."""
        return tuple(question for question in self.questions if not question.is_gate)

    @property
    def counted_items(self) -> tuple[Question, ...]:
        """Return the items that count towards the block's indicator."""
        return tuple(question for question in self.items if question.counted)


def block_of(entry: BlockEntry, scales: AnswerScales) -> Block:
    """Return a block with its questions; the scales it names must exist."""
    return Block(
        **entry.model_dump(exclude={"scale", "gate", "items", "columns"}),
        questions=tuple(_questions(entry, scales)),
    )


def _questions(entry: BlockEntry, scales: AnswerScales) -> Iterator[Question]:
    """Yield the questions of a block in the order of the file."""
    behind = (entry.id, YES) if entry.gate else None
    if entry.gate:
        yield _question(entry, entry.gate, scales, entry.gate.column, YES_NO, EVERYONE)
    for item in entry.items:
        column = f"{entry.id}_{item.id}"
        yield _question(entry, item, scales, column, entry.scale, entry.base, behind)
    for own in entry.columns:
        asked_of = (own.asked_of.column, own.asked_of.value) if own.asked_of else None
        base = own.base or entry.base
        yield _question(entry, own, scales, own.column, entry.scale, base, asked_of)


def _question(
    block: BlockEntry,
    entry: Gate | Item | Column,
    scales: AnswerScales,
    column: str,
    scale: str,
    base: str,
    asked_of: tuple[str, str] | None = None,
) -> Question:
    """Return one question."""
    item = entry if isinstance(entry, Item) else None
    return Question(
        column=column,
        block=block.id,
        item=item.id if item else None,
        label=entry.label,
        scale_id=scale,
        scale=labels_of(scales[scale]),
        no_opinion=tuple(a.value for a in scales[scale] if a.kind == "no_opinion"),
        wording=entry.wording,
        counted=item.counted if item else True,
        since=item.since if item else None,
        asked_of=asked_of,
        base=base,
        note=entry.note,
        is_gate=isinstance(entry, Gate),
    )
