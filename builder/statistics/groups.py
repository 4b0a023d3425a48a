"""The groups that municipalities are counted in: country, county, size class and centrality."""

from __future__ import annotations

import pandas as pd

COUNTRY = "landet"
GROUPINGS = {"fylke": "fylkesnr", "folketall": "folketallsklasse", "sentralitet": "sentralitet"}


def memberships(units: pd.DataFrame) -> pd.DataFrame:
    """Return each municipality of a round once for the country and for its class of each grouping.

    Columns: aar, kommunenr, gruppe, gruppeverdi.
    """
    keys = units[["aar", "kommunenr"]]
    parts = [keys.assign(gruppe=COUNTRY, gruppeverdi=COUNTRY)]
    for gruppe, column in GROUPINGS.items():
        parts.append(keys.assign(gruppe=gruppe, gruppeverdi=units[column].astype("string")))
    return pd.concat(parts, ignore_index=True)
