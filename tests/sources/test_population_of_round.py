"""Population for a round: its own division, the nearest year, and which figures are estimates."""

from __future__ import annotations

import pandas as pd
import pytest

from builder.faults import Findings
from builder.sources.model import Registry
from builder.sources.population import population_of_round, read_population, year_of_figures
from tests.invented import DATA, registry_of


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Return the registry of the repository."""
    return registry_of(DATA)


@pytest.fixture(scope="module")
def population(registry: Registry) -> pd.DataFrame:
    """Return all figures of the repository."""
    return read_population(DATA, registry, Findings())


@pytest.mark.parametrize(
    ("division", "year", "used", "municipalities", "total"),
    [
        ("2018", 2018, 2018, 422, 5_295_619),
        ("2018", 2019, 2018, 422, 5_295_619),
        ("2020", 2020, 2018, 356, 5_295_619),
        ("2020", 2021, 2022, 356, 5_425_270),
        ("2020", 2022, 2022, 356, 5_425_270),
        ("2020", 2023, 2023, 356, 5_488_984),
        ("2024", 2024, 2024, 357, 5_550_203),
        ("2024", 2025, 2024, 357, 5_550_203),
        ("2024", 2030, 2026, 357, 5_627_400),
    ],
)
def test_the_country_adds_up_to_the_published_sum(
    population: pd.DataFrame,
    registry: Registry,
    division: str,
    year: int,
    used: int,
    municipalities: int,
    total: int,
) -> None:
    frame = population_of_round(population, registry, division, year)
    assert frame.columns.tolist() == ["kommunenr", "folketall", "folketall_aar", "anslag"]
    assert frame["folketall_aar"].unique().tolist() == [used]
    assert year_of_figures(population, registry, division, year) == used
    assert len(frame) == municipalities
    assert frame["folketall"].sum() == total
    assert frame["kommunenr"].tolist() == sorted(registry.names(division))


@pytest.mark.parametrize(
    ("division", "year", "estimates"),
    [
        ("2018", 2018, []),
        ("2020", 2022, []),
        ("2020", 2020, ["1806", "1875", "5055", "5056", "5059"]),
        ("2024", 2023, ["1508", "1580"]),
        ("2024", 2018, ["1806", "1875", "5055", "5056", "5059"]),
        ("2024", 2024, []),
    ],
)
def test_estimates_stay_marked_and_published_sums_are_not(
    population: pd.DataFrame, registry: Registry, division: str, year: int, estimates: list[str]
) -> None:
    frame = population_of_round(population, registry, division, year)
    assert frame.loc[frame["anslag"], "kommunenr"].tolist() == estimates


def test_alesund_of_2020_is_the_sum_ssb_published(
    population: pd.DataFrame, registry: Registry
) -> None:
    frame = population_of_round(population, registry, "2020", 2023).set_index("kommunenr")
    assert frame.loc["1507", "folketall"] == 67_520
