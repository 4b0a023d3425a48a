"""The entries of the ledger, `data/definitions/samsvar.yml`.

They tell how each published figure is computed again from a round.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from builder.definitions.entries import Address, Entry, Id, Label, MaybeText, Text, Year

LedgerKind = Literal["share", "count", "median", "max", "response"]
Number = int | float
BOUND = re.compile(r"(>=|<=|>|<)([0-9]{1,9})")
Decimals = Annotated[int, Field(ge=0, le=2)]
Unit = Literal["prosent", "antall", "områder", "funksjoner", "aktiviteter", "poeng"]


def _answers(value: Any) -> Any:
    """Return what is wanted as texts: one answer, several, or a bound (`>=10`)."""
    values = value if isinstance(value, tuple) else (value,)
    is_whole = [isinstance(one, int) and not isinstance(one, bool) for one in values]
    return tuple(str(v) if whole else v for v, whole in zip(values, is_whole, strict=True))


Wanted = Annotated[
    tuple[Text, ...],
    Field(min_length=1),
    BeforeValidator(_answers, json_schema_input_type=str | int | tuple[str | int, ...]),
]


class Limits(Entry):
    """How a vague statement is read: at least or above one number, at most or below another."""

    from_: Annotated[Number | None, Field(alias="from")] = None
    above: Number | None = None
    to: Number | None = None
    below: Number | None = None

    @property
    def stated(self) -> dict[str, float]:
        """Return the limits that are stated, by their key."""
        named = self.model_dump(by_alias=True, exclude_none=True)
        return {name: float(limit) for name, limit in named.items()}


class LedgerEntry(Entry):
    """How one published figure is computed again, or `why` it cannot be."""

    id: Id
    text: Label
    kind: LedgerKind | None = None
    of: dict[Id, Wanted] = Field(default_factory=dict)
    count: dict[Id, Wanted] = Field(default_factory=dict)
    value_of: Id | None = None
    decimals: Decimals | None = None
    quote: MaybeText = ""
    range: Limits | None = None
    base: MaybeText = ""
    why: MaybeText = ""
    note: MaybeText = ""


class FoundEntry(LedgerEntry):
    """A figure read on another page, with what published_figures.csv has for the others."""

    year: Year
    theme: Id
    page: Id
    value: Annotated[Number, Field(ge=0, le=10_000)]
    unit: Unit
    base: Text


class FoundPage(Entry):
    """A page that figures were read on."""

    title: Label
    address: Address


class Puzzle(Entry):
    """Something in the publications that does not add up."""

    title: Label
    text: Text


class LedgerFile(Entry):
    """The whole file."""

    themes: dict[Id, Text]
    words: dict[Annotated[str, StringConstraints(min_length=3)], Text]
    pages: dict[Id, FoundPage]
    puzzles: tuple[Puzzle, ...]
    published: tuple[LedgerEntry, ...]
    found: tuple[FoundEntry, ...]
