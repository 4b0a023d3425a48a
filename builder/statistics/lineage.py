"""Which municipality of a round lies behind a municipality of today."""

from __future__ import annotations

import pandas as pd


def compute_lineage(units: pd.DataFrame) -> pd.DataFrame:
    """Return `kommunenr_today, aar, kommunenr, forhold` for every municipality of today and round.

    `forhold` is `samme` (one to one), `sammenslatt` (several predecessors, this is one of them) or
    `delt` (the
    predecessor was split over several municipalities, this is one of them).
    """
    pairs = units[["kommunenr_today", "aar", "kommunenr", "folketall"]].copy()
    pairs["kommunenr_today"] = pairs["kommunenr_today"].str.split("|")
    pairs = pairs.explode("kommunenr_today", ignore_index=True)
    successors = pairs.groupby(["aar", "kommunenr"])["kommunenr"].transform("size")
    predecessors = pairs.groupby(["aar", "kommunenr_today"])["kommunenr"].transform("size")
    forhold = pd.Series("samme", index=pairs.index)
    forhold = forhold.mask(predecessors > 1, "sammenslatt").mask(successors > 1, "delt")
    pairs = pairs.assign(forhold=forhold)
    pairs = pairs.sort_values(
        ["kommunenr_today", "aar", "folketall"], ascending=[True, True, False]
    )
    return pairs[["kommunenr_today", "aar", "kommunenr", "forhold"]].reset_index(drop=True)
