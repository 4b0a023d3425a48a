"""Population on 1 January: reads the figures and gives each round those of its own division."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from builder.faults import Findings
from builder.sources.csv_text import Table, read_table
from builder.sources.model import Registry
from builder.sources.population_checks import (
    KEYS,
    SUM,
    check_complete,
    check_estimates,
    check_leaps,
    check_sums,
    figured_division,
)
from builder.sources.succession import split_codes
from builder.sources.table_checks import check_header, check_known, check_pattern, check_repeated
from builder.sources.table_numbers import check_whole

COLUMNS = [*KEYS, "folketall", "anslag", "grunnlag", SUM]
MOST_PEOPLE = 2_000_000  # in one municipality; Oslo, the largest, has 730 000


def read_population(data: Path, registry: Registry, findings: Findings) -> pd.DataFrame:
    """Return the columns of `COLUMNS`: aar and folketall as int, anslag as bool, the rest text.

    `anslag` marks our own estimates, `grunnlag` ('' for published figures) tells how they were
    made, and `publisert_sum_med` with which other municipalities their sum is published.
    """
    folder = data / "population"
    figures = _read_figures(folder / "folketall.csv", [*KEYS, "folketall"], registry, findings)
    columns = [*KEYS, "folketall", "grunnlag", SUM]
    estimates = _read_figures(folder / "folketall_anslag.csv", columns, registry, findings)
    if figures is not None:
        check_complete(figures, registry, findings)
        check_leaps(figures, findings)
    if figures is None or estimates is None:
        return pd.DataFrame(columns=COLUMNS)
    check_estimates(figures, estimates, findings)
    check_sums(estimates, findings)
    return _population(figures.frame, estimates.frame)


def population_of_round(
    population: pd.DataFrame, registry: Registry, division: str, year: int
) -> pd.DataFrame:
    """Return kommunenr, folketall, folketall_aar, anslag for each municipality of a division.

    Figures are from `year`, or the nearest year that has them (the earlier of two); those of a
    division without figures of its own are summed from its successors in the next one with some.
    """
    figured = figured_division(registry, division, set(population["division"]))
    used = year_of_figures(population, registry, division, year)
    rows = population[(population["division"] == figured) & (population["aar"] == used)]
    rows = rows.set_index("kommunenr")
    parts = _parts(division, figured, registry)
    for column in ("folketall", "anslag", SUM):
        parts[column] = parts["del"].map(rows[column])
    parts["anslag"] &= ~_is_summed(parts)
    whole = parts.groupby("kommunenr").agg({"folketall": "sum", "anslag": "any"}).reset_index()
    whole.insert(2, "folketall_aar", used)
    return whole.astype({"folketall": "int64", "folketall_aar": "int64", "anslag": "bool"})


def year_of_figures(population: pd.DataFrame, registry: Registry, division: str, year: int) -> int:
    """Return the year with figures that is nearest to `year`, the earlier one where two are."""
    figured = figured_division(registry, division, set(population["division"]))
    years = population.loc[population["division"] == figured, "aar"].unique()
    return min((int(known) for known in years), key=lambda known: (abs(known - year), known))


def _parts(division: str, figured: str, registry: Registry) -> pd.DataFrame:
    """Return kommunenr and `del`, the municipalities with figures that make it up, one per row."""
    codes = registry.kommuner_of(division)["kommunenr"]
    if division == figured:
        return pd.DataFrame({"kommunenr": codes, "del": codes})
    after = registry.successors_in(division, figured)
    parts = pd.DataFrame({"kommunenr": codes, "del": [list(after[code]) for code in codes]})
    return parts.explode("del", ignore_index=True)


def _is_summed(parts: pd.DataFrame) -> pd.Series:
    """Tell of each part whether it and all that its published sum is of are in one municipality."""
    inside = parts.groupby("kommunenr")["del"].agg(set)
    rows = zip(parts["kommunenr"], parts[SUM], strict=True)
    summed = [bool(others) and set(split_codes(others)) <= inside[code] for code, others in rows]
    return pd.Series(summed, index=parts.index, dtype="bool")


def _read_figures(
    path: Path, columns: list[str], registry: Registry, findings: Findings
) -> Table | None:
    """Return a table of figures with its codes and numbers checked, or None where that fails."""
    table = read_table(path, findings)
    if table is None or not check_header(table, columns, findings):
        return None
    known = len(findings.faults)
    ids = registry.divisions.ids
    check_known(table, "division", ids, " or ".join(ids), findings)
    check_pattern(table, "aar", "20[0-9]{2}", "a year from 2000 to 2099", findings)
    check_whole(table, "folketall", 1, MOST_PEOPLE, findings)
    check_repeated(table, KEYS, findings)
    return table if len(findings.faults) == known else None


def _population(figures: pd.DataFrame, estimates: pd.DataFrame) -> pd.DataFrame:
    """Return all figures, sorted, with those that are estimates marked."""
    methods = estimates.set_index(KEYS)[["grunnlag", SUM]]
    frame = figures[[*KEYS, "folketall"]].join(methods, on=KEYS)
    frame["anslag"] = frame["grunnlag"].notna()
    frame[["grunnlag", SUM]] = frame[["grunnlag", SUM]].fillna("")
    types = {"division": "str", "kommunenr": "str", "aar": "int64", "folketall": "int64"}
    frame = frame.astype(types | {"grunnlag": "str", SUM: "str"})
    return frame[COLUMNS].sort_values(KEYS, ignore_index=True)
