"""The committed rounds against everything that is published."""

from __future__ import annotations

import statistics
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

import pytest

from tests.simulation.counting import (
    DATA,
    DIVISION,
    PROJECTS,
    Test,
    everyone,
    is_in,
    respondents,
    table,
)
from tests.simulation.published import (
    ELSEWHERE,
    FIGURES,
    IN_WORDS,
    MEDIANS,
    PROJECTS_2022,
    PUBLISHED,
    TRIED,
)


def number(year: int, counted: Test, base: Test) -> tuple[int, int]:
    """Return how many of the base are counted, and the base."""
    rows = [row for row in respondents(year) if base(row)]
    return sum(map(counted, rows)), len(rows)


def rounded(part: int, whole: int, like: str) -> Decimal:
    """Return a percentage rounded half up to as many decimals as the published one has."""
    unit = Decimal(1).scaleb(int(Decimal(like).as_tuple().exponent))
    return (Decimal(100 * part) / whole).quantize(unit, ROUND_HALF_UP)


def test_every_published_municipal_figure_is_tested() -> None:
    """A figure that is added to the list of published ones must be added here too."""
    municipal = {one for one, row in FIGURES.items() if "statlige" not in row["base"]}
    assert municipal == (set(PUBLISHED) | set(IN_WORDS) | set(MEDIANS) | ELSEWHERE) & set(FIGURES)


@pytest.mark.parametrize("figure", sorted(PUBLISHED))
def test_published_figures(figure: str) -> None:
    """Counts are exact; percentages are the published ones when rounded as they were."""
    row = FIGURES[figure]
    part, whole = number(int(row["year"]), *PUBLISHED[figure])
    if row["count"]:
        assert part == int(row["count"])
    if row["n"]:
        assert whole == int(row["n"])
    if row["statistic"] != "count":
        assert rounded(part, whole, row["value"]) == Decimal(row["value"])


@pytest.mark.parametrize("figure", sorted(IN_WORDS))
def test_figures_published_in_words(figure: str) -> None:
    """The share lies in the range the words leave."""
    counted, base, low, high = IN_WORDS[figure]
    part, whole = number(2018, counted, base)
    assert low <= 100 * part / whole + 1e-9
    assert 100 * part / whole <= high + 1e-9


@pytest.mark.parametrize("figure", sorted(MEDIANS))
def test_medians(figure: str) -> None:
    """The median is the published one; only that of strategies depends on how a median is
    defined.
    """
    column, base = MEDIANS[figure]
    values = [int(row[column]) for row in respondents(2018) if base(row)]
    published = float(FIGURES[figure]["value"])
    assert statistics.median_low(values) == published
    expected = 9.5 if figure == "strategi_median_2018" else published
    assert statistics.median(values) == expected


def test_highest_points() -> None:
    """No municipality has more than 12 points for digital services, and some has 12."""
    assert max(int(row["poeng"]) for row in respondents(2018)) == 12


@pytest.mark.parametrize("item", PROJECTS)
def test_project_effects_2022(item: str) -> None:
    """The ten effects of projects in 2022 are shares of everyone that answered."""
    part, whole = number(2022, is_in(f"prosjekt_{item}", "ja"), everyone)
    assert rounded(part, whole, PROJECTS_2022[item]) == Decimal(PROJECTS_2022[item])


def test_recruitment_2023() -> None:
    """In 2023, 197 of 355 had tried to recruit and 142 of these had problems."""
    assert number(2023, TRIED, everyone) == (197, 355)
    assert number(2023, is_in("rekruttering_problem", "ja"), TRIED) == (142, 197)


def test_trondelag_2022() -> None:
    """Of the 38 municipalities in Trøndelag, 13, 9 and 7 have grade 4, 3 and 2."""
    grades = Counter(
        row["prioritering"] for row in respondents(2022) if row["kommunenr"].startswith("50")
    )
    assert (grades["4"], grades["3"], grades["2"]) == (13, 9, 7)
    assert sum(grades.values()) == 38


@pytest.mark.parametrize(
    ("year", "answered", "asked"), [(2018, 377, 422), (2022, 354, 356), (2023, 355, 356)]
)
def test_response(year: int, answered: int, asked: int) -> None:
    """The known number of municipalities answered, each once and in the round's own division."""
    division = {
        row["kommunenr"] for row in table(DATA / "registry" / f"kommuner_{DIVISION[year]}.csv")
    }
    numbers = [row["kommunenr"] for row in respondents(year)]
    assert len(division) == asked
    assert len(numbers) == len(set(numbers)) == answered
    assert set(numbers) <= division
    assert numbers == sorted(numbers)


def test_response_by_size_2018() -> None:
    """83 with fewer than 2 000 inhabitants answered, and 15 with 50 000 or more."""
    sizes = [int(row["folketall"]) for row in respondents(2018)]
    assert sum(size < 2000 for size in sizes) == 83
    assert sum(size >= 50000 for size in sizes) == 15
