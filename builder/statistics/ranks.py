"""Where a municipality stands within its round: rank, ties and the share that lies lower; and the
medians."""

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


def compute_medians(values: pd.DataFrame, definitions: Definitions) -> pd.DataFrame:
    """Return `aar, indikator, base, median, n, lavest, hoyest` for counts and points.

    `base` is `positive` (only those with at least one, as the report's medians for strategy and
    projects) or `all`.
    """
    rows = []
    for indicator in definitions.indicators.values():
        if not indicator.is_number:
            continue
        own = values[(values["indikator"] == indicator.id) & values["verdi"].notna()]
        for year, part in own.assign(tall=own["verdi"].astype(int)).groupby("aar"):
            rows += [
                _median_row(int(str(year)), indicator.id, base, part["tall"])
                for base in ("positive", "all")
            ]
    columns = ["aar", "indikator", "base", "median", "n", "lavest", "hoyest"]
    return pd.DataFrame([row for row in rows if row["n"]], columns=columns)


def _median_row(year: int, indicator: str, base: str, numbers: pd.Series) -> dict[str, object]:
    """Return the median of one indicator in one round for one base."""
    own = numbers[numbers > 0] if base == "positive" else numbers
    if own.empty:
        return {"n": 0}
    return {
        "aar": year,
        "indikator": indicator,
        "base": base,
        "median": float(own.median()),
        "n": len(own),
        "lavest": int(own.min()),
        "hoyest": int(own.max()),
    }
