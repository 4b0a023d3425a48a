"""The summaries of all municipalities: a golden file to be read, and what must hold of each.

A change of words or rules shows as a change of `golden/oppsummeringer.csv`; read it, and write it
anew with `python -m tests.pages.words.test_summaries`.
"""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.words.standing import Standing
from builder.pages.words.summary import Summary, summary_of
from tests.invented import DATA
from tests.pages.editions import invented_edition, real_edition

GOLDEN = Path(__file__).parents[2] / "golden" / "oppsummeringer.csv"
NUMBERS = re.compile(r"\d[\d\N{NO-BREAK SPACE}]*")


@cache
def summaries() -> dict[str, Summary]:
    """Return the summary of every municipality of today by its number."""
    edition = real_edition()
    return {
        code: summary_of(Standing(edition, kommune))
        for code, kommune in edition.places.kommuner.items()
    }


def golden() -> str:
    """Return what the golden file holds, made from the summaries."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["kommunenr", "kommune", "oppsummering", "kant"])
    kommuner = real_edition().places.kommuner
    for code in sorted(kommuner):
        own = summaries()[code]
        told = (code, kommuner[code].link_name, own.text, own.edge)
        writer.writerow([part.replace("\N{NO-BREAK SPACE}", " ") for part in told])
    return text.getvalue()


def test_the_summaries_are_those_that_have_been_read() -> None:
    known = GOLDEN.read_text(encoding="utf-8").splitlines()
    differing = [line for line in golden().splitlines() if line not in known]
    assert differing == []
    assert len(known) == 358


def test_no_two_municipalities_with_other_answers_have_the_same_summary(edition: Edition) -> None:
    kommuner = edition.places.kommuner
    texts = {code: own.text.replace(kommuner[code].navn, "X") for code, own in summaries().items()}
    assert len(set(texts.values())) == 357


def test_a_summary_has_three_things_at_most_and_each_has_its_year_and_its_base() -> None:
    for code, own in summaries().items():
        assert 2 <= len(own.sentences) <= 3, code
        for sentence in own.sentences:
            is_own_story = "grensene" in sentence or "svarte sist" in sentence
            is_own_story = is_own_story or "Svarene gjaldt" in sentence
            assert "grensene" in sentence or re.search(r"\b20(18|22|23)\b", sentence), sentence
            assert is_own_story or re.search(r" av (de )?\d|n.=.\d", sentence), sentence


def test_who_lost_its_strategy_is_told_so_and_never_that_it_has_one() -> None:
    """25 said yes in 2022 and no in 2023; what they had before is not told as what they have."""
    told = [own.text for own in summaries().values() if "har ingen IKT-strategi (2023)" in own.text]
    assert len(told) >= 20
    for text in told:
        assert "både IKT-strategi" not in text
        assert "en omfattende IKT-strategi" not in text


def test_a_grade_is_told_from_its_parts(edition: Edition) -> None:
    """Grade 1 is also the grade of those with both a strategy and projects (Rapporter 2019/14)."""
    rows = _responses(2022)
    for code, own in summaries().items():
        unit = edition.results.own_unit(code, 2022)
        row = rows.get(unit.kommunenr) if unit else None
        if row is None:
            continue
        for phrase, strategy, project in (
            ("har både IKT-strategi og IKT-prosjekter", "ja", "ja"),
            ("har både en omfattende IKT-strategi og omfattende IKT-prosjekter", "ja", "ja"),
            ("har omfattende IKT-prosjekter, men ingen IKT-strategi", "nei", "ja"),
            ("har verken IKT-strategi eller IKT-prosjekter", "nei", "nei"),
            ("har omfattende IKT-prosjekter, men en mindre omfattende", "ja", "ja"),
        ):
            if phrase in own.text:
                assert (row["strategi"], row["prosjekt"]) == (strategy, project), own.text


@pytest.mark.parametrize(("column", "items"), [("sky", 15), ("strategi", 13), ("prosjekt", 10)])
def test_the_numbers_of_a_change_are_those_of_the_answers(
    edition: Edition, column: str, items: int
) -> None:
    """`gikk fra 3 til 11 områder med skytjenester fra 2018 til 2022`, counted in the rounds."""
    words = {
        "sky": "områder med skytjenester",
        "strategi": "områder i IKT-strategien",
        "prosjekt": "områder som IKT-prosjektene skal endre",
    }[column]
    pattern = re.compile(
        rf"gikk fra (\d+) til (\d+) {words} fra (\d+) til (\d+), av {items} mulige"
    )
    checked = 0
    for code, own in summaries().items():
        for found in pattern.findall(own.text):
            was, now, before, after = map(int, found)
            for number, year in ((was, before), (now, after)):
                unit = edition.results.own_unit(code, year)
                assert unit is not None
                assert _counted(_responses(year)[unit.kommunenr], column) == number
                checked += 1
    assert checked >= 10


@pytest.mark.parametrize(
    ("phrase", "column", "answer", "year"),
    [
        ("som ikke har skytjenester på noe område (2022", "sky", 0, 2022),
        ("som har skytjenester på alle de 15 områdene (2022", "sky", 15, 2022),
        ("som omtaler alle de 13 områdene i IKT-strategien (2023", "strategi", 13, 2023),
    ],
)
def test_one_of_so_many_is_counted_in_the_answers(
    phrase: str, column: str, answer: int, year: int
) -> None:
    rows = _responses(year)
    count = sum(_counted(row, column) == answer for row in rows.values())
    told = [own.text for own in summaries().values() if phrase in own.text]
    assert told
    for text in told:
        before = text[: text.index(phrase)].rstrip()
        number = re.search(r"en av (\S+) kommuner$", before)
        assert number, text
        assert number[1] in (str(count), {3: "tre", 5: "fem"}.get(count)), text
        assert f"n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{len(rows)}" in text


def _counted(row: dict[str, str], column: str) -> int:
    """Return how many items of a block were answered by yes, but for those not counted."""
    items = [name for name in row if name.startswith(f"{column}_")]
    return sum(row[name] == "ja" for name in items if not name.endswith("intelligens"))


@cache
def _responses(year: int) -> dict[str, dict[str, str]]:
    """Return the rows of a round by kommunenr, as they stand in its file."""
    path = DATA / "survey" / str(year) / "responses.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["kommunenr"]: row for row in csv.DictReader(file)}


@pytest.mark.parametrize(
    "rounds",
    [
        {2022: {"rows": ["0301"]}},  # only one has answered: its county, its class, the country
        {2022: {}},  # no other round
        {2018: {}, 2022: {"kind": "scores"}},  # grades without the answers behind
        {2030: {}},  # a year nobody thought of
    ],
)
def test_every_municipality_has_a_summary_whatever_rounds_there_are(
    tmp_path: Path, rounds: dict[int, dict[str, object]]
) -> None:
    edition = invented_edition(tmp_path, rounds)
    for kommune in edition.places.kommuner.values():
        own = summary_of(Standing(edition, kommune))
        assert own.sentences
        assert all(one.endswith(".") for one in own.sentences)
        assert "None" not in own.text
        assert "{" not in own.text


if __name__ == "__main__":
    GOLDEN.write_text(golden(), encoding="utf-8", newline="\n")
