"""Whatever a text of the data holds, the files hold it as it stands, and nothing of it runs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources
from builder.statistics import compute_statistics
from tests.exports.reading import BOOKS, csv_rows, sheets
from tests.exports.test_datapackage import faults, part, write
from tests.hostile import MARK, hostile, hostile_sources, plain_texts, unmarked
from tests.invented import dictionary_of

DIFFERENT = ("bytes", "hash", "licenses")
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def small(sources: Sources) -> Sources:
    """Return the sources with one round, which is official."""
    card = sources.rounds[-1].card.model_copy(update={"status": "offisiell"})
    return replace(sources, rounds=(replace(sources.rounds[-1], card=card),))


@pytest.fixture(scope="module")
def plain(small: Sources) -> dict[str, bytes]:
    return exported(small)


@pytest.fixture(scope="module")
def marked(small: Sources) -> dict[str, bytes]:
    return exported(hostile_sources(small))


def exported(sources: Sources) -> dict[str, bytes]:
    """Return the files of some sources."""
    return build_exports(sources, compute_statistics(sources, compute_indicators(sources)), "")


def bare(value: Any) -> Any:
    """Return parsed JSON without the mark; checksums differ, the name of a licence is no longer
    one that is known, and the mark has an address where a source has none."""
    if isinstance(value, dict):
        known = {key: bare(one) for key, one in value.items() if key not in DIFFERENT}
        return {key: one for key, one in known.items() if key != "path" or one != "https://n.no"}
    if isinstance(value, list):
        return [bare(one) for one in value]
    return unmarked(value) if isinstance(value, str) else value


def test_the_same_files_are_made(plain: Files, marked: Files) -> None:
    assert marked.keys() == plain.keys()


def test_every_text_of_the_dictionary_is_marked() -> None:
    left = {place for place, _ in plain_texts(hostile(dictionary_of()))}
    texts = ("title", "description", "synthetic")
    assert not [place for place in left if place.endswith(texts)]


def test_csv_files_hold_the_texts_as_they_stand(plain: Files, marked: Files) -> None:
    for path in (p for p in plain if p.endswith(".csv") and not p.endswith(".excel.csv")):
        found = [[unmarked(cell) for cell in row] for row in csv_rows(marked[path])]
        assert found == csv_rows(plain[path]), path
    assert marked["data/kodebok.csv"].decode().replace('""', '"').count(MARK) > 500


def test_twins_hold_the_texts_as_they_stand(plain: Files, marked: Files) -> None:
    for path in (f"data/{name}.excel.csv" for name in ("kodebok", "samsvar", "kommuner")):
        ours, theirs = (
            list(csv.reader(io.StringIO(f[path].decode("utf-8-sig"), newline=""), delimiter=";"))
            for f in (plain, marked)
        )
        assert [[unmarked(cell) for cell in row] for row in theirs] == ours


@pytest.mark.parametrize("name", BOOKS)
def test_workbooks_hold_text_and_no_formula_or_link(plain: Files, marked: Files, name: str) -> None:
    path = f"data/{name}.xlsx"
    for ours, theirs in zip(sheets(plain[path]), sheets(marked[path]), strict=True):
        for one, other in zip(ours.iter_rows(), theirs.iter_rows(), strict=True):
            for cell, found in zip(one, other, strict=True):
                value = found.value
                assert (unmarked(value) if isinstance(value, str) else value) == cell.value
                assert found.data_type == cell.data_type
                assert found.hyperlink is None


def test_json_files_hold_the_texts_as_they_stand(plain: Files, marked: Files) -> None:
    for path in (p for p in plain if p.endswith(".json")):
        assert bare(json.loads(marked[path])) == bare(json.loads(plain[path])), path


def test_the_package_of_such_files_is_sound(marked: Files, tmp_path: Path) -> None:
    own = part(dict(marked), "kodebok", "kommuner", "fylker", "kodebok-excel", "kommuner-excel")
    assert faults(write(tmp_path, own)) == []


def test_a_label_that_begins_like_a_formula_is_none(small: Sources) -> None:
    starts = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("https://ond.no")')
    definitions = small.definitions
    indicators = dict(definitions.indicators)
    first = indicators["prioritering_grad"]
    rule = first.rule.model_copy(update={"labels": starts, "long_labels": ()})
    indicators[first.id] = replace(first, rule=rule)
    own = replace(small, definitions=replace(definitions, indicators=indicators))
    files = exported(own)
    rows = [r for r in csv_rows(files["data/kodebok.csv"]) if r[0] == first.id]
    assert [row[5] for row in rows][:5] == list(starts)
    text = io.StringIO(files["data/kodebok.excel.csv"].decode("utf-8-sig"), newline="")
    twins = [r for r in csv.reader(text, delimiter=";") if r[0] == first.id]
    assert [row[5] for row in twins][:5] == [f"'{start}" for start in starts]
