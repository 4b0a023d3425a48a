"""Table Schemas (Frictionless v2) of the published tables, from the data dictionary."""

from __future__ import annotations

from typing import Any

from builder.definitions.dictionary import FieldDescription, FileDescription
from builder.exports.delimited import NO, YES
from builder.exports.statuses import OFFICIAL, is_synthetic
from builder.sources import Sources

Entry = dict[str, Any]
PROFILES = "https://datapackage.org/profiles/2.0"
CLASSES = {"size_classes": "folketall", "centrality_classes": "sentralitet"}


def table_schema(table: FileDescription, sources: Sources, decimal_comma: bool = False) -> Entry:
    """Return the schema of a table, or with `decimal_comma` that of its Excel twin."""
    return {
        "$schema": f"{PROFILES}/tableschema.json",
        "fields": [_schema_field(field, sources, decimal_comma) for field in table.fields],
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
    }


def foreign_keys(table: FileDescription) -> Entry:
    """Return what a schema says of fields found in other tables; nothing where there are none."""
    keys = [
        {"fields": list(k.fields), "reference": {"resource": k.table, "fields": list(k.reference)}}
        for k in table.foreign_keys
    ]
    return {"foreignKeys": keys} if keys else {}


def _schema_field(field: FieldDescription, sources: Sources, decimal_comma: bool) -> Entry:
    """Return one field of a schema."""
    entry: Entry = {"name": field.name, "type": field.type, "title": field.title}
    entry["description"] = field.text(is_synthetic(sources))
    if limits := constraints(field, sources):
        entry["constraints"] = limits
    if field.type == "boolean":
        entry |= {"trueValues": [YES], "falseValues": [NO]}
    if field.type == "number" and decimal_comma:
        entry["decimalChar"] = ","
    return entry


def constraints(field: FieldDescription, sources: Sources) -> Entry:
    """Return the constraints of a field that has any."""
    limits: Entry = {"required": field.required or None, "unique": field.unique or None}
    limits |= {"pattern": field.pattern, "minimum": field.minimum, "maximum": field.maximum}
    limits["enum"] = _allowed(field, sources) or None
    return {name: limit for name, limit in limits.items() if limit is not None}


def _allowed(field: FieldDescription, sources: Sources) -> list[str]:
    """Return the values a field may have, or nothing where any will do."""
    if not isinstance(field.values, str):
        return list(field.values)
    if field.values == "statuses":  # the word for simulated rounds only where there are such rounds
        return sorted({OFFICIAL, *(survey_round.card.status for survey_round in sources.rounds)})
    if field.values == "indicators":
        return list(sources.definitions.indicators)
    breakdown = sources.definitions.breakdowns[CLASSES[field.values]]
    return [group_class.id for group_class in breakdown.classes]
