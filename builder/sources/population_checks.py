"""Checks of the population: no gap in a year, estimates that agree, sums that are published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from builder.faults import Findings, listed, quoted
from builder.sources.codes import check_kommunenr
from builder.sources.csv_text import Table
from builder.sources.model import Registry
from builder.sources.succession import split_codes
from builder.sources.table_checks import check_filled, check_pattern
from builder.sources.table_texts import check_texts

KEYS = ["division", "kommunenr", "aar"]
SUM = "publisert_sum_med"  # in an estimate's row: with which others its sum is a published figure
SUMMED = r"([0-9]{4}(\|[0-9]{4})*)?"


def figured_division(registry: Registry, division: str, figured: Collection[str]) -> str:
    """Return the division whose figures one has: its own, or those of the next one to be summed."""
    later = [division, *(one.id for one in registry.divisions.after(division))]
    return next((one for one in later if one in figured), registry.today)


def check_complete(figures: Table, registry: Registry, findings: Findings) -> None:
    """Check that the figures of population are complete.

    Today's division has some, every year with figures has them for every municipality of the
    division, and the other divisions can have theirs summed.
    """
    figured = set(figures.frame["division"])
    for one in registry.divisions.every:
        if one.id in figured:
            _check_years(figures, one.id, registry, findings)
        elif one.id == registry.today:
            found = f"no figures for the division of {one.id}"
            findings.fault(figures.path, found, "one year at least", "Add them.")
        else:
            _check_summable(figures, one.id, registry, findings)


def _check_years(figures: Table, division: str, registry: Registry, findings: Findings) -> None:
    """Check that a division's years with figures have one for each of its municipalities."""
    rows = figures.frame[figures.frame["division"] == division]
    part = Table(figures.path, rows, figures.is_whole)
    check_kommunenr(part, "kommunenr", division, registry, findings)
    for year, codes in rows.groupby("aar")["kommunenr"]:
        missing = sorted(set(registry.names(division)) - set(codes))
        if missing and figures.is_whole:
            found = f"no figure in {year} for {listed(map(quoted, missing))}"
            expected = f"one for each municipality of the division of {division}"
            findings.fault(figures.path, found, expected, "Add the rows.")


def _check_summable(figures: Table, division: str, registry: Registry, findings: Findings) -> None:
    """Check that no figure would be counted for several municipalities of a division without own.

    They were merged before there were figures.
    """
    figured = figured_division(registry, division, set(figures.frame["division"]))
    after = registry.successors_in(division, figured)
    counted = Counter(code for codes in after.values() for code in codes)
    if merged := sorted(code for code, count in counted.items() if count > 1):
        found = f"no figures for the division of {division}"
        expected = (
            f"its own, since several municipalities of {division} are together "
            f"{listed(map(quoted, merged))} of {figured}"
        )
        findings.fault(figures.path, found, expected, "Add them.")


def check_leaps(figures: Table, findings: Findings) -> None:
    """Check that no municipality has doubled or halved since the year before with figures.

    That is a slip of a digit, or the figure of another place.
    """
    before: dict[tuple[str, str], tuple[int, str]] = {}
    ordered = figures.frame.sort_values(KEYS)
    for row, division, code, year, count in ordered[[*KEYS, "folketall"]].itertuples():
        people, earlier = before.get((division, code), (int(count), year))
        if not 0.5 < int(count) / people < 2:
            expected = f"a number near the {people} of {earlier}"
            todo = "Correct one of them."
            findings.fault(figures.path, quoted(count), expected, todo, row, "folketall")
        before[division, code] = int(count), year


def check_estimates(figures: Table, estimates: Table, findings: Findings) -> None:
    """Check that each estimate tells its basis, and is the very figure in the table of all."""
    check_filled(estimates, ["grunnlag"], findings)
    check_texts(estimates, ["grunnlag"], findings)
    known = figures.frame.set_index(KEYS)["folketall"].to_dict()
    for row, *key, value in estimates.frame[[*KEYS, "folketall"]].itertuples():
        figure = known.get(tuple(key))
        if figure != value:
            expected = f"the same figure as in {figures.path} ({quoted(figure or 'none')})"
            todo = "Make the two files agree."
            findings.fault(estimates.path, quoted(value), expected, todo, row, "folketall")


def check_sums(estimates: Table, findings: Findings) -> None:
    """Check that municipalities with a published sum name each other, in the same year."""
    if not check_pattern(estimates, SUM, SUMMED, "kommunenr, with '|' between several", findings):
        return
    rows = list(estimates.frame[[*KEYS, SUM]].itertuples())
    groups = {tuple(key): {key[1], *split_codes(others)} for _, *key, others in rows}
    for row, division, code, year, others in rows:
        for other in split_codes(others):
            if other == code or groups.get((division, other, year)) != groups[division, code, year]:
                expected = "estimates of the same year that name each other"
                todo = f"Mend the rows of {code} and {other}."
                findings.fault(estimates.path, quoted(other), expected, todo, row, SUM)
