"""What is remarked of a sound round: files that are not read, and rows without any answer."""

from __future__ import annotations

import csv
from pathlib import Path

from builder.sources import read_sources
from tests.invented import write_card, write_table


def notices(data: Path) -> list[str]:
    """Return the notices of a sound data folder, with paths below it."""
    return [text.replace(f"{data}/", "") for text in read_sources(data).notices]


def empty(data: Path, year: int, codes: set[str]) -> None:
    """Take every answer of some municipalities out of a round."""
    folder = data / "survey" / str(year)
    with (folder / "responses.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    left = [[row[0], *("" for _ in row[1:])] if row[0] in codes else row for row in rows]
    write_table(folder / "responses.csv", [header, *left])
    write_card(folder, "responses.csv")


def test_a_sound_round_is_not_remarked_on(small_data: Path) -> None:
    assert notices(small_data) == []


def test_files_that_are_not_read_are_named_and_hidden_ones_are_not(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    (folder / "svar 2018.xlsx").touch()
    (folder / "gammelt\n").mkdir()
    (folder / ".DS_Store").touch()
    assert notices(small_data) == [
        r"survey/2018: the builder does not read 'gammelt\n', 'svar 2018.xlsx' in the folder of a "
        "round."
    ]


def test_rows_without_any_answer_are_counted(small_data: Path) -> None:
    empty(small_data, 2018, {"0105"})
    empty(small_data, 2022, set(small_codes(small_data, 2022)[:8]))
    first = ", ".join(small_codes(small_data, 2022)[:6])
    counted = "counted among those that answered. Leave out the rows of those that did not."
    assert notices(small_data) == [
        f"survey/2018/responses.csv: 1 municipality without any answer (0105), {counted}",
        f"survey/2022/responses.csv: 8 municipalities without any answer ({first} and 2 more), "
        f"{counted}",
    ]


def small_codes(data: Path, year: int) -> list[str]:
    """Return the kommunenr of a round in the order of its file."""
    lines = (data / "survey" / str(year) / "responses.csv").read_text("utf-8").splitlines()
    return [line.split(",")[0] for line in lines[1:]]


def test_scores_without_any_value_are_counted_by_municipality(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    (folder / "responses.csv").unlink()
    rows = [["0101", "sky_score", ""], ["0101", "bruk_grad", ""], ["0104", "sky_score", "2"]]
    write_table(folder / "scores.csv", [["kommunenr", "indikator", "verdi"], *rows])
    write_card(folder, "scores.csv")
    assert notices(small_data) == [
        "survey/2018/scores.csv: 1 municipality without any answer (0101), counted among those "
        "that answered. Leave out the rows of those that did not."
    ]
