"""The entries of the data dictionary, `data/definitions/felt.yml`."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from builder.definitions.dictionary import CatalogueTexts, ChangeTexts, ForeignKey, Texts
from builder.definitions.entries import Entry, FieldName, Id, MaybeText, Text

FieldType = Literal["string", "integer", "number", "boolean"]  # those of Table Schema
NamedValues = Literal["indicators", "statuses", "size_classes", "centrality_classes"]
Format = Literal["xlsx", "parquet"]


def _is_pattern(text: str) -> str:
    """Return a regular expression as it is; raises where it is none."""
    try:
        re.compile(text)
    except re.error as error:
        message = "a regular expression ({problem})"
        raise PydanticCustomError("pattern", message, {"problem": str(error)}) from error
    return text


def _shared_entry(value: Any) -> Any:
    """Return the name of a shared field as the entry that takes everything from it."""
    return {"name": value} if isinstance(value, str) else value


class FieldEntry(Entry):
    """One field, or what it says other than the shared field of its name."""

    name: FieldName | None = None
    title: Text | None = None
    type: FieldType | None = None
    description: Text | None = None
    synthetic: MaybeText = ""
    required: bool = False
    unique: bool = False
    pattern: Annotated[Text, AfterValidator(_is_pattern)] | None = None
    minimum: int | None = None
    maximum: int | None = None
    values: Annotated[tuple[Text, ...] | NamedValues, Field(union_mode="left_to_right")] = ()
    each: Literal["", "indicators", "questions"] = ""


PATH = r"^data/([a-z]+/<[a-z]+>(-[a-z]+)?|(geo/)?[a-z0-9_]+)\.csv$"
TablePath = Annotated[str, StringConstraints(pattern=PATH)]
NamedField = Annotated[
    FieldEntry, BeforeValidator(_shared_entry, json_schema_input_type=str | FieldEntry)
]


class FileEntry(Entry):
    """One published table, as the file has it; `fields_of` names one with the same fields."""

    path: TablePath
    title: Text
    description: Text
    fields_of: Id | None = None
    fields: tuple[NamedField, ...] = ()
    primary_key: tuple[FieldName, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    formats: tuple[Format, ...] = ()
    part: Id | None = None


class Part(Entry):
    """Tables that the data page shows together."""

    id: Id
    title: Text


class ApiTexts(Entry):
    """The texts of the JSON files."""

    index: Texts
    kommune: Texts
    fylke: Texts
    landet: Texts
    folketall: Texts
    indikator: Texts
    sporsmal: Texts
    openapi: Texts


class GeoTexts(Entry):
    """The texts of the files of borders."""

    kommuner: Texts
    fylker: Texts
    topologi: Texts


class Files(Entry):
    """The published tables: the exports write each of them, and no other."""

    indikatorer: FileEntry
    indikatorer_bred: FileEntry
    svar: FileEntry
    svar_bred: FileEntry
    svarfordeling: FileEntry
    andeler: FileEntry
    endring: FileEntry
    enheter: FileEntry
    slektskap: FileEntry
    kommuner: FileEntry
    fylker: FileEntry
    fliser: FileEntry
    tidligere: FileEntry
    navn: FileEntry
    grupper: FileEntry
    plassering: FileEntry
    medianer: FileEntry
    kodebok: FileEntry
    utvikling: FileEntry
    statistikkbanken: FileEntry
    samsvar: FileEntry
    kommune: FileEntry
    fylke: FileEntry
    fylke_kommuner: FileEntry


class DictionaryFile(Entry):
    """The whole file."""

    twin: Texts
    place_twin: Texts
    workbook: Texts
    parquet: Texts
    archive: Texts
    catalogue: CatalogueTexts
    geo: GeoTexts
    api: ApiTexts
    changes: ChangeTexts
    json_fields: dict[FieldName, Text]
    fields: dict[FieldName, FieldEntry]
    parts: Annotated[tuple[Part, ...], Field(min_length=1)]
    files: Files
