"""What the layout of tiles keeps, counted here by walking from centre to centre."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import replace
from itertools import combinations

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from builder.statistics.tiles import count_holes, measure, tile_quality
from tests.invented import DATA
from tests.real import real_sources


def centres() -> dict[str, tuple[float, float]]:
    """Return the centre of each tile of the repository, a tile wide being 1."""
    with (DATA / "geography" / "fliser.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            (row["kommunenr"], int(row["rad"]), int(row["kolonne"])) for row in csv.DictReader(file)
        ]
    return {code: (c + 0.5 * (r % 2), r * math.sqrt(0.75)) for code, r, c in rows}


def borders() -> set[tuple[str, str]]:
    """Return the pairs of municipalities of today that share an arc of the topology."""
    topology = json.loads((DATA / "geography" / "grenser.topojson").read_text("utf-8"))
    owners: dict[int, set[str]] = {}
    for shape in topology["objects"]["kommuner_2024"]["geometries"]:
        for arc in flat(shape["arcs"]):
            owners.setdefault(arc if arc >= 0 else -arc - 1, set()).add(
                shape["properties"]["kommunenr"]
            )
    return {pair for codes in owners.values() for pair in combinations(sorted(codes), 2)}


def flat(arcs: object) -> list[int]:
    """Return the numbers in lists of lists."""
    return [arcs] if isinstance(arcs, int) else [one for part in arcs for one in flat(part)]  # type: ignore[attr-defined]


def bearing(places: dict[str, tuple[float, float]], one: str, other: str) -> float:
    """Return the way from one place to another in degrees."""
    (x, y), (to_x, to_y) = places[one], places[other]
    return math.degrees(math.atan2(to_y - y, to_x - x))


def test_the_layout_of_the_repository_keeps_what_it_promises() -> None:
    found, pairs = centres(), borders()
    apart = [math.dist(found[one], found[other]) for one, other in pairs]
    near = sum(gap < 1.01 for gap in apart)
    # two steps lead straight ahead (2), or round a corner (1.73)
    within_two = sum(gap < 2.01 for gap in apart)
    quality = tile_quality(real_sources())
    assert quality is not None
    assert (quality.pairs, quality.side_by_side, quality.within_two) == (736, near, within_two)
    assert near >= 0.75 * 736
    assert within_two >= 0.98 * 736
    assert (quality.counties, quality.whole_counties, quality.holes) == (15, 15, 0)
    rows = {round(y / math.sqrt(0.75)) for _, y in found.values()}
    columns = {math.floor(x) for x, _ in found.values()}
    assert (quality.tiles, quality.rows, quality.columns) == (357, len(rows), len(columns))
    frame = real_sources().boundaries.kommuner["2024"].set_index("kommunenr")
    real = {code: (shape.centroid.x, -shape.centroid.y) for code, shape in frame.geometry.items()}
    turns = [abs(bearing(found, *pair) - bearing(real, *pair)) for pair in pairs]
    mean = sum(min(turn, 360 - turn) for turn in turns) / len(turns)
    assert quality.turn == pytest.approx(mean)


def test_without_layout_or_borders_nothing_is_measured() -> None:
    sources = real_sources()
    assert tile_quality(replace(sources, tiles={})) is None
    borders = replace(sources.boundaries, kommuner={})
    assert tile_quality(replace(sources, boundaries=borders)) is None


def test_every_county_of_the_repository_is_in_one_piece() -> None:
    found = centres()
    for county in {code[:2] for code in found}:
        rest = {code for code in found if code[:2] == county}
        edge = [rest.pop()]
        while edge:
            here = found[edge.pop()]
            near = [code for code in rest if math.dist(here, found[code]) < 1.01]
            rest -= set(near)
            edge += near
        assert rest == set(), county


def test_oslo_lies_beside_its_neighbours() -> None:
    found = centres()
    near = {code for code, centre in found.items() if 0 < math.dist(centre, found["0301"]) < 1.01}
    assert near >= {"3201", "3222"}, "Bærum and Lørenskog"
    assert {code[:2] for code in near} <= {"32", "33", "34"}


@pytest.mark.parametrize(
    ("places", "holes", "whole"),
    [
        ([(0, 0), (0, 1), (1, 0)], 0, 1),
        ([(0, 0), (0, 1), (1, -1), (1, 1), (2, 0), (2, 1)], 1, 1),  # a ring
        ([(0, 0), (0, 1), (1, 1), (2, 0), (2, 1)], 0, 1),  # a ring with a gate
        ([(0, 0), (0, 5)], 0, 0),
    ],
)
def test_holes_and_pieces(places: list[tuple[int, int]], holes: int, whole: int) -> None:
    codes = [f"{number:04d}" for number in range(len(places))]
    layout = pd.DataFrame(places, index=codes, columns=["rad", "kolonne"])
    shapes = gpd.GeoDataFrame(
        {"kommunenr": codes}, geometry=[Point(n, 0) for n in range(len(codes))]
    )
    quality = measure(layout, shapes, [], dict.fromkeys(codes, "03"))
    assert (quality.holes, quality.whole_counties, quality.turn) == (holes, whole, 0.0)


@pytest.mark.parametrize(
    ("place", "turn"), [((0, 1), 0), ((0, 0), 180), ((1, 0), 60), ((-1, 0), 60), ((2, 1), 90)]
)
def test_the_turn_of_a_neighbour_due_east(place: tuple[int, int], turn: float) -> None:
    here = (0, 0) if place != (0, 0) else (0, 1)
    if place == (2, 1):
        here = (0, 1)
    layout = pd.DataFrame([here, place], index=["1", "2"], columns=["rad", "kolonne"])
    shapes = gpd.GeoDataFrame({"kommunenr": ["1", "2"]}, geometry=[Point(0, 0), Point(9, 0)])
    quality = measure(layout, shapes, [("1", "2")], {"1": "03", "2": "03"})
    assert quality.turn == pytest.approx(turn)


@pytest.mark.parametrize(("row", "turn"), [(-1, 30), (1, 150)])
def test_the_turn_of_a_neighbour_due_north(row: int, turn: float) -> None:
    """North is up: the row above leads 60 degrees up to the right, the one below 60 down."""
    layout = pd.DataFrame([(0, 0), (row, 0)], index=["1", "2"], columns=["rad", "kolonne"])
    shapes = gpd.GeoDataFrame({"kommunenr": ["1", "2"]}, geometry=[Point(0, 0), Point(0, 9)])
    quality = measure(layout, shapes, [("1", "2")], {"1": "03", "2": "03"})
    assert quality.turn == pytest.approx(turn)


ROW = {(0, column) for column in range(3)}
BAY = ROW | {(1, 0), (2, 0), (1, 2), (2, 2)}


@pytest.mark.parametrize(
    ("taken", "holes"),
    [
        (BAY, 0),  # open at the last row
        ({(column, row) for row, column in BAY}, 0),  # open at the last column
        ({(-row, -column) for row, column in BAY}, 0),  # open at the first row
        ({(-column, -row) for row, column in BAY}, 0),  # open at the first column
        ({(row, column) for row in range(3) for column in range(3)} - {(1, 1)}, 1),
    ],
)
def test_a_bay_is_no_hole_and_what_is_shut_in_is_one(
    taken: set[tuple[int, int]], holes: int
) -> None:
    assert count_holes(taken) == holes
