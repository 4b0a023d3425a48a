"""Checks of published scores: indicators of the definitions, each value on its scale."""

from __future__ import annotations

from builder.definitions import Definitions, Indicator
from builder.faults import Findings, listed, nearest, quoted
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
            one = definitions.indicators[indicator]
            expected, todo = _scale_of(one), _meant(value, one)
            findings.fault(table.path, quoted(value), expected, todo, row, "verdi")
        else:
            todo = _meant_indicator(indicator, definitions)
            expected = "an indicator of the definitions"
            findings.fault(table.path, quoted(indicator), expected, todo, row, "indikator")


def check_form(table: Table, definitions: Definitions, findings: Findings) -> bool:
    """Tell whether the table is not a wide one, with a column for each indicator: one fault."""
    known = {*definitions.indicators, *_by_label(definitions)}
    columns = [one for one in map(str, table.frame.columns) if _bare(one) in known]
    if table.has("verdi") or len(columns) < 2:
        return True
    found = f"a column for each of {len(columns)} indicators ({listed(map(quoted, columns), 3)})"
    first = _by_label(definitions).get(_bare(columns[0]), columns[0])
    todo = (
        "Write a row for each municipality and indicator: its kommunenr, the id of the indicator "
        f"(such as {first}), and what now stands in the cell."
    )
    expected = "the columns kommunenr,indikator,verdi"
    findings.fault(table.path, found, expected, todo, 1)
    return False


def _meant_indicator(indicator: str, definitions: Definitions) -> str:
    """Return which indicator was probably meant, by its label or its id."""
    if indicator in definitions.questions:
        return "It is a question, and answers stand in responses.csv."
    by_label, bare = _by_label(definitions), _bare(indicator)
    near_label = nearest(bare, [label.replace(" ", "_") for label in by_label])
    meant = by_label.get(bare) or nearest(indicator, definitions.indicators)
    meant = meant or by_label.get((near_label or "").replace("_", " "))
    return f"Did you mean {meant}?" if meant else f"Known are {listed(definitions.indicators, 30)}."


def _by_label(definitions: Definitions) -> dict[str, str]:
    """Return the id of each indicator by its label, where that is its own."""
    labels = [_bare(one.label) for one in definitions.indicators.values()]
    own = zip(labels, definitions.indicators, strict=True)
    return {label: name for label, name in own if labels.count(label) == 1}


def _bare(text: str) -> str:
    """Return a text without case and with single spaces."""
    return " ".join(text.casefold().split())


def _meant(value: str, indicator: Indicator) -> str:
    """Return which value was probably meant: by its label, or a whole number in other clothes."""
    bare = _bare(value)
    for label_of in (indicator.label_of, indicator.long_label_of):
        for known in indicator.values:
            if _bare(label_of(known)) == bare:
                return f"Did you mean {known}?"
    plain = bare.removesuffix(",0").removesuffix(".0")
    near = nearest(bare, indicator.values) if indicator.is_category else None
    meant = plain if plain in indicator.values else near
    if meant:
        return f"Did you mean {meant}?"
    return f"Correct it, or leave the cell empty where {indicator.id} is missing."


def _scale_of(indicator: Indicator) -> str:
    """Return the values of an indicator for a message."""
    if indicator.is_category:
        return f"{', '.join(indicator.values)} for {indicator.id}"
    return f"a whole number from 0 to {indicator.values[-1]} for {indicator.id}"
