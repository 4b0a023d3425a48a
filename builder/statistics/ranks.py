"""Where a municipality stands within its round: rank, ties and the share that lies lower."""

from __future__ import annotations

import pandas as pd

from builder.definitions import Definitions
from builder.numbers import share_pct


def compute_ranks(values: pd.DataFrame, definitions: Definitions) -> pd.DataFrame:
    """Return every rank: `aar, indikator, kommunenr, plass, delt_med, antall, lavere_pct`.

    Categories have none. `plass` 1 is the highest value and equal values share a place;
    `lavere_pct` is the share of the units with a value that have a lower one.
    """
    ranked = [i.id for i in definitions.indicators.values() if not i.is_category]
    own = values[values["indikator"].isin(ranked) & values["verdi"].notna()]
    own = own.assign(tall=own["verdi"].astype(int))
    keys = ["aar", "indikator"]
    groups = own.groupby(keys)["tall"]
    table = own[[*keys, "kommunenr"]].assign(
        plass=groups.rank(method="min", ascending=False).astype(int),
        delt_med=own.groupby([*keys, "tall"])["tall"].transform("size").astype(int),
        antall=groups.transform("size").astype(int),
    )
    lower = groups.rank(method="min").astype(int) - 1
    shares = [
        share_pct(k, n) for k, n in zip(lower.tolist(), table["antall"].tolist(), strict=True)
    ]
    return table.assign(lavere_pct=pd.array(shares, dtype="Float64")).reset_index(drop=True)
