"""What every model of a YAML file shares: strict entries, checked texts, and pydantic's errors told
as faults with file, line, entry and field."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from builder.definitions.yaml_files import Document, Path_, read_yaml
from builder.faults import Findings, listed, nearest, quoted

LONGEST_TEXT = 2000
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # categories of Unicode
IDS = ("id", "column", "value")  # what an entry is called by
MEND = "Mend it."


class Entry(BaseModel):
    """An entry of a YAML file: frozen, of exact types, and without keys nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def _is_seen(text: str) -> str:
    """Return a text as it is; raises where it holds a sign that cannot be seen (control characters,
    marks of direction), since those change what a reader believes to read."""
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn") and sign not in "\n\u00ad":
            raise PydanticCustomError(
                "unseen", "text without the sign {sign}", {"sign": ascii(sign)}
            )
    return text


def _is_filled(text: str) -> str:
    """Return a text as it is; raises where there is nothing to read in it."""
    if not text.strip():
        raise PydanticCustomError("unfilled", "a text that is not empty")
    return text


def _is_address(text: str) -> str:
    """Return an address as it is; raises where it is not one that is safe to link to."""
    rest = text.removeprefix("https://")
    if rest == text or not rest or any(sign in "\"'<>`\\ " or sign <= " " for sign in rest):
        raise PydanticCustomError("address", "an address that begins with https://")
    return text


def _is_address_or_empty(text: str) -> str:
    """Return an empty text, or an address as `_is_address` does."""
    return _is_address(text) if text else text


def _empty(value: Any) -> Any:
    """Return a key without a value as the empty text."""
    return "" if value is None else value


_Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_is_seen)]
Text = Annotated[_Text, AfterValidator(_is_filled)]
# '' where there is nothing to say
MaybeText = Annotated[_Text, BeforeValidator(_empty, json_schema_input_type=str | None)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
Address = Annotated[Text, AfterValidator(_is_address)]
MaybeAddress = Annotated[MaybeText, AfterValidator(_is_address_or_empty)]
Year = Annotated[int, Field(ge=1900, le=2200)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]

Model = TypeVar("Model")

# pydantic's type of error -> what was expected; `{…}` are the values of the error's context.
_EXPECTED = {
    "missing": "a key {field}",
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
}
_IN_QUOTES = " Put it in quotes if it is meant as text."


def read_entries(kind: Any, path: Path, findings: Findings) -> tuple[Any, Document] | None:
    """Return what a YAML file holds as `kind` (a model, or a type of models) and the document it
    came from, or None with every fault added."""
    document = read_yaml(path, findings)
    if document is None:
        return None
    checked = checked_entries(kind, document, findings)
    return None if checked is None else (checked, document)


def checked_entries(kind: Any, document: Document, findings: Findings) -> Any:
    """Return the content of a document as `kind`, or None with every fault added."""
    adapter = TypeAdapter(kind)
    try:
        return adapter.validate_python(document.content)
    except ValidationError as error:
        schema = adapter.json_schema()
        for details in error.errors(include_url=False):
            _tell(details, document, schema, findings)
        return None


def tell(
    document: Document,
    place: Path_,
    found: str,
    expected: str,
    findings: Findings,
    todo: str = MEND,
) -> None:
    """Add a fault of meaning at a place in a document (keys and numbers from the outermost in)."""
    field, entry = _names(document.content, place)
    findings.fault(document.path, found, expected, todo, document.line_of(place), field, entry)


def tell_unknown(
    document: Document,
    place: Path_,
    value: str,
    what: str,
    known: Collection[str],
    findings: Findings,
) -> None:
    """Add the fault for a name that should be one of the known ones, with the nearest of them."""
    near = nearest(value, known)
    todo = f"Did you mean {near}?" if near else f"Known are {listed(known)}."
    tell(document, place, quoted(value), what, findings, todo)


def _tell(
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
    """Tell whether an error says nothing of its own: a list that is short because an entry of it
    was at fault, or the member of a union that a value was never meant to be."""
    kind, value = details["type"], details["input"]
    if kind == "too_short":
        return len(value) >= details["ctx"]["min_length"]
    member = str(details["loc"][-1]) if details["loc"] else ""
    is_list = isinstance(value, tuple)
    return member.startswith("literal[") and is_list or member.startswith("tuple[") and not is_list


def _tell_value(
    document: Document, place: Path_, details: ErrorDetails, value: Any, findings: Findings
) -> None:
    """Add the fault for a value of the wrong type, size or form."""
    kind, context = details["type"], details.get("ctx", {})
    if kind == "string_pattern_mismatch":
        expected = _PATTERNS.get(context["pattern"], f"the form {context['pattern']}")
    elif kind in _EXPECTED:
        expected = _EXPECTED[kind].format(**context)
    else:
        expected = details["msg"]
    todo = MEND
    if kind == "string_type" and isinstance(value, int | float):
        todo += _IN_QUOTES
    if kind == "literal_error" and isinstance(value, str):
        known = [one.strip().strip("'") for one in expected.replace(" or ", ",").split(",")]
        near = nearest(value, known)
        todo = f"Did you mean {near}?" if near else MEND
    tell(document, place, _found(value), expected, findings, todo)


def _tell_unknown_key(
    document: Document,
    place: Path_,
    details: ErrorDetails,
    schema: Mapping[str, Any],
    findings: Findings,
) -> None:
    """Add the fault for a key that no model has, with the nearest one that it lacks."""
    *around, last = details["loc"]
    known = _keys_at(schema, around)
    near = nearest(str(last), known)
    todo = f"Did you mean {near}?" if near else "Remove it."
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
        return schema.get("$defs", {}).get(str(inner["$ref"]).rpartition("/")[2], {})
    return inner


def _place(content: Any, details: ErrorDetails) -> Path_:
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
        return f"the keys {listed(map(str, value), 4)}"
    if isinstance(value, tuple):
        return f"a list of {len(value)}"
    return quoted(value) if isinstance(value, str) else quoted(str(value).lower()).strip("'")


def _names(content: Any, place: Path_) -> tuple[str | None, str | None]:
    """Return field (`upper[2]`) and entry (the ids on the way, `strategi.bemanning`) of a place."""
    ids: list[str] = []
    fields: list[str] = []
    here = content
    for step in place:
        here = _inner(here, step)
        own = (
            here.get("id", here.get("column", here.get("value")))
            if isinstance(here, dict)
            else None
        )
        if isinstance(step, int) and isinstance(own, str):
            ids.append(own)
            fields = []
        else:
            fields.append(f"[{step + 1}]" if isinstance(step, int) else f".{step}")
    return "".join(fields).lstrip(".") or None, ".".join(ids) or None


def _inner(value: Any, step: str | int) -> Any:
    """Return what stands one step further in, or None where nothing does."""
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, tuple) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def repeated(ids: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield place and id of each entry whose id stands in an earlier one."""
    seen: set[str] = set()
    for number, one in enumerate(ids):
        if one in seen:
            yield number, one
        seen.add(one)
