"""Published scores that cannot all be true: a grade, a score or a category that is not what the
definitions make of the parts published beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from builder.definitions import Definitions, Indicator
from builder.faults import Findings, quoted
from builder.indicators.calculations import RoundAnswers, calculated
from builder.sources import SurveyRound

KEYS = ["kommunenr", "indikator"]


def check_round(
    data: Path, survey_round: SurveyRound, definitions: Definitions, findings: Findings
) -> None:
    """Add a fault for each published value that the parts published with it contradict."""
    if survey_round.scores is None:
        return
    path = data / survey_round.path / survey_round.file
    scores = survey_round.scores.drop_duplicates(KEYS)  # repeated rows have a fault of their own
    rows = dict(zip(scores[KEYS].itertuples(index=False, name=None), scores.index, strict=True))
    at = _published(scores, definitions)
    for indicator in definitions.indicators.values():
        parts = indicator.rule.indicators  # those of answers rest on none
        if not parts or not {indicator.id, *parts} <= set(at.computed):
            continue
        for code, said, own in _contradicted(indicator, at):
            beside = " and ".join(f"{part} is {at.computed[part][code]}" for part in parts)
            found = f"{quoted(said)} for {indicator.id} where {beside}"
            todo = f"Correct {indicator.id} or what it rests on."
            row = int(rows[code, indicator.id])
            findings.fault(path, found, f"{own} by the definitions", todo, row, "verdi")


def _published(scores: pd.DataFrame, definitions: Definitions) -> RoundAnswers:
    """Return published scores as if they had been computed, without what is off its scale."""
    wide = scores.pivot(index="kommunenr", columns="indikator", values="verdi")
    typed = {}
    for name, indicator in definitions.indicators.items():
        if name in wide:
            sound = wide[name].where(wide[name].isin(indicator.values))
            typed[name] = sound.astype("string" if indicator.is_category else "Int64")
    return RoundAnswers(definitions, pd.DataFrame(index=wide.index), typed)


def _contradicted(indicator: Indicator, at: RoundAnswers) -> Iterator[tuple[str, str, str]]:
    """Yield each kommunenr whose value is not what its parts give, its value, and what they do."""
    own = calculated(indicator, at).astype("string")
    said = at.computed[indicator.id].astype("string")
    wrong = (own != said).fillna(False)
    for code in own.index[wrong]:
        yield str(code), str(said[code]), str(own[code])
