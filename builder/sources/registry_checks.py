"""Checks of the registry: codes, successors, counties and addresses."""

from __future__ import annotations

from collections.abc import Iterable

from builder.faults import Findings, quoted
from builder.sources.csv_text import Table
from builder.sources.model import DIVISIONS, SUCCESSOR_MARK, TODAY
from builder.sources.table_checks import check_filled, check_known, check_pattern, check_repeated

CODES = r"[0-9]{4}(\|[0-9]{4})*"
SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LEVELS = ("kommune", "fylke")
CURRENT = "gjeldende"
REASONS = (CURRENT, "tidligere_navn", "parallelt_navn")


def check_fylker(table: Table, findings: Findings) -> None:
    """Check that the counties have a known division, two digits and a name, each of them once."""
    check_known(table, "aar", DIVISIONS, " or ".join(DIVISIONS), findings)
    check_pattern(table, "fylkesnr", "[0-9]{2}", "two digits", findings)
    check_filled(table, ["navn"], findings)
    check_repeated(table, ["aar", "fylkesnr"], findings)


def check_kommuner(table: Table, division: str, fylker: Table | None, findings: Findings) -> bool:
    """Check the municipalities of one division, and tell whether their codes can be relied on."""
    known = len(findings.faults)
    check_pattern(table, "kommunenr", "[0-9]{4}", "four digits", findings)
    check_repeated(table, ["kommunenr"], findings)
    is_sound = len(findings.faults) == known
    check_filled(table, ["navn"], findings)
    if fylker is not None:
        counties = fylker.frame.loc[fylker.frame["aar"] == division, "fylkesnr"]
        expected = f"a fylkesnr of {division} in fylker.csv"
        check_known(table, "fylkesnr", counties, expected, findings)
    if is_sound:
        _check_prefixes(table, findings)
    return is_sound


def _check_prefixes(table: Table, findings: Findings) -> None:
    """Check that each kommunenr begins with its fylkesnr."""
    other_county = table.frame["kommunenr"].str[:2] != table.frame["fylkesnr"]
    codes = dict(table.cells("kommunenr"))
    for row, county in table.cells("fylkesnr", other_county):
        expected = f"the first two digits of {quoted(codes[row])}"
        findings.fault(table.path, quoted(county), expected, "Mend it.", row, "fylkesnr")


def check_successors(
    table: Table, column: str, later: Table, division: str, findings: Findings
) -> None:
    """Check that the successors of each municipality are municipalities of a later division."""
    expected = f"kommunenr of {division}, with '{SUCCESSOR_MARK}' between several"
    known = set(later.frame["kommunenr"])
    if set(table.frame[column]) <= known or not check_pattern(
        table, column, CODES, expected, findings
    ):
        return
    for row, value in table.cells(column):
        for code in set(value.split(SUCCESSOR_MARK)) - known:
            found = f"the successor {quoted(code)}"
            findings.fault(table.path, found, expected, "Mend it.", row, column)


def check_addresses(table: Table, kommuner: Table, fylker: Table, findings: Findings) -> None:
    """Check that addresses are unique and plain, and one is in use for each place of today."""
    check_known(table, "nivaa", LEVELS, " or ".join(LEVELS), findings)
    check_known(table, "grunn", REASONS, " or ".join(REASONS), findings)
    check_pattern(table, "adresse", SLUG, "only a-z, 0-9 and single hyphens", findings)
    check_filled(table, ["navn"], findings)
    check_repeated(table, ["adresse", "nivaa"], findings)
    today = fylker.frame.loc[fylker.frame["aar"] == TODAY, "fylkesnr"]
    for level, codes in (("kommune", kommuner.frame["kommunenr"]), ("fylke", today)):
        _check_places(table, level, codes, findings)


def _check_places(table: Table, level: str, codes: Iterable[str], findings: Findings) -> None:
    """Check that addresses of a level lead to today's places, and each place has one in use."""
    here = table.frame["nivaa"] == level
    known, current = set(codes), table.cells("koder", here & (table.frame["grunn"] == CURRENT))
    for row, value in table.cells("koder", here):
        for code in sorted(set(value.split(SUCCESSOR_MARK)) - known):
            found, expected = f"the code {quoted(code)}", f"a {level} of {TODAY}"
            findings.fault(table.path, found, expected, "Mend it.", row, "koder")
    first: dict[str, int] = {}
    for row, code in current:
        if first.setdefault(code, row) != row:
            found = f"a second address in use for {level} {quoted(code)}, after row {first[code]}"
            findings.fault(table.path, found, "one", "Remove one of them.", row, "koder")
    for code in sorted(known - set(first)):
        found, todo = f"no address in use for {level} {quoted(code)}", "Add its row."
        findings.fault(table.path, found, f"one row with {CURRENT}", todo, None, "koder")
