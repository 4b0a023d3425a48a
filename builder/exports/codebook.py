"""The codebook as a table: every answer and value that the other files can hold, in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.definitions import STATUS_LABELS, Definitions, Indicator, Question
from builder.exports.cells import Entry
from builder.statistics.distribution import UNANSWERED, answers_of

RESPONSE = "deltakelse"
NOTHING: Entry = dict.fromkeys(("tema", "ordlyd", "grunnlag", "kilde"))
RESPONSE_LABELS = {
    "svarte": "Svarte på undersøkelsen",
    "svarte_ikke": STATUS_LABELS["svarte_ikke"],
}


def codebook_entries(definitions: Definitions) -> Iterator[Entry]:
    """Yield `kodebok`: response, then every question and every indicator, one row per answer.

    Each has its place in the order.
    """
    for _, answers in groupby(_unnumbered(definitions), lambda entry: entry["sporsmal"]):
        for place, entry in enumerate(answers, start=1):
            yield entry | {"rekkefolge": place}


def question_text(question: Question, definitions: Definitions) -> str:
    """Return what a question is called where it stands alone: an item with that of its block."""
    block = definitions.blocks[question.block]
    return question.label if question.item is None else f"{block.label}: {question.label}"


def _unnumbered(definitions: Definitions) -> Iterator[Entry]:
    """Yield the rows of the codebook without their order."""
    for answer, label in RESPONSE_LABELS.items():
        about: Entry = {
            "sporsmal": RESPONSE,
            "slag": RESPONSE,
            "tittel": "Deltakelse i undersøkelsen",
        }
        yield NOTHING | about | _answer(answer, label) | {"grunnlag": "alle kommuner"}
    for question in definitions.questions.values():
        yield from _question_entries(question, definitions)
    for indicator in definitions.indicators.values():
        yield from _indicator_entries(indicator, definitions)


def _answer(answer: str, label: str, long_label: str | None = None) -> Entry:
    """Return an answer with its label and a longer one."""
    return {"svar": answer, "etikett": label, "forklaring": long_label or label}


def _question_entries(question: Question, definitions: Definitions) -> Iterator[Entry]:
    """Yield the answers to one question."""
    block = definitions.blocks[question.block]
    about: Entry = {"sporsmal": question.column, "slag": "sporsmal", "tema": block.theme}
    about |= {
        "tittel": question_text(question, definitions),
        "ordlyd": question.wording,
        "grunnlag": question.base,
    }
    for answer in answers_of(question.column, definitions):
        label = question.scale.get(answer, STATUS_LABELS[UNANSWERED])
        yield NOTHING | about | _answer(answer, label) | {"kilde": block.source}


def _indicator_entries(indicator: Indicator, definitions: Definitions) -> Iterator[Entry]:
    """Yield the values of one indicator."""
    about: Entry = {"sporsmal": indicator.id, "slag": "indikator", "tema": indicator.theme}
    about |= {"tittel": indicator.label, "kilde": indicator.source}
    for value in answers_of(indicator.id, definitions):
        words = _answer(value, indicator.label_of(value), indicator.long_label_of(value))
        if value == UNANSWERED:
            words = _answer(value, STATUS_LABELS[UNANSWERED])
        yield NOTHING | about | words
