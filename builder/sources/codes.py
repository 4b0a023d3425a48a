"""Checks of the kommunenr in a file, and what to say to whoever wrote a wrong one."""

from __future__ import annotations

from builder.definitions.divisions import Division
from builder.faults import Findings, listed, quoted
from builder.sources.advice import bare_code, code_of_name
from builder.sources.csv_text import Table
from builder.sources.model import Registry


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
    in_force = registry.divisions[division].in_force
    expected = f"a kommunenr of the division of {division} (in force {in_force})"
    if not value.strip():
        return "an empty cell", expected, "Fill in the kommunenr."
    bare = bare_code(value)
    code = bare.zfill(4)
    where = [other for other in registry.divisions.ids if code in registry.names(other)]
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


def with_first_numbers(
    table: Table, year: int, division: Division, registry: Registry, findings: Findings
) -> Table:
    """Return a table with the numbers of its division.

    Where municipalities got another one while it was in force, the first is put back and a notice
    tells so.
    """
    for one in division.renumbered:
        cells = table.frame["kommunenr"]
        if year < one.since or not (cells == one.now).any():
            continue
        name = registry.names(division.id).get(one.was, "?")
        findings.notice(
            f"{table.path}: {one.now} ({name} in {year}) is read as {one.was}, "
            f"its number in the division of {division.id}."
        )
        frame = table.frame.assign(kommunenr=cells.replace(one.now, one.was))
        table = Table(table.path, frame, table.is_whole)
    return table
