"""The plain values that published tables are made of."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

Cell = str | int | float | bool | None  # None is an empty cell
Row = tuple[Cell, ...]
Entry = dict[str, Cell]  # a row by column name


def plain_rows(frame: pd.DataFrame, columns: Iterable[str]) -> list[Row]:
    """Return the rows of a frame as plain Python values, None where a value is missing."""
    return list(zip(*(_plain_cells(frame[column]) for column in columns), strict=True))


def _plain_cells(series: pd.Series) -> list[Cell]:
    """Return a column as plain Python values, None where a value is missing."""
    cells: list[Cell] = series.tolist()
    missing = series.isna()
    if not missing.any():
        return cells
    return [None if gone else cell for cell, gone in zip(cells, missing.tolist(), strict=True)]
