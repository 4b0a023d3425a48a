"""Reads the data dictionary, `data/definitions/felt.yml`, and puts its tables together."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.definitions.dictionary import Dictionary, FieldDescription, FileDescription
from builder.definitions.dictionary_checks import (
    check_constraints,
    check_keys,
    check_placeholders,
)
from builder.definitions.dictionary_entries import DictionaryFile, FieldEntry, FileEntry, Files
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.validation import read_entries
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, quoted

# Where the exports write each table; programs of others rest on these (data contract, section 4).
PATHS = {name: f"data/{name}.csv" for name in Files.model_fields} | {
    "fliser": "data/geo/fliser.csv",
    "kommune": "data/kommune/<kommunenr>.csv",
    "fylke": "data/fylke/<fylkesnr>.csv",
    "fylke_kommuner": "data/fylke/<fylkesnr>-kommuner.csv",
}


def find_dictionary(path: Path, findings: Findings) -> Dictionary | None:
    """Return the data dictionary, or None with every fault added."""
    read = read_entries(DictionaryFile, path, findings)
    if read is None:
        return None
    known = len(findings.faults)
    raw, document = read
    check_placeholders(raw, document, findings)
    files = _files(raw, document, findings)
    _check_files(raw, files, document, findings)
    if len(findings.faults) > known:
        return None
    ordered = {name: files[name] for name, _ in raw.files}
    return Dictionary(
        str(path),
        {part.id: part.title for part in raw.parts},
        ordered,
        twin=raw.twin,
        place_twin=raw.place_twin,
        workbook=raw.workbook,
        parquet=raw.parquet,
        archive=raw.archive,
        catalogue=raw.catalogue,
        geo=dict(raw.geo),
        api=dict(raw.api),
        json_fields=raw.json_fields,
        changes=raw.changes,
    )


def _files(
    raw: DictionaryFile, document: Document, findings: Findings
) -> dict[str, FileDescription]:
    """Return the tables by name: those with fields of their own, then those cut of them."""
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
            files[name] = _table_of(name, entry, model.fields, model.primary_key)
    return files


def _check_files(
    raw: DictionaryFile,
    files: Mapping[str, FileDescription],
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each path, part and key of a table that is not as it must be."""
    parts = [part.id for part in raw.parts]
    for name, entry in raw.files:
        if entry.path != PATHS[name]:
            place = ("files", name, "path")
            tell(document, place, quoted(entry.path), PATHS[name], findings)
        if entry.part not in (None if entry.fields_of else "", *parts):
            at = ("files", name, "part")
            tell_unknown(document, at, entry.part or "", "a part of this file", parts, findings)
        check_keys(name, entry, files, document, findings)


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
        place: Place = ("files", name, "fields", number)
        field = _completed_field(own, raw.fields, place, document, findings)
        if field is not None and field.name in [other.name for other in fields]:
            found = f"{quoted(field.name)} twice"
            tell(document, place, found, "each field once in a table", findings)
        elif field is not None:
            fields.append(field)
    if not entry.fields:
        tell(document, ("files", name, "fields"), "no fields", "fields or fields_of", findings)
    return _table_of(name, entry, tuple(fields), entry.primary_key)


def _table_of(
    name: str, entry: FileEntry, fields: tuple[FieldDescription, ...], key: tuple[str, ...]
) -> FileDescription:
    """Return a table with these fields."""
    texts = (entry.title, entry.description)
    return FileDescription(
        name,
        entry.path,
        *texts,
        fields,
        key,
        entry.foreign_keys,
        entry.formats,
        entry.part or "",
        entry.fields_of or "",
    )


def _completed_field(
    own: FieldEntry,
    shared: Mapping[str, FieldEntry],
    place: Place,
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
    check_constraints(field, place, document, findings)
    return field
