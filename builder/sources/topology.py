"""Checks of parsed TopoJSON for what GDAL passes over in silence when it reads the same file.

GDAL draws a corner that is no pair of numbers at 0, 0, leaves out an arc that is not there and a
shape without a type, takes coordinates without a transform for metres, and a number for a code.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from builder.faults import quoted

Finding = tuple[str, str]  # what was found, and what was expected
CODES = ("kommunenr", "fylkesnr")
POLYGON = "a Polygon or MultiPolygon of existing arcs"
MOST = 10**12  # no step or coordinate is near it, and GDAL changes whole numbers of over 64 bits


def find_broken_arcs(topology: dict[str, Any]) -> str | None:
    """Return the first thing wrong with the transform and the arcs of a topology, or None."""
    transform, arcs = topology.get("transform"), topology.get("arcs")
    given = transform if isinstance(transform, dict) else {}
    if not (_is_pair(given.get("scale")) and _is_pair(given.get("translate"))):
        return "no transform with a scale and a translate of two numbers"
    if not isinstance(arcs, list):
        return "no list"
    broken = (number for number, arc in enumerate(arcs) if not _is_arc(arc))
    number = next(broken, None)
    return None if number is None else f"arc {number} is no list of number pairs"


def _is_arc(arc: Any) -> bool:
    """Tell whether this is a list of points."""
    return isinstance(arc, list) and bool(arc) and all(map(_is_pair, arc))


def _is_pair(point: Any) -> bool:
    """Tell whether this is a list of two numbers, neither of them NaN or huge."""
    return (
        isinstance(point, list)
        and len(point) == 2
        and all(type(one) in (int, float) and -MOST < one < MOST for one in point)
    )


def shapes_of(topology: dict[str, Any], layer: str) -> list[Any]:
    """Return the shapes of a layer as they stand in the file; none where there is no such layer."""
    objects = topology.get("objects")
    named = objects.get(layer) if isinstance(objects, dict) else None
    if not isinstance(named, dict) or named.get("type") != "GeometryCollection":
        return []
    shapes = named.get("geometries")
    return shapes if isinstance(shapes, list) else []


def find_broken_shapes(shapes: list[Any], key: str, arcs: int) -> Iterator[tuple[int, Finding]]:
    """Yield the place and the finding for each thing wrong with the shapes of a layer.

    `key` is the property with the code of a shape, `arcs` how many arcs there are.
    """
    seen: list[Any] = []
    for place, shape in enumerate(shapes):
        codes = properties_of(shape)
        code = codes.get(key)
        for found in _broken_codes(codes, key):
            yield place, (found, "a code of digits, as text")
        if not _has_rings(shape, arcs):
            yield place, (f"no readable polygon for {quoted(code)}", POLYGON)
        if code in seen:
            yield place, (f"{key} {quoted(code)} once more", "each code once")
        seen.append(code)


def _broken_codes(codes: dict[str, Any], key: str) -> Iterator[str]:
    """Yield what was found instead of a code; only that of the layer itself must be there."""
    for name in CODES:
        code = codes.get(name)
        if (name == key or name in codes) and not (isinstance(code, str) and code.isdecimal()):
            yield f"no {name}" if code is None else f"{name} {quoted(code)}"


def _has_rings(shape: Any, arcs: int) -> bool:
    """Tell whether a shape is drawn with rings of arcs that are there; ~i is arc i backwards."""
    rings = rings_of(shape)
    return bool(rings) and all(
        isinstance(ring, list)
        and bool(ring)
        and all(type(arc) is int and -arcs <= arc < arcs for arc in ring)
        for ring in rings
    )


def properties_of(shape: Any) -> dict[str, Any]:
    """Return the properties of a shape; none where it cannot have any."""
    properties = shape.get("properties") if isinstance(shape, dict) else None
    return properties if isinstance(properties, dict) else {}


def rings_of(shape: Any) -> list[Any]:
    """Return the rings of all polygons of a shape, or none where one of the polygons has none."""
    if not isinstance(shape, dict) or shape.get("type") not in ("Polygon", "MultiPolygon"):
        return []
    arcs = shape.get("arcs")
    polygons = [arcs] if shape["type"] == "Polygon" else arcs
    if not isinstance(polygons, list) or not all(isinstance(one, list) for one in polygons):
        return []
    return [ring for polygon in polygons for ring in polygon] if all(polygons) else []


def find_neighbours(shapes: list[Any], key: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of codes whose shapes have an arc in common, the lower code first, sorted.

    The shapes must have passed `find_broken_shapes`. A point in common makes no neighbours.
    """
    owners: dict[int, set[str]] = {}
    for shape in shapes:
        code = properties_of(shape)[key]
        for ring in rings_of(shape):
            for arc in ring:
                owners.setdefault(max(arc, ~arc), set()).add(code)  # ~i is arc i backwards
    return tuple(
        sorted({pair for codes in owners.values() for pair in combinations(sorted(codes), 2)})
    )
