"""The answer scales of the questionnaire: `data/definitions/svar.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from builder.definitions.entries import Entry, Id, Label, repeated
from builder.definitions.telling import tell
from builder.definitions.yaml_files import Document
from builder.faults import Findings, quoted

Scale = Mapping[str, str]  # answer value -> label, in the order of the questionnaire

YES_NO, YES, NO = "ja_nei", "ja", "nei"  # the scale of gates, which the rules of gates rest on
# What stands in the published files where there is no answer, and so can be the name of none.
STATUS_LABELS: Mapping[str, str] = {
    "svarte_ikke": "Svarte ikke på undersøkelsen",
    "ubesvart": "Ubesvart",
    "ikke_spurt": "Ikke spurt",
    "ikke_publisert": "Svarene er ikke publisert",
}
RESERVED = (*STATUS_LABELS, "svarte", "flere")
RESERVED_LABELS = tuple(label.lower() for label in STATUS_LABELS.values())


class Answer(Entry):
    """One answer: its value in responses.csv, its label, and whether it says something."""

    value: Id
    label: Label
    kind: Literal["answer", "no_opinion"] = "answer"


AnswerScales = dict[Id, Annotated[tuple[Answer, ...], Field(min_length=2)]]


def check_scales(scales: AnswerScales, document: Document, findings: Findings) -> None:
    """Add a fault for each value or label that stands twice in a scale or means something else."""
    for name, answers in scales.items():
        for field in ("value", "label"):
            for number, twice in repeated([getattr(answer, field) for answer in answers]):
                place = (name, number, field)
                found = f"the {field} {quoted(twice)} twice"
                tell(document, place, found, f"each {field} once in a scale", findings)
        for number, answer in enumerate(answers):
            for field, reserved in (("value", RESERVED), ("label", RESERVED_LABELS)):
                said = getattr(answer, field)
                if said.lower() in reserved:
                    expected = f"a {field} that is not that of a status"
                    tell(document, (name, number, field), quoted(said), expected, findings)
    if [answer.value for answer in scales.get(YES_NO, ())] != [YES, NO]:
        found = "another scale" if YES_NO in scales else f"no {YES_NO}"
        tell(
            document, (YES_NO,), found, f"the answers {YES} and {NO}, which gates rest on", findings
        )


def labels_of(answers: tuple[Answer, ...]) -> Scale:
    """Return the labels of a scale by value."""
    return {answer.value: answer.label for answer in answers}
