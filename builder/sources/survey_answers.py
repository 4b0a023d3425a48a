"""Checks of the answers in a round: values on the scale, and items only where their gate allows."""

from __future__ import annotations

from builder.definitions import Definitions, Question, Scale
from builder.definitions.answer_scales import NO
from builder.faults import Findings, quoted
from builder.sources.advice import advice_on
from builder.sources.csv_text import Table


def check_answers(table: Table, definitions: Definitions, findings: Findings) -> None:
    """Add a fault for each answer that is not on its scale, and each one its gate rules out."""
    for scale_id, scale in definitions.scales.items():
        columns = [
            column
            for column, question in definitions.questions.items()
            if question.scale_id == scale_id and table.has(column)
        ]
        _check_scale(table, columns, scale, findings)
    for question in definitions.questions.values():
        gate = question.asked_of[0] if question.asked_of else ""
        if gate in definitions.questions and table.has(question.column, gate):
            _check_gate(table, question, definitions, findings)


def _check_scale(table: Table, columns: list[str], scale: Scale, findings: Findings) -> None:
    """Add a fault for each cell of these columns that is neither empty nor on the scale."""
    if not columns:
        return
    cells = table.frame[columns]
    wrong = ~cells.isin(["", *scale])
    if not wrong.to_numpy().any():
        return
    expected = f"{', '.join(scale)} or an empty cell"
    advice: dict[str, str] = {}  # the same wrong answer may stand in thousands of cells
    for place, number in zip(*wrong.to_numpy().nonzero(), strict=True):
        value, row = str(cells.iat[place, number]), int(cells.index[place])
        if value not in advice:
            advice[value] = advice_on(value, scale)
        findings.fault(table.path, quoted(value), expected, advice[value], row, columns[number])


def _check_gate(
    table: Table, question: Question, definitions: Definitions, findings: Findings
) -> None:
    """Add a fault for each answer that cannot be, since another answer of the row rules it out.

    Behind the gate of a block a `nei` is harmless, and only `ja` is wrong where the gate says
    `nei`; elsewhere (recruitment) any answer is wrong where the question was not put.
    """
    gate, opening = question.asked_of or ("", "")
    gates, answers = table.frame[gate], table.frame[question.column]
    positive = definitions.blocks[question.block].positive
    if definitions.questions[gate].is_gate:
        wrong = (gates == NO) & answers.isin(positive)
        expected = f"nei or an empty cell where {gate} is nei"
    else:
        # A gate that is itself off its scale has its own fault, and cannot be judged by.
        closed = gates.isin({"", *definitions.questions[gate].scale} - {opening})
        wrong = closed & (answers != "")
        expected = f"an empty cell unless {gate} is {opening}"
    if not wrong.any():
        return
    said = dict(table.cells(gate, wrong))
    for row, value in table.cells(question.column, wrong):
        found = f"{quoted(value)} where {gate} is {quoted(said[row]) if said[row] else 'empty'}"
        todo = f"Correct {gate} or {question.column}."
        findings.fault(table.path, found, expected, todo, row, question.column)
