"""Reads JSON-stat 2: a cube of figures, in which a sign in place of a figure is never 0."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import Any, NoReturn

from builder.faults import BuildFailure, quoted

# What SSB writes where there is no figure.
SIGNS: Mapping[str, str] = {
    ".": "not possible",
    "..": "missing",
    "...": "missing",
    ":": "not to be shown",
    "-": "missing",
    "*": "not to be shown",
    "....": "missing",
}

Key = tuple[str, ...]


@dataclass(frozen=True)
class Cube:
    """Figures by the codes of their dimensions; a cell without a figure has a sign instead.

    `labels` are the labels of a dimension's codes, `units` what the figures of a code are counted
    in, where that is told; `updated` is when the source last changed it.
    """

    label: str
    dimensions: tuple[str, ...]
    labels: Mapping[str, Mapping[str, str]]
    units: Mapping[str, Mapping[str, str]]
    figures: Mapping[Key, float]
    signs: Mapping[Key, str]
    updated: str
    notes: tuple[str, ...]

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.figures) + len(self.signs)


def read_cube(content: bytes, where: str) -> Cube:
    """Return the cube of an answer; raises BuildFailure where it is not whole."""
    data = _data(content, where)
    dimensions = tuple(_list(data, "id", where))
    sizes = tuple(_list(data, "size", where))
    labels = {name: _labels(data["dimension"][name], name, where) for name in dimensions}
    if sizes != tuple(len(labels[name]) for name in dimensions):
        _refuse(where, f"sizes {sizes}", "the number of codes in each dimension")
    values = _values_in_order(data.get("value"), prod(sizes), where)
    units = {name: _units(data["dimension"][name], where) for name in dimensions}
    statuses = _values_in_order(data.get("status") or {}, prod(sizes), where)
    figures: dict[Key, float] = {}
    signs: dict[Key, str] = {}
    for key, value, sign in zip(product(*labels.values()), values, statuses, strict=True):
        if sign is not None and sign not in SIGNS:
            _refuse(where, f"the sign {quoted(sign)} in place of a figure", f"one of {list(SIGNS)}")
        if sign is None and value is not None:
            figures[key] = _figure(value, where)
        else:
            signs[key] = sign or ".."
    notes = tuple(map(str, data.get("note") or ()))
    title, updated = str(data.get("label", "")), str(data.get("updated", ""))
    return Cube(title, dimensions, labels, units, figures, signs, updated, notes)


def _data(content: bytes, where: str) -> dict[str, Any]:
    """Return the object of an answer; raises BuildFailure where it is no JSON-stat 2."""
    try:
        data: object = json.loads(content.decode("utf-8-sig"))
    except (ValueError, UnicodeDecodeError):
        _refuse(where, "text that is not whole JSON", "JSON-stat 2")
    if not isinstance(data, dict) or data.get("class") != "dataset":
        _refuse(where, "JSON of another kind", "JSON-stat 2 of the class dataset")
    if data.get("version") != "2.0":
        _refuse(where, f"version {quoted(data.get('version'))}", "version 2.0 of JSON-stat")
    return data


def _list(data: Mapping[str, Any], name: str, where: str) -> list[Any]:
    """Return a list of the answer; raises BuildFailure where it is none."""
    if not isinstance(data.get(name), list) or not isinstance(data.get("dimension"), dict):
        _refuse(where, f"no list {quoted(name)}", "JSON-stat 2")
    return list(data[name])


def _labels(dimension: Mapping[str, Any], name: str, where: str) -> dict[str, str]:
    """Return the labels of a dimension by code, in the order of its index."""
    category = dimension.get("category", {})
    index, labels = category.get("index"), category.get("label", {})
    order: Mapping[str, int] = index if isinstance(index, dict) else {}
    codes = (
        index if isinstance(index, list) else sorted(order or labels, key=lambda c: order.get(c, 0))
    )
    if not codes:
        _refuse(where, f"no codes in the dimension {quoted(name)}", "at least one")
    return {str(code): str(labels.get(code, code)) for code in codes}


def _units(dimension: Mapping[str, Any], where: str) -> dict[str, str]:
    """Return what the figures of a code are counted in, for the codes that it is told of."""
    told = dimension.get("category", {}).get("unit", {})
    if not isinstance(told, dict) or not all(isinstance(one, dict) for one in told.values()):
        _refuse(where, f"units {quoted(told)}", "an object for each code that has one")
    bases = {str(code): str(one.get("base", "")).strip() for code, one in told.items()}
    return {code: base for code, base in bases.items() if base}


def _values_in_order(given: Any, size: int, where: str) -> Sequence[Any]:
    """Return values in order, None where there is none, whether they came as a list or by place."""
    if isinstance(given, list):
        if len(given) != size:
            _refuse(where, f"{len(given)} cells", f"{size}, as the dimensions say")
        return given
    cells: list[Any] = [None] * size
    for place, value in (given or {}).items():
        if not str(place).isdecimal() or int(place) >= size:
            _refuse(where, f"a cell at the place {quoted(place)}", f"a place below {size}")
        cells[int(place)] = value
    return cells


def _figure(value: Any, where: str) -> float:
    """Return a figure; raises BuildFailure where it is none."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        _refuse(where, f"{quoted(value)} in place of a figure", "a number")
    return float(value)


def _refuse(where: str, found: str, expected: str) -> NoReturn:
    """Raise BuildFailure with what was found and expected."""
    raise BuildFailure(f"{where}: found {found}; expected {expected}. Nothing was written.")


def cells(cube: Cube) -> Iterator[tuple[Key, str]]:
    """Yield each cell as text, a figure or its sign, by its codes, in order."""
    for key in product(*cube.labels.values()):
        yield key, cube.signs[key] if key in cube.signs else f"{cube.figures[key]:g}"
