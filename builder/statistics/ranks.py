"""Where a municipality stands within its round: rank, ties and the share that lies lower."""

from __future__ import annotations

import pandas as pd

from builder.definitions import Definitions
from builder.numbers import share_pct
from builder.statistics.groups import memberships

RANKED_IN = ("landet", "fylke", "folketall")  # the groups a reader compares a count within


def compute_ranks(
    values: pd.DataFrame, units: pd.DataFrame, definitions: Definitions
) -> pd.DataFrame:
    """Return `aar, indikator, kommunenr, gruppe, gruppeverdi, plass, delt_med, antall, lavere_pct`.

    Only counts and points are ranked: grades and scores are steps that many share, of which two
    differ in kind, and categories have no order. `plass` 1 is the highest value of the group and
    equal values share a place; `lavere_pct` is the share of those with a value that have a lower.
    """
    ranked = [i.id for i in definitions.indicators.values() if i.is_number]
    own = values[values["indikator"].isin(ranked) & values["verdi"].notna()]
    own = own.assign(tall=own["verdi"].astype(int))[["aar", "indikator", "kommunenr", "tall"]]
    groups = memberships(units)
    own = own.merge(groups[groups["gruppe"].isin(RANKED_IN)], on=["aar", "kommunenr"])
    keys = ["aar", "indikator", "gruppe", "gruppeverdi"]
    grouped = own.groupby(keys)["tall"]
    table = own.drop(columns="tall").assign(
        plass=grouped.rank(method="min", ascending=False).astype(int),
        delt_med=own.groupby([*keys, "tall"])["tall"].transform("size").astype(int),
        antall=grouped.transform("size").astype(int),
    )
    lower = grouped.rank(method="min").astype(int) - 1
    shares = [
        share_pct(k, n) for k, n in zip(lower.tolist(), table["antall"].tolist(), strict=True)
    ]
    return table.assign(lavere_pct=pd.array(shares, dtype="Float64")).reset_index(drop=True)
