"""Checks that the published tables are what the data dictionary says of them.

It looks at columns, types, limits and keys. A dictionary that says something else would mislead
every program that reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from builder.definitions.dictionary import FieldDescription, FileDescription
from builder.faults import Findings, listed, quoted

if TYPE_CHECKING:
    from builder.exports.cells import Cell
    from builder.exports.tables import Table

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def check_columns(
    path: str, description: FileDescription, made: Sequence[str], findings: Findings
) -> None:
    """Add a fault for each column that is made and not described, or described and not made.

    `path` is that of the dictionary.
    """
    field = f"files.{description.name}.fields"
    for column in description.columns:
        if column not in made:
            found = f"the field {quoted(column)}"
            expected = f"only {listed(made, 20)}"
            how = "Remove the field, or write its cells in builder/exports/."
            findings.fault(path, found, expected, how, None, field)
    for column in made:
        if column not in description.columns:
            found = f"no field {quoted(column)}"
            expected = "a field for each column that is written"
            findings.fault(path, found, expected, "Describe it.", None, field)


def check_tables(path: str, tables: Iterable[Table], findings: Findings) -> None:
    """Add a fault for each field whose cells are not what the dictionary says.

    Each key that stands in two rows is one too.
    """
    for table in tables:
        name = table.description.name
        for number, field in enumerate(table.description.fields):
            place = f"files.{name}.fields, {field.name}"
            cells = [row[number] for row in table.rows]
            for found, expected in _disagreements(field, cells):
                findings.fault(path, found, expected, "Mend it.", None, place)
        keys = list(table.cells(*table.description.primary_key))
        if len(set(keys)) < len(keys):
            twice = next(key for number, key in enumerate(keys) if key in keys[:number])
            found = f"a primary key that is {listed(map(quoted, twice))} in two rows"
            place = f"files.{name}.primary_key"
            findings.fault(path, found, "a key of each row alone", "Mend it.", None, place)


def _disagreements(field: FieldDescription, cells: Sequence[Cell]) -> Iterable[tuple[str, str]]:
    """Yield what cells are (found) where the dictionary says something else (expected)."""
    values = {cell for cell in cells if cell is not None}
    if not cells:  # a table without rows says nothing of its fields
        return
    if field.required and None in cells:
        yield "required: true", "false, for there are empty cells"
    if field.unique and len(values) < len(cells):
        yield "unique: true", "false, for values stand more than once"
    # A truth value is a whole number to Python, and none to a reader.
    strange = [v for v in values if not isinstance(v, TYPES[field.type]) or _is_misplaced(v, field)]
    if strange:
        yield f"type: {field.type}", f"the type of {quoted(min(map(str, strange)))}"
        return
    outside = [v for v in values if not _is_within(v, field)]
    if outside:
        found = f"{_limits(field)} where a cell is {quoted(min(map(str, outside)))}"
        yield found, "limits that hold every value"


def _is_misplaced(value: Cell, field: FieldDescription) -> bool:
    """Tell whether a value is a truth value in a field of numbers."""
    return isinstance(value, bool) and field.type != "boolean"


def _is_within(value: Cell, field: FieldDescription) -> bool:
    """Tell whether a value of the right type keeps to the limits of its field."""
    if field.type == "string":
        allowed = field.values if isinstance(field.values, tuple) else ()
        fits = field.pattern is None or re.fullmatch(field.pattern, str(value)) is not None
        return fits and (not allowed or value in allowed)
    number = float(value or 0)
    low = -float("inf") if field.minimum is None else field.minimum
    return low <= number <= (float("inf") if field.maximum is None else field.maximum)


def _limits(field: FieldDescription) -> str:
    """Return the limits of a field for a message."""
    named = ("pattern", "minimum", "maximum", "values")
    stated = {name: getattr(field, name) for name in named}
    return ", ".join(f"{name}: {one}" for name, one in stated.items() if one not in (None, ()))
