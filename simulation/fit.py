"""The fit report: every condition held against the finished files, counted without the solver."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simulation.conditions import Condition
from simulation.impose import before_key, column_terms, ranked_pairs
from simulation.municipalities import predecessors, read_municipalities, rows
from simulation.predicates import Terms, matches
from simulation.rounds import YEARS, Inputs, Record, remember

HEADER = (
    "id",
    "round",
    "what",
    "source",
    "target",
    "lower",
    "upper",
    "achieved",
    "base",
    "status",
    "note",
    "basis",
)
MET, RELAXED = "met", "relaxed"
Records = Sequence[Record]
Rounds = Mapping[int, Records]


@dataclass(frozen=True)
class Finding:
    """What a condition came to.

    The figure as text, the number it is a share of, and whether it is as required.
    """

    achieved: str
    base: int
    met: bool


def read_rounds(inputs: Inputs, survey: Path) -> Rounds:
    """Read the finished rounds back, one record per municipality.

    A record has answers, indicators and background.
    """
    found: dict[int, Records] = {}
    for year in YEARS:
        records = _records(inputs, survey, year)
        if found:
            earlier = max(found)
            remember(
                records,
                found[earlier],
                earlier,
                predecessors(inputs.data, year, earlier),
                inputs.rules,
            )
        found[year] = records
    return found


def _records(inputs: Inputs, survey: Path, year: int) -> list[Record]:
    """Return one record per municipality of the round's division.

    Those that answered have their answers.
    """
    answers = {row["kommunenr"]: row for row in rows(survey / str(year) / "responses.csv")}
    records = []
    for one in read_municipalities(inputs.data, year):
        given = answers.get(one.number)
        record: Record = {"kommunenr": one.number, "undersokt": "ja", **one.attributes}
        record["svart"] = "ja" if given else "nei"
        records.append(record | given | inputs.rules.indicators(given) if given else record)
    return records


def number_of(records: Records, terms: Terms) -> int:
    """Return how many records match the terms."""
    return sum(matches(terms, one) for one in records)


def _share(condition: Condition, records: Records, _: Rounds) -> Finding:
    """Return a share in per cent with two decimals."""
    base = number_of(records, condition.of)
    counted = number_of(records, {**condition.of, **condition.count})
    low = condition.lower is None or counted * 100 >= condition.lower * base
    high = condition.upper is None or counted * 100 < condition.upper * base
    return Finding(f"{100 * counted / base:.2f}", base, low and high)


def _count(condition: Condition, records: Records, _: Rounds) -> Finding:
    """Return a number of respondents."""
    counted = number_of(records, {**condition.of, **condition.count})
    assert condition.lower is not None
    assert condition.upper is not None
    return Finding(
        str(counted),
        number_of(records, condition.of),
        condition.lower <= counted <= condition.upper,
    )


def _sorted_values(condition: Condition, records: Records) -> list[int]:
    """Return the values of the condition's indicator in its base, sorted."""
    return sorted(
        int(one[condition.detail["value"]]) for one in records if matches(condition.of, one)
    )


def _median(condition: Condition, records: Records, _: Rounds) -> Finding:
    """Return the median: of two middle respondents the value of the lower."""
    values = _sorted_values(condition, records)
    middle = {values[(len(values) - 1) // 2]}
    if condition.detail["middle"] == "both":
        middle.add(values[len(values) // 2])
    achieved = " og ".join(map(str, sorted(middle)))
    return Finding(achieved, len(values), middle == {int(condition.target)})


def _max(condition: Condition, records: Records, _: Rounds) -> Finding:
    """Return the highest value."""
    values = _sorted_values(condition, records)
    return Finding(str(values[-1]), len(values), values[-1] == int(condition.target))


def _order(condition: Condition, records: Records, _: Rounds) -> Finding:
    """Return the numbers of the ranked columns, from the first named."""
    terms = column_terms(condition)
    counted = {column: number_of(records, terms[column]) for column in terms}
    met = all(counted[higher] >= counted[lower] for higher, lower in ranked_pairs(condition))
    return Finding(_in_named_order(counted, str), number_of(records, condition.of), met)


def _growth(condition: Condition, records: Records, rounds: Rounds) -> Finding:
    """Return the growth of the ranked columns in percentage points, from the first named."""
    before = [one for one in rounds[condition.detail["since"]] if one["svart"] == "ja"]
    base, base_before = number_of(records, condition.of), number_of(before, condition.of)
    growth = {
        column: number_of(records, terms) / base - number_of(before, terms) / base_before
        for column, terms in column_terms(condition).items()
    }
    met = all(growth[higher] >= growth[lower] for higher, lower in ranked_pairs(condition))
    return Finding(_in_named_order(growth, lambda one: f"{100 * one:+.1f}"), base, met)


def _in_named_order(figures: Mapping[str, float], written: Callable[[float], str]) -> str:
    """Return the figures in the order they were named."""
    return " ".join(written(figure) for figure in figures.values())


def _panel(condition: Condition, records: Records, _: Rounds) -> Finding:
    """Return the share of the panel that has moved too far, in per cent with two decimals."""
    value, jump = condition.detail["value"], condition.detail["at_most_jump"]
    before = before_key(value, condition.detail["since"])
    panel = [one for one in records if before in one]
    moved = sum(abs(int(one[value]) - int(one[before])) > jump for one in panel)
    assert condition.upper is not None
    return Finding(
        f"{100 * moved / len(panel):.2f}", len(panel), moved * 100 <= condition.upper * len(panel)
    )


KINDS: dict[str, Callable[[Condition, Records, Rounds], Finding]] = {
    "share": _share,
    "count": _count,
    "median": _median,
    "max": _max,
    "order": _order,
    "growth": _growth,
    "panel": _panel,
}


def fit(condition: Condition, rounds: Rounds) -> Finding:
    """Return what a condition came to.

    Unless it asks who answered, only those that answered are counted.
    """
    records = rounds[condition.round]
    if "svart" not in condition.keys:
        records = [one for one in records if one["svart"] == "ja"]
    return KINDS[condition.kind](condition, records, rounds)


def report_text(conditions: Sequence[Condition], rounds: Rounds) -> str:
    """Return the fit report as CSV, one line per condition in the order of betingelser.yml."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(HEADER)
    for one in conditions:
        found = fit(one, rounds)
        writer.writerow(
            (
                *(one.id, one.round, one.what, one.source, one.target, one.lower, one.upper),
                *(found.achieved, found.base, MET if found.met else RELAXED, one.note, one.status),
            )
        )
    return file.getvalue()
