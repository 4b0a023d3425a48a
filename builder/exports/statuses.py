"""Whether what is published rests on simulated rounds, and the words for it."""

from __future__ import annotations

from builder.sources import Sources

SYNTHETIC = "syntetisk"
OFFICIAL = "offisiell"

SYNTHETIC_TITLE = "Simulerte tall"
SYNTHETIC_TEXT = (
    "Tallene er simulert: SSB har ikke publisert svarene fra hver kommune. "
    "De viser hvordan nettstedet virker, ikke hvordan kommunen er."
)


def site_status(sources: Sources) -> str:
    """Return `syntetisk` where any round is simulated, else `offisiell`."""
    return SYNTHETIC if is_synthetic(sources) else OFFICIAL


def is_synthetic(sources: Sources) -> bool:
    """Tell whether any round of the site is simulated."""
    return any(survey_round.is_synthetic for survey_round in sources.rounds)


def synthetic_years(sources: Sources) -> list[str]:
    """Return the years of the simulated rounds as text."""
    return [str(survey_round.year) for survey_round in sources.rounds if survey_round.is_synthetic]
