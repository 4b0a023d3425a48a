"""The rows about answers: each municipality's own, and how many of each group gave them."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from builder.definitions import Definitions, Question
from builder.exports.cells import Entry, plain_rows
from builder.exports.codebook import codebook_entries, question_text
from builder.exports.value_rows import COUNTY, GROUPED_BY, PLACE, places_of, with_one_successor
from builder.sources import Sources, SurveyRound
from builder.statistics import Statistics

ANSWER_COLUMNS = ["aar", "kommunenr", "kommune", "sporsmal", "svar", "svar_status", "i_grunnlaget"]
GROUP = ["gruppe", "gruppeverdi"]


def answer_frame(sources: Sources, statistics: Statistics) -> pd.DataFrame:
    """Return `svar`: what each respondent said to each question of its round.

    Where it said nothing stands the reason; and whether it counts in the base of the question.
    """
    names = statistics.units[["aar", "kommunenr", "kommune", "datastatus"]]
    rounds = [_round_answers(one, sources.definitions) for one in sources.rounds]
    every = pd.concat([one for one in rounds if one is not None] or [_no_answers()])
    return every.merge(names, on=["aar", "kommunenr"], how="left")[[*ANSWER_COLUMNS, "datastatus"]]


def _no_answers() -> pd.DataFrame:
    """Return the answers of a site where no round has any."""
    return pd.DataFrame(columns=[name for name in ANSWER_COLUMNS if name != "kommune"])


def _round_answers(survey_round: SurveyRound, definitions: Definitions) -> pd.DataFrame | None:
    """Return the answers of one round, municipality by municipality; None where it has none."""
    answers = survey_round.answers
    if answers is None:
        return None
    asked = [one for one in definitions.questions.values() if one.column in answers]
    counts = pd.DataFrame({one.column: _is_asked(one, answers) for one in asked})
    long = answers[list(counts)].stack(future_stack=True).rename("svar").to_frame()
    long["i_grunnlaget"] = counts.stack(future_stack=True).astype("bool")
    status = pd.Series("ubesvart", index=long.index).where(long["i_grunnlaget"], "ikke_spurt")
    long["svar_status"] = status.mask(long["svar"].notna())
    long.index = long.index.set_names(["kommunenr", "sporsmal"])
    return long.reset_index().assign(aar=survey_round.year)


def _is_asked(question: Question, answers: pd.DataFrame) -> pd.Series:
    """Tell of each respondent whether a question was put to it."""
    if question.asked_of is None:
        return pd.Series(True, index=answers.index)
    column, value = question.asked_of
    return answers[column].eq(value).fillna(False)


def wide_answer_entries(sources: Sources, statistics: Statistics) -> Iterator[Entry]:
    """Yield `svar_bred`: the answers of each respondent in each round side by side."""
    places = places_of(statistics, [*PLACE, COUNTY[1], *GROUPED_BY, "datastatus"])
    nothing: Entry = dict.fromkeys(sources.definitions.questions)
    for survey_round in sources.rounds:
        answers = survey_round.answers
        if answers is None:
            continue
        columns = [str(name) for name in answers.columns]
        rows = zip(answers.index, plain_rows(answers, columns), strict=True)
        for code, row in rows:
            given = dict(zip(columns, row, strict=True))
            yield places[survey_round.year, str(code)] | nothing | given


def distribution_frame(sources: Sources, statistics: Statistics) -> pd.DataFrame:
    """Return `svarfordeling`: the distributions with words for question, answer and group."""
    words = pd.DataFrame(codebook_entries(sources.definitions))
    words = words[["sporsmal", "svar", "tittel", "etikett"]]
    words.columns = pd.Index(["sporsmal", "svar", "sporsmal_tekst", "svar_tekst"])
    table = statistics.distribution.merge(words, on=["sporsmal", "svar"], how="left")
    return table.merge(group_frame(sources), on=GROUP, how="left")


def share_frame(sources: Sources, statistics: Statistics) -> pd.DataFrame:
    """Return `andeler`: the positive answers with words for question, answer and group."""
    definitions = sources.definitions
    blocks = {one.column: definitions.blocks[one.block] for one in definitions.questions.values()}
    table = statistics.positives
    status = {one.year: one.card.status for one in sources.rounds}
    table = table.assign(
        sporsmal_tekst=[
            question_text(definitions.questions[name], definitions) for name in table["sporsmal"]
        ],
        positivt_svar=[blocks[name].positive_label for name in table["sporsmal"]],
        datastatus=table["aar"].map(status),
    )
    return table.merge(group_frame(sources), on=GROUP, how="left")


def group_frame(sources: Sources) -> pd.DataFrame:
    """Return `grupper`: every group of municipalities with its name and its place in the order."""
    registry, breakdowns = sources.registry, sources.definitions.breakdowns
    counties = sorted(registry.county_names(registry.today).items())
    named = {"landet": [("landet", "Hele landet")], "fylke": counties}
    named |= {name: list(one.labels.items()) for name, one in breakdowns.items()}
    rows = [
        (gruppe, code, name, place)
        for gruppe, groups in named.items()
        for place, (code, name) in enumerate(groups, start=1)
    ]
    return pd.DataFrame(rows, columns=[*GROUP, "gruppe_navn", "rekkefolge"])


def unit_frame(statistics: Statistics) -> pd.DataFrame:
    """Return `enheter`: the municipalities of each round with all that they are grouped by."""
    return with_one_successor(statistics.units).drop(columns="division")


def lineage_frame(statistics: Statistics) -> pd.DataFrame:
    """Return `slektskap`: the municipalities of each round with those of today."""
    columns = ["aar", "kommunenr", "kommunenr_today", "forhold"]
    return statistics.lineage[columns].sort_values(columns[:3], ignore_index=True)
