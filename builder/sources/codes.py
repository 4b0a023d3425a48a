"""Checks of the kommunenr in a file, and what to say to whoever wrote a wrong one."""

from __future__ import annotations

from builder.faults import Findings, listed, quoted
from builder.sources.advice import bare_code, code_of_name
from builder.sources.csv_text import Table
from builder.sources.model import DIVISIONS, Registry

RINDAL_2018, RINDAL_2019 = "1567", "5061"  # the one code that changed within a division


def check_kommunenr(
    table: Table, column: str, division: str, registry: Registry, findings: Findings
) -> None:
    """Add a fault for each cell that is no kommunenr of the division, if that is known."""
    known = registry.names(division)
    if not known:
        return
    for row, value in table.cells(column, ~table.frame[column].isin(list(known))):
        found, expected, todo = wrong_kommunenr(value, division, registry)
        findings.fault(table.path, found, expected, todo, row, column)


def wrong_kommunenr(value: str, division: str, registry: Registry) -> tuple[str, str, str]:
    """Return what was found, what was expected and what to do for a code not in the division."""
    expected = f"a kommunenr of the division of {division} (in force {DIVISIONS[division]})"
    if not value.strip():
        return "an empty cell", expected, "Fill in the kommunenr."
    bare = bare_code(value)
    code = bare.zfill(4)
    where = [other for other in DIVISIONS if code in registry.names(other)]
    if not where:
        todo = code_of_name(value, registry.names(division)) or "Look it up and correct it."
        return f"{quoted(value)}, which is unknown", expected, todo
    if division in where:
        expected += f", {quoted(code)} for {registry.names(division)[code]}"
        return f"{quoted(value)}{_misspelling(value, bare)}", expected, f"Write {code}."
    name = registry.names(where[0])[code]
    found = f"{quoted(value)}{_misspelling(value, bare)}, which is {name} in the division of "
    return found + " and ".join(where), expected, _other_year(code, where, division, registry)


def _misspelling(value: str, bare: str) -> str:
    """Return what happened to a code on its way through another program, or nothing."""
    if len(bare) < 4:
        return ", which has lost its leading zero"
    return " with something around it" if value != bare else ""


def _other_year(code: str, where: list[str], division: str, registry: Registry) -> str:
    """Return the advice for a code of other divisions: what the place is called in this one."""
    today = set(registry.successors(where[0])[code])
    names = registry.names(division)
    same = [
        f"{quoted(other)} {names[other]}"
        for other, successors in registry.successors(division).items()
        if today & set(successors)
    ]
    relation = "successor" if division > where[0] else "predecessor"
    ending = "" if len(same) == 1 else "s"
    return f"Its {relation}{ending} in the division of {division}: {listed(same)}."


def with_rindal(table: Table, year: int, findings: Findings) -> Table:
    """Return a table of 2019 with Rindal under its number of 2018, telling so in a notice."""
    cells = table.frame["kommunenr"]
    if year != 2019 or not (cells == RINDAL_2019).any():
        return table
    findings.notice(
        f"{table.path}: {RINDAL_2019} (Rindal in 2019) is read as {RINDAL_2018}, "
        "its number in the division of 2018."
    )
    frame = table.frame.assign(kommunenr=cells.replace(RINDAL_2019, RINDAL_2018))
    return Table(table.path, frame, table.is_whole)
