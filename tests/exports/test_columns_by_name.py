"""A column more, or another order of the columns, breaks and shifts nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from builder.definitions.dictionary import FieldDescription
from builder.exports.files import Exporter
from builder.exports.tables import Table, build_tables
from builder.sources import Sources
from builder.statistics import Statistics
from tests.exports.reading import csv_dicts
from tests.invented import published_dictionary

MORE = FieldDescription("nytt", "Nytt", "string", "Et nytt felt.")


def with_more(table: Table, place: int) -> Table:
    """Return a table with a column more at a place."""
    fields = list(table.description.fields)
    fields.insert(place, MORE)
    rows = [(*row[:place], f"ny {row[0]}", *row[place:]) for row in table.rows]
    return Table(replace(table.description, fields=tuple(fields)), rows)


def parsed(files: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """Return the JSON files for programs."""
    return {path: json.loads(files[path]) for path in files if path.startswith("api/")}


@pytest.fixture(scope="module")
def plain(newest: Sources, numbers_of_newest: Statistics) -> Exporter:
    """Return what makes the files as they are."""
    return Exporter(newest, numbers_of_newest)


@pytest.fixture(scope="module")
def ours(plain: Exporter) -> Mapping[str, bytes]:
    """Return the CSV files as they are."""
    return plain.csv_files()


@pytest.fixture(scope="module")
def rows_of_ours(ours: Mapping[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """Return their rows."""
    return {path: csv_dicts(ours[path]) for path in ours if not path.endswith(".excel.csv")}


@pytest.fixture(scope="module")
def entries(plain: Exporter, ours: Mapping[str, bytes]) -> dict[str, dict[str, object]]:
    """Return the files for programs as they are."""
    return parsed(plain.described(ours, ""))


@pytest.mark.parametrize("place", [0, 1, 4, 7])
def test_a_column_more_changes_no_other_value(
    plain: Exporter,
    ours: Mapping[str, bytes],
    rows_of_ours: dict[str, list[dict[str, str]]],
    entries: dict[str, dict[str, object]],
    place: int,
) -> None:
    wider = Exporter(plain.sources, plain.statistics)
    wider.tables = {name: with_more(table, place) for name, table in plain.tables.items()}
    theirs = wider.csv_files()
    assert theirs.keys() == ours.keys()
    for path, own in rows_of_ours.items():
        rows = csv_dicts(theirs[path])
        assert all(row.pop("nytt").startswith("ny ") for row in rows)
        assert rows == own, path
    found = parsed(wider.described(theirs, ""))
    for path, content in entries.items():
        found[path].pop("nytt", None)  # the entry of a place has every column of its register
        assert found[path] == content, path


def test_the_order_of_the_dictionary_is_the_order_of_the_columns(
    newest: Sources, numbers_of_newest: Statistics
) -> None:
    files = published_dictionary().files
    turned = {name: replace(f, fields=tuple(reversed(f.fields))) for name, f in files.items()}
    plain, other = (build_tables(newest, numbers_of_newest, known) for known in (files, turned))
    for name, table in plain.items():
        assert other[name].rows == [tuple(reversed(row)) for row in table.rows], name
