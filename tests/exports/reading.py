"""Reads the published files as a stranger would: with csv, pandas and openpyxl."""

from __future__ import annotations

import csv
import io

import openpyxl
import pandas as pd
from openpyxl.worksheet.worksheet import Worksheet

WHOLE = (
    *("indikatorer", "indikatorer_bred", "svar", "svar_bred", "svarfordeling", "andeler"),
    *("endring", "enheter", "slektskap", "kommuner", "fylker", "tidligere", "navn", "grupper"),
    *("plassering", "medianer", "kodebok", "utvikling", "samsvar", "geo/fliser"),
)
FACTS = (  # what rests on no round of the survey
    *("slektskap", "kommuner", "fylker", "tidligere", "navn", "grupper", "kodebok", "utvikling"),
    "geo/fliser",
)
BOOKS = (
    *("indikatorer_bred", "svar_bred", "svarfordeling", "endring", "enheter"),
    *("kommuner", "fylker"),
)
COLUMNAR = (
    *("indikatorer", "indikatorer_bred", "svar", "svarfordeling", "andeler", "endring"),
    *("enheter", "kommuner", "plassering"),
)
DECIMALS = {
    "svarfordeling": ["andel_pct"],
    "andeler": ["andel_pct"],
    "utvikling": ["verdi"],
    "plassering": ["lavere_pct"],
    "medianer": ["median"],
    "samsvar": ["publisert", "beregnet", "differanse"],
}


def table_of(name: str) -> str:
    """Return the name of the table in the dictionary: the layout of tiles lies with the maps."""
    return name.split("/")[-1]


def csv_rows(content: bytes) -> list[list[str]]:
    """Return header and rows of a CSV for machines; raises where it is not RFC 4180."""
    text = io.StringIO(content.decode("utf-8"), newline="")
    return list(csv.reader(text, strict=True))


def csv_dicts(content: bytes) -> list[dict[str, str]]:
    """Return the rows of a CSV for machines by column name."""
    header, *rows = csv_rows(content)
    return [dict(zip(header, row, strict=True)) for row in rows]


def machine_frame(content: bytes, decimals: list[str]) -> pd.DataFrame:
    """Return a CSV for machines, all text but the decimal numbers."""
    return _frame(content.decode("utf-8"), decimals, sep=",", decimal=".")


def twin_frame(content: bytes, decimals: list[str]) -> pd.DataFrame:
    """Return an Excel twin, all text but the decimal numbers."""
    return _frame(content.decode("utf-8-sig"), decimals, sep=";", decimal=",")


def _frame(text: str, decimals: list[str], sep: str, decimal: str) -> pd.DataFrame:
    """Return delimited text as a frame; only an empty cell is missing, since «null» is a label."""
    header = text.split("\n")[0].strip().split(sep)
    types = {name: float if name in decimals else str for name in header}
    return pd.read_csv(
        io.StringIO(text, newline=""),
        sep=sep,
        decimal=decimal,
        dtype=types,
        keep_default_na=False,
        na_values=[""],
    )


def sheets(content: bytes) -> tuple[Worksheet, Worksheet]:
    """Return the sheet that explains and the sheet with the data, which stands first."""
    data, about = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    return about, data
