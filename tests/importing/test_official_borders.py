"""Kartverket's borders run in the sea: they are cut at the coast, and the land stays whole."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import geopandas as gpd
import pytest
import shapely

from builder.faults import BuildFailure
from scripts.make_boundaries import clean_coverage, cut_at_coast, read_official

KM = 1000.0
LAND = shapely.box(0, 0, 40 * KM, 30 * KM)
OFFICIAL = {
    "0001": shapely.box(-9 * KM, -9 * KM, 10 * KM, 39 * KM),  # out into the sea on three sides
    "0002": shapely.box(10 * KM, -9 * KM, 49 * KM, 39 * KM),
}


def zipped(path: Path, areas: dict[str, shapely.Polygon]) -> Path:
    """Write a zip as Geonorge hands it out, with each municipality in two parts."""
    features = [
        {
            "type": "Feature",
            "properties": {"kommunenummer": code, "kommunenavn": "Et sted"},
            "geometry": shapely.geometry.mapping(part),
        }
        for code, area in areas.items()
        for part in shapely.get_parts(halves(area))
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Kommuner.geojson", b"\xef\xbb\xbf" + text.encode())
    return path


def halves(area: shapely.Polygon) -> shapely.MultiPolygon:
    """Return an area in a lower and an upper part."""
    west, south, east, north = area.bounds
    middle = (south + north) / 2
    parts = [shapely.box(west, south, east, middle), shapely.box(west, middle, east, north)]
    return shapely.MultiPolygon(parts)


def test_what_lies_in_the_sea_is_cut_away(tmp_path: Path) -> None:
    official = read_official(zipped(tmp_path / "kommuner.zip", OFFICIAL))
    assert official["kommunenr"].tolist() == ["0001", "0002"]
    land = gpd.GeoDataFrame({"kommunenr": ["x"]}, geometry=[LAND], crs=official.crs)
    made = clean_coverage(cut_at_coast(official, land))
    areas = (made.area / 1e6).round(3).to_dict()
    assert areas == {"0001": 10 * 30.0, "0002": 30 * 30.0}
    assert made.union_all().equals(LAND)
    assert shapely.coverage_is_valid(made.geometry.to_numpy())


def test_a_file_that_is_no_zip_of_borders(tmp_path: Path) -> None:
    path = tmp_path / "kommuner.zip"
    path.write_bytes(io.BytesIO(b"nothing").getvalue())
    with pytest.raises(BuildFailure, match="found no areas with 'kommunenummer'"):
        read_official(path)
