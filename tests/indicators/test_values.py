"""The table of all values: everyone of every round is in it, with why a value is missing."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pandas as pd

from builder.indicators import compute_indicators
from builder.sources import read_sources
from tests.invented import DATA, make_round, write_card
from tests.real import indicator_ids

MEMBERS = {2018: 422, 2022: 356, 2023: 356}  # municipalities of the division of each round
INDICATORS = len(indicator_ids())


@cache
def values() -> pd.DataFrame:
    """Return the values of the repository's own rounds."""
    return compute_indicators(read_sources(DATA))


def rows_of(path: Path) -> dict[str, dict[str, str]]:
    """Return the rows of a CSV file by kommunenr."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["kommunenr"]: row for row in csv.DictReader(file)}


def own(table: pd.DataFrame, year: int, indicator: str) -> dict[str, tuple[str | None, str]]:
    """Return value and status of an indicator of a round by kommunenr."""
    rows = table[(table["aar"] == year) & (table["indikator"] == indicator)]
    cells = zip(rows["kommunenr"], rows["verdi"], rows["status"], strict=True)
    return {code: (None if pd.isna(value) else value, status) for code, value, status in cells}


def test_every_municipality_of_every_round_has_a_row_for_each_indicator() -> None:
    table = values()
    assert list(table.columns) == ["aar", "kommunenr", "indikator", "verdi", "status"]
    assert table.groupby("aar").size().to_dict() == {
        year: members * INDICATORS for year, members in MEMBERS.items()
    }
    assert table.index.tolist() == list(range(len(table)))
    first = table.head(INDICATORS)
    assert set(first["kommunenr"]) == {"0101"}
    assert set(first["aar"]) == {2018}
    assert first["indikator"].tolist()[:3] == [
        *("strategi_antall", "strategi_score", "prosjekt_antall")
    ]


def test_a_count_is_what_a_count_of_the_file_gives_and_is_text() -> None:
    answered = rows_of(DATA / "survey" / "2022" / "responses.csv")
    found = own(values(), 2022, "prosjekt_antall")
    assert set(answered) < set(found)
    for code, row in answered.items():
        cells = [row[name] for name in row if name.startswith("prosjekt_")]
        gate = row["prosjekt"] == "nei"
        expected = "0" if gate else str(cells.count("ja")) if any(cells) else None
        assert found[code] == (expected, "" if expected else "ubesvart"), code


def test_a_missing_value_says_why() -> None:
    table, silent = values(), set()
    for year, members in MEMBERS.items():
        answered = rows_of(DATA / "survey" / str(year) / "responses.csv")
        found = own(table, year, "strategi_antall")
        silent = set(found) - set(answered)
        assert len(found) == members
        assert {found[code] for code in silent} == {(None, "svarte_ikke")}
        for code in answered:
            value, status = found[code]
            assert status == ("ubesvart" if value is None else "")
    # What the whole round was not asked comes before that one did not answer.
    assert silent
    assert set(own(table, 2023, "sky_antall").values()) == {(None, "ikke_spurt")}


def test_a_round_of_scores_has_what_is_published(small_data: Path) -> None:
    (small_data / "survey" / "2018" / "responses.csv").unlink()
    folder = make_round(small_data, 2018, rows=3, kind="scores")
    text = (folder / "scores.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if ",sky_antall," not in line]
    published = [line.split(",") for line in lines[1:]]
    (folder / "scores.csv").write_text("\n".join([*lines, ""]), encoding="utf-8")
    write_card(folder, "scores.csv")
    table = compute_indicators(read_sources(small_data))
    known = own(table, 2018, "sky_score")
    for code, indicator, value in published:
        if indicator == "sky_score":
            assert known[code] == (value or None, "" if value else "ubesvart")
    assert set(own(table, 2018, "sky_antall").values()) == {(None, "ikke_publisert")}
    assert len(known) == MEMBERS[2018]
