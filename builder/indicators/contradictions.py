"""Published scores that cannot all be true.

A grade, a score or a category that is not what the definitions make of the parts published beside
it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
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
        if not parts or indicator.id not in at.computed:
            continue
        for code, said, expected in (*_contradicted(indicator, at), *_impossible(indicator, at)):
            known = [(part, at.computed[part][code]) for part in parts if part in at.computed]
            beside = " and ".join(f"{part} is {value}" for part, value in known if pd.notna(value))
            found = f"{quoted(said)} for {indicator.id} where {beside}"
            todo = f"Correct {indicator.id} or what it rests on."
            row = int(rows[code, indicator.id])
            findings.fault(path, found, f"{expected} by the definitions", todo, row, "verdi")


def _published(scores: pd.DataFrame, definitions: Definitions) -> RoundAnswers:
    """Return published scores as if they had been computed, without what is off its scale.

    What is not published and follows from the rest is computed.
    """
    wide = scores.pivot(index="kommunenr", columns="indikator", values="verdi")
    typed: dict[str, pd.Series] = {}
    at = RoundAnswers(definitions, pd.DataFrame(index=wide.index), typed)
    for name, indicator in definitions.indicators.items():
        own = _sound(wide[name], indicator) if name in wide else None
        parts = indicator.rule.indicators
        if parts and set(parts) <= set(typed):
            follows = calculated(indicator, at)
            own = follows if own is None else own.where(own.notna(), follows)
        if own is not None:
            typed[name] = own
    return at


def _sound(values: pd.Series, indicator: Indicator) -> pd.Series:
    """Return the values of an indicator that are on its scale, typed as computed ones are."""
    kind = "string" if indicator.is_category else "Int64"
    return values.where(values.isin(indicator.values)).astype(kind)


def _contradicted(indicator: Indicator, at: RoundAnswers) -> Iterator[tuple[str, str, str]]:
    """Yield each kommunenr whose value is not what its parts give, its value, and what they do."""
    if not set(indicator.rule.indicators) <= set(at.computed):
        return
    own = calculated(indicator, at).astype("string")
    said = at.computed[indicator.id].astype("string")
    wrong = (own != said).fillna(False)
    for code in own.index[wrong]:
        yield str(code), str(said[code]), str(own[code])


def _impossible(indicator: Indicator, at: RoundAnswers) -> Iterator[tuple[str, str, str]]:
    """Yield each kommunenr whose value nothing gives together with the one part that is known.

    With it come its value, and what could be.
    """
    parts = indicator.rule.indicators
    said = at.computed[indicator.id].astype("string")
    for hidden in parts if len(parts) == 2 else ():
        (shown,) = (part for part in parts if part != hidden)
        if shown not in at.computed:
            continue
        options = [_with(at, hidden, value, indicator) for value in _possible_values(at, hidden)]
        is_hidden = (
            at.computed[hidden].isna() if hidden in at.computed else pd.Series(True, said.index)
        )
        open_rows = is_hidden & at.computed[shown].notna() & said.notna()
        fits = pd.concat([(said == option).fillna(False) for option in options], axis=1).any(axis=1)
        for code in said.index[open_rows & ~fits]:
            could = dict.fromkeys(str(option[code]) for option in options)
            yield str(code), str(said[code]), f"one of {', '.join(could)}"


def _possible_values(at: RoundAnswers, indicator_id: str) -> tuple[str, ...]:
    """Return the values an indicator can have."""
    return at.definitions.indicators[indicator_id].values


def _with(at: RoundAnswers, part: str, value: str, indicator: Indicator) -> pd.Series:
    """Return what an indicator is where one of its parts has this value everywhere."""
    everywhere = pd.Series(value, index=at.answers.index)
    typed = _sound(everywhere, at.definitions.indicators[part])
    return calculated(indicator, replace(at, computed={**at.computed, part: typed})).astype(
        "string"
    )
