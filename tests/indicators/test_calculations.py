"""The rules of the report and the contract, checked against tables written out by hand."""

from pathlib import Path

import pandas as pd
import pytest

from builder.definitions import read_definitions
from builder.indicators.values import compute_round

DEFINITIONS = read_definitions(Path("data/definitions"))
ALL_BLOCKS = tuple(DEFINITIONS.blocks)


def answers(**given: str) -> pd.DataFrame:
    """Return one respondent's answers: what is given, and empty cells for every other column."""
    row = {column: given.pop(column, pd.NA) for column in DEFINITIONS.questions}
    assert not given, f"no such column: {given}"
    return pd.DataFrame([row], index=pd.Index(["0301"], name="kommunenr"), dtype="string")


def result(indicator: str, **given: str) -> str | None:
    """Return one indicator of one respondent as text, None where it is missing."""
    value = compute_round(answers(**given), ALL_BLOCKS, DEFINITIONS)[indicator].iloc[0]
    return None if pd.isna(value) else value


def ticked(block: str, number: int, positive: str = "ja", negative: str = "nei") -> dict[str, str]:
    """Return a block's items with the first `number` positive and the rest negative."""
    items = DEFINITIONS.blocks[block].counted_items
    return {q.column: positive if i < number else negative for i, q in enumerate(items)}


CUTS = {
    "strategi": ("strategi_score", "0111112222334 4".replace(" ", "")),
    "prosjekt": ("prosjekt_score", "01111223344"),
    "sky": ("sky_score", "0111222333444444"),
}


@pytest.mark.parametrize("block", CUTS)
def test_number_of_areas_is_cut_at_the_reports_bounds(block: str) -> None:
    indicator, expected = CUTS[block]
    gate = {block: "ja"}
    found = [result(indicator, **gate, **ticked(block, n)) for n in range(len(expected))]
    assert found == list(expected)
    assert len(expected) == len(DEFINITIONS.blocks[block].counted_items) + 1


def test_procurement_counts_wholly_and_partly_digital() -> None:
    found = [result("innkjop_score", **ticked("innkjop", n, "ja_delvis")) for n in range(9)]
    assert "".join(found) == "011122334"
    assert result("innkjop_antall", **ticked("innkjop", 5, "ja_helt", "vet_ikke")) == "5"


def test_internal_functions_count_mostly_and_only_internal() -> None:
    found = [
        result(
            "interne_funksjoner_score",
            **ticked("funksjon", n, "overveiende_interne", "likt_fordelt"),
        )
        for n in range(13)
    ]
    assert "".join(found) == "0111122233344"
    assert (
        result(
            "interne_funksjoner_antall",
            **ticked("funksjon", 3, "utelukkende_interne", "ikke_relevant"),
        )
        == "3"
    )


POINTS = {
    "ingen": (0, 0), "noen": (1, 2), "halvparten": (3, 4), "de_fleste": (3, 4), "alle": (3, 4),
    "vet_ikke": (0, 0), "ikke_relevant": (0, 0),
}  # fmt: skip


@pytest.mark.parametrize("answer", POINTS)
def test_services_give_the_reports_points(answer: str) -> None:
    simple, complex_ = POINTS[answer]
    for item, expected in zip(
        ("apen", "enkel", "kompleks", "selvaktivert"),
        (simple, simple, complex_, complex_),
        strict=True,
    ):
        assert result("tilbud_poeng", **{f"tjeneste_{item}": answer}) == str(expected)


def test_services_are_cut_at_the_reports_bounds() -> None:
    combinations = {
        0: "ingen ingen ingen ingen", 1: "noen ingen ingen ingen", 2: "noen noen ingen ingen",
        3: "noen ingen noen ingen", 4: "noen halvparten ingen ingen", 6: "noen noen noen noen",
        7: "noen noen noen halvparten ", 14: "alle alle alle alle",
    }  # fmt: skip
    expected = {0: "0", 1: "1", 2: "2", 3: "2", 4: "3", 6: "3", 14: "4"}
    for points, score in expected.items():
        given = dict(
            zip(
                ("apen", "enkel", "kompleks", "selvaktivert"),
                combinations[points].split(),
                strict=True,
            )
        )
        given = {f"tjeneste_{item}": answer for item, answer in given.items()}
        assert result("tilbud_poeng", **given) == str(points)
        assert result("tilbud_score", **given) == score


PRIORITERING = [
    "01133",
    "11133",
    "11133",
    "22244",
    "22244",
]  # rows: strategy 0-4, columns: projects 0-4
BRUK = ["00133", "01133", "11133", "22244", "22244"]  # rows: cloud 0-4, columns: procurement 0-4


@pytest.mark.parametrize(
    ("indicator", "expected"),
    [("prioritering_grad", PRIORITERING), ("bruk_grad", BRUK), ("aktivitet_grad", BRUK)],
)
def test_all_25_pairs_of_a_composite(indicator: str, expected: list[str]) -> None:
    rule = DEFINITIONS.indicators[indicator].rule
    found = ["".join(str(rule.grade(a, b)) for b in range(5)) for a in range(5)]
    assert found == expected


def test_a_gate_that_says_no_gives_zero_and_an_empty_block_gives_nothing() -> None:
    assert result("strategi_antall", strategi="nei") == "0"
    assert result("strategi_score", strategi="nei") == "0"
    assert result("strategi_antall", strategi="ja") is None
    assert result("strategi_antall") is None
    assert result("strategi_antall", strategi_robotisering="ja") == "1"
    assert result("strategi_antall", strategi="ja", strategi_robotisering="nei") == "0"
    assert result("tilbud_poeng") is None
    assert result("tilbud_poeng", tjeneste_apen="vet_ikke") == "0"


def test_a_composite_with_a_missing_part_is_missing() -> None:
    assert result("prioritering_grad", strategi="nei") is None
    assert result("prioritering_grad", strategi="nei", prosjekt="nei") == "0"
    assert result("aktivitet_grad", sky="nei", **ticked("innkjop", 0)) is None


def test_artificial_intelligence_does_not_count() -> None:
    given = ticked("strategi", 13) | {"strategi_kunstig_intelligens": "ja"}
    assert result("strategi_antall", strategi="ja", **given) == "13"
    assert result("strategi_antall", strategi="ja", strategi_kunstig_intelligens="ja") is None


def test_obstacle_answers_are_joined_two_and_two() -> None:
    scale = ["svart_liten", "ganske_liten", "verken_eller", "ganske_stor", "svart_stor"]
    found = [result("kompetanse_mangel", kompetanse_hinder=answer) for answer in scale]
    assert found == ["liten", "liten", "verken_eller", "stor", "stor"]
    assert result("kompetanse_mangel") is None


def test_recruitment_follows_the_two_questions() -> None:
    assert result("rekruttering", rekruttering_forsok="nei") == "ikke_forsokt"
    assert (
        result("rekruttering", rekruttering_forsok="ja", rekruttering_problem="nei")
        == "uten_problem"
    )
    assert (
        result("rekruttering", rekruttering_forsok="ja", rekruttering_problem="ja") == "med_problem"
    )
    assert result("rekruttering", rekruttering_forsok="ja") is None
    assert result("rekruttering") is None


@pytest.mark.parametrize(
    ("internal", "side"),
    [(0, "eksterne"), (4, "eksterne"), (7, "eksterne"), (8, "interne"), (12, "interne")],
)
def test_competence_crosses_internal_functions_with_recruitment(internal: int, side: str) -> None:
    given = ticked("funksjon", internal, "utelukkende_interne", "utelukkende_eksterne")
    assert (
        result("kompetanse_kategori", rekruttering_forsok="nei", **given) == f"{side}_ikke_forsokt"
    )
    assert result("kompetanse_kategori", **given) is None
    assert result("kompetanse_kategori", rekruttering_forsok="nei") is None


def test_what_was_not_asked_is_not_computed() -> None:
    wide = compute_round(answers(rekruttering_forsok="nei"), ("rekruttering",), DEFINITIONS)
    assert list(wide.columns) == ["rekruttering"]
