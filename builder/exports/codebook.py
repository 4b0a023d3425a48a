"""The codebook as a table: every answer and value that the other files can hold, in words."""

from __future__ import annotations

from collections.abc import Iterable

from builder.definitions import STATUS_LABELS, Definitions, Indicator, Question
from builder.statistics.distribution import UNANSWERED, answers_of

Row = tuple[str | None, ...]

RESPONSE = "deltakelse"
RESPONSE_LABELS = {
    "svarte": "Svarte på undersøkelsen",
    "svarte_ikke": STATUS_LABELS["svarte_ikke"],
}


def codebook_rows(definitions: Definitions, status: str) -> Iterable[Row]:
    """Yield `kodebok`: response, then every question and every indicator, one row per answer."""
    for answer, label in RESPONSE_LABELS.items():
        about = (RESPONSE, RESPONSE, None, "Deltakelse i undersøkelsen")
        yield (*about, answer, label, label, None, "alle kommuner", None, status)
    for question in definitions.questions.values():
        yield from _question_rows(question, definitions, status)
    for indicator in definitions.indicators.values():
        yield from _indicator_rows(indicator, definitions, status)


def _question_rows(question: Question, definitions: Definitions, status: str) -> Iterable[Row]:
    """Yield the answers to one question."""
    block = definitions.blocks[question.block]
    for answer in answers_of(question.column, definitions):
        label = question.scale.get(answer, STATUS_LABELS[UNANSWERED])
        about = (question.column, "sporsmal", block.theme, question.label)
        origin = (question.wording, question.base, block.source)
        yield (*about, answer, label, label, *origin, status)


def _indicator_rows(indicator: Indicator, definitions: Definitions, status: str) -> Iterable[Row]:
    """Yield the values of one indicator."""
    about = (indicator.id, "indikator", indicator.theme, indicator.label)
    for value in answers_of(indicator.id, definitions):
        labels = (indicator.label_of(value), indicator.long_label_of(value))
        if value == UNANSWERED:
            labels = (STATUS_LABELS[UNANSWERED],) * 2
        yield (*about, value, *labels, None, None, indicator.source, status)
