"""The municipalities of each round with everything they are grouped by."""

from __future__ import annotations

import pandas as pd

from builder.definitions import Breakdown
from builder.sources import Sources, SurveyRound, population_of_round

COLUMNS = [
    "aar",
    "division",
    "kommunenr",
    "kommune",
    "fylkesnr",
    "fylke",
    "kommunenr_today",
    "folketall",
    "folketall_aar",
    "folketall_anslag",
    "folketallsklasse",
    "sentralitet",
    "svarte",
    "datastatus",
]


def compute_units(sources: Sources) -> pd.DataFrame:
    """Return one row per round and municipality of its division, with the columns of `COLUMNS`."""
    return pd.concat([_round_units(r, sources) for r in sources.rounds], ignore_index=True)


def _round_units(survey_round: SurveyRound, sources: Sources) -> pd.DataFrame:
    """Return the municipalities of one round.

    County and centrality are those of the main successor today.
    """
    units = _division_units(survey_round.division, sources)
    units.insert(0, "aar", survey_round.year)
    population = population_of_round(
        sources.population, sources.registry, survey_round.division, survey_round.year
    )
    units = units.merge(
        population.rename(columns={"anslag": "folketall_anslag"}), on="kommunenr", how="left"
    )
    classes = sources.definitions.breakdowns["folketall"]
    units["folketallsklasse"] = size_class(units["folketall"], classes)
    units["svarte"] = units["kommunenr"].isin(survey_round.respondents)
    units["datastatus"] = survey_round.card.status
    return units[COLUMNS]


def _division_units(division: str, sources: Sources) -> pd.DataFrame:
    """Return names, successors, today's county and centrality of one division's municipalities."""
    registry = sources.registry
    places = registry.kommuner_of(division)[["division", "kommunenr", "navn", "nr_today"]]
    places = places.rename(columns={"navn": "kommune", "nr_today": "kommunenr_today"})
    main = places["kommunenr_today"].str.split("|").str[0]
    today = registry.kommuner_of(registry.today).set_index("kommunenr")["fylkesnr"]
    return places.assign(
        fylkesnr=main.map(today),
        fylke=main.map(today).map(registry.county_names(registry.today)),
        sentralitet=main.map(sources.centrality),
    )


def size_class(population: pd.Series, breakdown: Breakdown) -> pd.Series:
    """Return the id of the size class of each number of inhabitants."""
    bounds = [c.lower for c in breakdown.classes if c.lower is not None]
    labels = [c.id for c in breakdown.classes]
    cut = pd.cut(population, [*bounds, float("inf")], right=False, labels=labels)
    return cut.astype("string")
