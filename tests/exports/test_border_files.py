"""The files of borders: as programs for maps expect them, with every place of the division."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import geopandas as gpd
import pytest

from builder.sources import Sources
from tests.exports.reading import csv_dicts

Files = dict[str, bytes]
COUNTS = {
    "kommuner_2020.geojson": 356,
    "kommuner_2024.geojson": 357,
    "fylker_2024.geojson": 15,
}


def test_there_is_a_file_of_every_division_that_has_borders(files: Files) -> None:
    paths = {path.removeprefix("data/geo/") for path in files if path.startswith("data/geo/")}
    assert paths >= {*COUNTS, "grenser_2020.topojson", "grenser_2024.topojson"}


@pytest.mark.parametrize("name", COUNTS)
def test_geojson_is_read_in_degrees_and_lies_where_it_should(
    files: Files, sources: Sources, name: str
) -> None:
    frame = gpd.read_file(io.BytesIO(files[f"data/geo/{name}"]))
    assert frame.crs is not None
    assert frame.crs.to_epsg() == 4326
    assert len(frame) == COUNTS[name]
    assert frame.geometry.is_valid.all()
    west, south, east, north = frame.total_bounds
    assert 4 < west < 5
    assert 57.9 < south < 58.1
    assert 31 < east < 31.3
    assert 71 < north < 71.3
    level, division = name.removesuffix(".geojson").split("_")
    source = getattr(sources.boundaries, level)[division]
    code = "kommunenr" if level == "kommuner" else "fylkesnr"
    ours = frame.set_index(code).geometry.to_crs(source.crs).area
    theirs = source.set_index(code).geometry.area
    assert ((ours - theirs).abs() / theirs).max() < 0.01


def test_geojson_follows_the_standard(files: Files) -> None:
    content = json.loads(files["data/geo/kommuner_2024.geojson"])
    assert "crs" not in content
    assert content["synthetic"] is False
    assert content["lisens"] == "CC BY 4.0"
    assert content["kilde"] == "Kartverket"
    for feature in content["features"]:
        for polygon in polygons(feature["geometry"]):
            outer, *holes = polygon
            assert area(outer) > 0
            assert all(area(hole) < 0 for hole in holes)
            assert all(ring[0] == ring[-1] for ring in polygon)


def polygons(geometry: dict[str, Any]) -> list[list[list[list[float]]]]:
    """Return the polygons of a shape."""
    parts = geometry["coordinates"]
    return [parts] if geometry["type"] == "Polygon" else parts


def area(ring: list[list[float]]) -> float:
    """Return twice the area of a ring, above 0 against the clock."""
    pairs = pairwise(ring)
    return sum(x * later_y - later_x * y for (x, y), (later_x, later_y) in pairs)


def test_shapes_bear_names_and_codes_of_their_division(files: Files) -> None:
    rows = csv_dicts(files["data/kommuner.csv"])
    columns = ("kommunenr", "kommune", "fylkesnr", "fylke")
    found = [
        tuple(feature["properties"][column] for column in columns)
        for feature in json.loads(files["data/geo/kommuner_2024.geojson"])["features"]
    ]
    assert found == [tuple(row[column] for column in columns) for row in rows]
    former = json.loads(files["data/geo/kommuner_2020.geojson"])["features"]
    own = {f["properties"]["kommunenr"]: f["properties"] for f in former}
    assert own["1507"]["kommune"] == "Ålesund"
    assert own["3005"]["fylke"] == "Viken"


def test_topojson_has_a_layer_for_each_level_and_each_line_once(files: Files) -> None:
    content = json.loads(files["data/geo/grenser_2024.topojson"])
    assert {name: len(one["geometries"]) for name, one in content["objects"].items()} == {
        "kommuner": 357,
        "fylker": 15,
    }
    lines = [json.dumps(arc) for arc in content["arcs"]]
    assert len(set(lines)) == len(lines)
    used = {max(arc, ~arc) for arc in arcs(content["objects"])}
    assert used == set(range(len(lines)))
    assert list(json.loads(files["data/geo/grenser_2020.topojson"])["objects"]) == ["kommuner"]


def arcs(value: Any) -> Iterator[int]:
    """Yield the number of every arc below a value."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, list):
        for one in value:
            yield from arcs(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from arcs(one) if key != "properties" else ()


@pytest.mark.parametrize(("layer", "name"), [("kommuner", "kommuner"), ("fylker", "fylker")])
def test_topojson_draws_the_same_places_as_geojson(files: Files, layer: str, name: str) -> None:
    content = io.BytesIO(files["data/geo/grenser_2024.topojson"])
    frame = gpd.read_file(content, layer=layer).set_crs(4326, allow_override=True)
    code = "kommunenr" if layer == "kommuner" else "fylkesnr"
    theirs = gpd.read_file(io.BytesIO(files[f"data/geo/{name}_2024.geojson"])).set_index(code)
    ours = frame.set_index(code).geometry.to_crs(25833)
    theirs = theirs.geometry.to_crs(25833)
    assert set(ours.index) == set(theirs.index)
    apart = ours.symmetric_difference(theirs.loc[ours.index], align=True).area
    assert (apart / ours.area).max() < 0.001
