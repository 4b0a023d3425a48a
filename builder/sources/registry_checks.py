"""Checks of the registry: codes, counties, new numbers and addresses."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from builder.definitions.divisions import Division, Divisions
from builder.faults import Findings, quoted
from builder.sources.csv_text import Table
from builder.sources.names import check_names
from builder.sources.slugs import check_slugs, check_spelling
from builder.sources.succession import MARK
from builder.sources.table_checks import check_filled, check_known, check_pattern, check_repeated

LEVELS = ("kommune", "fylke")
CURRENT = "gjeldende"
OTHER_NAME = "navn_samisk_kvensk"
REASONS = (CURRENT, "tidligere_navn", "parallelt_navn", "felles_navn")


def check_fylker(table: Table, divisions: Divisions, findings: Findings) -> None:
    """Check that the counties have a known division, two digits and a name, each of them once."""
    check_known(table, "aar", divisions.ids, " or ".join(divisions.ids), findings)
    check_pattern(table, "fylkesnr", "[0-9]{2}", "two digits", findings)
    check_filled(table, ["navn"], findings)
    check_names(table, "navn", findings)
    check_repeated(table, ["aar", "fylkesnr"], findings)
    check_same_name(table, ["aar"], "division", findings)


def check_kommuner(table: Table, division: str, fylker: Table | None, findings: Findings) -> bool:
    """Check the municipalities of one division, and tell whether their codes can be relied on."""
    known = len(findings.faults)
    check_pattern(table, "kommunenr", "[0-9]{4}", "four digits", findings)
    check_repeated(table, ["kommunenr"], findings)
    is_sound = len(findings.faults) == known
    check_filled(table, ["navn"], findings)
    check_names(table, "navn", findings)
    if table.has(OTHER_NAME):
        check_names(table, OTHER_NAME, findings)
    check_same_name(table, ["fylkesnr"], "county", findings)
    if fylker is not None:
        counties = fylker.frame.loc[fylker.frame["aar"] == division, "fylkesnr"]
        expected = f"a fylkesnr of {division} in fylker.csv"
        check_known(table, "fylkesnr", counties, expected, findings)
    if is_sound:
        _check_prefixes(table, findings)
    return is_sound


def check_codes_once(table: Table, column: str, findings: Findings) -> None:
    """Check that no cell with several codes holds one of them twice."""
    for row, value in table.cells(column, table.frame[column].str.contains(MARK, regex=False)):
        codes = value.split(MARK)
        for code in sorted({code for code in codes if codes.count(code) > 1}):
            found, todo = f"{quoted(code)} twice in {quoted(value)}", "Remove the second one."
            findings.fault(table.path, found, "each code once", todo, row, column)


def check_same_name(table: Table, keys: list[str], within: str, findings: Findings) -> None:
    """Check that no two places of one county, or counties of one division, have the same name."""
    first: dict[tuple[str, ...], int] = {}
    for row, *cells in table.frame[["navn", *keys]].itertuples():
        name, *key = cells
        if name.strip() and first.setdefault((name.casefold(), *key), row) != row:
            found = f"the name {quoted(name)}, as in row {first[(name.casefold(), *key)]}"
            expected = f"each name once within a {within} ({' '.join(key)})"
            findings.fault(table.path, found, expected, "Correct one of them.", row, "navn")


def _check_prefixes(table: Table, findings: Findings) -> None:
    """Check that each kommunenr begins with its fylkesnr."""
    other_county = table.frame["kommunenr"].str[:2] != table.frame["fylkesnr"]
    codes = dict(table.cells("kommunenr"))
    for row, county in table.cells("fylkesnr", other_county):
        expected = f"the first two digits of {quoted(codes[row])}"
        findings.fault(table.path, quoted(county), expected, "Mend it.", row, "fylkesnr")


def check_renumbered(table: Table, division: Division, divisions: Path, findings: Findings) -> None:
    """Check the numbers that were changed while the division was in force.

    The division has the one that was, and not the one it was changed to.
    """
    known = set(table.frame["kommunenr"])
    for number, one in enumerate(division.renumbered, start=1):
        was, now = f"renumbered[{number}].was", f"renumbered[{number}].now"
        if one.was not in known:
            expected = f"a kommunenr of {division.file}"
            findings.fault(divisions, quoted(one.was), expected, "Mend it.", None, was, division.id)
        if one.now in known:
            found, expected = (
                f"{quoted(one.now)}, which is in {division.file}",
                "a number that is not",
            )
            findings.fault(divisions, found, expected, "Mend it.", None, now, division.id)


def check_addresses(
    table: Table, kommuner: Table, fylker: Table, today: str, findings: Findings
) -> None:
    """Check that addresses are unique and plain, and one is in use for each place of today."""
    check_known(table, "nivaa", LEVELS, " or ".join(LEVELS), findings)
    check_known(table, "grunn", REASONS, " or ".join(REASONS), findings)
    check_slugs(table, "adresse", findings)
    check_spelling(table, findings)
    check_filled(table, ["navn"], findings)
    check_names(table, "navn", findings)
    check_codes_once(table, "koder", findings)
    check_repeated(table, ["adresse", "nivaa"], findings)
    counties = fylker.frame.loc[fylker.frame["aar"] == today, "fylkesnr"]
    for level, codes in (("kommune", kommuner.frame["kommunenr"]), ("fylke", counties)):
        _check_places(table, level, codes, today, findings)


def _check_places(
    table: Table, level: str, codes: Iterable[str], today: str, findings: Findings
) -> None:
    """Check that addresses of a level lead to today's places, and each place has one in use."""
    here = table.frame["nivaa"] == level
    known, current = set(codes), table.cells("koder", here & (table.frame["grunn"] == CURRENT))
    for row, value in table.cells("koder", here):
        for code in sorted(set(value.split(MARK)) - known):
            found, expected = f"the code {quoted(code)}", f"a {level} of {today}"
            findings.fault(table.path, found, expected, "Mend it.", row, "koder")
    first: dict[str, int] = {}
    for row, code in current:
        if first.setdefault(code, row) != row:
            found = f"a second address in use for {level} {quoted(code)}, after row {first[code]}"
            findings.fault(table.path, found, "one", "Remove one of them.", row, "koder")
    for code in sorted(known - set(first)):
        found, todo = f"no address in use for {level} {quoted(code)}", "Add its row."
        findings.fault(table.path, found, f"one row with {CURRENT}", todo, None, "koder")
