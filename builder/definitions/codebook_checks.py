"""What a codebook must hold beyond its fields: ids that are unique, and names that exist."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from builder.definitions.answer_scales import YES, YES_NO, AnswerScales
from builder.definitions.codebook import BlockEntry, Codebook, Column
from builder.definitions.entries import repeated
from builder.definitions.telling import tell, tell_unknown
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, listed, quoted

KEY = "kommunenr"  # the column of every round that is no question


def check_codebook(
    codebook: Codebook, scales: AnswerScales, document: Document, findings: Findings
) -> None:
    """Add a fault for everything in the codebook that does not fit together."""
    _check_rounds(codebook, document, findings)
    for field in ("id", "label"):
        for number, twice in repeated([getattr(block, field) for block in codebook.blocks]):
            at = ("blocks", number, field)
            tell(document, at, f"the {field} {quoted(twice)} twice", f"each {field} once", findings)
    _check_columns(codebook, document, findings)
    for number, block in enumerate(codebook.blocks):
        place = ("blocks", number)
        _check_shape(block, place, document, findings)
        if block.scale in scales:
            _check_positive(block, scales, place, document, findings)
        else:
            at = (*place, "scale")
            tell_unknown(document, at, block.scale, "a scale of svar.yml", scales, findings)
        _check_rounds_of(block, codebook, place, document, findings)
    _check_asked_of(codebook, scales, document, findings)


def _check_rounds(codebook: Codebook, document: Document, findings: Findings) -> None:
    """Add a fault where the rounds are not in order, each once."""
    rounds = codebook.rounds
    for number, (before, after) in enumerate(pairwise(rounds), start=1):
        if after <= before:
            expected = f"a year after {before}: each round once, oldest first"
            tell(document, ("rounds", number), str(after), expected, findings)


def _named_columns(codebook: Codebook) -> Iterator[tuple[str, Place]]:
    """Yield the column of every question with the place it is named in."""
    for number, block in enumerate(codebook.blocks):
        place = ("blocks", number)
        if block.gate:
            yield block.gate.column, (*place, "gate", "column")
        for i, item in enumerate(block.items):
            yield f"{block.id}_{item.id}", (*place, "items", i, "id")
        for i, column in enumerate(block.columns):
            yield column.column, (*place, "columns", i, "column")


def _check_columns(codebook: Codebook, document: Document, findings: Findings) -> None:
    """Add a fault for each column that two questions have, or that is no question's."""
    seen = {KEY}
    for column, place in _named_columns(codebook):
        if column in seen:
            found = f"the column {quoted(column)} once more"
            tell(document, place, found, "a column for each question", findings)
        seen.add(column)


def _check_shape(block: BlockEntry, place: Place, document: Document, findings: Findings) -> None:
    """Add a fault where a block has not either items (behind a gate or not) or columns."""
    if bool(block.items) == bool(block.columns):
        found = "both items and columns" if block.items else "neither items nor columns"
        tell(document, place, found, "either items or columns", findings)
    if block.gate and not block.items:
        tell(document, (*place, "gate"), "a gate without items", "items behind the gate", findings)
    if block.gate and block.gate.column != block.id:
        expected = f"{quoted(block.id)}, the id of the block it opens"
        found = quoted(block.gate.column)
        tell(document, (*place, "gate", "column"), found, expected, findings)
    for field, entries in (("items", block.items), ("columns", block.columns)):
        for number, twice in repeated([entry.label for entry in entries]):
            found = f"the label {quoted(twice)} twice"
            at = (*place, field, number, "label")
            tell(document, at, found, "each label once in a block", findings)


def _check_positive(
    block: BlockEntry,
    scales: AnswerScales,
    place: Place,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each positive answer that its scale does not have, or that says nothing."""
    answers = {answer.value: answer.kind for answer in scales[block.scale]}
    if "positive" not in block.model_fields_set and YES not in answers:
        expected = f"a key positive, for the scale {block.scale} has no {YES}"
        tell(document, (*place, "positive"), "no positive", expected, findings, "Add it.")
        return
    for number, value in enumerate(block.positive):
        at = (*place, "positive", number)
        if value not in answers:
            what = f"an answer of the scale {block.scale}"
            tell_unknown(document, at, value, what, answers, findings)
        elif answers[value] != "answer":
            tell(document, at, quoted(value), "an answer that says something", findings)
    for number, twice in repeated(block.positive):
        at = (*place, "positive", number)
        tell(document, at, f"{quoted(twice)} twice", "each answer once", findings)
    if set(answers) <= set(block.positive):
        tell(document, (*place, "positive"), "every answer", "some of the answers", findings)


def _check_rounds_of(
    block: BlockEntry,
    codebook: Codebook,
    place: Place,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault for each round of a block that is not among the rounds, or stands twice."""
    for number, year in enumerate(block.asked):
        at = (*place, "asked", number)
        if year not in codebook.rounds:
            expected = f"one of the rounds {listed(map(str, codebook.rounds))}"
            tell(document, at, str(year), expected, findings)
        if number and year <= block.asked[number - 1]:
            expected = f"a year after {block.asked[number - 1]}: each round once, oldest first"
            tell(document, at, str(year), expected, findings)


def _check_asked_of(
    codebook: Codebook, scales: AnswerScales, document: Document, findings: Findings
) -> None:
    """Add a fault where a question is put to those that gave an answer nobody can have given."""
    above: dict[str, str] = {}
    for number, block in enumerate(codebook.blocks):
        if block.gate:
            above[block.gate.column] = YES_NO
        above |= {f"{block.id}_{item.id}": block.scale for item in block.items}
        for i, column in enumerate(block.columns):
            place = ("blocks", number, "columns", i, "asked_of")
            _check_one_asked_of(column, above, scales, place, document, findings)
            above[column.column] = block.scale


def _check_one_asked_of(
    column: Column,
    above: dict[str, str],
    scales: AnswerScales,
    place: Place,
    document: Document,
    findings: Findings,
) -> None:
    """Add a fault where one question's `asked_of` names no column above it, or no answer to it."""
    if column.asked_of is None:
        return
    name, value = column.asked_of.column, column.asked_of.value
    if name not in above:
        what = "a column that stands above this one"
        tell_unknown(document, (*place, "column"), name, what, above, findings)
        return
    answers = [answer.value for answer in scales.get(above[name], ())]
    if answers and value not in answers:
        what = f"an answer to {name}"
        tell_unknown(document, (*place, "value"), value, what, answers, findings)
