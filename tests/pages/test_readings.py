"""The sentences that read figures, word for word, on invented counts."""

from __future__ import annotations

import pytest

from builder.definitions import Definitions, Indicator, read_definitions
from builder.pages.lookups.results import Shares
from builder.pages.words.readings import (
    areas_reading,
    commonest_sentence,
    groups_reading,
    rounds_reading,
    row_sentence,
)
from tests.invented import DATA

SPACE = "\N{NO-BREAK SPACE}"


@pytest.fixture(scope="module")
def definitions() -> Definitions:
    return read_definitions(DATA / "definitions")


@pytest.fixture(scope="module")
def grade(definitions: Definitions) -> Indicator:
    return definitions.indicators["prioritering_grad"]


def shares(*counts: int) -> Shares:
    """Return shares of the grades 0 to 4 with these counts."""
    n = sum(counts)
    pct = {str(v): round(1000 * c / n) / 10 for v, c in enumerate(counts)}
    return Shares({str(v): c for v, c in enumerate(counts)}, pct, n)


SMALL, LARGE, COUNTRY = shares(0, 6, 0, 0, 4), shares(0, 1, 0, 0, 3), shares(0, 7, 0, 0, 8)


def spaced(text: str) -> str:
    """Return a sentence with ordinary spaces."""
    return text.replace(SPACE, " ")


def test_rounds_follow_the_commonest_value_of_the_newest(grade: Indicator) -> None:
    told = rounds_reading(grade, [("2018", SMALL), ("2022", LARGE)])
    assert spaced(told) == (
        "Andelen med grad 4 («høy») er 40,0 prosent (n = 10) i 2018 og 75,0 prosent (n = 4) i 2022."
    )


def test_areas_follow_the_commonest_value_of_the_first(grade: Indicator) -> None:
    told = areas_reading(grade, [("Nordland", SMALL), ("Hele landet", COUNTRY)])
    assert spaced(told) == (
        "Andelen med grad 1 («lav») er 60,0 prosent (n = 10) i Nordland og 46,7 prosent (n = 15) "
        "i hele landet."
    )


def test_groups_tell_where_the_share_is_largest_and_smallest(grade: Indicator) -> None:
    groups = [("Under 2 000 innbyggere", SMALL), ("Sentralitet 1", LARGE), ("Hele landet", COUNTRY)]
    assert spaced(groups_reading(grade, groups)) == (
        "Andelen med grad 4 («høy») er størst blant kommuner med sentralitet 1 (75,0 prosent, "
        "n = 4), og minst med under 2 000 innbyggere (40,0 prosent, n = 10)."
    )


def test_equal_groups_are_named_together(grade: Indicator) -> None:
    groups = [("A", SMALL), ("B", LARGE), ("C", LARGE), ("Hele landet", COUNTRY)]
    assert "størst blant kommuner med B og C (75,0 prosent, n = 4 og n = 4)" in spaced(
        groups_reading(grade, groups)
    )


def test_where_all_groups_are_equal_only_the_country_is_told(grade: Indicator) -> None:
    groups = [("A", LARGE), ("B", LARGE), ("Hele landet", LARGE)]
    assert spaced(groups_reading(grade, groups)) == (
        "Andelen med grad 4 («høy») er 75,0 prosent (n = 4) i hele landet."
    )


def test_a_category_is_told_by_its_name(definitions: Definitions) -> None:
    kategori = definitions.indicators["rekruttering"]
    own = Shares({"ikke_forsokt": 1, "uten_problem": 0, "med_problem": 3}, {"med_problem": 75.0}, 4)
    assert spaced(areas_reading(kategori, [("Hele landet", own)])) == (
        "Andelen med «med problemer» er 75,0 prosent (n = 4) i hele landet."
    )


def test_equal_values_are_told_as_equally_common(grade: Indicator) -> None:
    told = commonest_sentence(grade, {"0": 0, "1": 6, "2": 1, "3": 0, "4": 6}, 14)
    assert told == "Grad 1 («lav») og grad 4 («høy») er like vanlige: 6 hver av 14 som svarte."
    assert commonest_sentence(grade, {"4": 3, "1": 2}, 5) == (
        "Vanligst er grad 4 («høy»): 3 av 5 kommuner som svarte."
    )
    assert commonest_sentence(grade, {"ubesvart": 3}, 3) == "Ingen kommuner har en verdi."


def test_a_row_never_calls_one_of_several_the_commonest() -> None:
    told = row_sentence("2022", ["grad 1 («lav»)", "grad 4 («høy»)"], 40.0, 15)
    assert spaced(told) == (
        "2022: like vanlige er grad 1 («lav») og grad 4 («høy») (40,0 prosent av 15 kommuner hver)."
    )
    one = row_sentence("2022", ["grad 4 («høy»)"], 40.4, 354)
    assert spaced(one) == "2022: vanligst er grad 4 («høy») (40,4 prosent av 354 kommuner)."
    assert row_sentence("2022", [], 0.0, 2) == "2022: ingen har en verdi."


def test_a_score_is_called_a_score(definitions: Definitions) -> None:
    score = definitions.indicators["strategi_score"]
    assert commonest_sentence(score, {"3": 2}, 2) == (
        "Vanligst er score 3 («høy»): 2 av 2 kommuner som svarte."
    )
