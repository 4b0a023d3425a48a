"""Population on 1 January: reads the figures and gives each round those of its own division."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from builder.faults import Findings, listed, quoted
from builder.sources.codes import check_kommunenr
from builder.sources.csv_text import Table, read_table
from builder.sources.model import SUCCESSOR_MARK, TODAY, Registry
from builder.sources.table_checks import (
    check_filled,
    check_header,
    check_known,
    check_pattern,
    check_repeated,
)
from builder.sources.table_numbers import check_whole
from builder.sources.table_texts import check_texts

KEYS = ["division", "kommunenr", "aar"]
DIVISIONS_WITH_FIGURES = ("2018", "2024")
MOST_PEOPLE = 2_000_000  # in one municipality; Oslo, the largest, has 730 000
# SSB books all of Ålesund 2020-2023 on one number: its parts are estimates, their sum is published.
PUBLISHED_SUMS = (frozenset({"1508", "1580"}),)


def read_population(data: Path, registry: Registry, findings: Findings) -> pd.DataFrame:
    """Return division, kommunenr, aar (int), folketall (int), anslag (bool), grunnlag (text).

    `anslag` marks our own estimates, and `grunnlag` ('' for published figures) how they were made.
    """
    folder = data / "population"
    figures = _read(folder / "folketall.csv", [*KEYS, "folketall"], findings)
    estimates = _read(folder / "folketall_anslag.csv", [*KEYS, "folketall", "grunnlag"], findings)
    if figures is not None:
        _check_complete(figures, registry, findings)
    if estimates is not None:
        check_filled(estimates, ["grunnlag"], findings)
        check_texts(estimates, ["grunnlag"], findings)
    if figures is None or estimates is None:
        return pd.DataFrame(columns=[*KEYS, "folketall", "anslag", "grunnlag"])
    _check_estimates(figures, estimates, findings)
    return _population(figures.frame, estimates.frame)


def population_of_round(
    population: pd.DataFrame, registry: Registry, division: str, year: int
) -> pd.DataFrame:
    """Return kommunenr, folketall, folketall_aar, anslag for each municipality of a division.

    Figures are from `year`, or the nearest year that has them (the earlier of two); those of a
    division without figures of its own are summed from its successors of today.
    """
    figured = _figured(division)
    used = year_of_figures(population, division, year)
    rows = population[(population["division"] == figured) & (population["aar"] == used)]
    rows = rows.set_index("kommunenr")
    parts = _parts(division, registry, own=figured == division)
    parts["folketall"] = parts["del"].map(rows["folketall"])
    parts["anslag"] = parts["del"].map(rows["anslag"])
    whole = parts.groupby("kommunenr").agg({"folketall": "sum", "anslag": "any", "del": frozenset})
    whole["anslag"] &= ~whole["del"].isin(PUBLISHED_SUMS)
    whole = whole.drop(columns="del").reset_index()
    whole.insert(2, "folketall_aar", used)
    return whole.astype({"folketall": "int64", "folketall_aar": "int64", "anslag": "bool"})


def year_of_figures(population: pd.DataFrame, division: str, year: int) -> int:
    """Return the year with figures that is nearest to `year`, the earlier one where two are."""
    years = population.loc[population["division"] == _figured(division), "aar"].unique()
    return min((int(known) for known in years), key=lambda known: (abs(known - year), known))


def _figured(division: str) -> str:
    """Return the division whose figures a division has: its own, or those of today to be summed."""
    return division if division in DIVISIONS_WITH_FIGURES else TODAY


def _parts(division: str, registry: Registry, own: bool) -> pd.DataFrame:
    """Return kommunenr and `del`, the municipalities with figures that make it up, one per row."""
    kommuner = registry.kommuner
    frame = kommuner.loc[kommuner["division"] == division, ["kommunenr", "nr_2024"]]
    if own:
        return frame[["kommunenr"]].assign(**{"del": frame["kommunenr"]})
    parts = frame.assign(**{"del": frame["nr_2024"].str.split(SUCCESSOR_MARK, regex=False)})
    return parts.drop(columns="nr_2024").explode("del", ignore_index=True)


def _read(path: Path, columns: list[str], findings: Findings) -> Table | None:
    """Return a table of figures with its codes and numbers checked, or None where that fails."""
    table = read_table(path, findings)
    if table is None or not check_header(table, columns, findings):
        return None
    known = len(findings.faults)
    expected = " or ".join(DIVISIONS_WITH_FIGURES)
    check_known(table, "division", DIVISIONS_WITH_FIGURES, expected, findings)
    check_pattern(table, "aar", "20[0-9]{2}", "a year from 2000 to 2099", findings)
    check_whole(table, "folketall", 1, MOST_PEOPLE, findings)
    check_repeated(table, KEYS, findings)
    return table if len(findings.faults) == known else None


def _check_complete(figures: Table, registry: Registry, findings: Findings) -> None:
    """Check that every year with figures has them for every municipality of the division."""
    for division in DIVISIONS_WITH_FIGURES:
        rows = figures.frame[figures.frame["division"] == division]
        if rows.empty:
            found, todo = f"no figures for the division of {division}", "Add them."
            findings.fault(figures.path, found, "one year at least", todo)
        part = Table(figures.path, rows, figures.is_whole)
        check_kommunenr(part, "kommunenr", division, registry, findings)
        for year, codes in rows.groupby("aar")["kommunenr"]:
            missing = sorted(set(registry.names(division)) - set(codes))
            if missing and figures.is_whole:
                found = f"no figure in {year} for {listed(map(quoted, missing))}"
                expected = f"one for each municipality of the division of {division}"
                findings.fault(figures.path, found, expected, "Add the rows.")


def _check_estimates(figures: Table, estimates: Table, findings: Findings) -> None:
    """Check that each estimate is the very figure in the table of all figures."""
    known = figures.frame.set_index(KEYS)["folketall"].to_dict()
    for row, *key, value, _ in estimates.frame[[*KEYS, "folketall", "grunnlag"]].itertuples():
        figure = known.get(tuple(key))
        if figure != value:
            expected = f"the same figure as in {figures.path} ({quoted(figure or 'none')})"
            todo = "Make the two files agree."
            findings.fault(estimates.path, quoted(value), expected, todo, row, "folketall")


def _population(figures: pd.DataFrame, estimates: pd.DataFrame) -> pd.DataFrame:
    """Return all figures, sorted, with those that are estimates marked."""
    methods = estimates.set_index(KEYS)["grunnlag"]
    frame = figures[[*KEYS, "folketall"]].join(methods, on=KEYS)
    frame["anslag"] = frame["grunnlag"].notna()
    frame["grunnlag"] = frame["grunnlag"].fillna("")
    types = {"division": "str", "kommunenr": "str", "aar": "int64", "folketall": "int64"}
    frame = frame.astype(types | {"grunnlag": "str"})
    columns = [*KEYS, "folketall", "anslag", "grunnlag"]
    return frame[columns].sort_values(KEYS, ignore_index=True)
