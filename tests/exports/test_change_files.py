"""`endring`: only what may be compared, and steps only where values have an order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from builder.definitions import Indicator
from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources
from builder.statistics import compute_statistics
from builder.statistics.steps import step_between
from tests.exports.conftest import as_official
from tests.exports.reading import csv_dicts

Files = dict[str, bytes]
STEPS = {
    ("strategi_antall", "3", "11"): ("opp", 8),
    ("strategi_antall", "3", "3"): ("uendret", 0),
    ("strategi_score", "4", "2"): ("ned", -2),
    ("prioritering_grad", "1", "4"): ("opp", 2),
    ("prioritering_grad", "2", "3"): ("annen", None),
    ("prioritering_grad", "3", "2"): ("annen", None),
    ("prioritering_grad", "4", "2"): ("ned", -1),
    ("prioritering_grad", "2", "2"): ("uendret", 0),
    ("kompetanse_mangel", "liten", "stor"): ("annen", None),
    ("kompetanse_kategori", "x", "x"): ("uendret", None),
}


@pytest.mark.parametrize(("move", "expected"), STEPS.items(), ids=map("-".join, STEPS))
def test_steps_are_told_only_where_there_are_some(
    sources: Sources, move: tuple[str, str, str], expected: tuple[str, int | None]
) -> None:
    name, before, after = move
    indicator: Indicator = sources.definitions.indicators[name]
    assert step_between(indicator, before, after) == expected


def test_only_municipalities_with_the_same_borders_that_answered_both_are_there(
    files: Files,
) -> None:
    rows = csv_dicts(files["data/endring.csv"])
    same = {
        (r["aar"], r["kommunenr_2024"]): r["kommunenr"]
        for r in csv_dicts(files["data/slektskap.csv"])
        if r["forhold"] == "samme"
    }
    values = {
        (r["aar"], r["kommunenr"], r["indikator"]): r["verdi"]
        for r in csv_dicts(files["data/indikatorer.csv"])
    }
    expected = {
        (code, name, before, after, old, new)
        for (before, code), first in same.items()
        for after in ("2018", "2022", "2023")
        if before < after and (after, code) in same
        for name in {key[2] for key in values}
        if (old := values[before, first, name]) and (new := values[after, same[after, code], name])
    }
    columns = ("kommunenr_2024", "indikator", "fra_aar", "til_aar", "fra", "til")
    assert {tuple(row[name] for name in columns) for row in rows} == expected
    grades = [r for r in rows if r["indikator"] == "prioritering_grad" and r["til_aar"] == "2022"]
    assert len(grades) == 283  # as counted by hand: 285 pairs, two of which are no pairs


def test_hamaroy_and_hitra_took_parts_of_others_and_have_no_change(files: Files) -> None:
    rows = [r for r in csv_dicts(files["data/endring.csv"]) if r["fra_aar"] == "2018"]
    assert not {"1875", "5056"} & {row["kommunenr_2024"] for row in rows}


def test_no_change_goes_from_a_simulated_round_to_an_official_one(sources: Sources) -> None:
    *older, newest = sources.rounds
    own = replace(sources, rounds=(*older, as_official(newest)))
    rows = csv_dicts(
        build_exports(own, compute_statistics(own, compute_indicators(own)), "", only_csv=True)[
            "data/endring.csv"
        ]
    )
    pairs = Counter((r["fra_aar"], r["til_aar"], r["datastatus"]) for r in rows)
    assert pairs.keys() == {("2018", "2022", "syntetisk")}


def test_who_rose_most_is_one_filter_away(files: Files) -> None:
    rows = [
        r
        for r in csv_dicts(files["data/endring.csv"])
        if (r["indikator"], r["fra_aar"], r["til_aar"]) == ("strategi_antall", "2018", "2022")
    ]
    most = max(int(r["steg"]) for r in rows)
    assert most == max(int(r["til"]) - int(r["fra"]) for r in rows) > 8
    assert all(int(r["til"]) - int(r["fra"]) == int(r["steg"]) for r in rows)
