"""The parts of a grade crossed: how many municipalities have each pair of scores."""

from __future__ import annotations

import pandas as pd

from builder.definitions import Definitions
from builder.definitions.kinds import Composite


def compute_pairs(values: pd.DataFrame, definitions: Definitions) -> pd.DataFrame:
    """Return `aar, indikator, forste, andre, verdi, antall` for every grade of two scores.

    `forste` and `andre` are the scores as text, `verdi` the grade they give, `antall` the
    municipalities with that pair; pairs of nobody are there too, with 0. Only municipalities that
    have both scores count (report tables 3.1, 5.1 and 5.2).
    """
    rules = [one.rule for one in definitions.indicators.values()]
    tables = [_pairs(values, rule) for rule in rules if isinstance(rule, Composite)]
    columns = ["aar", "indikator", "forste", "andre", "verdi", "antall"]
    return (
        pd.concat(tables, ignore_index=True)[columns] if tables else pd.DataFrame([], None, columns)
    )


def _pairs(values: pd.DataFrame, rule: Composite) -> pd.DataFrame:
    """Return the pairs of one grade in each round that has it."""
    own = values[values["indikator"].isin(rule.indicators)]
    wide = own.pivot(index=["aar", "kommunenr"], columns="indikator", values="verdi")
    wide = wide.reindex(columns=list(rule.indicators)).dropna()
    wide.columns = pd.Index(["forste", "andre"])
    scores = [str(score) for score in range(5)]
    years = sorted(set(wide.index.get_level_values("aar")))
    every = pd.MultiIndex.from_product([years, scores, scores], names=["aar", "forste", "andre"])
    counted = wide.groupby(["aar", "forste", "andre"]).size().reindex(every, fill_value=0)
    table = counted.rename("antall").reset_index()
    pairs = zip(table["forste"], table["andre"], strict=True)
    grades = [str(rule.grade(int(first), int(second))) for first, second in pairs]
    return table.assign(indikator=rule.id, verdi=grades)
