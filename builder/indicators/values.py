"""The table of all indicator values.

Every round, every municipality of its division, every indicator.
"""

from __future__ import annotations

import pandas as pd

from builder.definitions import Definitions
from builder.indicators.calculations import RoundAnswers, calculated
from builder.sources import Sources, SurveyRound

COLUMNS = ["aar", "kommunenr", "indikator", "verdi", "status"]


def compute_indicators(sources: Sources) -> pd.DataFrame:
    """Return `aar, kommunenr, indikator, verdi, status` of every round, municipality and indicator.

    `verdi` is text, NA where there is none; `status` is then svarte_ikke, ubesvart, ikke_spurt or
    ikke_publisert.
    """
    tables = [_round_table(survey_round, sources) for survey_round in sources.rounds]
    return pd.concat(tables, ignore_index=True)


def _round_table(survey_round: SurveyRound, sources: Sources) -> pd.DataFrame:
    """Return the full grid of one round, by municipality and then as the definitions have them."""
    kommuner = sources.registry.kommuner
    codes = kommuner.loc[kommuner["division"] == survey_round.division, "kommunenr"]
    wide, absent = _wide_values(survey_round, sources.definitions)
    wide = wide.reindex(index=pd.Index(codes), columns=list(sources.definitions.indicators))
    table = wide.astype("string").stack(future_stack=True).reset_index()
    table.columns = pd.Index(["kommunenr", "indikator", "verdi"])
    table.insert(0, "aar", survey_round.year)
    table["status"] = _statuses(table, survey_round, absent)
    return table[COLUMNS]


def _wide_values(
    survey_round: SurveyRound, definitions: Definitions
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return respondents x indicators as text, and why one is absent from the whole round."""
    if survey_round.answers is None:
        assert survey_round.scores is not None
        wide = survey_round.scores.pivot(index="kommunenr", columns="indikator", values="verdi")
        return wide, {i: "ikke_publisert" for i in definitions.indicators if i not in wide}
    wide = compute_round(survey_round.answers, survey_round.asked, definitions)
    return wide, {i: "ikke_spurt" for i in definitions.indicators if i not in wide}


def compute_round(
    answers: pd.DataFrame, asked: tuple[str, ...], definitions: Definitions
) -> pd.DataFrame:
    """Return respondents x indicators whose blocks were asked (text, NA missing)."""
    computed: dict[str, pd.Series] = {}
    for indicator in definitions.indicators.values():
        if set(definitions.inputs_of(indicator.id)) <= set(asked):
            at = RoundAnswers(definitions, answers, computed)
            computed[indicator.id] = calculated(indicator, at)
    return pd.DataFrame(computed, index=answers.index).astype("string")


def _statuses(table: pd.DataFrame, survey_round: SurveyRound, absent: dict[str, str]) -> pd.Series:
    """Return why a value is missing, the round's own reasons before the municipality's."""
    answered = table["kommunenr"].isin(survey_round.respondents)
    status = pd.Series("ubesvart", index=table.index).where(answered, "svarte_ikke")
    reason = pd.Series([absent.get(i) for i in table["indikator"]], dtype="string")
    return reason.fillna(status.astype("string")).where(table["verdi"].isna(), "")
