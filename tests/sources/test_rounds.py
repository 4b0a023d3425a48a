"""What a sound round becomes, and which columns a round may lack."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest

from builder.definitions import read_definitions
from builder.faults import Findings
from builder.sources.model import SurveyRound
from builder.sources.survey import read_rounds
from tests.invented import make_round, registry_of, write_card, write_table


def read(data: Path) -> tuple[dict[int, SurveyRound], Findings]:
    """Return the rounds of a data folder by year, and what was found on the way."""
    findings = Findings()
    definitions = read_definitions(data / "definitions")
    rounds = read_rounds(data, registry_of(data), definitions, findings)
    return {one.year: one for one in rounds}, findings


def drop(path: Path, pattern: str) -> None:
    """Remove the columns of a round that match a pattern and renew its checksum."""
    frame = pd.read_csv(path, dtype="str", keep_default_na=False)
    kept = [column for column in frame.columns if not re.fullmatch(pattern, column)]
    write_table(path, [kept, *frame[kept].to_numpy().tolist()])
    write_card(path.parent, path.name)


def test_answers_are_text_by_kommunenr_with_na_where_empty(small_data: Path) -> None:
    folder = small_data / "survey" / "2018"
    rows = [["strategi_annet", "kommunenr", "kompetanse_hinder"]]
    definitions = read_definitions(small_data / "definitions")
    strategi = [one.column for one in definitions.blocks["strategi"].questions if not one.since]
    rows = [[*strategi, "kommunenr", "kompetanse_hinder"]]
    rows += [["ja", *[""] * 12, "nei", "0104", "svart_liten"], [*[""] * 14, "0101", ""]]
    write_table(folder / "responses.csv", rows)
    write_card(folder, "responses.csv")
    rounds, findings = read(small_data)
    answers = rounds[2018].answers
    assert findings.faults == []
    assert answers is not None
    assert answers.index.name == "kommunenr"
    assert answers.index.tolist() == ["0101", "0104"] == rounds[2018].respondents.tolist()
    assert answers.columns.tolist() == [*strategi, "kompetanse_hinder"]
    assert answers.loc["0104"].dropna().to_dict() == {
        "strategi": "ja",
        "strategi_omrade_13": "nei",
        "kompetanse_hinder": "svart_liten",
    }
    assert answers.loc["0101"].isna().all()
    assert rounds[2018].asked == ("strategi", "hinder")


def test_a_round_knows_its_division_status_and_place(small_data: Path) -> None:
    make_round(small_data, 2024, rows=3, status="offisiell")
    rounds, findings = read(small_data)
    assert findings.faults == []
    assert [(one.division, one.is_synthetic, one.path) for one in rounds.values()] == [
        ("2018", True, "survey/2018"),
        ("2020", True, "survey/2022"),
        ("2024", False, "survey/2024"),
    ]
    assert rounds[2024].file == "responses.csv"


@pytest.mark.parametrize("year", [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2031])
def test_an_invented_round_of_any_year_is_sound(small_data: Path, year: int) -> None:
    make_round(small_data, year, rows=40, seed=year)
    rounds, findings = read(small_data)
    assert findings.faults == []
    assert findings.notices == []
    answers = rounds[year].answers
    assert answers is not None
    assert len(answers) == 40
    assert ("strategi_kunstig_intelligens" in answers.columns) == (year >= 2023)


def test_scores_are_text_with_na_where_empty(small_data: Path) -> None:
    (small_data / "survey" / "2022" / "responses.csv").unlink()
    make_round(small_data, 2022, rows=40, kind="scores")
    rounds, findings = read(small_data)
    one = rounds[2022]
    assert findings.faults == []
    assert one.answers is None
    assert one.scores is not None
    assert one.asked == ()
    assert one.file == "scores.csv"
    assert one.scores.columns.tolist() == ["kommunenr", "indikator", "verdi"]
    indicators = read_definitions(small_data / "definitions").indicators
    assert len(one.scores) == 40 * len(indicators)
    assert len(one.respondents) == 40
    empty = one.scores["verdi"].isna()
    assert 0 < empty.sum() < 100
    assert not (one.scores["verdi"] == "").any()


def test_a_listed_round_without_a_whole_block_is_read_with_a_notice(small_data: Path) -> None:
    drop(small_data / "survey" / "2022" / "responses.csv", "sky.*")
    rounds, findings = read(small_data)
    assert findings.faults == []
    assert "sky" not in rounds[2022].asked
    assert "tjeneste" in rounds[2022].asked
    assert len(findings.notices) == 1
    assert "block sky" in findings.notices[0]


def test_a_block_a_listed_year_did_not_ask_must_be_whole(small_data: Path) -> None:
    folder = make_round(small_data, 2023, rows=5, blocks=["strategi", "rekruttering", "innkjop"])
    rounds, findings = read(small_data)
    assert findings.faults == []
    assert rounds[2023].asked == ("strategi", "rekruttering", "innkjop")
    drop(folder / "responses.csv", "innkjop_(evaluering|planlegging)")
    _, findings = read(small_data)
    assert [fault.column for fault in findings.faults] == [
        "innkjop_planlegging",
        "innkjop_evaluering",
    ]


@pytest.mark.parametrize(("year", "is_fault"), [(2023, True), (2031, False)])
def test_an_uncounted_item_may_be_missing_in_a_year_the_codebook_does_not_list(
    small_data: Path, year: int, is_fault: bool
) -> None:
    folder = make_round(small_data, year, rows=5)
    drop(folder / "responses.csv", "strategi_kunstig_intelligens")
    _, findings = read(small_data)
    assert bool(findings.faults) == is_fault


def test_a_year_the_codebook_does_not_list_may_lack_any_block_but_no_part_of_one(
    small_data: Path,
) -> None:
    folder = make_round(small_data, 2021, rows=5, blocks=["rekruttering", "tjeneste"])
    rounds, findings = read(small_data)
    assert findings.faults == [] == findings.notices
    assert rounds[2021].asked == ("rekruttering", "tjeneste")
    drop(folder / "responses.csv", "tjeneste_enkel")
    _, findings = read(small_data)
    assert [fault.column for fault in findings.faults] == ["tjeneste_enkel"]


def test_a_round_without_any_block_is_refused(small_data: Path) -> None:
    folder = make_round(small_data, 2021, rows=5)
    drop(folder / "responses.csv", "(?!kommunenr).*")
    _, findings = read(small_data)
    assert [fault.found for fault in findings.faults] == ["no column with answers"]


def test_rindal_has_its_number_of_2018_in_2019_too(small_data: Path) -> None:
    make_round(small_data, 2019, rows=["0301", "5061"])
    rounds, findings = read(small_data)
    assert findings.faults == []
    assert rounds[2019].respondents.tolist() == ["0301", "1567"]
    assert len(findings.notices) == 1
    assert "5061 (Rindal in 2019)" in findings.notices[0]


def test_rindal_twice_in_2019_and_once_in_2018_are_faults(small_data: Path) -> None:
    make_round(small_data, 2019, rows=["1567", "5061"])
    make_round(small_data, 2018, rows=["0301", "5061"])
    _, findings = read(small_data)
    found = [(fault.path[-18:-14], fault.row, fault.found) for fault in findings.faults]
    assert found == [
        ("2018", 3, "'5061', which is Rindal in the division of 2020 and 2024"),
        ("2019", 3, "'1567', as in row 2"),
    ]
