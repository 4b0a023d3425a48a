"""The reading room: everything the builder reads, checked as a whole before anything is written."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from builder.definitions import Definitions, read_definitions
from builder.definitions.site import read_site
from builder.faults import Fault, Findings, InputFaults
from builder.sources.boundaries import Boundaries, check_codes, read_boundaries
from builder.sources.cards import read_file_cards
from builder.sources.ledger import read_ledger
from builder.sources.model import TODAY, Card, Registry, Sources, SurveyRound
from builder.sources.population import population_of_round, read_population, year_of_figures
from builder.sources.reference import read_centrality, read_development, read_published
from builder.sources.registry import read_registry
from builder.sources.report_figures import read_report_figures
from builder.sources.survey import read_rounds

__all__ = [
    "Card",
    "Registry",
    "Sources",
    "SurveyRound",
    "population_of_round",
    "read_sources",
]

BORDERS = Path("geography") / "grenser.topojson"


def read_sources(data: Path) -> Sources:
    """Return everything in the data folder; raises InputFaults with every fault of every file."""
    if not data.is_dir():
        fault = Fault(str(data), "no such folder", "the data folder", "Give it with --data.")
        raise InputFaults([fault])
    findings = Findings()
    site = read_site(data / "site.yml", findings)
    definitions = _definitions(data / "definitions", findings)
    registry = read_registry(data, findings)
    population = read_population(data, registry, findings)
    centrality = read_centrality(data, registry, findings)
    published = read_published(data, findings)
    development = read_development(data, findings)
    figures = read_report_figures(data, definitions, set(published["id"]), findings)
    ledger = read_ledger(data, published, definitions, findings)
    rounds = read_rounds(data, registry, definitions, findings)
    cards = read_file_cards(data, findings)
    boundaries = _boundaries(data / BORDERS, registry, findings)
    findings.raise_faults()
    assert definitions and boundaries and site  # otherwise there were faults
    return Sources(
        definitions=definitions,
        registry=registry,
        population=population,
        centrality=centrality,
        rounds=rounds,
        boundaries=boundaries,
        published=published,
        development=development,
        figures=figures,
        cards=cards | {f"{one.path}/{one.file}": one.card for one in rounds},
        site=site,
        ledger=ledger,
        notices=(*findings.notices, *_population_notices(rounds, population)),
    )


def _definitions(folder: Path, findings: Findings) -> Definitions | None:
    """Return the definitions, or None with their faults added."""
    definitions = None
    with findings.guard(folder):
        definitions = read_definitions(folder)
    return definitions


def _boundaries(path: Path, registry: Registry, findings: Findings) -> Boundaries | None:
    """Return the borders, checked against the registry, or None with their faults added."""
    boundaries = None
    with findings.guard(path):
        boundaries = read_boundaries(path)
    today, before = registry.names(TODAY), registry.names("2020")
    fylker = registry.fylker.loc[registry.fylker["division"] == TODAY, "fylkesnr"]
    if boundaries is not None and today and before and len(fylker):
        findings.faults += check_codes(boundaries, set(today), set(before), set(fylker))
    return boundaries


def _population_notices(
    rounds: tuple[SurveyRound, ...], population: pd.DataFrame
) -> tuple[str, ...]:
    """Return a remark for each round that gets the population of another year."""
    used = {one.path: year_of_figures(population, one.division, one.year) for one in rounds}
    return tuple(
        f"{one.path}: no population for {one.year}, the figures of {used[one.path]} are used."
        for one in rounds
        if used[one.path] != one.year
    )
