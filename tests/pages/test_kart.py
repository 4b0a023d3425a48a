"""The page of the map and the files beside it: whose value a shape has, what is counted, and what
stands where we have no borders."""

from __future__ import annotations

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapely

from builder.charts.stage import KM, path, path_of, stage
from builder.pages.edition import Edition
from builder.pages.kart.kart_page import LiveMap, ready_page
from builder.pages.kart.live_data import FIRST_STATUS, FIRST_VALUE, on_the_map
from builder.pages.kart.on_map import OnMap
from builder.pages.kart.stage_picture import whole
from builder.pages.parts.map_panels import land_today
from builder.pages.words.on_map import map_sentence
from tests.html_tables import table_of
from tests.invented import DATA, make_round
from tests.pages.editions import edition_of, links_of

Files = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def live(edition: Edition) -> LiveMap:
    """Return the map of the repository's own data."""
    return LiveMap(edition)


@pytest.fixture(scope="module")
def files(live: LiveMap) -> Files:
    """Return what its files hold, by their names."""
    return {Path(name).stem: json.loads(content) for name, content in live.files.items()}


def test_a_path_is_written_by_steps() -> None:
    """Two rings; a corner that comes twice once; a ring of which nothing is left not at all."""
    square = [(1, 2), (1, 2), (4, 2), (4, 5), (1, 5), (1, 2)]
    speck = [(9, 9), (9, 9), (9, 9)]
    line = [(0, 0), (3, -1)]
    assert path([square, speck, line]) == "m1 2 3 0 0 3-3 0zm-1-2 3-1"
    shape = shapely.box(10_000, 20_000, 12_000, 21_000)
    assert path_of(shape, (10_000, 21_000), KM) == "m2 1 0-1-2 0 0 1z"


def test_a_drawn_path_becomes_whole_steps() -> None:
    assert whole("M1.04,2L4,2.2L4,5L1,5ZM7,7L8,7L8,9Z") == "m1 2 3 0 0 3-3 0zm6 5 1 0 0 2z"


@pytest.mark.parametrize(
    ("silent", "told"),
    [
        (0, "Slik er det."),
        (1, "Slik er det. Én kommune svarte ikke."),
        (2, "Slik er det. To kommuner svarte ikke."),
        (30, "Slik er det. 30 kommuner svarte ikke."),
    ],
)
def test_the_sentence_says_who_did_not_answer(silent: int, told: str) -> None:
    assert map_sentence("Slik er det.", silent) == told


def test_a_shape_has_the_value_of_the_municipality_it_was(edition: Edition) -> None:
    """Haram and Ålesund were one until 2023; Ålesund of 2018 was merged with others."""
    now, then = OnMap(edition, 2022), OnMap(edition, 2018)
    assert {unit.kommunenr for code in ("1508", "1580") if (unit := now.units[code])} == {"1507"}
    assert [(unit.kommunenr, codes) for unit, codes in now.shared] == [("1507", ("1508", "1580"))]
    assert then.units["1508"] is None
    assert len(now.units) == 357
    assert len({unit.kommunenr for unit in now.units.values() if unit}) == 356


def test_the_file_holds_every_value_of_every_round(files: Files, edition: Edition) -> None:
    """One sign a shape; what they stand for is what the results say."""
    first = files["data"]
    codes = [row[0] for row in first["kommuner"]]
    statuses = {sign: status for sign, (_, _, status) in first["statuser"].items()}
    for indicator in on_the_map(edition):
        values = files[f"tema-{indicator.theme}"][indicator.id]["verdier"]
        assert [int(year) for year in values] == edition.results.years_of(indicator.id)
        for year, signs in values.items():
            on_map = OnMap(edition, int(year))
            for code, sign in zip(codes, signs, strict=True):
                value = on_map.value(indicator, code)
                if value.verdi is None:
                    assert statuses[sign] == value.status
                else:
                    assert indicator.values[ord(sign) - FIRST_VALUE] == value.verdi
    assert min(map(ord, statuses)) == FIRST_STATUS
    assert max(map(ord, statuses)) < FIRST_VALUE


def test_every_municipality_has_a_point_within_it_and_neighbours_both_ways(
    files: Files,
    edition: Edition,
) -> None:
    places = files["steder"]
    first = files["data"]
    land = land_today(edition)
    assert land is not None
    shapes = land.kommuner.sort_values("kommunenr").geometry.tolist()
    found = stage(land)
    left, top = found.corner
    for (x, y), shape in zip(places["punkter"], shapes, strict=True):
        assert shape.distance(shapely.Point(left + x * KM, top - y * KM)) < KM
    for i, later in enumerate(places["naboer"]):
        assert all(j > i for j in later)
    pairs = {
        (first["kommuner"][i][0], first["kommuner"][j][0])
        for i, later in enumerate(places["naboer"])
        for j in later
    }
    assert ("0301", "3201") in pairs  # Oslo and Bærum


def test_neighbours_share_the_lines_that_are_drawn(edition: Edition) -> None:
    """Coarse or fine, no gap between two municipalities: their corners are the same."""
    land = land_today(edition)
    assert land is not None
    found = stage(land)
    shapes = dict(zip(found.codes, found.shapes.geometry, strict=True))
    oslo = set(
        shapely.get_coordinates(shapes["0301"]).round().astype(int).view("i8,i8").ravel().tolist()
    )
    baerum = set(
        shapely.get_coordinates(shapes["3201"]).round().astype(int).view("i8,i8").ravel().tolist()
    )
    assert len(oslo & baerum) >= 3
    assert all(d.startswith("m") for d in found.near.values())


def test_the_page_shows_the_first_theme_and_links_to_every_ready_map(
    live: LiveMap, edition: Edition
) -> None:
    page = live.page
    assert '<h2 class="kart-tittel" id="kart-tittel">Digital prioritering, 2022</h2>' in page
    table = table_of(page, "Kommunene på kartet")
    assert len(table.rows) == 357
    assert (
        table.row("Haram")["Digital prioritering 2022"]
        == (table.row("Ålesund")["Digital prioritering 2022"])
    )
    links = links_of(page)
    ready = ready_page(edition)
    anchors = set(re.findall(r'<figure class="figur" id="([^"]+)"', ready))
    wanted = {link.split("#")[1] for link in links if link.startswith("../kart/ferdige/#")}
    assert wanted == anchors
    assert len(anchors) == 6
    assert sum(link.startswith("../fylke/") for link in links) == 15


def test_the_legend_of_the_page_adds_up(live: LiveMap) -> None:
    page = live.page
    block = page.split("Klasser på kartet")[1].split("</fieldset>")[0]
    rows = re.findall(
        r'<span>([^<]+)</span><span class="tall">([^<]+)</span><span class="tall">([^<]+)', block
    )
    assert [label[0] for label, _, _ in rows] == ["4", "3", "2", "1", "0", "S"]
    assert sum(int(count) for _, count, _ in rows) == 356
    shares = [float(share.replace(",", ".").rstrip("\xa0%")) for _, _, share in rows]
    assert sum(shares) == pytest.approx(100, abs=0.3)
    assert all(high != low for high, low in pairwise([count for _, count, _ in rows]))


def test_a_simulated_round_and_an_official_one_are_no_two_rounds(tmp_path: Path) -> None:
    """Nor do indicators of different rounds make a pair."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=20, kind="scores")
    make_round(data, 2022, rows=20, kind="scores", status="offisiell")
    views = json.loads(LiveMap(edition_of(data)).files["kart/data.json"])["visninger"]
    assert list(views) == ["kart", "fliser", "tabell", "spredning"]


def test_without_borders_of_today_the_page_says_so(data_copy: Path) -> None:
    """No script is asked for, and there are no files for it."""
    divisions = data_copy / "registry" / "divisions.yml"
    kept = [
        line
        for line in divisions.read_text(encoding="utf-8").splitlines()
        if not line.endswith(("_2024", "Kartet viser dagens kommunegrenser."))
    ]
    divisions.write_text("\n".join(kept), encoding="utf-8")
    live = LiveMap(edition_of(data_copy))
    assert live.files == {}
    assert live.first is None
    assert "Vi har ikke kommunegrensene som gjelder i dag" in live.page
    assert "assets/kart.js" not in live.page


def test_the_tiles_are_those_of_the_layout(files: Files) -> None:
    """Each municipality has one of its own, in the order of the shapes."""
    table = (DATA / "geography" / "fliser.csv").read_text(encoding="utf-8").split()[1:]
    layout = {code: [int(row), int(column)] for code, row, column in (r.split(",") for r in table)}
    codes = [row[0] for row in files["data"]["kommuner"]]
    views = ["kart", "fliser", "tabell", "runder", "spredning"]
    assert list(files["data"]["visninger"]) == views
    assert files["steder"]["fliser"] == [layout[code] for code in codes]
