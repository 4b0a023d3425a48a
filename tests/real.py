"""The repository's own data and its values, read once in each process of tests."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from builder.indicators import compute_indicators
from builder.sources import Sources, read_sources
from tests.invented import DATA


@cache
def indicator_ids() -> tuple[str, ...]:
    """Return the ids of all indicators, counted in the file without a reader of YAML."""
    text = (DATA / "definitions" / "indikatorer.yml").read_text("utf-8")
    return tuple(re.findall(r"^- id: (\w+)$", text, re.MULTILINE))


@cache
def real_sources() -> Sources:
    """Return what is read of the repository's own data."""
    return read_sources(DATA)


@cache
def real_values() -> pd.DataFrame:
    """Return the indicator values of the repository's own rounds."""
    return compute_indicators(real_sources())
