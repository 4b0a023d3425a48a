"""The medians of counts and points, on the bases that the report uses."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from builder.definitions import Definitions, Indicator
from builder.definitions.answer_scales import YES
from builder.sources import Sources, SurveyRound
from builder.statistics.distribution import UNANSWERED

GROUP = ["gruppe", "gruppeverdi", "aar", "indikator"]
GROUP_COLUMNS = [*GROUP, "median", "n"]
COLUMNS = ["aar", "indikator", "base", "median", "n", "lavest", "hoyest"]


def compute_medians(sources: Sources, values: pd.DataFrame) -> pd.DataFrame:
    """Return `aar, indikator, base, median, n, lavest, hoyest` for counts and points.

    `base` is `all` (everyone with a value), `positive` (those with at least one) or `gate` (those
    that said yes to the block's first question, where the answers are known). With an even `n` the
    median is the lower of the two middle values: only so does the report's 9 for strategies hold
    (chapter 3.2: 128 municipalities have 10 areas or more, and 256 have a strategy).
    """
    rows = []
    for survey_round in sources.rounds:
        own = values[(values["aar"] == survey_round.year) & values["verdi"].notna()]
        for indicator in sources.definitions.indicators.values():
            if indicator.is_number:
                numbers = own[own["indikator"] == indicator.id].set_index("kommunenr")["verdi"]
                based = _bases(numbers.astype(int), indicator, survey_round, sources.definitions)
                rows += [_median_row(survey_round.year, indicator.id, *pair) for pair in based]
    return pd.DataFrame(rows, columns=COLUMNS)


def _bases(
    numbers: pd.Series, indicator: Indicator, survey_round: SurveyRound, definitions: Definitions
) -> Iterator[tuple[str, pd.Series]]:
    """Yield each base with its numbers, sorted; a base without municipalities is left out."""
    bases = {"all": numbers, "positive": numbers[numbers > 0]}
    (block,) = definitions.inputs_of(indicator.id)
    gate = definitions.blocks[block].gate
    answers = survey_round.answers
    if gate is not None and answers is not None and gate.column in answers:
        said_yes = answers.index[answers[gate.column] == YES]
        bases["gate"] = numbers[numbers.index.isin(said_yes)]
    for base, own in bases.items():
        if len(own):
            yield base, own.sort_values()


def _median_row(year: int, indicator: str, base: str, numbers: pd.Series) -> tuple[object, ...]:
    """Return one row: the lower median, the base's size, the lowest and the highest value."""
    ordered = numbers.tolist()
    median = ordered[(len(ordered) - 1) // 2]
    return (year, indicator, base, median, len(ordered), ordered[0], ordered[-1])


def compute_group_medians(distribution: pd.DataFrame, definitions: Definitions) -> pd.DataFrame:
    """Return `gruppe, gruppeverdi, aar, indikator, median, n`: counts and points in each group.

    The median is the lower of two middle values, as in the country, of the `n` municipalities of
    the group that have a value; a group without any has no row.
    """
    numbers = [one.id for one in definitions.indicators.values() if one.is_number]
    is_known = distribution["sporsmal"].isin(numbers) & distribution["svar"].ne(UNANSWERED)
    own = distribution[is_known & distribution["antall"].gt(0)]
    own = own.rename(columns={"sporsmal": "indikator"}).assign(median=own["svar"].astype(int))
    own = own.sort_values([*GROUP, "median"])
    counts = own.groupby(GROUP)["antall"]
    own = own.assign(n=counts.transform("sum"), up_to=counts.cumsum())
    is_middle = own["up_to"].gt((own["n"] - 1) // 2)
    return own[is_middle].drop_duplicates(GROUP)[GROUP_COLUMNS].reset_index(drop=True)
