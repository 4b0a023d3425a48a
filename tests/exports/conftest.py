"""What the tests of the exports share: the project's own data, exported once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources, SurveyRound
from builder.statistics import Statistics, compute_statistics
from tests.pages.editions import real_edition

BASE_URL = "https://eksempel.no/kommuner/"


@pytest.fixture(scope="session")
def sources() -> Sources:
    """Return the project's own sources, read once for pages and exports."""
    return real_edition().results.sources


@pytest.fixture(scope="session")
def statistics() -> Statistics:
    """Return the statistics of the project's own sources."""
    return real_edition().results.statistics


@pytest.fixture(scope="session")
def files(sources: Sources, statistics: Statistics) -> dict[str, bytes]:
    """Return every published file of the project's own data."""
    return build_exports(sources, statistics, BASE_URL)


@pytest.fixture(scope="session")
def newest(sources: Sources) -> Sources:
    """Return the sources with the newest round only, which is soon exported."""
    return replace(sources, rounds=sources.rounds[-1:])


@pytest.fixture(scope="session")
def numbers_of_newest(newest: Sources) -> Statistics:
    """Return the statistics of that round."""
    return compute_statistics(newest, compute_indicators(newest))


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
