"""Similar and bordering municipalities of the real registry, counted again by plain loops."""

import csv
import json
import math
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import fmean, median, pstdev

import pandas as pd
import pytest
import yaml

from builder.indicators import compute_indicators
from builder.pages.lookups.around import Around
from builder.sources import read_sources
from builder.statistics import compute_statistics
from builder.statistics.similar import compute_similar
from tests.invented import DATA
from tests.real import real_sources
from tests.statistics.real import real_statistics


@cache
def around(data: Path = DATA) -> Around:
    """Return the look-ups of a data folder."""
    if data == DATA:
        return Around(real_statistics())
    sources = read_sources(data)
    return Around(compute_statistics(sources, compute_indicators(sources)))


@cache
def facts() -> dict[str, tuple[int, int]]:
    """Return inhabitants of the newest year and centrality of today's by kommunenr."""
    with (DATA / "population/folketall.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["division"] == "2024"]
    newest = max(row["aar"] for row in rows)
    people = {row["kommunenr"]: int(row["folketall"]) for row in rows if row["aar"] == newest}
    with (DATA / "centrality/sentralitet.csv").open(encoding="utf-8", newline="") as file:
        classes = {code: int(klass) for code, klass in list(csv.reader(file))[1:]}
    return {code: (inhabitants, classes[code]) for code, inhabitants in people.items()}


@cache
def standings() -> dict[str, tuple[float, float]]:
    """Return the logarithm of the inhabitants and the class of each, in standard deviations."""
    logs = {code: math.log(people) for code, (people, _) in facts().items()}
    classes = {code: float(klass) for code, (_, klass) in facts().items()}
    spreads = pstdev(logs.values()), pstdev(classes.values())
    return {code: (logs[code] / spreads[0], classes[code] / spreads[1]) for code in facts()}


def expected(kommunenr: str) -> list[str]:
    """Return the seven nearest, each distance worked out by hand."""

    own = standings()[kommunenr]
    others = [(round(math.dist(own, one), 6), code) for code, one in standings().items()]
    return [code for _, code in sorted(others) if code != kommunenr][:7]


def worst_ratio(kommunenr: str) -> float:
    """Return how many times larger or smaller the farthest in size on a list is."""
    own = facts()[kommunenr][0]
    others = [facts()[one.kommunenr][0] for one in around().similar(kommunenr).matches]
    return max(max(own / other, other / own) for other in others)


def test_every_list_is_the_nearest_seven_counted_by_hand() -> None:
    for code in facts():
        assert [one.kommunenr for one in around().similar(code).matches] == expected(code)


@pytest.mark.parametrize(
    ("kommunenr", "first"),
    [("1151", ["4629", "5043", "1835"]), ("5612", ["4645", "5620"])],
    ids=["Utsira: Modalen, Røyrvik, Træna", "Kautokeino: Askvoll, Nordkapp"],
)
def test_known_places_have_known_company(kommunenr: str, first: list[str]) -> None:
    found = [one.kommunenr for one in around().similar(kommunenr).matches]
    assert found[: len(first)] == first


def test_the_lists_have_no_hubs_and_most_of_them_are_mutual() -> None:
    lists = {code: around().similar(code).matches for code in facts()}
    listed = Counter(one.kommunenr for matches in lists.values() for one in matches)
    assert max(listed.values()) == 12
    assert len(set(facts()) - set(listed)) == 4
    mutual = [one.gjensidig for matches in lists.values() for one in matches]
    assert round(100 * fmean(mutual)) == 82
    assert round(median(map(worst_ratio, facts())), 2) == 1.11
    for code, matches in lists.items():
        for one in matches:
            back = [other.kommunenr for other in lists[one.kommunenr]]
            assert one.gjensidig == (code in back)


def test_only_oslo_has_no_one_really_alike() -> None:
    assert [code for code in facts() if not around().similar(code).alike] == ["0301"]
    assert worst_ratio("0301") == pytest.approx(7.5, abs=0.05)
    assert max(worst_ratio(code) for code in facts() if code != "0301") < 3.5


def test_neighbours_are_those_with_an_edge_in_common() -> None:
    """Counted from the edges of the polygons as they are drawn, and not from the arcs."""
    topology = json.loads((DATA / "geography/grenser.topojson").read_text(encoding="utf-8"))
    edges: dict[frozenset[tuple[int, int]], set[str]] = {}
    for shape in topology["objects"]["kommuner_2024"]["geometries"]:
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for ring in (ring for polygon in polygons for ring in polygon):
            for points in (walked(topology["arcs"][max(arc, ~arc)]) for arc in ring):
                for edge in pairwise(points):
                    code = shape["properties"]["kommunenr"]
                    edges.setdefault(frozenset(edge), set()).add(code)
    pairs = {frozenset(codes) for codes in edges.values() if len(codes) == 2}
    found = {frozenset((code, n)) for code in facts() for n in around().neighbours(code)}
    assert found == pairs
    assert len(pairs) == 736
    assert sum(not around().neighbours(code) for code in facts()) == 26


def walked(arc: list[list[int]]) -> list[tuple[int, int]]:
    """Return the points of an arc, each given as the step from the one before."""
    x = y = 0
    points = []
    for step in arc:
        x, y = x + step[0], y + step[1]
        points.append((x, y))
    return points


def test_known_neighbours() -> None:
    assert "3201" in around().neighbours("0301")  # Bærum
    assert around().neighbours("1151") == ()  # Utsira, an island


@pytest.mark.parametrize(("largest", "is_alike"), [(5000, True), (5001, False)])
def test_of_few_and_equally_central_all_are_listed(largest: int, is_alike: bool) -> None:
    """Five times as large is still alike, and where all have one class, only size tells."""
    sources = real_sources()
    people = {"0301": 1000, "1101": 1000, "1103": 2000, "4601": largest}
    older = [("2024", code, 2020, 9, False) for code in people]
    rows = older + [("2024", code, 2024, number, False) for code, number in people.items()]
    columns = ["division", "kommunenr", "aar", "folketall", "anslag"]
    population = pd.DataFrame(rows, columns=columns)
    central = pd.Series(dict.fromkeys(people, "3"))
    found = compute_similar(replace(sources, population=population, centrality=central))
    assert found["lignende"].tolist() == [
        *("1101", "1103", "4601", "0301", "1103", "4601"),
        *("0301", "1101", "4601", "1103", "0301", "1101"),
    ]
    assert found["plass"].tolist() == [1, 2, 3] * 4
    assert set(found["gjensidig"]) == {True}
    assert found["likt"].tolist() == [*[is_alike] * 6, *[True] * 3, *[is_alike] * 3]
    spread = pstdev(math.log(number) for number in people.values())
    assert found["avstand"].iloc[0] == 0
    assert found["avstand"].iloc[1] == pytest.approx(math.log(2) / spread, abs=1e-6)
    assert found["avstand"].iloc[9] == pytest.approx(math.log(largest / 2000) / spread, abs=1e-6)


def test_without_borders_there_are_no_neighbours_and_no_fault(data_copy: Path) -> None:
    path = data_copy / "registry" / "divisions.yml"
    divisions = yaml.safe_load(path.read_text(encoding="utf-8"))
    for division in divisions["divisions"]:
        for key in ("borders", "county_borders"):
            division.pop(key, None)
        division.pop("map_note", None)
    path.write_text(yaml.safe_dump(divisions, allow_unicode=True), encoding="utf-8")
    assert around(data_copy).neighbours("0301") == ()
    assert around(data_copy).similar("1151").matches
