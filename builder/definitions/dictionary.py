"""The data dictionary: what every published table and field is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import Field

from builder.definitions.divisions import Divisions
from builder.definitions.entries import Entry, Id, Text


def _filled(text: str, parts: Mapping[str, str]) -> str:
    """Return a text with each `{name}` of a part replaced by it."""
    return re.sub(r"\{(\w+)\}", lambda found: parts.get(found[1], found[0]), text)


class Texts(Entry):
    """Title and description of a kind of file, with placeholders such as `{title}` or `{name}`."""

    title: Text
    description: Text

    def filled(self, **parts: str) -> Texts:
        """Return the texts with the placeholders replaced; text in the parts is left alone, and so
        are braces with anything else in them."""
        return Texts.model_construct(
            title=_filled(self.title, parts), description=_filled(self.description, parts)
        )


class ForeignKey(Entry):
    """Fields of one table that are found in another."""

    fields: Annotated[tuple[Id, ...], Field(min_length=1)]
    table: Id
    reference: Annotated[tuple[Id, ...], Field(min_length=1)]


@dataclass(frozen=True)
class FieldDescription:
    """One field: texts for readers, its Table Schema type and its constraints."""

    name: str
    title: str
    type: str
    description: str
    synthetic: str = ""  # added to the description while some round is simulated
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    values: tuple[str, ...] | str = ()  # allowed values, or the name of a part of the definitions
    each: str = ""  # `former_divisions` where the field stands for one of each former division

    def filled(self, **ids: str) -> FieldDescription:
        """Return the field with the ids of divisions put in for `{today}` and the like."""
        return replace(
            self,
            name=_filled(self.name, ids),
            title=_filled(self.title, ids),
            description=_filled(self.description, ids),
            each="",
        )

    def text(self, synthetic: bool) -> str:
        """Return the description, with what is said of simulated rounds where there are any."""
        return (
            f"{self.description} {self.synthetic}"
            if synthetic and self.synthetic
            else self.description
        )


@dataclass(frozen=True)
class FileDescription:
    """One published table; in those made once per place, `{name}` stands for the place."""

    name: str
    path: str
    title: str
    description: str
    fields: tuple[FieldDescription, ...]
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the header of the table."""
        return tuple(field.name for field in self.fields)


TILES = "fliser"  # the table that there is only where today's division has a layout of tiles


@dataclass(frozen=True)
class Dictionary:
    """All of `felt.yml`: the tables by name, and the texts of twins, workbooks and JSON files."""

    path: str  # of the file it was read from
    files: Mapping[str, FileDescription]
    twin: Texts
    place_twin: Texts
    workbook: Texts
    api: Mapping[str, Texts]

    def of_divisions(self, divisions: Divisions) -> Dictionary:
        """Return the dictionary of a site with these divisions: `{today}`, `{first}` and
        `{division}` filled, and a field with `each` once for each former division."""
        today, first = divisions.today_id, divisions.ids[0]
        former = [one.id for one in divisions.former]
        files = {}
        for name, table in self.files.items():
            if name == TILES and not divisions.today.tiles:
                continue
            fields = tuple(
                field.filled(today=today, first=first, division=division)
                for field in table.fields
                for division in (former if field.each else [today])
            )
            files[name] = replace(table, fields=fields)
        return replace(self, files=files)
