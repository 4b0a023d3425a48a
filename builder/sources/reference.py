"""Reads the plain tables beside the registry: centrality classes and published figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from builder.faults import Findings, listed, quoted
from builder.sources.codes import check_kommunenr
from builder.sources.csv_text import read_table
from builder.sources.model import Registry
from builder.sources.published_checks import check_development, check_published
from builder.sources.table_checks import check_header, check_pattern, check_repeated

CENTRALITY = "sentralitetsklasse"
PUBLISHED_COLUMNS = (
    *("id", "year", "theme", "block", "item", "statistic", "base", "size_class"),
    *("value", "unit", "count", "n", "source"),
)
DEVELOPMENT_COLUMNS = (
    *("id", "serie", "aar", "tema", "etikett", "verdi", "enhet", "grunnlag"),
    *("n", "n_kilde", "kilde", "adresse", "brudd", "presisjon"),
)


def read_centrality(data: Path, registry: Registry, findings: Findings) -> pd.Series:
    """Return the class '1' (most central) to '6' of each municipality of today, by kommunenr."""
    table = read_table(data / "centrality" / "sentralitet.csv", findings)
    code, value, known = f"kommunenr_{registry.today}", CENTRALITY, len(findings.faults)
    if table is None or not check_header(table, (code, value), findings):
        return pd.Series(dtype="str", name="sentralitet")
    check_kommunenr(table, code, registry.today, registry, findings)
    check_repeated(table, [code], findings)
    check_pattern(table, value, "[1-6]", "a class from 1 to 6", findings)
    missing = sorted(set(registry.names(registry.today)) - set(table.frame[code]))
    if missing and table.is_whole:
        found = f"no class for {listed(map(quoted, missing))}"
        expected = f"one for each municipality of the division of {registry.today}"
        findings.fault(table.path, found, expected, "Add the rows.")
    if len(findings.faults) > known:
        return pd.Series(dtype="str", name="sentralitet")
    series = table.frame.set_index(code)[value].astype("str").sort_index()
    return series.rename("sentralitet").rename_axis("kommunenr")


def read_published(data: Path, findings: Findings) -> pd.DataFrame:
    """Return the figures of SSB's report and articles as text ('' where a cell is empty).

    There are none where a number is at fault, which must not be blamed on the ledger.
    """
    table = read_table(data / "published" / "published_figures.csv", findings)
    if table is None or not check_header(table, PUBLISHED_COLUMNS, findings):
        return pd.DataFrame(columns=list(PUBLISHED_COLUMNS), dtype="str")
    if not check_published(table, findings):
        return pd.DataFrame(columns=list(PUBLISHED_COLUMNS), dtype="str")
    return table.frame[list(PUBLISHED_COLUMNS)].astype("str").reset_index(drop=True)


def read_development(data: Path, findings: Findings) -> pd.DataFrame:
    """Return the published figures of 2018-2024 year by year as text ('' where a cell is empty).

    Rows of one `serie` are one share over years; `n_kilde` tells whether `n` is SSB's or ours, and
    `brudd` what has changed since the row before it.
    """
    table = read_table(data / "published" / "utvikling.csv", findings)
    if table is None or not check_header(table, DEVELOPMENT_COLUMNS, findings):
        return pd.DataFrame(columns=list(DEVELOPMENT_COLUMNS), dtype="str")
    check_development(table, findings)
    return table.frame[list(DEVELOPMENT_COLUMNS)].astype("str").reset_index(drop=True)
