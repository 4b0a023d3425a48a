"""How the answers and indicator values are distributed: counts, base and share for every group."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from builder.definitions import Definitions, Question
from builder.numbers import share_pct
from builder.sources import Sources, SurveyRound
from builder.statistics.groups import memberships

COLUMNS = [
    "aar",
    "sporsmal",
    "svar",
    "gruppe",
    "gruppeverdi",
    "antall",
    "n",
    "andel_pct",
    "datastatus",
]
UNANSWERED = "ubesvart"


def compute_distribution(
    sources: Sources, units: pd.DataFrame, values: pd.DataFrame
) -> pd.DataFrame:
    """Return `aar, sporsmal, svar, gruppe, gruppeverdi, antall, n, andel_pct, datastatus`.

    `n` is the base: everyone who answered, those with `ja` to the gate for items behind it (report,
    notes to
    figures 3.1, 3.3 and 5.1), all municipalities for `deltakelse`. `andel_pct` has one decimal, NA
    where n is 0.
    """
    tables = [_round_distribution(r, sources.definitions, units, values) for r in sources.rounds]
    return pd.concat(tables, ignore_index=True)[COLUMNS]


def _round_distribution(
    survey_round: SurveyRound, definitions: Definitions, units: pd.DataFrame, values: pd.DataFrame
) -> pd.DataFrame:
    """Return the distribution of one round: response, then questions, then indicators."""
    own = units[units["aar"] == survey_round.year]
    groups = memberships(own).drop(columns="aar")
    answers = pd.concat(
        [
            _participation(own),
            *_question_answers(survey_round, definitions),
            _indicator_answers(survey_round, values),
        ]
    )
    options = _options(answers["sporsmal"].unique(), definitions)
    table = _counted(answers, groups, options, _group_values(own, definitions))
    return table.assign(aar=survey_round.year, datastatus=survey_round.card.status)


def _group_values(units: pd.DataFrame, definitions: Definitions) -> list[tuple[str, str]]:
    """Return every (gruppe, gruppeverdi) in order, empty groups included."""
    found = [
        ("landet", "landet"),
        *(("fylke", code) for code in sorted(units["fylkesnr"].unique())),
    ]
    for gruppe, breakdown in definitions.breakdowns.items():
        found += [(gruppe, group_class.id) for group_class in breakdown.classes]
    return found


def _participation(units: pd.DataFrame) -> pd.DataFrame:
    """Return who answered at all, as answers to the question `deltakelse`."""
    answer = units["svarte"].map({True: "svarte", False: "svarte_ikke"})
    return pd.DataFrame({"kommunenr": units["kommunenr"], "sporsmal": "deltakelse", "svar": answer})


def _question_answers(
    survey_round: SurveyRound, definitions: Definitions
) -> Iterator[pd.DataFrame]:
    """Yield `kommunenr, sporsmal, svar` of those who were asked each question."""
    answers = survey_round.answers
    for question in definitions.questions.values():
        if answers is not None and question.column in answers:
            yield _asked_answers(question, answers)


def _asked_answers(question: Question, answers: pd.DataFrame) -> pd.DataFrame:
    """Return the answers to one question from its base; an empty cell counts as unanswered."""
    asked = answers
    if question.asked_of is not None:
        column, value = question.asked_of
        asked = answers[answers[column] == value]
    svar = asked[question.column].fillna(UNANSWERED)
    return pd.DataFrame(
        {"kommunenr": asked.index, "sporsmal": question.column, "svar": svar.to_numpy()}
    )


def _indicator_answers(survey_round: SurveyRound, values: pd.DataFrame) -> pd.DataFrame:
    """Return the indicator values of the respondents as answers; none for one the round lacks."""
    own = values[(values["aar"] == survey_round.year) & values["status"].isin(["", UNANSWERED])]
    svar = own["verdi"].fillna(UNANSWERED)
    return pd.DataFrame({"kommunenr": own["kommunenr"], "sporsmal": own["indikator"], "svar": svar})


def _options(questions: list[str], definitions: Definitions) -> list[tuple[str, str]]:
    """Return every (sporsmal, svar) that can occur, in the order of the codebook."""
    options: list[tuple[str, str]] = []
    for name in questions:
        options += [(name, svar) for svar in answers_of(name, definitions)]
    return options


def answers_of(name: str, definitions: Definitions) -> tuple[str, ...]:
    """Return the possible answers to a question, indicator or `deltakelse`, unanswered last."""
    if name == "deltakelse":
        return ("svarte", "svarte_ikke")
    if name in definitions.indicators:
        return (*definitions.indicators[name].values, UNANSWERED)
    return (*definitions.questions[name].scale, UNANSWERED)


def _counted(
    answers: pd.DataFrame,
    groups: pd.DataFrame,
    options: list[tuple[str, str]],
    group_values: list[tuple[str, str]],
) -> pd.DataFrame:
    """Return counts, bases and shares on the full grid of questions, answers and groups."""
    keys = ["sporsmal", "svar", "gruppe", "gruppeverdi"]
    counts = answers.merge(groups, on="kommunenr").groupby(keys, observed=True).size()
    grid = pd.MultiIndex.from_tuples([(*o, *g) for o in options for g in group_values], names=keys)
    table = counts.reindex(grid, fill_value=0).rename("antall").reset_index()
    table["n"] = table.groupby(["sporsmal", "gruppe", "gruppeverdi"])["antall"].transform("sum")
    shares = [
        share_pct(a, n) for a, n in zip(table["antall"].tolist(), table["n"].tolist(), strict=True)
    ]
    return table.assign(andel_pct=pd.array(shares, dtype="Float64"))


def compute_positives(distribution: pd.DataFrame, definitions: Definitions) -> pd.DataFrame:
    """Return `aar, sporsmal, gruppe, gruppeverdi, antall, n, andel_pct` of the positive answers.

    Which answers are positive stands in the codebook (`ja`; mostly own staff; wholly or partly
    digital ...).
    """
    positive = {
        q.column: set(definitions.blocks[q.block].positive) for q in definitions.questions.values()
    }
    pairs = zip(distribution["sporsmal"], distribution["svar"], strict=True)
    counted = distribution["antall"].where(
        [svar in positive.get(name, ()) for name, svar in pairs], 0
    )
    asked = distribution["sporsmal"].isin(list(positive))
    keys = ["aar", "sporsmal", "gruppe", "gruppeverdi"]
    own = distribution[asked].assign(antall=counted[asked])
    table = (
        own.groupby(keys, sort=False).agg(antall=("antall", "sum"), n=("n", "first")).reset_index()
    )
    shares = [
        share_pct(a, n) for a, n in zip(table["antall"].tolist(), table["n"].tolist(), strict=True)
    ]
    return table.assign(andel_pct=pd.array(shares, dtype="Float64"))
