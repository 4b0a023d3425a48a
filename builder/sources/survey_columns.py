"""Which columns a round must have: the codebook's blocks, each of them complete or absent."""

from __future__ import annotations

from collections.abc import Iterable

from builder.definitions import Block, Definitions
from builder.faults import Findings, quoted
from builder.sources.csv_text import Table
from builder.sources.table_checks import missing_column, unknown_column

CODEBOOK = "data/definitions/sporsmal.yml"


def asked_columns(definitions: Definitions, asked: Iterable[str]) -> list[str]:
    """Return the columns of the blocks that were asked, in the order of the codebook."""
    return [question.column for block in asked for question in definitions.blocks[block].questions]


def check_columns(
    table: Table, year: int, definitions: Definitions, findings: Findings
) -> tuple[str, ...]:
    """Return the ids of the blocks a round asked, with a fault for each wrong or missing column."""
    _check_each(table, year, definitions, findings)
    asked = [
        block.id
        for block in definitions.blocks.values()
        if _is_asked(block, table, year, year in definitions.rounds, findings)
    ]
    if not asked:
        expected, todo = "at least one block of the codebook", "Add the columns of the answers."
        findings.fault(table.path, "no column with answers", expected, todo, 1)
    return tuple(asked)


def _check_each(table: Table, year: int, definitions: Definitions, findings: Findings) -> None:
    """Add a fault for each column that is unknown, or known but not asked until a later round."""
    known = ("kommunenr", *definitions.questions)
    for column in table.frame.columns:
        if column not in known:
            unknown_column(table.path, column, known, findings)
            continue
        question = definitions.questions.get(column)
        if question and question.since and question.since > year:
            found = f"{quoted(column)}, first asked in {question.since}"
            expected = f"only columns asked by {year}"
            todo = f"Remove the column, or correct `since` in {CODEBOOK}."
            findings.fault(table.path, found, expected, todo, 1, column)


def _is_asked(block: Block, table: Table, year: int, is_listed: bool, findings: Findings) -> bool:
    """Tell whether a round asked a block, with a fault for each column it should have and lacks."""
    asked = [one for one in block.questions if one.since is None or one.since <= year]
    # A year the codebook does not list may lack what counts towards nothing: it may not have asked.
    required = [one.column for one in asked if is_listed or one.counted]
    missing = [column for column in required if not table.has(column)]
    is_present = any(table.has(question.column) for question in asked)
    is_expected = is_listed and year in block.asked
    if is_present and is_listed and not is_expected:
        findings.notice(
            f"{table.path}: columns of the block {block.id}, which is read as asked in {year}; "
            f"the codebook ({CODEBOOK}) says it was not."
        )
    if is_present or (is_expected and len(required) == 1):
        todo = f"Add it, or correct {CODEBOOK} if {year} did not ask it."
        for column in missing:
            missing_column(table.path, column, findings, todo)
    elif is_expected:
        findings.notice(
            f"{table.path}: no column of the block {block.id}, which is read as not asked "
            f"in {year}; the codebook ({CODEBOOK}) says it was."
        )
    return is_present
