"""The pairs behind a grade, and the changes between rounds, counted once more by hand."""

from __future__ import annotations

import csv
import shutil
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from builder.indicators import compute_indicators
from builder.sources import read_sources
from builder.statistics import Statistics, compute_statistics
from tests.invented import DATA, make_round
from tests.statistics.real import real_statistics

Values = dict[tuple[int, str, str], str]


@pytest.fixture(scope="module")
def statistics() -> Statistics:
    """Return the statistics of the repository's data."""
    return real_statistics()


@pytest.fixture(scope="module")
def values(statistics: Statistics) -> Values:
    """Return every value by round, municipality and indicator."""
    frame = statistics.values[statistics.values["verdi"].notna()]
    columns = (frame[name].tolist() for name in ("aar", "kommunenr", "indikator", "verdi"))
    return {(aar, nr, name): value for aar, nr, name, value in zip(*columns, strict=True)}


@pytest.mark.parametrize(
    ("grade", "first", "second"),
    [
        ("prioritering_grad", "strategi_score", "prosjekt_score"),
        ("aktivitet_grad", "bruk_grad", "tilbud_score"),
    ],
)
def test_pairs_are_those_the_grades_are_made_of(
    statistics: Statistics, values: Values, grade: str, first: str, second: str
) -> None:
    """Each municipality is in the cell of its two scores, and the cell has the grade it got."""
    counted = Counter(
        (nr, values[2022, nr, first], values[2022, nr, second], value)
        for (year, nr, name), value in values.items()
        if year == 2022 and name == grade
    )
    own = statistics.pairs[
        (statistics.pairs["aar"] == 2022) & (statistics.pairs["indikator"] == grade)
    ]
    assert len(own) == 25
    assert own["antall"].sum() == len(counted)
    cells = Counter((a, b, g) for _, a, b, g in counted)
    shown = zip(own["forste"], own["andre"], own["verdi"], own["antall"], strict=True)
    assert {(a, b, g): n for a, b, g, n in shown if n} == cells


def test_changes_follow_each_municipality_that_stayed_the_same(
    statistics: Statistics, values: Values
) -> None:
    """From 2018 to 2022, by the registry's own table of which number became which."""
    successors = _unchanged()
    moves = Counter(
        (values[2018, old, "aktivitet_grad"], values[2022, new, "aktivitet_grad"])
        for old, new in successors.items()
        if (2018, old, "aktivitet_grad") in values and (2022, new, "aktivitet_grad") in values
    )
    frame = statistics.changes
    own = frame[
        (frame["sporsmal"] == "aktivitet_grad")
        & (frame["gruppe"] == "landet")
        & (frame["fra_aar"] == 2018)
        & (frame["til_aar"] == 2022)
    ]
    assert dict(zip(zip(own["fra"], own["til"], strict=True), own["antall"], strict=True)) == moves
    assert 200 < sum(moves.values()) < 356


def _unchanged() -> dict[str, str]:
    """Return the numbers of 2018 and 2020 of those that were never merged or split."""
    with (DATA / "registry" / "kommuner_2018.csv").open(encoding="utf-8") as file:
        old = list(csv.DictReader(file))
    with (DATA / "registry" / "kommuner_2020.csv").open(encoding="utf-8") as file:
        later = list(csv.DictReader(file))
    today = {row["kommunenr"]: row["nr_2024"] for row in later}
    became = {row["kommunenr"]: row["nr_2020"] for row in old}
    parents = Counter(nr for text in became.values() for nr in text.split("|"))
    after = Counter(nr for text in today.values() for nr in text.split("|"))
    return {
        nr: new
        for nr, new in became.items()
        if "|" not in new and parents[new] == 1 and "|" not in today[new] and after[today[new]] == 1
    }


def test_a_simulated_round_is_never_set_against_an_official_one(tmp_path: Path) -> None:
    """Of three rounds, one official, only the two simulated ones are compared."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018)
    make_round(data, 2022, seed=1, status="offisiell")
    make_round(data, 2023, seed=2)
    sources = read_sources(data)
    changes = compute_statistics(sources, compute_indicators(sources)).changes
    years = set(zip(changes["fra_aar"], changes["til_aar"], strict=True))
    assert years == {(2018, 2023)}


def test_without_comparable_rounds_the_tables_are_there_and_empty(tmp_path: Path) -> None:
    """One round has no change."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2022, rows=40)
    sources = read_sources(data)
    changes = compute_statistics(sources, compute_indicators(sources)).changes
    assert isinstance(changes, pd.DataFrame)
    assert changes.empty
    assert list(changes.columns) == [
        *("sporsmal", "fra_aar", "til_aar", "gruppe", "gruppeverdi", "fra", "til", "antall")
    ]


def test_who_lost_and_who_got_a_strategy_is_as_the_published_files_have_it(
    statistics: Statistics,
) -> None:
    """25 lost and 35 got one from 2022 to 2023, counted by others in the CSV files."""
    frame = statistics.changes
    own = frame[(frame["sporsmal"] == "strategi") & (frame["fra_aar"] == 2022)]
    country = own[own["gruppe"] == "landet"]
    moves = dict(
        zip(zip(country["fra"], country["til"], strict=True), country["antall"], strict=True)
    )
    assert (moves["ja", "nei"], moves["nei", "ja"]) == (25, 35)
    counties = own[own["gruppe"] == "fylke"].groupby(["fra", "til"])["antall"].sum()
    assert counties.to_dict() == moves


def test_like_for_like_the_share_with_the_highest_grade_is_another(statistics: Statistics) -> None:
    """26,3 to 40,4 per cent of all is 25,8 to 37,8 of those that stayed and answered twice."""
    frame = statistics.changes
    own = frame[
        (frame["sporsmal"] == "prioritering_grad")
        & (frame["gruppe"] == "landet")
        & (frame["fra_aar"] == 2018)
    ]
    base = own["antall"].sum()
    before, after = (own.loc[own[one] == "4", "antall"].sum() for one in ("fra", "til"))
    assert (round(100 * before / base, 1), round(100 * after / base, 1)) == (25.8, 37.8)
