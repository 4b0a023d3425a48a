"""Every file is read untouched by the tools that strangers use, and joined by the documented
keys."""

from __future__ import annotations

import io
import json
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from tests.exports.reading import COLUMNAR, WHOLE, csv_rows, table_of
from tests.invented import published_dictionary

Files = dict[str, bytes]
TABLES = published_dictionary().files
JOINS = [
    (name, key) for name, table in TABLES.items() if not table.cut_of for key in table.foreign_keys
]


@pytest.fixture(scope="module")
def folder(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the tables and their columnar files, as a stranger downloads them."""
    folder = tmp_path_factory.mktemp("ned")
    for path, content in files.items():
        if path.count("/") == 1 + ("/geo/" in path) and path.endswith((".csv", ".parquet")):
            (folder / path.split("/")[-1]).write_bytes(content)
    return folder


@pytest.mark.parametrize("name", WHOLE)
def test_pandas_and_polars_read_every_table_without_a_word_of_help(
    files: Files, folder: Path, name: str
) -> None:
    rows = len(csv_rows(files[f"data/{name}.csv"])) - 1
    for frame in (
        pd.read_csv(folder / f"{table_of(name)}.csv"),
        pl.read_csv(folder / f"{table_of(name)}.csv"),
    ):
        assert frame.shape == (rows, len(TABLES[table_of(name)].fields))
        assert list(frame.columns) == list(TABLES[table_of(name)].columns)


@pytest.mark.parametrize("name", WHOLE)
def test_duckdb_reads_every_table_without_a_word_of_help(folder: Path, name: str) -> None:
    found = duckdb.sql(f"from '{folder}/{table_of(name)}.csv'")
    assert found.columns == list(TABLES[table_of(name)].columns)
    count = duckdb.sql(f"select count(*) from '{folder}/{table_of(name)}.csv'").fetchall()
    assert count == [(len(pd.read_csv(folder / f"{table_of(name)}.csv")),)]


@pytest.mark.parametrize("name", COLUMNAR)
def test_columnar_files_hold_what_the_csv_holds_with_its_types(
    files: Files, folder: Path, name: str
) -> None:
    kinds = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean}
    frame = pl.read_parquet(folder / f"{name}.parquet")
    types = {field.name: kinds[field.type] for field in TABLES[table_of(name)].fields}
    assert dict(frame.schema) == types
    yes_no = {name: pl.String for name, kind in types.items() if kind == pl.Boolean}
    same = pl.read_csv(folder / f"{table_of(name)}.csv", schema_overrides=types | yes_no)
    same = same.with_columns(pl.col(list(yes_no)).replace_strict({"ja": True, "nei": False}))
    assert frame.equals(same)
    assert pd.read_parquet(folder / f"{name}.parquet").shape == frame.shape


@pytest.mark.parametrize(("name", "key"), JOINS, ids=lambda one: getattr(one, "table", one))
def test_every_documented_key_joins_in_pandas_and_polars_as_read(
    folder: Path, name: str, key: object
) -> None:
    own, other = list(key.fields), list(key.reference)  # type: ignore[attr-defined]
    target = key.table  # type: ignore[attr-defined]
    left, right = (pd.read_csv(folder / f"{one}.csv") for one in (name, target))
    left = left.dropna(subset=own)
    joined = left.merge(right[other].drop_duplicates(), left_on=own, right_on=other)
    assert len(joined) == len(left) > 0
    first, second = (pl.read_csv(folder / f"{one}.csv") for one in (name, target))
    first = first.drop_nulls(own)
    again = first.join(second.select(other).unique(), left_on=own, right_on=other, how="inner")
    assert len(again) == len(first) == len(left)


@pytest.mark.parametrize(("name", "key"), JOINS, ids=lambda one: getattr(one, "table", one))
def test_every_documented_key_joins_in_duckdb_as_read(folder: Path, name: str, key: object) -> None:
    own, other = list(key.fields), list(key.reference)  # type: ignore[attr-defined]
    target = key.table  # type: ignore[attr-defined]
    pairs = " and ".join(f"l.{a} = r.{b}" for a, b in zip(own, other, strict=True))
    query = f"""
        select count(*) from '{folder}/{name}.csv' l
        where {" and ".join(f"l.{column} is not null" for column in own)}
        and not exists (select 1 from '{folder}/{target}.csv' r where {pairs})
    """
    assert duckdb.sql(query).fetchall() == [(0,)]


def test_the_first_sheet_of_a_workbook_is_what_pandas_reads(files: Files) -> None:
    frame = pd.read_excel(io.BytesIO(files["data/indikatorer_bred.xlsx"]), dtype={"kommunenr": str})
    assert frame.columns[0] == "aar"
    assert "prioritering_grad" in frame.columns
    assert len(frame) == 422 + 356 + 356
    assert "0101" in set(frame["kommunenr"])


def test_columnar_files_say_where_they_are_from(files: Files) -> None:
    import pyarrow.parquet as pq

    metadata = pq.read_schema(io.BytesIO(files["data/indikatorer.parquet"])).metadata
    about = {key.decode(): text.decode() for key, text in metadata.items()}
    assert about["title"] == "Indikatorer"
    assert "CC BY 4.0" in about["lisens"]
    assert "simulert" in about["datastatus"].lower()


def test_every_file_of_the_package_is_of_a_known_kind(files: Files) -> None:
    package = json.loads(files["datapackage.json"])
    formats = {resource["format"] for resource in package["resources"]}
    assert formats == {"csv", "xlsx", "parquet", "json", "geojson", "topojson", "zip"}
