"""What the tests of the exports share: the project's own data, exported once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources, SurveyRound, read_sources
from builder.statistics import Statistics, compute_statistics

BASE_URL = "https://eksempel.no/kommuner/"


@pytest.fixture(scope="session")
def sources() -> Sources:
    """Return the project's own sources."""
    return read_sources(Path("data"))


@pytest.fixture(scope="session")
def statistics(sources: Sources) -> Statistics:
    """Return the statistics of the project's own sources."""
    return compute_statistics(sources, compute_indicators(sources))


@pytest.fixture(scope="session")
def files(sources: Sources, statistics: Statistics) -> dict[str, bytes]:
    """Return every published file of the project's own data."""
    return build_exports(sources, statistics, BASE_URL)


@pytest.fixture(scope="session")
def official(sources: Sources) -> Sources:
    """Return the same sources as if every round were published by SSB."""
    return replace(sources, rounds=tuple(as_official(r) for r in sources.rounds))


def as_official(survey_round: SurveyRound) -> SurveyRound:
    """Return a round with the card of an official one."""
    words = {"title": f"Bruk av IKT {survey_round.year}", "publisher": "SSB", "notes": ""}
    changes = {"status": "offisiell", "licence": "CC BY 4.0", **words}
    card = survey_round.card.model_copy(update=changes)
    return replace(survey_round, card=card)
