"""Validates a YAML file against its model.

Pydantic's errors are told as faults with file, line, entry and field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from builder.definitions.telling import MEND, tell, tell_unknown
from builder.definitions.yaml_files import Document, Place, read_yaml
from builder.faults import Findings, did_you_mean, listed, quoted

Content = TypeVar("Content")

# pydantic's type of error -> what was expected; `{…}` are the values of the error's context.
_EXPECTED = {
    "string_type": "a text",
    "string_too_long": "at most {max_length} signs",
    "string_too_short": "at least {min_length} signs",
    "string_unicode": "a text",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "finite_number": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "dict_type": "keys with values",
    "mapping_type": "keys with values",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "greater_than_equal": "{ge} or more",
    "greater_than": "more than {gt}",
    "less_than_equal": "{le} or less",
    "less_than": "less than {lt}",
    "too_short": "at least {min_length} of them",
    "too_long": "at most {max_length} of them",
    "literal_error": "{expected}",
}
_PATTERNS = {
    r"^[a-z0-9_]{1,60}$": "an id of a-z, 0-9 and _",
    r"^#[0-9a-f]{6}$": "a colour such as #1b7066",
    r"^[0-4]$": "a grade from 0 to 4",
    r"^[0-9a-fA-F]{64}$": "a SHA-256 of 64 hexadecimal digits",
    r"^[0-9]{4}$": "four digits",
    r"^[a-z0-9_]{1,60}\.csv$": "the name of a CSV file, of a-z, 0-9 and _",
    r"^[a-z0-9_]{0,60}$": "the name of a layer, of a-z, 0-9 and _",
    r"^[A-Za-z0-9_.-]{1,80}$": "the name of a file, of letters, digits, _, . and -",
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "an id of a-z, 0-9 and single hyphens",
    r"^([0-9]{9})?$": "nine digits",
    r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$": "a date such as 2026, 2026-11 or 2026-11-25",
    r"^[^\n]*$": "one line",
    r"^data/([a-z]+/<[a-z]+>(-[a-z]+)?|(geo/)?[a-z0-9_]+)\.csv$": (
        "a path such as data/kommuner.csv"
    ),
    r"^([a-z0-9_]{1,60}(\{today\})?|\{id\})$": "an id of a-z, 0-9 and _",
}
_IN_QUOTES = " Put it in quotes if it is meant as text."


def read_entries(
    kind: type[Content], path: Path, findings: Findings
) -> tuple[Content, Document] | None:
    """Return what a YAML file holds as `kind`, and the document it came from.

    `kind` is a model, or a type of models. Returns None where there are faults, all of them added.
    """
    document = read_yaml(path, findings)
    if document is None:
        return None
    checked = checked_entries(kind, document, findings)
    return None if checked is None else (checked, document)


def checked_entries(kind: type[Content], document: Document, findings: Findings) -> Content | None:
    """Return the content of a document as `kind`, or None with every fault added."""
    adapter = TypeAdapter(kind)
    try:
        return adapter.validate_python(document.content)
    except ValidationError as error:
        schema = adapter.json_schema()
        for details in error.errors(include_url=False):
            _tell_error(details, document, schema, findings)
        return None


def _tell_error(
    details: ErrorDetails, document: Document, schema: Mapping[str, Any], findings: Findings
) -> None:
    """Add the fault for one of pydantic's errors."""
    place = _place(document.content, details)
    kind, context = details["type"], details.get("ctx", {})
    value = details["input"]
    if _is_told_elsewhere(details):
        return
    if kind == "missing" and isinstance(number := details["loc"][-1], int):
        tell(document, place, f"a list of {number}", f"at least {number + 1} of them", findings)
    elif kind == "missing":
        name = str(details["loc"][-1])
        tell(document, (*place, name), f"no {name}", f"a key {name}", findings, "Add it.")
    elif kind == "extra_forbidden":
        _tell_unknown_key(document, place, details, schema, findings)
    elif kind == "union_tag_not_found":
        name = str(context["discriminator"]).strip("'")
        tell(document, (*place, name), f"no {name}", f"a key {name}", findings, "Add it.")
    elif kind == "union_tag_invalid":
        name = str(context["discriminator"]).strip("'")
        known = [one.strip().strip("'") for one in str(context["expected_tags"]).split(",")]
        tag = str(context["tag"])
        tell_unknown(document, (*place, name), tag, f"one of {listed(known)}", known, findings)
    else:
        _tell_value(document, place, details, value, findings)


def _is_told_elsewhere(details: ErrorDetails) -> bool:
    """Tell whether an error says nothing of its own.

    That is one of a list that is short because an entry of it was at fault, or of the member of a
    union that a value was never meant to be.
    """
    kind, value = details["type"], details["input"]
    if kind == "too_short":
        return bool(len(value) >= details["ctx"]["min_length"])
    member = str(details["loc"][-1]) if details["loc"] else ""
    if member == "int":
        return True  # a whole number or any other: the other member tells
    if isinstance(value, tuple):
        return member.startswith("literal[")
    return member.startswith("tuple[")


def _tell_value(
    document: Document, place: Place, details: ErrorDetails, value: Any, findings: Findings
) -> None:
    """Add the fault for a value of the wrong type, size or form."""
    kind, context = details["type"], details.get("ctx", {})
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"], f"the form {context['pattern']}")
    elif kind in _EXPECTED:
        expected = _EXPECTED[kind].format(**context)
    else:
        expected = details["msg"]
    if kind == "too_long" and isinstance(value, str):
        expected = f"at most {context['max_length']} signs"
    todo = MEND
    if kind == "string_type" and isinstance(value, int | float):
        todo += _IN_QUOTES
    if kind == "literal_error" and isinstance(value, str):
        known = [one.strip().strip("'") for one in expected.replace(" or ", ",").split(",")]
        todo = did_you_mean(value, known, MEND)
    tell(document, place, _found(value), expected, findings, todo)


def _tell_unknown_key(
    document: Document,
    place: Place,
    details: ErrorDetails,
    schema: Mapping[str, Any],
    findings: Findings,
) -> None:
    """Add the fault for a key that no model has, with the nearest one that it lacks."""
    *around, last = details["loc"]
    known = _keys_at(schema, around)
    todo = did_you_mean(str(last), known, "Remove it.")
    found = f"an unknown key {quoted(last)}"
    tell(document, place, found, f"the keys {listed(known, 20)}", findings, todo)


def _keys_at(schema: Mapping[str, Any], steps: Iterable[str | int]) -> tuple[str, ...]:
    """Return the keys a JSON Schema knows at a place (keys, numbers and names of union members)."""
    here = _resolved(schema, schema)
    for step in steps:
        members = here.get("discriminator", {}).get("mapping", {})
        inner = here.get("properties", {}).get(step) or here.get("items")
        inner = inner or here.get("additionalProperties") or {"$ref": members.get(step)}
        here = _resolved(inner, schema)
    return tuple(here.get("properties", {}))


def _resolved(inner: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a part of a JSON Schema itself where it is a reference, or one of several choices."""
    models = [one for one in inner.get("anyOf", ()) if "$ref" in one]
    if models:
        return _resolved(models[0], schema)
    if "$ref" in inner:
        defined: Mapping[str, Mapping[str, Any]] = schema.get("$defs", {})
        return defined.get(str(inner["$ref"]).rpartition("/")[2], {})
    return inner


def _place(content: Any, details: ErrorDetails) -> Place:
    """Return where an error is in the document: its place without the names of union members."""
    place: list[str | int] = []
    here, steps = content, list(details["loc"])
    last = details["type"] == "extra_forbidden"
    for number, step in enumerate(steps):
        is_key = isinstance(here, dict) and step in here
        is_item = isinstance(here, tuple) and isinstance(step, int) and step < len(here)
        if is_key or is_item:
            place.append(step)
            here = here[step]
        elif last and number == len(steps) - 1:
            place.append(str(step))
    return tuple(place)


def _found(value: Any) -> str:
    """Return a value for a message."""
    if value is None:
        return "nothing"
    if isinstance(value, dict):
        return f"the keys {listed(map(str, value), 4)}" if value else "no keys"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    return quoted(value) if isinstance(value, str) else quoted(str(value).lower()).strip("'")
