"""Published scores that cannot all be true: a grade, a score or a category that is not what the
definitions make of the parts published beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from builder.definitions import Definitions, Indicator
from builder.faults import Findings, quoted
from builder.indicators.calculations import CALCULATIONS, RoundAnswers
from builder.sources import SurveyRound

FROM_INDICATORS = ("cut", "composite", "cross")  # kinds that need no answers, only other indicators
KEYS = ["kommunenr", "indikator"]
PARTS = ("of", "first", "second")


def check_round(
    data: Path, survey_round: SurveyRound, definitions: Definitions, findings: Findings
) -> None:
    """Add a fault for each published value that the parts published with it contradict."""
    if survey_round.scores is None or survey_round.scores.duplicated(KEYS).any():
        return
    path = data / survey_round.path / survey_round.file
    scores = survey_round.scores
    rows = dict(zip(scores[KEYS].itertuples(index=False, name=None), scores.index, strict=True))
    published = scores.pivot(index="kommunenr", columns="indikator", values="verdi")
    for indicator in definitions.indicators.values():
        parts = _parts(indicator)
        if indicator.kind not in FROM_INDICATORS or not {indicator.id, *parts} <= set(published):
            continue
        for code, own in _contradicted(indicator, published, definitions):
            said = published.loc[code]
            beside = " and ".join(f"{part} is {said[part]}" for part in parts)
            found = f"{quoted(said[indicator.id])} for {indicator.id} where {beside}"
            todo = f"Correct {indicator.id} or what it rests on."
            row = int(rows[str(code), indicator.id])
            findings.fault(path, found, f"{own} by the definitions", todo, row, "verdi")


def _parts(indicator: Indicator) -> list[str]:
    """Return the indicators that one of these kinds is computed from."""
    return [str(indicator.parts[part]) for part in PARTS if part in indicator.parts]


def _contradicted(
    indicator: Indicator, published: pd.DataFrame, definitions: Definitions
) -> Iterator[tuple[str, str]]:
    """Yield each kommunenr whose published value is another than its parts give, and that value."""
    typed = {
        name: published[name].astype("string" if one.is_category else "Int64")
        for name, one in definitions.indicators.items()
        if name in published
    }
    nothing = pd.DataFrame(index=published.index)
    computed = CALCULATIONS[indicator.kind](indicator, RoundAnswers(definitions, nothing, typed))
    own, said = computed.astype("string"), published[indicator.id].astype("string")
    wrong = (own != said).fillna(False)
    yield from ((str(code), str(own[code])) for code in published.index[wrong])
