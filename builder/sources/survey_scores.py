"""Checks of published scores: indicators of the definitions, each value on its scale."""

from __future__ import annotations

from builder.definitions import Definitions, Indicator
from builder.faults import Findings, nearest, quoted
from builder.sources.csv_text import Table


def check_scores(table: Table, definitions: Definitions, findings: Findings) -> None:
    """Add a fault for each unknown indicator and each value that its indicator cannot have."""
    allowed = {(one.id, value) for one in definitions.indicators.values() for value in one.values}
    allowed |= {(indicator, "") for indicator in definitions.indicators}
    rows = table.frame[["indikator", "verdi"]]
    for row, indicator, value in rows.itertuples():
        if (indicator, value) in allowed:
            continue
        if indicator in definitions.indicators:
            expected = _scale_of(definitions.indicators[indicator])
            todo = f"Correct it, or leave the cell empty where {indicator} is missing."
            findings.fault(table.path, quoted(value), expected, todo, row, "verdi")
        else:
            near = nearest(indicator, definitions.indicators)
            todo = f"Did you mean {near}?" if near else "Remove the row."
            expected = "an indicator of the definitions"
            findings.fault(table.path, quoted(indicator), expected, todo, row, "indikator")


def _scale_of(indicator: Indicator) -> str:
    """Return the values of an indicator for a message."""
    if indicator.is_category:
        return f"{', '.join(indicator.values)} for {indicator.id}"
    return f"a whole number from 0 to {indicator.values[-1]} for {indicator.id}"
