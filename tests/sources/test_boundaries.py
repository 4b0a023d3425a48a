"""The borders in data/geography are whole and sound, and a spoilt file is told as faults."""

from __future__ import annotations

import csv
import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
import yaml

from builder.faults import InputFaults
from builder.sources.boundaries import Boundaries, check_codes, read_boundaries
from tests.invented import DATA, registry_of

ROOT = Path(__file__).resolve().parents[2]
GEOGRAPHY = DATA / "geography"
FILES = ("grenser.topojson",)
LAYERS = ("kommuner_2024", "kommuner_2020", "fylker_2024")
DIVISIONS = registry_of(DATA).divisions
SMALLEST_KM2 = 2  # Kvitsøy, the smallest municipality, is drawn with 3 km2
ISLANDS = {"Utsira", "Træna", "Røst", "Værøy", "Kvitsøy", "Fedje", "Solund", "Vega", "Leka"}


def registry(year: int) -> dict[str, str]:
    """Return the name of each municipality in one division, by number."""
    with (DATA / f"registry/kommuner_{year}.csv").open(encoding="utf-8") as file:
        return {row["kommunenr"]: row["navn"] for row in csv.DictReader(file)}


def km2(frame: gpd.GeoDataFrame, column: str = "kommunenr") -> dict[str, float]:
    """Return the true area of each shape, measured in an equal-area projection."""
    return dict(zip(frame[column], frame.to_crs("EPSG:3035").area / 1e6, strict=True))


@pytest.fixture(scope="module", params=FILES)
def boundaries(request: pytest.FixtureRequest) -> Boundaries:
    """Return the real borders, one file after the other."""
    return read_boundaries(GEOGRAPHY / request.param, DIVISIONS)


def test_codes_are_those_of_the_registry(boundaries: Boundaries) -> None:
    assert {one: len(frame) for one, frame in boundaries.kommuner.items()} == {
        "2020": 356,
        "2024": 357,
    }
    assert {one: len(frame) for one, frame in boundaries.fylker.items()} == {"2024": 15}
    assert check_codes(boundaries, registry_of(DATA)) == []
    assert set(boundaries.kommuner["2020"]["kommunenr"]) == set(registry(2020))


def test_a_code_in_only_one_place_is_a_fault(boundaries: Boundaries) -> None:
    whole = registry_of(DATA)
    kommuner = whole.kommuner.replace({"kommunenr": {"0301": "9999"}})
    other = replace(whole, kommuner=kommuner)
    assert [fault.found for fault in check_codes(boundaries, other)] == [
        "kommuner_2020 with code 0301",
        "kommuner_2020 without code 9999",
        "kommuner_2024 with code 0301",
        "kommuner_2024 without code 9999",
    ]


def test_a_division_without_borders_asks_for_none(tmp_path: Path) -> None:
    bare = [one.model_copy(update={"borders": "", "county_borders": ""}) for one in DIVISIONS.every]
    without = DIVISIONS.model_copy(update={"every": tuple(bare)})
    read = read_boundaries(tmp_path / "no such file", without)
    assert (read.kommuner, read.fylker) == ({}, {})


@pytest.mark.parametrize("layer", LAYERS)
def test_neighbours_neither_overlap_nor_part(boundaries: Boundaries, layer: str) -> None:
    kind, division = layer.split("_")
    frame = getattr(boundaries, kind)[division]
    assert frame.crs.to_epsg() == 25833
    assert frame.is_valid.all()
    assert shapely.coverage_is_valid(frame.geometry.to_numpy())
    assert frame.area.sum() == pytest.approx(frame.union_all().area, rel=1e-9)


@pytest.mark.parametrize("layer", LAYERS)
def test_shapes_are_those_of_the_file(boundaries: Boundaries, layer: str) -> None:
    kind, division = layer.split("_")
    code = "kommunenr" if kind == "kommuner" else "fylkesnr"
    frame = getattr(boundaries, kind)[division].set_index(code)
    drawn = decoded(json.loads(boundaries.path.read_bytes()), layer, code)
    assert list(frame.index) == sorted(drawn)
    assert all(frame.geometry[one].equals_exact(drawn[one], 0) for one in drawn)


def test_whole_metres_keep_drawings_small(boundaries: Boundaries) -> None:
    coordinates = boundaries.kommuner["2024"].get_coordinates()
    assert (coordinates == coordinates.round()).all(axis=None)
    assert len(coordinates) < 25_000


def test_every_municipality_can_be_seen(boundaries: Boundaries) -> None:
    areas = km2(boundaries.kommuner["2024"])
    names = registry(2024)
    assert set(names.values()) >= ISLANDS
    assert {names[code]: area for code, area in areas.items() if area < SMALLEST_KM2} == {}
    assert 320_000 < sum(areas.values()) < 326_000


def test_haram_is_cut_out_of_aalesund(boundaries: Boundaries) -> None:
    now, before = km2(boundaries.kommuner["2024"]), km2(boundaries.kommuner["2020"])
    assert now["1580"] == pytest.approx(257, rel=0.10)
    assert now["1508"] == pytest.approx(361, rel=0.06)
    assert now["1580"] + now["1508"] == pytest.approx(before["1507"], rel=1e-6)


def test_counties_are_their_municipalities(boundaries: Boundaries) -> None:
    kommuner = boundaries.kommuner["2024"]
    together = kommuner.assign(fylkesnr=kommuner["kommunenr"].str[:2]).dissolve("fylkesnr").geometry
    drawn = boundaries.fylker["2024"].set_index("fylkesnr").geometry
    assert together.symmetric_difference(drawn).area.max() == 0


@pytest.mark.parametrize("file", [*FILES, "haram_grense.geojson"])
def test_provenance_tells_of_this_very_file(file: str) -> None:
    card = yaml.safe_load((GEOGRAPHY / "provenance.yml").read_text(encoding="utf-8"))["files"][file]
    assert card["sha256"] == hashlib.sha256((GEOGRAPHY / file).read_bytes()).hexdigest()


def test_importing_the_module_does_not_import_geopandas() -> None:
    code = "import sys, builder.sources.boundaries; sys.exit('geopandas' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


# TopoJSON decoded by its specification, to compare with what GDAL reads.


def decoded(topology: dict[str, Any], layer: str, code: str) -> dict[str, shapely.Geometry]:
    """Return the shapes of a layer by code."""
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(steps, axis=0) * scale + origin for steps in topology["arcs"]]
    shapes = topology["objects"][layer]["geometries"]
    return {one["properties"][code]: polygons(one, arcs) for one in shapes}


def polygons(shape: dict[str, Any], arcs: list[Any]) -> shapely.Geometry:
    """Return one shape, with its rings joined from arcs: ~i is arc i backwards."""
    drawn = [
        shapely.Polygon(ring(outer, arcs), [ring(hole, arcs) for hole in holes])
        for outer, *holes in ([shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"])
    ]
    return drawn[0] if shape["type"] == "Polygon" else shapely.MultiPolygon(drawn)


def ring(numbers: list[int], arcs: list[Any]) -> Any:
    """Return the points of a ring; the point where two arcs meet is drawn once."""
    runs = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in numbers]
    return np.concatenate([runs[0], *(run[1:] for run in runs[1:])])


# Spoilt files: a small sound one, and what is done to it.

SQUARE = [[0, 0], [9, 0], [0, 9], [-9, 0], [0, -9]]
SHAPE = {
    "type": "Polygon",
    "arcs": [[0]],
    "properties": {"kommunenr": "0301", "fylkesnr": "03"},
}


def sound() -> dict[str, Any]:
    """Return the smallest topology with all layers: one square in each."""
    layers = {name: {"type": "GeometryCollection", "geometries": [SHAPE]} for name in LAYERS}
    transform = {"scale": [10, 10], "translate": [100, 200]}
    return {"type": "Topology", "transform": transform, "objects": layers, "arcs": [SQUARE]}


def faults_of(path: Path) -> list[str]:
    """Return the faults that reading the file gives, as lines."""
    with pytest.raises(InputFaults) as caught:
        read_boundaries(path, DIVISIONS)
    return [str(fault) for fault in caught.value.faults]


def spoilt(tmp_path: Path, change: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return the faults of the small sound topology after one change."""
    topology = json.loads(json.dumps(sound()))
    change(topology)
    path = tmp_path / "spoilt.topojson"
    path.write_text(json.dumps(topology), encoding="utf-8")
    return faults_of(path)


def test_steps_become_metres(tmp_path: Path) -> None:
    path = tmp_path / "sound.topojson"
    path.write_text(json.dumps(sound()), encoding="utf-8")
    shape = read_boundaries(path, DIVISIONS).kommuner["2024"].geometry.iloc[0]
    assert shape.equals(shapely.box(100, 200, 190, 290))


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"", "an empty file"),
        (b"\n", "an empty file"),
        (b"kommunenr,navn\n", "text that is not whole JSON"),
        (b"\xff\xfe\x00", "text that is not whole JSON"),
        (b"[1, 2]", "JSON that is not a topology"),
        (b'{"type": "FeatureCollection"}', "JSON that is not a topology"),
        (b'{"type": "Topology"}', "arcs that cannot be read"),
    ],
)
def test_what_is_not_topojson_is_one_fault(tmp_path: Path, content: bytes, found: str) -> None:
    path = tmp_path / "grenser.topojson"
    path.write_bytes(content)
    (fault,) = faults_of(path)
    assert found in fault


def test_a_truncated_file_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "grenser.topojson"
    path.write_bytes((GEOGRAPHY / FILES[0]).read_bytes()[:-5000])
    (fault,) = faults_of(path)
    assert "not whole JSON" in fault
    assert str(path) in fault


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = faults_of(tmp_path / "grenser.topojson")
    assert "no such file" in fault


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    def change(topology: dict[str, Any]) -> None:
        del topology["objects"]["fylker_2024"]
        del topology["objects"]["kommuner_2020"]["geometries"][0]["properties"]["kommunenr"]

    code, layer = spoilt(tmp_path, change)
    assert "kommuner_2020, shape 1: no kommunenr;" in code
    assert "no layer fylker_2024" in layer


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda t: t.update(arcs=[[[0]]]), "arcs that cannot be read"),
        (lambda t: t.update(arcs=[[[0, None]]]), "arcs that cannot be read"),
        (lambda t: t.update(arcs=[[0, 1, 2, 3]]), "arcs that cannot be read"),
        (lambda t: t.update(arcs=[]), "no readable polygon for '0301'"),
        (lambda t: t.update(arcs=[[[0, 0], [9, 9], [0, -9], [-9, 9], [0, -9]]]), "not sound"),
        (lambda t: t["objects"].update(kommuner_2024=None), "no layer kommuner_2024"),
        (lambda t: t["objects"]["kommuner_2024"].update(geometries=[]), "no layer kommuner_2024"),
        (lambda t: t["objects"]["kommuner_2024"].update(geometries=[7]), "no readable polygon"),
        (lambda t: t["objects"]["fylker_2024"]["geometries"].append(SHAPE), "'03' once more"),
        (lambda t: t["objects"]["kommuner_2024"].pop("type"), "no layer kommuner_2024"),
    ],
)
def test_spoilt_shapes_are_faults(
    tmp_path: Path, change: Callable[[dict[str, Any]], object], found: str
) -> None:
    assert any(found in fault for fault in spoilt(tmp_path, change))


# What GDAL reads as something else without a word, in one of two shapes.


def first(topology: dict[str, Any]) -> Any:
    """Return the first of the municipalities of 2024."""
    return topology["objects"]["kommuner_2024"]["geometries"][0]


def with_arc(arc: list[Any], **shape: Any) -> Callable[[dict[str, Any]], None]:
    """Return a change that adds an arc, which is number 1, and draws the first shape with it."""

    def change(topology: dict[str, Any]) -> None:
        topology["arcs"].append(arc)
        first(topology).update(shape)

    return change


SLIT = [[10, 10], [10, 10], [-10, -10]]  # a ring of three points
PAIRS = "arcs that cannot be read: arc 1 is no list of number pairs"
UNREADABLE = "kommuner_2024, shape 1: no readable polygon for '0301'"
SILENT = {
    "an arc that is not there": (lambda t: first(t).update(arcs=[[0, 7]]), UNREADABLE),
    "one backwards": (lambda t: first(t).update(arcs=[[0, -3]]), UNREADABLE),
    "a number with decimals": (lambda t: first(t).update(arcs=[[0, 0.0]]), UNREADABLE),
    "a number beyond 32 bits": (lambda t: first(t).update(arcs=[[0, 2**32]]), UNREADABLE),
    "a truth": (lambda t: first(t).update(arcs=[[0, False]]), UNREADABLE),
    "a hole of three points": (with_arc(SLIT, arcs=[[0], [1]]), UNREADABLE),
    "a part of three points": (
        with_arc(SLIT, type="MultiPolygon", arcs=[[[0]], [[1]]]),
        UNREADABLE,
    ),
    "a part of no rings": (with_arc(SLIT, type="MultiPolygon", arcs=[[[0]], []]), UNREADABLE),
    "no type": (lambda t: first(t).pop("type"), UNREADABLE),
    "another type": (lambda t: first(t).update(type="Point", coordinates=[1, 2]), UNREADABLE),
    "no point": (with_arc([[0, 0], None, [1, 1]]), PAIRS),
    "text": (with_arc([[0, 0], ["1", "1"]]), PAIRS),
    "a triple": (with_arc([[0, 0, 0], [1, 1, 1]]), PAIRS),
    "infinity": (with_arc([[0, 0], [float("inf"), 1]]), PAIRS),
    "beyond 64 bits": (with_arc([[0, 0], [2**64, 1], [-(2**64), 0]]), PAIRS),
    "a code as number": (
        lambda t: first(t)["properties"].update(kommunenr=301),
        "kommuner_2024, shape 1: kommunenr '301'; expected a code of digits, as text",
    ),
    "a code as list": (
        lambda t: first(t)["properties"].update(kommunenr=["0301"]),
        "kommuner_2024, shape 1: kommunenr",
    ),
    "a county as object": (
        lambda t: first(t)["properties"].update(fylkesnr={"a": 1}),
        "kommuner_2024, shape 1: fylkesnr",
    ),
    "deep": (
        lambda t: t.update(more=json.loads("[" * 50 + "]" * 50)),
        "a topology that GDAL cannot read",
    ),
}


@pytest.mark.parametrize(("change", "found"), SILENT.values(), ids=SILENT.keys())
@pytest.mark.filterwarnings("error")
def test_what_gdal_does_not_tell_is_told(
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    change: Callable[[dict[str, Any]], object],
    found: str,
) -> None:
    def change_of_two(topology: dict[str, Any]) -> None:
        second = SHAPE | {"properties": {"kommunenr": "0302", "fylkesnr": "03"}}
        topology["objects"]["kommuner_2024"]["geometries"].append(second)
        change(topology)

    (line,) = spoilt(tmp_path, change_of_two)
    assert f": found {found}" in line
    assert capfd.readouterr() == ("", "")


def test_a_shape_that_gdal_leaves_out_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = gpd.read_file
    monkeypatch.setattr(gpd, "read_file", lambda *args, **options: read(*args, **options).iloc[1:])
    lines = spoilt(tmp_path, lambda topology: None)
    assert len(lines) == len(LAYERS)
    assert all("no readable polygon for" in line for line in lines)


def test_every_fault_of_a_layer_is_told_at_once(tmp_path: Path) -> None:
    def change(topology: dict[str, Any]) -> None:
        topology["arcs"].append([[0, 0], [9, 9], [0, -9], [-9, 9], [0, -9]])
        other = SHAPE | {"arcs": [[1]], "properties": {"kommunenr": "0302"}}
        topology["objects"]["kommuner_2024"]["geometries"] += [other, 7]

    lines = spoilt(tmp_path, change)
    assert [line.split(": ")[2].split(" (")[0] for line in lines] == [
        "no kommunenr; expected a code of digits, as text. Restore the file from the repository, "
        "or make it anew with scripts/make_boundaries.py.",
        "no readable polygon for 'None'; expected a Polygon or MultiPolygon of existing arcs. "
        "Restore the file from the repository, or make it anew with scripts/make_boundaries.py.",
        "a polygon for '0302' that is not sound",
    ]


@pytest.mark.parametrize("folder", ["with ! in it", "a.zip", "a.zip!b"])
def test_any_folder_will_do(tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "grenser.topojson"
    path.parent.mkdir()
    path.write_text(json.dumps(sound()), encoding="utf-8")
    assert len(read_boundaries(path, DIVISIONS).kommuner["2024"]) == 1
