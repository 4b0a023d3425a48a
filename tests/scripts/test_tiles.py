"""The script that lays tiles: the same country gives the same layout, whole and without holes."""

from __future__ import annotations

import pandas as pd
import pytest

from builder.statistics.tiles import measure
from scripts.tiles import grid
from scripts.tiles.__main__ import with_trades
from scripts.tiles.laying import lay
from scripts.tiles.places import Country, read_country
from tests.invented import DATA


@pytest.fixture(scope="module")
def two_counties() -> Country:
    """Return Agder and Telemark as a country of their own."""
    country = read_country(DATA)
    shapes = country.shapes[country.shapes["fylkesnr"].isin(["40", "42"])].reset_index(drop=True)
    counties = dict(zip(shapes["kommunenr"], shapes["fylkesnr"], strict=True))
    pairs = [pair for pair in country.pairs if counties.keys() >= set(pair)]
    return Country(shapes, pairs, counties)


def test_the_same_country_gives_the_same_layout(two_counties: Country) -> None:
    first, second = (lay(two_counties, steps=60_000) for _ in range(2))
    assert first.to_csv() == second.to_csv()
    assert len(first) == len(two_counties.codes) == len(first.drop_duplicates())
    assert first.min().tolist() == [0, 0]
    quality = measure(first, two_counties.shapes, two_counties.pairs, two_counties.counties)
    assert (quality.whole_counties, quality.holes) == (2, 0)
    assert quality.side_by_side >= 0.7 * quality.pairs


def test_an_island_is_tied_to_its_own_county() -> None:
    country = read_country(DATA)
    codes = country.codes
    ties = {(codes[one], codes[other]) for one, other in country.ties()}
    assert ("1144", "1145") in ties, "Kvitsøy and Bokn"
    assert all(one[:2] == other[:2] for one, other in ties)
    lone = set(codes) - {code for pair in country.pairs for code in pair}
    assert lone <= {code for tie in ties for code in tie}
    assert "0301" not in lone


def test_trades_are_done_in_their_order() -> None:
    layout = pd.DataFrame({"rad": [0, 1, 2], "kolonne": [5, 6, 7]}, index=["1", "2", "3"])
    trades = pd.DataFrame({"kommunenr": ["1", "1"], "bytter_med": ["2", "3"], "grunn": ["", ""]})
    after = with_trades(layout, trades)
    assert after["kolonne"].to_dict() == {"1": 7, "2": 5, "3": 6}


@pytest.mark.parametrize("place", [(0, 0), (1, 0), (7, 3), (36, 27)])
def test_a_cell_is_found_again_and_has_six_neighbours_a_tile_away(place: tuple[int, int]) -> None:
    cell = grid.cell_at(place)
    assert grid.place_of(cell) == place
    right, down = grid.centre(cell)
    for near in grid.around(cell):
        other_right, other_down = grid.centre(near)
        gap = (other_right - right) ** 2 + (other_down - down) ** 2
        assert gap == pytest.approx(1)
        assert grid.distance(near - cell) == 1


def test_an_odd_row_is_shifted_half_a_tile_to_the_right() -> None:
    assert grid.centre(grid.cell_at((2, 4)))[0] == 4
    assert grid.centre(grid.cell_at((3, 4)))[0] == 4.5
