"""Shapes that contradict each other or the registry, each with the whole message."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sources.planted import plant, told
from tests.sources.test_faults_of_borders import FILE, REMAKE, Topology, put, shape, spoil

APART = f"expected shapes beside each other. {REMAKE}"
INSIDE = f"expected each municipality in its county. {REMAKE}"
NUMBERS = f"expected a transform and arcs of number pairs. {REMAKE}"


def drawn_as(layer: str, code: str, other: str) -> Callable[[Topology], None]:
    """Return a change that gives a place the shape of another one of its layer."""

    def change(topology: Topology) -> None:
        its = shape(topology, layer, other)
        shape(topology, layer, code).update(type=its["type"], arcs=its["arcs"])

    return change


def exchanged(topology: Topology) -> None:
    """Give Bærum and Halden, of two counties, the shape of each other."""
    first, second = (shape(topology, "kommuner_2024", code) for code in ("3201", "3101"))
    first["arcs"], second["arcs"] = second["arcs"], first["arcs"]
    first["type"], second["type"] = second["type"], first["type"]


def square(topology: Topology) -> None:
    """Make Utsira, an island, a square of 10 km: the sea, and a piece of Karmøy."""
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    west, south, side = -63_000, 6_600_000, 10_000
    start = [round((west - origin[0]) / scale[0]), round((south - origin[1]) / scale[1])]
    x, y = round(side / scale[0]), round(side / scale[1])
    topology["arcs"].append([start, [x, 0], [0, y], [-x, 0], [0, -y]])
    number = len(topology["arcs"]) - 1
    shape(topology, "kommuner_2024", "1151").update(type="Polygon", arcs=[[number]])


SPOILT = {
    "one shape for two": (
        drawn_as("kommuner_2024", "0301", "3201"),
        [
            f"found kommuner of 2024, one and the same shape for '0301' and '3201'; {APART}",
            f"found the shape of '0301' outside the shape of the county '03'; {INSIDE}",
        ],
    ),
    "one shape for two counties": (
        drawn_as("fylker_2024", "03", "31"),
        [
            f"found fylker of 2024, one and the same shape for '03' and '31'; {APART}",
            f"found the shape of '0301' outside the shape of the county '03'; {INSIDE}",
        ],
    ),
    "two shapes exchanged": (
        exchanged,
        [
            f"found the shape of '3101' outside the shape of the county '31'; {INSIDE}",
            f"found the shape of '3201' outside the shape of the county '32'; {INSIDE}",
        ],
    ),
    "no county": (
        put("kommuner_2024", "0301", properties={"kommunenr": "0301"}),
        [f"found the shape of '0301' without fylkesnr; expected '03' as in the registry. {REMAKE}"],
    ),
    "no transform": (
        lambda topology: topology.pop("transform"),
        [
            "found arcs that cannot be read: no transform with a scale and a translate of two "
            f"numbers; {NUMBERS}"
        ],
    ),
    "scale of three": (
        lambda topology: topology["transform"].update(scale=[1, 1, 1]),
        [
            "found arcs that cannot be read: no transform with a scale and a translate of two "
            f"numbers; {NUMBERS}"
        ],
    ),
    "arcs of triples": (
        lambda topology: topology["arcs"].insert(0, [[1, 2, 3], [4, 5, 6]]),
        [f"found arcs that cannot be read: arc 0 is no list of number pairs; {NUMBERS}"],
    ),
    "ragged arcs": (
        lambda topology: topology["arcs"].insert(0, [[1, 2], [4]]),
        [f"found arcs that cannot be read: arc 0 is no list of number pairs; {NUMBERS}"],
    ),
    "no arcs": (
        lambda topology: topology.update(arcs=None),
        [f"found arcs that cannot be read: no list; {NUMBERS}"],
    ),
}


@pytest.mark.parametrize(("change", "lines"), SPOILT.values(), ids=SPOILT.keys())
def test_shapes_that_cannot_all_be_true_are_told(
    small_data: Path, change: Callable[[Topology], object], lines: list[str]
) -> None:
    assert spoil(small_data, change) == [f"{FILE}: {line}" for line in lines]


def test_a_piece_of_ground_of_two_is_told_with_its_area(small_data: Path) -> None:
    lines = spoil(small_data, square)
    assert any(
        line.startswith(f"{FILE}: found kommuner of 2024, the shapes of '1149' and '1151' on the ")
        and line.endswith(f" km2); {APART}")
        for line in lines
    ), lines


def test_a_layer_of_counties_is_no_layer_of_municipalities(small_data: Path) -> None:
    file = small_data / "registry" / "divisions.yml"
    plant(file, "borders: kommuner_2024", "borders: fylker_2024")
    assert told(small_data) == [
        "registry/divisions.yml, entry 2024, field borders: found 'fylker_2024', which is the "
        "layer of county_borders too; expected a layer of municipalities. Mend it."
    ]


TODAY = "registry/kommuner_2024.csv"
OWN = (
    "expected a name of Norwegian, Sámi or Kven letters, with single spaces or hyphens between "
    "words, at most 60 signs."
)


def test_a_faulty_name_is_not_blamed_on_the_address(small_data: Path) -> None:
    plant(small_data / TODAY, "0301,Oslo,", "0301,Oslo ,")
    assert told(small_data) == [
        f"{TODAY}, row 2, column navn: found the name 'Oslo '; {OWN} Write 'Oslo', with no other "
        "spaces."
    ]


def test_a_name_of_two_is_not_blamed_on_the_address(small_data: Path) -> None:
    plant(small_data / TODAY, "3103,Moss,", "3103,Halden,")
    assert told(small_data) == [
        f"{TODAY}, row 95, column navn: found the name 'Halden', as in row 94; expected each name "
        "once within a county (31). Correct one of them."
    ]
