"""Checks of the figures SSB has published: ids, years, shares, bases, and where they are from."""

from __future__ import annotations

import re

from builder.faults import Findings, quoted
from builder.sources.csv_text import Table
from builder.sources.table_checks import check_filled, check_known, check_pattern, check_repeated
from builder.sources.table_numbers import check_number, check_whole, check_year
from builder.sources.table_texts import check_links, check_texts

DEVELOPMENT_TOPICS = (
    "prosjekter",
    "kompetanse",
    "hindre",
    "rekruttering",
    "sky",
    "apne_data",
    "sikkerhet",
)
ORIGINS_OF_BASE = ("", "publisert", "regnet")
ID = "[a-z0-9_]{1,60}"
STATISTICS = r"(share|count|median|max)( .+)?"
UNITS = r"(prosent|antall|områder|poeng av [0-9]+|funksjoner|aktiviteter)( \(.+\))?"
SHARE_UNIT = "prosent"
HIGHEST = 10_000  # of what is counted: municipalities, areas, points
PUBLISHED_TEXTS = ("block", "item", "statistic", "base", "size_class", "unit", "source")
DEVELOPMENT_TEXTS = ("etikett", "grunnlag", "kilde", "brudd", "presisjon")


def check_published(table: Table, findings: Findings) -> bool:
    """Check the figures of the report and the articles; tell whether ids and numbers are sound."""
    known = len(findings.faults)
    check_filled(table, ["id", "theme", "statistic", "value", "unit", "source"], findings)
    check_pattern(table, "id", f"({ID})?", "an id of a-z, 0-9 and _", findings)
    check_repeated(table, ["id"], findings)
    expected = "share, count, median or max, with more words or without"
    check_pattern(table, "statistic", f"({STATISTICS})?", expected, findings)
    units = "prosent, antall, områder, poeng av …, funksjoner or aktiviteter, with (words) or not"
    check_pattern(table, "unit", f"({UNITS})?", units, findings)
    check_texts(table, PUBLISHED_TEXTS, findings)
    _check_counts(table, findings)
    check_year(table, "year", findings)
    _check_values(table, findings)
    check_whole(table, "count", 0, HIGHEST, findings, empty=True)
    check_whole(table, "n", 1, HIGHEST, findings, empty=True)
    if len(findings.faults) > known:
        return False
    _check_shares(table, findings)
    _check_years_of_ids(table, findings)
    return True


def check_development(table: Table, findings: Findings) -> None:
    """Check the figures of 2018-2024 year by year."""
    filled = ["id", "serie", "etikett", "grunnlag", "kilde"]
    check_filled(table, filled, findings)
    for column in ("id", "serie"):
        check_pattern(table, column, f"({ID})?", "an id of a-z, 0-9 and _", findings)
    check_pattern(table, "aar", "20[0-9]{2}", "a year from 2000 to 2099", findings)
    number = r"100|[1-9]?[0-9](\.[0-9])?"
    check_pattern(table, "verdi", number, "a share from 0 to 100, as published", findings)
    check_known(table, "enhet", [SHARE_UNIT], SHARE_UNIT, findings)
    check_whole(table, "n", 1, HIGHEST, findings, empty=True)
    check_known(
        table, "tema", DEVELOPMENT_TOPICS, f"one of {', '.join(DEVELOPMENT_TOPICS)}", findings
    )
    check_known(table, "n_kilde", ORIGINS_OF_BASE, "publisert, regnet or nothing", findings)
    precision = "nothing, or words that begin with avrundet"
    check_pattern(table, "presisjon", "(avrundet.*)?", precision, findings)
    check_repeated(table, ["id"], findings)
    check_repeated(table, ["serie", "aar"], findings)
    for column in ("tema", "etikett"):
        _check_series(table, column, findings)
    check_texts(table, DEVELOPMENT_TEXTS, findings)
    check_links(table, "adresse", findings)
    for row, n, origin in table.frame[["n", "n_kilde"]].itertuples():
        if bool(n) != bool(origin):
            found, expected = f"n {quoted(n)} with n_kilde {quoted(origin)}", "both, or neither"
            findings.fault(table.path, found, expected, "Mend it.", row, "n_kilde")


def _check_series(table: Table, column: str, findings: Findings) -> None:
    """Check that all rows of a series say the same in a column."""
    first: dict[str, tuple[str, int]] = {}
    for row, series, value in table.frame[["serie", column]].itertuples():
        said, where = first.setdefault(series, (value, row))
        if value != said:
            expected = f"{quoted(said)}, as in row {where} of the same series"
            findings.fault(table.path, quoted(value), expected, "Mend it.", row, column)


def _check_values(table: Table, findings: Findings) -> None:
    """Check that shares are from 0 to 100, and that all other values are numbers."""
    shares = table.frame["unit"].str.startswith(SHARE_UNIT)
    filled = table.frame["value"].str.strip() != ""
    for rows, highest in ((shares & filled, 100), (~shares & filled, HIGHEST)):
        part = Table(table.path, table.frame[rows], table.is_whole)
        check_number(part, "value", 0, highest, findings)


def _check_counts(table: Table, findings: Findings) -> None:
    """Check that no count is higher than the number it is counted among."""
    for row, count, n in table.frame[["count", "n"]].itertuples():
        if count.isdecimal() and n.isdecimal() and int(count) > int(n):
            found, expected = f"the count {quoted(count)} of {quoted(n)}", f"at most {n}"
            findings.fault(table.path, found, expected, "Correct count or n.", row, "count")


def _check_years_of_ids(table: Table, findings: Findings) -> None:
    """Check that the year in an id (`resp_2018`) is the year of the figure."""
    for row, name, year in table.frame[["id", "year"]].itertuples():
        named = re.search(r"_([0-9]{4})(?:_|$)", name)
        if named and named[1] != year:
            expected = f"{named[1]}, as in the id {name}"
            findings.fault(table.path, quoted(year), expected, "Correct one of them.", row, "year")


def _check_shares(table: Table, findings: Findings) -> None:
    """Check that an exact share is that of the count and the number beside it, as it is rounded."""
    columns = ["value", "unit", "count", "n"]
    for row, value, unit, count, n in table.frame[columns].itertuples():
        if unit != SHARE_UNIT or not count or not n or int(count) > int(n):
            continue
        share, half = 100 * int(count) / int(n), 0.5 / 10 ** len(value.partition(".")[2])
        if abs(share - float(value)) > half + 1e-9:
            found = f"the share {quoted(value)} where {count} of {n} is {share:.2f}"
            findings.fault(
                table.path, found, "one that agrees", "Correct one of them.", row, "value"
            )
