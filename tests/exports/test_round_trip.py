"""Whatever stands in a table comes back from its CSV, read as a stranger reads it."""

from __future__ import annotations

import csv
import io

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.definitions.dictionary import FileDescription
from builder.exports.cells import Cell, Row
from builder.exports.delimited import delimited
from builder.exports.tables import Table
from tests.invented import published_dictionary

few = settings(max_examples=40, derandomize=True, database=None, deadline=None)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\n"))
KINDS: dict[str, st.SearchStrategy[Cell]] = {
    "string": st.one_of(TEXTS, st.sampled_from(["=1+1", "-", "a;b", 'c,"d"', "@x", "1.5"])),
    "integer": st.integers(-(10**9), 10**9),
    "number": st.floats(allow_nan=False, allow_infinity=False, width=32),
    "year": st.integers(1900, 2100),
    "boolean": st.booleans(),
}
DESCRIBED = published_dictionary().files


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Return any rows for one of the published tables."""
    description: FileDescription = DESCRIBED[draw(st.sampled_from(sorted(DESCRIBED)))]
    cells = [st.one_of(st.none(), KINDS[field.type]) for field in description.fields]
    rows: list[Row] = draw(st.lists(st.tuples(*cells), min_size=1, max_size=4))
    return Table(description, rows)


def plain(cell: Cell) -> str:
    """Return a cell as it stands in the file for machines."""
    if cell is None:
        return ""
    return {True: "ja", False: "nei"}[cell] if isinstance(cell, bool) else str(cell)


@few
@given(tables())
def test_pandas_reads_what_was_written(table: Table) -> None:
    content = delimited(table).machine()
    read = pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)
    assert list(read.columns) == list(table.description.columns)
    assert read.to_numpy().tolist() == [[plain(cell) for cell in row] for row in table.rows]


@few
@given(tables())
def test_the_twin_for_excel_has_the_same_and_no_text_that_is_run(table: Table) -> None:
    content = delimited(table).twin().decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(content, newline=""), delimiter=";")
    assert header == list(table.description.columns)
    for own, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(own, row, strict=True):
            if isinstance(cell, float):
                assert float(text.replace(",", ".")) == cell
            elif isinstance(cell, str):
                assert not text.startswith(("=", "+", "-", "@"))
                assert text.removeprefix("'") == cell.removeprefix("'")
            else:
                assert text == plain(cell)
