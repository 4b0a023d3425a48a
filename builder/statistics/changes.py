"""From one value to another between two rounds, for municipalities that stayed the same."""

from __future__ import annotations

from itertools import combinations

import pandas as pd

from builder.definitions import Definitions
from builder.sources import Sources


def compute_changes(sources: Sources, values: pd.DataFrame, lineage: pd.DataFrame) -> pd.DataFrame:
    """Return `indikator, fra_aar, til_aar, fra, til, antall` for grades and categories.

    Municipalities count that are one to one with one of today in both rounds and have a value in
    both. A simulated round is never set against an official one.
    """
    same = lineage[lineage["forhold"] == "samme"]
    known = values[values["indikator"].isin(_graded(sources.definitions)) & values["verdi"].notna()]
    own = known.merge(same, on=["aar", "kommunenr"])[
        ["indikator", "kommunenr_today", "aar", "verdi"]
    ]
    pairs = [
        _between(own, first.year, second.year)
        for first, second in combinations(sources.rounds, 2)
        if first.is_synthetic == second.is_synthetic
    ]
    columns = ["indikator", "fra_aar", "til_aar", "fra", "til", "antall"]
    return (
        pd.concat(pairs, ignore_index=True)[columns] if pairs else pd.DataFrame([], None, columns)
    )


def _graded(definitions: Definitions) -> list[str]:
    """Return the indicators that are grades or categories."""
    return [one.id for one in definitions.indicators.values() if not one.is_number]


def _between(own: pd.DataFrame, first: int, second: int) -> pd.DataFrame:
    """Return the changes between two rounds."""
    keys = ["indikator", "kommunenr_today"]
    before = own[own["aar"] == first].rename(columns={"verdi": "fra"})
    after = own[own["aar"] == second].rename(columns={"verdi": "til"})
    both = before[[*keys, "fra"]].merge(after[[*keys, "til"]], on=keys)
    table = both.groupby(["indikator", "fra", "til"]).size().rename("antall").reset_index()
    return table.assign(fra_aar=first, til_aar=second)
