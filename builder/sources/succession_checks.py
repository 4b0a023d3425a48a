"""Checks of what the registry says of successors, from one division to a later one."""

from __future__ import annotations

from collections import Counter

from builder.faults import Findings, listed, quoted
from builder.sources.csv_text import Table
from builder.sources.succession import MARK, Successors, split_codes
from builder.sources.table_checks import check_pattern

CODES = r"[0-9]{4}(\|[0-9]{4})*"


def check_successors(
    table: Table, column: str, later: Table, division: str, findings: Findings
) -> bool:
    """Tell whether successors are municipalities of a later division, each of them once.

    Every municipality of that division has a predecessor, too.
    """
    faults = len(findings.faults)
    expected = f"kommunenr of {division}, with '{MARK}' between several"
    if not check_pattern(table, column, CODES, expected, findings):
        return False
    known = set(later.frame["kommunenr"])
    missing = set(known)
    for row, value in table.cells(column):
        counted = Counter(split_codes(value))
        missing -= counted.keys()
        for code in counted.keys() - known:
            found = f"the successor {quoted(code)}"
            findings.fault(table.path, found, expected, "Mend it.", row, column)
        for code in (code for code, count in counted.items() if count > 1):
            found, todo = f"the successor {quoted(code)} twice", "Remove one of them."
            findings.fault(table.path, found, "each successor once", todo, row, column)
    if missing and len(findings.faults) == faults:  # a successor that is wrong is one missed, too
        found = f"no predecessor of {listed(map(quoted, sorted(missing)))}"
        expected = f"one at least for each municipality of {division}"
        findings.fault(table.path, found, expected, "Add them.", None, column)
    return len(findings.faults) == faults


def check_shortcut(
    table: Table, column: str, direct: Successors, stepwise: Successors, findings: Findings
) -> None:
    """Check that the successors in a far division are among those reached step by step."""
    for row, code in table.cells("kommunenr"):
        known = stepwise.get(code, ())
        strangers = [one for one in direct[code] if one not in known] if known else []
        for one in strangers:
            found = f"the successor {quoted(one)}"
            expected = f"some of {listed(map(quoted, known))}, which follow step by step"
            findings.fault(table.path, found, expected, "Mend it.", row, column)
