"""Who moved most: by how far, and nobody where too many moved equally far."""

from __future__ import annotations

import pandas as pd
import pytest

from builder.definitions import read_definitions
from builder.statistics.movers import MOST, Movers, find_movers
from tests.invented import DATA

INDICATORS = read_definitions(DATA / "definitions").indicators


def movers(name: str, *ways: tuple[int, int]) -> Movers:
    """Return what is found where each municipality went one of these ways."""
    rows = [(name, 2018, 2022, f"{n:04d}", str(a), str(b)) for n, (a, b) in enumerate(ways)]
    columns = ["sporsmal", "fra_aar", "til_aar", "kommunenr_today", "fra", "til"]
    others = [("sky_antall", 2018, 2022, "0301", "0", "9"), (name, 2018, 2023, "0301", "0", "4")]
    frame = pd.DataFrame([*rows, *others], columns=columns)
    return find_movers(frame, INDICATORS[name], 2018, 2022)


def test_those_that_moved_most_come_first() -> None:
    found = movers("strategi_antall", (3, 4), (0, 9), (5, 5), (8, 2), (2, 1))
    assert (found.up, found.down, found.level, found.n) == (2, 2, 1, 5)
    assert [(one.kommunenr, one.change) for one in found.rises] == [("0001", 9), ("0000", 1)]
    assert [(one.kommunenr, one.change) for one in found.falls] == [("0003", -6), ("0004", -1)]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [(1, 2, 1), (1, 3, 1), (2, 3, 0), (3, 2, 0), (2, 4, 1), (4, 3, -1), (0, 4, 3)],
)
def test_there_is_no_step_between_grades_that_differ_in_kind(
    before: int, after: int, change: int
) -> None:
    found = movers("prioritering_grad", (before, after))
    changes = [one.change for one in (*found.rises, *found.falls)]
    assert changes == ([change] if change else [])
    assert found.level == (0 if change else 1)


def test_a_score_has_a_step_between_two_and_three() -> None:
    assert movers("strategi_score", (2, 3)).rises[0].change == 1


def test_equal_changes_are_listed_all_or_not_at_all() -> None:
    crowd = [(0, 1)] * MOST
    assert len(movers("strategi_antall", *crowd).rises) == MOST
    assert movers("strategi_antall", *crowd, (0, 1)).rises == ()
    assert [m.change for m in movers("strategi_antall", *crowd, (0, 7)).rises] == [7]


def test_a_category_has_no_up_or_down() -> None:
    with pytest.raises(ValueError, match="kompetanse_kategori has no order"):
        movers("kompetanse_kategori")
