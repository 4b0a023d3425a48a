"""Read the borders of municipalities and counties from TopoJSON (Kartverket, EPSG:25833, metres).

data/geography/provenance.yml tells where the files come from; scripts/make_boundaries.py made them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.definitions.divisions import Divisions
from builder.faults import Fault, Findings, InputFaults, quoted
from builder.sources.model import Registry
from builder.text_files import read_bytes

if TYPE_CHECKING:  # geopandas takes half a second to import, which only map builds should pay
    import geopandas as gpd
    import numpy as np
    import shapely

CRS = "EPSG:25833"
CODES = ("kommunenr", "fylkesnr")
REMAKE = "Restore the file from the repository, or make it anew with scripts/make_boundaries.py."


@dataclass(frozen=True)
class Boundaries:
    """The borders of one file, by division; a division whose borders we have not is not there.

    Each frame has codes (kommunenr, fylkesnr) as text and a geometry in metres (UTM 33).
    """

    path: Path
    kommuner: Mapping[str, gpd.GeoDataFrame]
    fylker: Mapping[str, gpd.GeoDataFrame]


def read_boundaries(path: Path, divisions: Divisions) -> Boundaries:
    """Return the layers that the divisions name, or raise InputFaults with every fault in them."""
    layers = {one.borders: "kommunenr" for one in divisions.every if one.borders}
    counties = {one.county_borders: "fylkesnr" for one in divisions.every if one.county_borders}
    if twice := sorted(layers.keys() & counties.keys()):
        raise InputFaults(_layers_twice(path, twice, divisions))
    layers |= counties
    frames = _frames(path, layers) if layers else {}
    return Boundaries(
        path,
        {one.id: frames[one.borders] for one in divisions.every if one.borders},
        {one.id: frames[one.county_borders] for one in divisions.every if one.county_borders},
    )


def _layers_twice(path: Path, twice: list[str], divisions: Divisions) -> list[Fault]:
    """Return a fault for each layer that divisions.yml gives as borders of both levels."""
    file = str(path.parents[1] / "registry" / "divisions.yml")
    return [
        Fault(
            file,
            f"{quoted(one.borders)}, which is the layer of county_borders too",
            "a layer of municipalities",
            "Mend it.",
            column="borders",
            entry=one.id,
        )
        for one in divisions.every
        if one.borders in twice
    ]


def _frames(path: Path, layers: Mapping[str, str]) -> dict[str, gpd.GeoDataFrame]:
    """Return the layers of a TopoJSON file (name -> the code of each shape) by name."""
    topology = _load(path)
    arcs = _absolute_arcs(path, topology)
    faults: list[Fault] = []
    frames = {
        name: _frame(path, topology, name, code, arcs, faults) for name, code in layers.items()
    }
    if faults:
        raise InputFaults(faults)
    return frames


def check_codes(boundaries: Boundaries, registry: Registry) -> list[Fault]:
    """Return a fault for each code that is in only one of the borders and the registry; what the
    registry lacks altogether has its own."""
    faults: list[Fault] = []
    for one in registry.divisions.every:
        drawn = boundaries.kommuner.get(one.id), boundaries.fylker.get(one.id)
        names = registry.names(one.id), registry.county_names(one.id)
        layers = zip((one.borders, one.county_borders), CODES, drawn, names, strict=True)
        for layer, column, frame, known in layers:
            if frame is None or not known:
                continue
            shapes = set(frame[column])
            for code in sorted(shapes ^ set(known)):
                found = f"{layer} {'with' if code in shapes else 'without'} code {code}"
                faults.append(_fault(boundaries.path, found, "the codes of the registry"))
    return faults


def _fault(path: Path, found: str, expected: str) -> Fault:
    """Return a fault in a file of borders; the way out is the same for all of them."""
    return Fault(str(path), found, expected, REMAKE)


def _load(path: Path) -> dict[str, Any]:
    """Return the topology in a file as parsed JSON, or raise InputFaults."""
    expected = "a TopoJSON topology"
    findings = Findings()
    content = read_bytes(path, findings)
    if content is None:
        raise InputFaults(findings.faults)
    try:
        text = content.decode("utf-8")
        topology = json.loads(text) if text.strip() else None
    except (ValueError, RecursionError) as error:
        raise InputFaults([_fault(path, "text that is not whole JSON", expected)]) from error
    if topology is None:
        raise InputFaults([_fault(path, "an empty file", expected)])
    if not isinstance(topology, dict) or topology.get("type") != "Topology":
        raise InputFaults([_fault(path, "JSON that is not a topology", expected)])
    return topology


def _absolute_arcs(path: Path, topology: dict[str, Any]) -> list[np.ndarray]:
    """Return each arc as an array of x, y in metres, from whole-number steps and the transform, or
    raise InputFaults."""
    import numpy as np

    expected = "a transform and arcs of number pairs"
    transform, arcs = topology.get("transform"), topology.get("arcs")
    given = transform if isinstance(transform, dict) else {}
    scale, origin = (_numbers(given.get(key), (2,)) for key in ("scale", "translate"))
    if scale is None or origin is None:
        found = "arcs that cannot be read: no transform with a scale and a translate of two numbers"
        raise InputFaults([_fault(path, found, expected)])
    if not isinstance(arcs, list):
        raise InputFaults([_fault(path, "arcs that cannot be read: no list", expected)])
    metres: list[np.ndarray] = []
    for number, arc in enumerate(arcs):
        steps = _numbers(arc, (-1, 2))
        with np.errstate(over="ignore", invalid="ignore"):  # told below
            drawn = None if steps is None else steps.cumsum(axis=0) * scale + origin
        if drawn is None or not np.isfinite(drawn).all():
            found = f"arcs that cannot be read: arc {number} is no list of number pairs"
            raise InputFaults([_fault(path, found, expected)])
        metres.append(drawn)
    return metres


def _numbers(values: Any, form: tuple[int, ...]) -> np.ndarray | None:
    """Return finite numbers in this form (-1 for any length), or None where they are not that."""
    import numpy as np

    try:
        array = np.array(values, dtype=float)
    except (OverflowError, TypeError, ValueError):
        return None
    fits = array.ndim == len(form) and all(
        n in (-1, size) for n, size in zip(form, array.shape, strict=True)
    )
    return array if fits and np.isfinite(array).all() else None


def _frame(
    path: Path,
    topology: dict[str, Any],
    name: str,
    code: str,
    arcs: list[np.ndarray],
    faults: list[Fault],
) -> gpd.GeoDataFrame | None:
    """Return one layer as a frame sorted by code, or None with what is wrong added to faults."""
    import geopandas as gpd

    try:
        shapes = topology["objects"][name]["geometries"]
    except (KeyError, TypeError):
        faults.append(_fault(path, f"no layer {name}", "the layers that divisions.yml names"))
        return None
    if not isinstance(shapes, list) or not shapes:
        faults.append(_fault(path, f"no shapes in layer {name}", "a list of polygons"))
        return None
    rows = [_row(shape, code, arcs) for shape in shapes]
    wrong = list(_layer_faults(rows, code))
    faults.extend(_fault(path, f"{name}, {found}", expected) for found, expected in wrong)
    if wrong:
        return None
    frame = gpd.GeoDataFrame(rows, geometry="geometry", crs=CRS)
    return frame.sort_values(code, ignore_index=True)


def _row(shape: Any, key: str, arcs: list[np.ndarray]) -> dict[str, Any]:
    """Return the codes and the geometry of one shape, its own code first; what cannot be read is
    None."""
    try:
        codes = shape["properties"]
        row = {key: codes.get(key)} | {one: codes[one] for one in CODES if one in codes}
    except (AttributeError, KeyError, TypeError):
        row = {key: None}
    try:
        return row | {"geometry": _geometry(shape, arcs)}
    except (IndexError, KeyError, TypeError, ValueError):
        return row | {"geometry": None}


def _layer_faults(rows: list[dict[str, Any]], key: str) -> Iterator[tuple[str, str]]:
    """Yield what was found and expected for each thing wrong with the shapes of one layer."""
    seen: list[Any] = []
    for number, row in enumerate(rows, start=1):
        for found, expected in _row_faults(row):
            yield f"shape {number}: {found}", expected
        if row[key] in seen:
            yield f"shape {number}: {key} {row[key]} once more", "each code once"
        seen.append(row[key])


def _row_faults(row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what was found and what was expected for each thing wrong with one shape."""
    import shapely

    for key, code in row.items():
        if key != "geometry" and not (isinstance(code, str) and code.isdecimal()):
            yield (
                f"no {key}" if code is None else f"{key} {quoted(code)}",
                "a code of digits, as text",
            )
    code = next(iter(row.values()))
    if row["geometry"] is None:
        yield f"no readable polygon for {code}", "a Polygon or MultiPolygon of existing arcs"
    elif row["geometry"].is_empty or not row["geometry"].is_valid:
        reason = shapely.is_valid_reason(row["geometry"])
        yield f"a polygon for {code} that is not sound ({reason})", "a valid polygon"


def _geometry(shape: dict[str, Any], arcs: list[np.ndarray]) -> shapely.Geometry:
    """Return one TopoJSON shape as a polygon or several, with each ring joined from its arcs."""
    import shapely

    polygons = {"Polygon": [shape["arcs"]], "MultiPolygon": shape["arcs"]}[shape["type"]]
    rings = [[_ring(indices, arcs) for indices in polygon] for polygon in polygons]
    parts = [shapely.Polygon(polygon[0], polygon[1:]) for polygon in rings]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


def _ring(indices: list[int], arcs: list[np.ndarray]) -> np.ndarray:
    """Return one ring; index ~i means arc i backwards, and arcs meet in a point drawn once."""
    import numpy as np

    runs = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
    return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])
