"""The borders of each division for maps of others: GeoJSON (RFC 7946) and TopoJSON in WGS84."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from builder.definitions.cards import AnyCard
from builder.exports.encoding import encoded
from builder.exports.origins import BORDERS
from builder.sources import Sources

if TYPE_CHECKING:
    import geopandas as gpd

Entry = dict[str, Any]
FOLDER = "data/geo"
WGS84 = "EPSG:4326"
DECIMALS = 5  # about a metre; the borders themselves are drawn on a grid of 50
GEOJSON, TOPOJSON = ("GeoJSON", ".geojson"), ("TopoJSON", ".topojson")


@dataclass(frozen=True)
class GeoFile:
    """One file of borders: its path, what it is of, its division and its content.

    It is of `kommuner`, `fylker` or `topologi`.
    """

    path: str
    kind: str
    division: str
    content: bytes


def geo_files(sources: Sources) -> Iterator[GeoFile]:
    """Yield the borders of every division that we have.

    Each level is a GeoJSON, and all of a division one TopoJSON with a layer for each level.
    """
    for division in sources.divisions.every:
        layers = _layers(sources, division.id)
        for level, frame in layers.items():
            path = f"{FOLDER}/{level}_{division.id}{GEOJSON[1]}"
            yield GeoFile(path, level, division.id, encoded(_collection(frame, sources)))
        if layers:
            path = f"{FOLDER}/grenser_{division.id}{TOPOJSON[1]}"
            topology = _topology(division.id, layers, sources)
            yield GeoFile(path, "topologi", division.id, encoded(topology))


def _layers(sources: Sources, division: str) -> dict[str, gpd.GeoDataFrame]:
    """Return the frames of a division by level, each shape with its code and name."""
    registry, boundaries = sources.registry, sources.boundaries
    levels = (
        ("kommuner", boundaries.kommuner, "kommunenr", "kommune", registry.names(division)),
        ("fylker", boundaries.fylker, "fylkesnr", "fylke", registry.county_names(division)),
    )
    found = {}
    for level, frames, code, column, names in levels:
        if division in frames:
            frame = frames[division]
            found[level] = frame.assign(**{column: frame[code].map(dict(names))})
    if "kommuner" in found:
        found["kommuner"] = _with_counties(found["kommuner"], division, sources)
    return found


def _with_counties(frame: gpd.GeoDataFrame, division: str, sources: Sources) -> gpd.GeoDataFrame:
    """Return municipalities with number and name of their county in that division."""
    own = sources.registry.kommuner_of(division).set_index("kommunenr")["fylkesnr"]
    county = frame["kommunenr"].map(own)
    names = dict(sources.registry.county_names(division))
    return frame.assign(fylkesnr=county, fylke=county.map(names))


def _properties(frame: gpd.GeoDataFrame) -> list[Entry]:
    """Return what is said of each shape."""
    columns = ("kommunenr", "kommune", "fylkesnr", "fylke")
    known = [column for column in columns if column in frame]
    rows = zip(*(frame[column] for column in known), strict=True)
    return [{column: str(cell) for column, cell in zip(known, row, strict=True)} for row in rows]


def _about(sources: Sources) -> Entry:
    """Return where the borders come from; programs pass over members that they do not know."""
    card: AnyCard = sources.cards[BORDERS]
    origin = {"kilde": card.publisher, "lisens": card.licence, "merknad": card.notes}
    return {"synthetic": False, **origin, "utgave": sources.site.edition or None}


def _collection(frame: gpd.GeoDataFrame, sources: Sources) -> Entry:
    """Return a layer as a FeatureCollection: longitude first, outer rings against the clock."""
    import shapely

    shapes = frame.geometry.to_crs(WGS84).values
    rounded = shapely.transform(shapes, lambda corners: corners.round(DECIMALS))
    turned = shapely.orient_polygons(rounded, exterior_cw=False)
    features = [
        {"type": "Feature", "properties": own, "geometry": shapely.geometry.mapping(shape)}
        for own, shape in zip(_properties(frame), turned, strict=True)
    ]
    return {"type": "FeatureCollection", **_about(sources), "features": features}


def _topology(division: str, layers: Mapping[str, gpd.GeoDataFrame], sources: Sources) -> Entry:
    """Return the layers of a division with the arcs that they share, each once."""
    source = sources.boundaries.topology
    own = next(one for one in sources.divisions.every if one.id == division)
    names = {"kommuner": own.borders, "fylker": own.county_borders}
    arcs, numbers = _arcs_in_degrees(source), dict[int, int]()
    objects = {}
    for level, frame in layers.items():
        code = "kommunenr" if level == "kommuner" else "fylkesnr"
        known = {entry[code]: entry for entry in _properties(frame)}
        shapes = source["objects"][names[level]]["geometries"]
        objects[level] = {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": shape["type"],
                    "properties": known[shape["properties"][code]],
                    "arcs": _renumbered(shape["arcs"], numbers),
                }
                for shape in shapes
            ],
        }
    scale = 10**-DECIMALS
    transform = {"scale": [scale, scale], "translate": [0, 0]}
    steps = [np.diff(arcs[number], axis=0, prepend=[[0, 0]]).tolist() for number in numbers]
    about = {"type": "Topology", **_about(sources), "transform": transform}
    return {**about, "objects": objects, "arcs": steps}


def _arcs_in_degrees(topology: Mapping[str, Any]) -> list[np.ndarray]:
    """Return the arcs of a topology in metres as corners in WGS84, in whole steps of the grid."""
    from pyproj import Transformer

    from builder.sources.boundaries import CRS

    to_degrees = Transformer.from_crs(CRS, WGS84, always_xy=True)
    (width, height), (left, low) = (topology["transform"][k] for k in ("scale", "translate"))
    walked = [np.cumsum(arc, axis=0) for arc in topology["arcs"]]
    corners = np.concatenate(walked)
    degrees = to_degrees.transform(left + corners[:, 0] * width, low + corners[:, 1] * height)
    steps = np.rint(np.column_stack(degrees) * 10**DECIMALS).astype(int)
    ends = np.cumsum([len(line) for line in walked])[:-1]
    return np.split(steps, ends)


def _renumbered(arcs: list[Any], numbers: dict[int, int]) -> list[Any]:
    """Return rings with the numbers their arcs have among those used; ~i is arc i backwards."""
    if isinstance(arcs[0], list):
        return [_renumbered(ring, numbers) for ring in arcs]
    found = []
    for arc in arcs:
        number = numbers.setdefault(max(arc, ~arc), len(numbers))
        found.append(number if arc >= 0 else ~number)
    return found
