"""From one round to another, for the municipalities that stayed the same and answered both."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pandas as pd

from builder.sources import Sources

COLUMNS = ["sporsmal", "fra_aar", "til_aar", "gruppe", "gruppeverdi", "fra", "til", "antall"]
MOVES = ["sporsmal", "fra_aar", "til_aar", "kommunenr_today", "fra", "til"]


def compute_moves(sources: Sources, values: pd.DataFrame, lineage: pd.DataFrame) -> pd.DataFrame:
    """Return what each municipality of today had in every two rounds.

    Columns: sporsmal (an indicator or a question of the codebook), fra_aar, til_aar,
    kommunenr_today, fra and til (its value or answer). There are only municipalities that are one
    to one with one of today in both rounds and have a value in both. A simulated round is never set
    against an official one.
    """
    same = lineage[lineage["forhold"] == "samme"]
    own = pd.concat([_indicators(values), *_answers(sources)])
    own = own.merge(same, on=["aar", "kommunenr"])[["sporsmal", "kommunenr_today", "aar", "verdi"]]
    pairs = [
        _between(own, first.year, second.year)
        for first, second in combinations(sources.rounds, 2)
        if first.is_synthetic == second.is_synthetic
    ]
    return pd.concat(pairs, ignore_index=True)[MOVES] if pairs else pd.DataFrame([], None, MOVES)


def _indicators(values: pd.DataFrame) -> pd.DataFrame:
    """Return the known values of indicators as `aar, kommunenr, sporsmal, verdi`."""
    known = values[values["verdi"].notna()]
    return known.rename(columns={"indikator": "sporsmal"})[
        ["aar", "kommunenr", "sporsmal", "verdi"]
    ]


def _answers(sources: Sources) -> Iterator[pd.DataFrame]:
    """Yield the answers of each round that has them as `aar, kommunenr, sporsmal, verdi`."""
    for survey_round in sources.rounds:
        answers = survey_round.answers
        if answers is not None:
            asked = [column for column in sources.definitions.questions if column in answers]
            long = answers[asked].stack().dropna().rename("verdi")
            long.index = long.index.set_names(["kommunenr", "sporsmal"])
            yield long.reset_index().assign(aar=survey_round.year)


def _between(own: pd.DataFrame, first: int, second: int) -> pd.DataFrame:
    """Return the moves between two rounds."""
    keys = ["sporsmal", "kommunenr_today"]
    before = own[own["aar"] == first].rename(columns={"verdi": "fra"})
    after = own[own["aar"] == second].rename(columns={"verdi": "til"})
    both = before[[*keys, "fra"]].merge(after[[*keys, "til"]], on=keys)
    return both.assign(fra_aar=first, til_aar=second)


def compute_changes(sources: Sources, moves: pd.DataFrame) -> pd.DataFrame:
    """Return how many went from one value to another, in the country and in each county of today.

    Columns: sporsmal, fra_aar, til_aar, gruppe, gruppeverdi, fra, til, antall.
    """
    registry = sources.registry
    today = registry.kommuner_of(registry.today).set_index("kommunenr")["fylkesnr"]
    country = moves.assign(gruppe="landet", gruppeverdi="landet")
    county = moves.assign(gruppe="fylke", gruppeverdi=moves["kommunenr_today"].map(today))
    every = pd.concat([country, county], ignore_index=True)
    keys = [name for name in COLUMNS if name != "antall"]
    return every.groupby(keys, sort=True).size().rename("antall").reset_index()
