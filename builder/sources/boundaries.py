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
from builder.faults import Fault, Findings, InputFaults
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
    layers |= {one.county_borders: "fylkesnr" for one in divisions.every if one.county_borders}
    frames = _frames(path, layers) if layers else {}
    return Boundaries(
        path,
        {one.id: frames[one.borders] for one in divisions.every if one.borders},
        {one.id: frames[one.county_borders] for one in divisions.every if one.county_borders},
    )


def _frames(path: Path, layers: Mapping[str, str]) -> dict[str, gpd.GeoDataFrame]:
    """Return the layers of a TopoJSON file (name -> the code of each shape) by name."""
    topology = _load(path)
    try:
        arcs = _absolute_arcs(topology)
    except (KeyError, OverflowError, TypeError, ValueError) as error:
        found = f"arcs that cannot be read ({type(error).__name__}: {error})"
        raise InputFaults([_fault(path, found, "a transform and arcs of number pairs")]) from error
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
        found = f"text that is not whole JSON ({error})"
        raise InputFaults([_fault(path, found, expected)]) from error
    if topology is None:
        raise InputFaults([_fault(path, "an empty file", expected)])
    if not isinstance(topology, dict) or topology.get("type") != "Topology":
        raise InputFaults([_fault(path, "JSON that is not a topology", expected)])
    return topology


def _absolute_arcs(topology: dict[str, Any]) -> list[np.ndarray]:
    """Return each arc as an array of x, y in metres, from whole-number steps and the transform."""
    import numpy as np

    scale = np.array(topology["transform"]["scale"], dtype=float)
    origin = np.array(topology["transform"]["translate"], dtype=float)
    steps = [np.array(arc, dtype=float) for arc in topology["arcs"]]
    for number, arc in enumerate(steps):
        if arc.ndim != 2 or arc.shape[1] != 2 or not np.isfinite(arc).all():
            raise ValueError(f"arc {number} is not a list of number pairs")
    with np.errstate(over="ignore", invalid="ignore"):  # told below
        metres = [arc.cumsum(axis=0) * scale + origin for arc in steps]
    if not all(np.isfinite(arc).all() for arc in metres):
        raise ValueError("a coordinate is no finite number")
    return metres


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
            yield f"{key} {code!r}", "a code of digits, as text"
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
