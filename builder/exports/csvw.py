"""`<table>.csv-metadata.json`: a table for programs that read CSV on the Web (W3C, CSVW)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from builder.definitions.dictionary import FieldDescription, FileDescription
from builder.definitions.licences import licence_of
from builder.exports.delimited import NO, YES
from builder.exports.encoding import encoded
from builder.exports.origins import SIMULATED, cards_of, rests_on_rounds, status_text
from builder.exports.statuses import is_synthetic
from builder.sources import Sources

Entry = dict[str, Any]
LANGUAGE = "nb"
TYPES = {"string": "string", "integer": "integer", "number": "decimal"}
LIMITS = {"minimum": "minimum", "maximum": "maximum", "pattern": "format"}


def csvw_path(path: str) -> str:
    """Return where the metadata of a CSV file stand: beside it, as the standard looks for them."""
    return f"{path}-metadata.json"


def csvw_files(sources: Sources, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the metadata of every whole table among the files."""
    known = [one for one in sources.dictionary.whole_tables if one.path in files]
    return {csvw_path(one.path): encoded(_described_table(one, sources)) for one in known}


def _described_table(table: FileDescription, sources: Sources) -> Entry:
    """Return what is said of one table; a licence we have no address of is told in no field."""
    synthetic = is_synthetic(sources)
    status = status_text(sources) if rests_on_rounds(table) else ""
    licences = [licence_of(card.licence).address for card in cards_of(table, sources)]
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": LANGUAGE}],
        "url": table.path.rsplit("/", 1)[1],
        "dc:title": table.title,
        "dc:description": f"{table.description} {status}" if status else table.description,
        **({"dc:type": {"@id": SIMULATED}} if status and synthetic else {}),
        "dc:license": [{"@id": one} for one in dict.fromkeys(licences) if one],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "lineTerminators": ["\n"]},
        "tableSchema": {
            "columns": [_column(field, synthetic) for field in table.fields],
            "primaryKey": list(table.primary_key),
        },
    }


def _column(field: FieldDescription, synthetic: bool) -> Entry:
    """Return what is said of one column; the value may be missing where it is not required."""
    entry: Entry = {"name": field.name, "titles": field.name, "dc:title": field.title}
    entry["dc:description"] = field.text(synthetic)
    if field.type == "boolean":
        return entry | {
            "datatype": {"base": "boolean", "format": f"{YES}|{NO}"},
            **_required(field),
        }
    limits = {own: getattr(field, name) for name, own in LIMITS.items()}
    told = {name: limit for name, limit in limits.items() if limit is not None}
    kind = TYPES[field.type]
    return entry | {"datatype": {"base": kind, **told} if told else kind, **_required(field)}


def _required(field: FieldDescription) -> Entry:
    """Return that a column has a value in every row, where it has."""
    return {"required": True} if field.required else {}
