"""The reading room: everything the builder reads, checked as a whole before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from builder import paths
from builder.definitions import Definitions, find_definitions
from builder.definitions.dictionary_file import find_dictionary
from builder.definitions.report_figures import find_report_figures
from builder.definitions.site import Site, read_site
from builder.faults import Fault, Findings, InputFaults
from builder.sources.boundaries import Boundaries, check_codes, read_boundaries
from builder.sources.cards import read_file_cards
from builder.sources.changelog import read_changelog
from builder.sources.cross_checks import (
    check_address_names,
    check_centrality,
    check_counties,
    check_former_names,
    check_themes,
)
from builder.sources.frozen import read_frozen
from builder.sources.ledger import read_ledger
from builder.sources.model import Registry, Sources, SurveyRound
from builder.sources.population import population_of_round, read_population, year_of_figures
from builder.sources.reference import read_centrality, read_development, read_published
from builder.sources.registry import read_registry
from builder.sources.shape_checks import check_shapes
from builder.sources.statbank import read_statbank
from builder.sources.survey import read_rounds
from builder.sources.tiles import read_tiles
from builder.sources.unread import note_unread_inputs

# Pages ask for one cell at a time, for which pandas' own strings are quicker than Arrow's.
pd.set_option("mode.string_storage", "python")

__all__ = [
    "Registry",
    "Sources",
    "SurveyRound",
    "population_of_round",
    "read_sources",
]

BORDERS = Path("geography") / "grenser.topojson"


RoundCheck = Callable[[Path, SurveyRound, Definitions, Findings], None]


def read_sources(data: Path, check_round: RoundCheck | None = None) -> Sources:
    """Return everything in the data folder; raises InputFaults with every fault of every file.

    `check_round` is a check of each round that a later room knows how to make.
    """
    if not data.is_dir():
        found = "a file" if data.exists() else "no such folder"
        fault = Fault(str(data), found, "the data folder", "Give it with --data.")
        raise InputFaults([fault])
    findings = Findings()
    with findings.foreseen():
        return _read_all(data, check_round, findings)


def _read_all(data: Path, check_round: RoundCheck | None, findings: Findings) -> Sources:
    """Return everything in the data folder, checked file by file and then across files."""
    folder = data / "definitions"
    site = read_site(data / "site.yml", findings)
    definitions = find_definitions(folder, findings)
    dictionary = find_dictionary(folder / "felt.yml", findings)
    published = read_published(data, findings)
    development = read_development(data, findings)
    ids = tuple(published["id"])
    figures = find_report_figures(folder / "figurer.yml", definitions, ids, findings)
    ledger = read_ledger(data, published, definitions, findings)
    cards = read_file_cards(data, findings)
    statbank = read_statbank(data, cards, findings)
    registry = read_registry(data, findings)  # without its divisions nothing below can be read
    population = read_population(data, registry, findings)
    centrality = read_centrality(data, registry, findings)
    rounds = read_rounds(data, registry, definitions, findings)
    boundaries = _boundaries(data / BORDERS, registry, findings)
    tiles = read_tiles(data, registry, findings)
    frozen = read_frozen(data, findings)
    changes = read_changelog(paths.CHANGELOG, findings)
    findings.reading = str(data)
    _check_registry(data, registry, findings)
    if definitions is not None:
        check_centrality(data, centrality, definitions.breakdowns["sentralitet"], findings)
    check_themes(data, published, ledger.themes or (), findings)
    if check_round is not None and definitions is not None:
        for one in rounds:
            check_round(data, one, definitions, findings)
    rounds = _told_of(rounds, site, data, findings)
    findings.raise_faults()
    # Otherwise there were faults:
    assert definitions is not None
    assert dictionary is not None
    assert figures is not None
    assert boundaries is not None
    assert site is not None
    return Sources(
        definitions=definitions,
        dictionary=dictionary.of_site(registry.divisions, definitions, bool(statbank)),
        registry=registry,
        population=population,
        centrality=centrality,
        rounds=rounds,
        boundaries=boundaries,
        tiles=tiles,
        published=published,
        development=development,
        figures=figures,
        statbank=statbank,
        cards=cards | {f"{one.path}/{one.file}": one.card for one in rounds},
        site=site,
        ledger=ledger,
        frozen=frozen,
        changes=changes,
        notices=(*findings.notices, *_population_notices(rounds, population, registry)),
    )


def _check_registry(data: Path, registry: Registry, findings: Findings) -> None:
    """Check the registry against itself and what lies in the folder."""
    note_unread_inputs(data, registry.divisions, findings)
    check_counties(data, registry, findings)
    check_address_names(data, registry, findings)
    check_former_names(data, registry, findings)


def _told_of(
    rounds: tuple[SurveyRound, ...], site: Site | None, data: Path, findings: Findings
) -> tuple[SurveyRound, ...]:
    """Return the rounds the site tells of: the official ones, where it leaves out the others."""
    if site is None or site.simulated_rounds == "shown":
        return rounds
    official = tuple(one for one in rounds if not one.is_synthetic)
    if rounds and not official:
        found = "left_out where every round is simulated"
        expected, todo = "an official round, or shown", "Write shown, or put in an official round."
        findings.fault(data / "site.yml", found, expected, todo, column="simulated_rounds")
    return official


def _boundaries(path: Path, registry: Registry, findings: Findings) -> Boundaries | None:
    """Return the borders, checked against the registry, or None with their faults added."""
    boundaries = None
    with findings.guard(path):
        boundaries = read_boundaries(path, registry.divisions)
    if boundaries is not None:
        findings.faults += check_codes(boundaries, registry)
        check_shapes(boundaries, registry, findings)
    return boundaries


def _population_notices(
    rounds: tuple[SurveyRound, ...], population: pd.DataFrame, registry: Registry
) -> tuple[str, ...]:
    """Return a remark for each round that gets the population of another year."""
    used = {
        one.path: year_of_figures(population, registry, one.division, one.year) for one in rounds
    }
    return tuple(
        f"{one.path}: no population for {one.year}, the figures of {used[one.path]} are used."
        for one in rounds
        if used[one.path] != one.year
    )
