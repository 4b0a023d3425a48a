"""Read the borders of municipalities and counties from TopoJSON (Kartverket, EPSG:25833, metres).

GDAL reads the shapes, through geopandas; what it would pass over in silence is looked for before
(topology.py) and after: fewer shapes, fewer rings, polygons that are not valid.

data/geography/provenance.yml tells where the files come from; scripts/make_boundaries.py made them.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from builder.definitions.divisions import Divisions
from builder.faults import Fault, Findings, InputFaults, quoted
from builder.sources.model import Registry
from builder.sources.topology import (
    CODES,
    POLYGON,
    Finding,
    find_broken_arcs,
    find_broken_shapes,
    find_neighbours,
    properties_of,
    rings_of,
    shapes_of,
)
from builder.text_files import read_bytes

if TYPE_CHECKING:  # geopandas takes half a second to import, which only map builds should pay
    import geopandas as gpd
    import shapely

CRS = "EPSG:25833"
REMAKE = "Restore the file from the repository, or make it anew with scripts/make_boundaries.py."
LAYERS = "the layers that divisions.yml names, each a GeometryCollection of polygons"
PLAIN = "a topology with its type at the beginning and nothing nested deep"


@dataclass(frozen=True)
class Boundaries:
    """The borders of one file, by division; a division whose borders we have not is not there.

    Each frame has codes (kommunenr, fylkesnr) as text and a geometry in metres (UTM 33).
    `neighbours` has the pairs of kommunenr with a border in common, the lower one first;
    `topology` is the file as it stands.
    """

    path: Path
    kommuner: Mapping[str, gpd.GeoDataFrame]
    fylker: Mapping[str, gpd.GeoDataFrame]
    neighbours: Mapping[str, tuple[tuple[str, str], ...]]
    topology: Mapping[str, Any] = field(default_factory=dict)


def read_boundaries(path: Path, divisions: Divisions) -> Boundaries:
    """Return the layers that the divisions name, or raise InputFaults with every fault in them."""
    layers = {one.borders: "kommunenr" for one in divisions.every if one.borders}
    counties = {one.county_borders: "fylkesnr" for one in divisions.every if one.county_borders}
    if twice := sorted(layers.keys() & counties.keys()):
        raise InputFaults(_layers_twice(path, twice, divisions))
    layers |= counties
    topology, frames = _frames(path, layers) if layers else ({}, {})
    drawn = {one.id: one.borders for one in divisions.every if one.borders}
    return Boundaries(
        path,
        {division: frames[layer] for division, layer in drawn.items()},
        {one.id: frames[one.county_borders] for one in divisions.every if one.county_borders},
        {
            division: find_neighbours(shapes_of(topology, layer), layers[layer])
            for division, layer in drawn.items()
        },
        topology,
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


def _frames(
    path: Path, layers: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, gpd.GeoDataFrame]]:
    """Return the topology in a TopoJSON file, and its layers by name.

    `layers` has by the same name which property is the code of each shape.
    """
    content = _file_bytes(path)
    topology = _parsed(path, content)
    if (broken := find_broken_arcs(topology)) is not None:
        found = f"arcs that cannot be read: {broken}"
        raise InputFaults([_fault(path, found, "a transform and arcs of number pairs")])
    faults: list[Fault] = []
    frames: dict[str, gpd.GeoDataFrame] = {}
    for layer, key in layers.items():
        frames[layer], wrong = _frame(content, topology, layer, key)
        faults += [_fault(path, found, expected) for found, expected in wrong]
    if faults:
        raise InputFaults(dict.fromkeys(faults))
    return topology, frames


def check_codes(boundaries: Boundaries, registry: Registry) -> list[Fault]:
    """Return a fault for each code that is in only one of the borders and the registry.

    What the registry lacks altogether has its own.
    """
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


def _file_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or raise InputFaults."""
    findings = Findings()
    content = read_bytes(path, findings)
    if content is None:
        raise InputFaults(findings.faults)
    return content


def _parsed(path: Path, content: bytes) -> dict[str, Any]:
    """Return the topology in a file as parsed JSON, or raise InputFaults."""
    expected = "a TopoJSON topology"
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


def _frame(
    content: bytes, topology: dict[str, Any], layer: str, key: str
) -> tuple[gpd.GeoDataFrame | None, list[Finding]]:
    """Return a layer as a frame sorted by code (None where there are faults), and its faults."""
    shapes = shapes_of(topology, layer)
    if not shapes:
        return None, [(f"no layer {layer} with shapes", LAYERS)]
    wrong = list(find_broken_shapes(shapes, key, len(topology["arcs"])))
    frame = _read_layer(content, layer)
    if frame is not None:
        wrong += _unsound_shapes(frame, shapes, key, told={place for place, _ in wrong})
    told = [(f"{layer}, shape {n + 1}: {found}", expected) for n, (found, expected) in wrong]
    if frame is None:
        return None, [*told, ("a topology that GDAL cannot read", PLAIN)]
    return (None if told else frame.sort_values(key, ignore_index=True)), told


def _read_layer(content: bytes, layer: str) -> gpd.GeoDataFrame | None:
    """Return one layer in the order of the file, or None where GDAL refuses it.

    GDAL gets the bytes that were checked: in a path it takes `!` for the end of an archive.
    """
    import geopandas as gpd

    with warnings.catch_warnings(action="ignore"):  # what is wrong is told as faults
        try:
            frame = gpd.read_file(
                BytesIO(content), layer=layer, engine="pyogrio", columns=list(CODES)
            )
        except (RuntimeError, ValueError):  # the bases of the errors of pyogrio
            return None
    return frame.set_crs(CRS, allow_override=True)  # TopoJSON does not name its own


def _unsound_shapes(
    frame: gpd.GeoDataFrame, shapes: list[Any], key: str, told: set[int]
) -> Iterator[tuple[int, Finding]]:
    """Yield the place and the finding for each shape that is not sound.

    GDAL left it out, or read it without some of its rings, or it is no valid polygon; those that
    are told of already are passed over.
    """
    from shapely import is_valid_reason

    drawn = _first_by_code(frame, key)
    for place in sorted(set(range(len(shapes))) - told):
        code = properties_of(shapes[place])[key]
        polygon = drawn.get(code)
        if polygon is None and told:
            continue  # one code that is no text may change what GDAL reads for all of them
        if polygon is None or _count_rings(polygon) != len(rings_of(shapes[place])):
            yield place, (f"no readable polygon for {quoted(code)}", POLYGON)
        elif not polygon.is_valid:
            found = f"a polygon for {quoted(code)} that is not sound ({is_valid_reason(polygon)})"
            yield place, (found, "a valid polygon")


def _first_by_code(frame: gpd.GeoDataFrame, key: str) -> dict[str, shapely.Geometry]:
    """Return each polygon by its code, the first one where a code is there twice."""
    drawn: dict[str, shapely.Geometry] = {}
    for code, polygon in zip(frame.get(key, ()), frame.geometry, strict=False):
        drawn.setdefault(str(code), polygon)
    return drawn


def _count_rings(polygon: shapely.Geometry) -> int:
    """Return how many rings all parts of a shape have."""
    import shapely

    return len(shapely.get_rings(shapely.get_parts(polygon)))
