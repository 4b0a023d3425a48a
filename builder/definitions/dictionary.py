"""The data dictionary, `data/definitions/felt.yml`: what every published table and field is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from builder.definitions.divisions import Divisions
from builder.definitions.entries import Entry, Id, MaybeText, Text, read_entries, tell, tell_unknown
from builder.definitions.yaml_files import Document, Path_
from builder.faults import Findings, quoted

FieldType = Literal["string", "integer", "number", "boolean"]  # those of Table Schema
NamedValues = Literal["indicators", "statuses", "size_classes", "centrality_classes"]
NUMBERS = ("integer", "number")


# A published name may bear the year of a division: `kommunenr_{today}`, `kommunenr_{division}`.
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}(\{(today|division)\})?$")]


def _is_pattern(text: str) -> str:
    """Return a regular expression as it is; raises where it is none."""
    try:
        re.compile(text)
    except re.error as error:
        message = "a regular expression ({problem})"
        raise PydanticCustomError("pattern", message, {"problem": str(error)}) from error
    return text


def _named(value: Any) -> Any:
    """Return the name of a shared field as the entry that takes everything from it."""
    return {"name": value} if isinstance(value, str) else value


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
    each: Literal["", "former_divisions"] = ""


class ForeignKey(Entry):
    """Fields of one table that are found in another."""

    fields: Annotated[tuple[Id, ...], Field(min_length=1)]
    table: Id
    reference: Annotated[tuple[Id, ...], Field(min_length=1)]


TablePath = Annotated[str, StringConstraints(pattern=r"^data/([a-z]+/<[a-z]+>|[a-z0-9_]+)\.csv$")]
NamedField = Annotated[FieldEntry, BeforeValidator(_named, json_schema_input_type=str | FieldEntry)]


class FileEntry(Entry):
    """One published table, as the file has it; `fields_of` names one with the same fields."""

    path: TablePath
    title: Text
    description: Text
    fields_of: Id | None = None
    fields: tuple[NamedField, ...] = ()
    primary_key: tuple[Id, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()


class ApiTexts(Entry):
    """The texts of the JSON files."""

    index: Texts
    kommune: Texts
    fylke: Texts


class Files(Entry):
    """The published tables: the exports write each of them, and no other."""

    indikatorer: FileEntry
    svarfordeling: FileEntry
    kommuner: FileEntry
    fylker: FileEntry
    plassering: FileEntry
    medianer: FileEntry
    kodebok: FileEntry
    samsvar: FileEntry
    kommune: FileEntry
    fylke: FileEntry


class DictionaryFile(Entry):
    """The whole file."""

    twin: Texts
    place_twin: Texts
    workbook: Texts
    api: ApiTexts
    fields: dict[FieldName, FieldEntry]
    files: Files


# The placeholders that each text may have; every other text has none.
PLACEHOLDERS: Mapping[Path_, tuple[str, ...]] = {
    ("twin",): ("title", "path"),
    ("place_twin",): ("title", "path"),
    ("workbook",): ("title", "path"),
    ("api", "index"): (),
    ("api", "kommune"): ("name",),
    ("api", "fylke"): ("name",),
    ("files", "kommune"): ("name",),
    ("files", "fylke"): ("name",),
}


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
        name, title, description = self.name, self.title, self.description
        for word, division in ids.items():
            mark = f"{{{word}}}"
            name, title = name.replace(mark, division), title.replace(mark, division)
            description = description.replace(mark, division)
        return replace(self, name=name, title=title, description=description, each="")

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


@dataclass(frozen=True)
class Dictionary:
    """All of `felt.yml`: the tables by name, and the texts of twins, workbooks and JSON files."""

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
            fields = tuple(
                field.filled(today=today, first=first, division=division)
                for field in table.fields
                for division in (former if field.each else [today])
            )
            files[name] = replace(table, fields=fields)
        return replace(self, files=files)


def find_dictionary(path: Path, findings: Findings) -> Dictionary | None:
    """Return the data dictionary, or None with every fault added."""
    read = read_entries(DictionaryFile, path, findings)
    if read is None:
        return None
    known = len(findings.faults)
    raw, document = read
    _check_placeholders(raw, document, findings)
    files = {
        name: _described(name, entry, raw, document, findings)
        for name, entry in raw.files
        if entry.fields_of is None
    }
    for name, entry in raw.files:
        if entry.fields_of is not None:
            model = files.get(entry.fields_of)
            if model is None:
                place = ("files", name, "fields_of")
                what = "a table with fields of its own"
                tell_unknown(document, place, entry.fields_of, what, files, findings)
                continue
            files[name] = _table(name, entry, model.fields, model.primary_key)
    for name, entry in raw.files:
        _check_keys(name, entry, files, document, findings)
    if len(findings.faults) > known:
        return None
    ordered = {name: files[name] for name, _ in raw.files}
    return Dictionary(ordered, raw.twin, raw.place_twin, raw.workbook, dict(raw.api))


def _described(
    name: str,
    entry: FileEntry,
    raw: DictionaryFile,
    document: Document,
    findings: Findings,
) -> FileDescription:
    """Return a table with the fields of its own; those that lack something are left out."""
    fields: list[FieldDescription] = []
    for number, own in enumerate(entry.fields):
        place: Path_ = ("files", name, "fields", number)
        field = _field(own, raw.fields, place, document, findings)
        if field is not None and field.name in [other.name for other in fields]:
            found = f"{quoted(field.name)} twice"
            tell(document, place, found, "each field once in a table", findings)
        elif field is not None:
            fields.append(field)
    if not entry.fields:
        tell(document, ("files", name, "fields"), "no fields", "fields or fields_of", findings)
    return _table(name, entry, tuple(fields), entry.primary_key)


def _table(
    name: str, entry: FileEntry, fields: tuple[FieldDescription, ...], key: tuple[str, ...]
) -> FileDescription:
    """Return a table with these fields."""
    return FileDescription(
        name, entry.path, entry.title, entry.description, fields, key, entry.foreign_keys
    )


def _field(
    own: FieldEntry,
    shared: Mapping[str, FieldEntry],
    place: Path_,
    document: Document,
    findings: Findings,
) -> FieldDescription | None:
    """Return a field, its entry laid over the shared one of its name, or None with faults added."""
    name = own.name or ""
    parts = shared[name].model_dump(exclude_unset=True) if name in shared else {}
    parts |= own.model_dump(exclude_unset=True)
    missing = [key for key in ("name", "title", "type", "description") if not parts.get(key)]
    if missing == ["title", "type", "description"] and name not in shared:
        tell_unknown(document, place, name, "a shared field, or a whole one", shared, findings)
        return None
    for key in missing:
        tell(document, (*place, key), f"no {key}", f"a key {key}", findings, "Add it.")
    if missing:
        return None
    field = FieldDescription(**parts)
    _check_constraints(field, place, document, findings)
    return field


def _check_constraints(
    field: FieldDescription, place: Path_, document: Document, findings: Findings
) -> None:
    """Add a fault for each constraint that a field of its type cannot have."""
    for key in ("pattern", "values"):
        if getattr(field, key) and field.type != "string":
            found = f"a {key} for a field of type {field.type}"
            tell(document, (*place, key), found, "the type string", findings)
    for key in ("minimum", "maximum"):
        if getattr(field, key) is not None and field.type not in NUMBERS:
            found = f"a {key} for a field of type {field.type}"
            tell(document, (*place, key), found, "the type integer or number", findings)
    if bool(field.each) != ("{division}" in field.name):
        found = f"each: {field.each or 'nothing'} for {field.name}"
        expected = "former_divisions where a name has {division}, and only there"
        tell(document, (*place, "each"), found, expected, findings)
    low, high = field.minimum, field.maximum
    if low is not None and high is not None and low > high:
        tell(document, (*place, "maximum"), str(high), f"{low}, the minimum, or more", findings)


def _check_keys(
    name: str,
    entry: FileEntry,
    files: Mapping[str, FileDescription],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each field of a key that its table does not have."""
    if name not in files:
        return
    columns, place = files[name].columns, ("files", name)
    for number, field in enumerate(entry.primary_key):
        if field not in columns:
            at = (*place, "primary_key", number)
            tell_unknown(document, at, field, f"a field of {name}", columns, findings)
    for number, key in enumerate(entry.foreign_keys):
        at = (*place, "foreign_keys", number)
        _check_foreign_key(name, key, files, at, document, findings)


def _check_foreign_key(
    name: str,
    key: ForeignKey,
    files: Mapping[str, FileDescription],
    place: Path_,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each table or field that a foreign key names and that does not exist."""
    if key.table not in files:
        at = (*place, "table")
        tell_unknown(document, at, key.table, "a table of this file", files, findings)
        return
    if len(key.fields) != len(key.reference):
        expected = f"{len(key.fields)}, one for each of fields"
        at = (*place, "reference")
        tell(document, at, f"{len(key.reference)} fields", expected, findings)
    for table, part, names in (
        (name, "fields", key.fields),
        (key.table, "reference", key.reference),
    ):
        for number, field in enumerate(names):
            if field not in files[table].columns:
                at = (*place, part, number)
                what = f"a field of {table}"
                tell_unknown(document, at, field, what, files[table].columns, findings)


def _check_placeholders(raw: DictionaryFile, document: Document, findings: Findings) -> None:
    """Add a fault for each placeholder that nothing is put in the place of."""
    texts: dict[Path_, Texts | FileEntry] = {
        ("twin",): raw.twin,
        ("place_twin",): raw.place_twin,
        ("workbook",): raw.workbook,
    }
    texts |= {("api", name): own for name, own in raw.api}
    texts |= {("files", name): own for name, own in raw.files}
    for place, own in texts.items():
        if place not in PLACEHOLDERS:
            continue
        for key in ("title", "description"):
            found = _placeholders(getattr(own, key))
            if found is None or not found <= set(PLACEHOLDERS[place]):
                names = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS[place]) or "none"
                told = "brackets that do not match" if found is None else "a placeholder"
                expected = f"only the placeholders {names}"
                tell(document, (*place, key), told, expected, findings)


def _placeholders(text: str) -> set[str] | None:
    """Return the placeholders of a text, or None where its brackets do not match."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return None
    return {
        f"{name}{spec or ''}{conversion or ''}"
        for _, name, spec, conversion in parts
        if name is not None
    }
