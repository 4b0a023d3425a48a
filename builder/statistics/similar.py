"""Which municipalities of today are most alike, by what they are and never by what they answered.

Alike means close in two numbers from outside the survey: the logarithm of the inhabitants (so that
2 000 and 4 000 are as far apart as 20 000 and 40 000) and the class of centrality. Both are
measured in standard deviations over all municipalities, and weigh the same.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from builder.sources import Sources

COLUMNS = ["kommunenr", "plass", "lignende", "avstand", "gjensidig", "likt"]
MOST = 7  # as many as Kolada shows: a handful to compare with, and not a ranking
# No one is really alike where the list reaches to one five times as large, or a fifth as large.
# Oslo's reaches to one with 1/7.5 of the inhabitants; the next widest is Bergen's, 3.4 times.
UNLIKE = 5.0
DECIMALS = 6  # of a distance: equal ones stay equal on every machine


def compute_similar(sources: Sources) -> pd.DataFrame:
    """Return the most similar of each municipality of today, the nearest first.

    Columns: kommunenr, plass, lignende, avstand, gjensidig, likt; those equally near are by number.
    `gjensidig` tells whether the other has this one on its own list, `likt` whether those on the
    list are really alike: where no one is, there are still some that are nearest.
    """
    population = _population(sources)
    features = _features(population, sources.centrality)
    codes = features.index.to_numpy()
    distances = _distances(features.to_numpy(dtype="float64"))
    nearest = np.argsort(distances, axis=1, kind="stable")[:, : min(MOST, len(codes) - 1)]
    table = pd.DataFrame(
        {
            "kommunenr": np.repeat(codes, nearest.shape[1]),
            "plass": np.tile(np.arange(1, nearest.shape[1] + 1), len(codes)),
            "lignende": codes[nearest.ravel()],
            "avstand": np.take_along_axis(distances, nearest, axis=1).ravel(),
        }
    )
    listed = set(zip(table["kommunenr"], table["lignende"], strict=True))
    back = zip(table["lignende"], table["kommunenr"], strict=True)
    table["gjensidig"] = [pair in listed for pair in back]
    table["likt"] = _are_alike(table, population)
    return table[COLUMNS]


def _population(sources: Sources) -> pd.Series:
    """Return the newest number of inhabitants of each municipality of today, by kommunenr."""
    figures = sources.population
    own = figures[figures["division"] == sources.registry.today].sort_values(["kommunenr", "aar"])
    return own.drop_duplicates("kommunenr", keep="last").set_index("kommunenr")["folketall"]


def _features(population: pd.Series, centrality: pd.Series) -> pd.DataFrame:
    """Return the two numbers of each municipality in standard deviations, by kommunenr."""
    codes = population.index
    columns = {
        "folketall": np.log(population.to_numpy(dtype="float64")),
        "sentralitet": codes.map(centrality).to_numpy(dtype="float64"),
    }
    features = pd.DataFrame(columns, index=codes)
    return (features - features.mean()) / features.std(ddof=0).replace(0, 1)


def _distances(features: np.ndarray) -> np.ndarray:
    """Return the distance between every two rows; from a row to itself it is endless."""
    apart = features[:, None, :] - features[None, :, :]
    distances: np.ndarray = np.round(np.sqrt((apart**2).sum(axis=2)), DECIMALS)
    np.fill_diagonal(distances, np.inf)
    return distances


def _are_alike(table: pd.DataFrame, population: pd.Series) -> pd.Series:
    """Tell of each row whether its whole list is near enough in size."""
    own, other = table["kommunenr"].map(population), table["lignende"].map(population)
    ratio = np.maximum(own / other, other / own)
    return ratio.groupby(table["kommunenr"]).transform("max") <= UNLIKE
