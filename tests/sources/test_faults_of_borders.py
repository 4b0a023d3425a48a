"""Faults planted in a real copy of the borders, each told with the code of the shape."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.sources.planted import fit_card, told

FILE = "geography/grenser.topojson"
REMAKE = "Restore the file from the repository, or make it anew with scripts/make_boundaries.py."
Topology = dict[str, Any]


def spoil(data: Path, change: Callable[[Topology], object]) -> list[str]:
    """Return what is told after one change of the borders."""
    path = data / FILE
    before = path.read_bytes()
    topology = json.loads(before)
    change(topology)
    path.write_text(json.dumps(topology), "utf-8")
    fit_card(path, before)
    return told(data)


def shape(topology: Topology, layer: str, code: str) -> Any:
    """Return the shape of a place in a layer."""
    shapes = topology["objects"][layer]["geometries"]
    return next(one for one in shapes if code in one["properties"].values())


def remove(layer: str, code: str) -> Callable[[Topology], None]:
    """Return a change that takes the shape of a place out of a layer."""
    return lambda topology: topology["objects"][layer]["geometries"].remove(
        shape(topology, layer, code)
    )


def put(layer: str, code: str, **values: Any) -> Callable[[Topology], None]:
    """Return a change that gives a shape other values (its code among the properties)."""
    return lambda topology: shape(topology, layer, code).update(values)


def crossing(topology: Topology) -> None:
    """Make the shape of Oslo a bow that crosses itself."""
    topology["arcs"].append([[0, 0], [900, 900], [0, -900], [-900, 900], [0, -900]])
    number = len(topology["arcs"]) - 1
    shape(topology, "kommuner_2024", "0301").update(type="Polygon", arcs=[[number]])


def far_away(topology: Topology) -> None:
    """Put the shape of Oslo in the Gulf of Guinea."""
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    start = [round(-origin[0] / scale[0]), round(-origin[1] / scale[1])]
    topology["arcs"].append([start, [9, 0], [0, 9], [-9, 0], [0, -9]])
    number = len(topology["arcs"]) - 1
    shape(topology, "kommuner_2024", "0301").update(type="Polygon", arcs=[[number]])


def infinite(topology: Topology) -> None:
    """Give the borders a scale that is no number."""
    topology["transform"]["scale"][0] = float("nan")


def huge(topology: Topology) -> None:
    """Put a step into an arc that no float can hold."""
    topology["arcs"][0][0][0] = 10**400


SPOILT = {
    "no shape": (
        remove("kommuner_2024", "0301"),
        "kommuner_2024 without code 0301; expected the codes of the registry",
    ),
    "no county": (
        remove("fylker_2024", "03"),
        "fylker_2024 without code 03; expected the codes of the registry",
    ),
    "empty shape": (
        put("kommuner_2020", "0301", arcs=[]),
        "no readable polygon for '0301'; expected a Polygon or MultiPolygon of existing arcs",
    ),
    "crossing shape": (crossing, "a polygon for '0301' that is not sound (Self-intersection"),
    "no number": (infinite, "arcs that cannot be read: no transform with a scale and a"),
    "no float": (huge, "arcs that cannot be read: arc 0 is no list of number pairs"),
}


@pytest.mark.parametrize(("change", "found"), SPOILT.values(), ids=SPOILT.keys())
def test_a_spoilt_shape_is_told(
    small_data: Path, change: Callable[[Topology], None], found: str
) -> None:
    (line,) = spoil(small_data, change)
    assert line.startswith(f"{FILE}: found ")
    assert found in line
    assert line.endswith(REMAKE)


def test_a_shape_outside_norway_is_told(small_data: Path) -> None:
    (line,) = spoil(small_data, far_away)
    assert line.startswith(f"{FILE}: found kommuner of 2024, the shape of '0301' at x ")
    assert line.endswith(
        "; expected a place within Norway's mainland (EPSG:25833, metres). Fetch the borders again."
    )


def test_a_shape_in_another_county_is_told(small_data: Path) -> None:
    properties = {"kommunenr": "0301", "fylkesnr": "32"}
    assert spoil(small_data, put("kommuner_2024", "0301", properties=properties)) == [
        f"{FILE}: found the shape of '0301' in the county '32'; expected '03' as in the registry. "
        "Make the two agree."
    ]


def test_all_shapes_moved_are_few_lines(small_data: Path) -> None:
    def move(topology: Topology) -> None:
        topology["transform"]["translate"][0] += 3e6

    lines = spoil(small_data, move)
    assert len(lines) < 20
    assert any("more such faults." in line for line in lines)
