"""Whatever stands in a cell, a YAML value or the bytes of any input, it is read or told as faults:
no other exception reaches the caller. Bounded, and the same examples every time."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from builder.charts import Palette
from builder.exports import build_tables
from builder.faults import InputFaults
from builder.indicators import check_round, compute_indicators
from builder.pages.data.data_page import data_page
from builder.pages.edition import Edition
from builder.pages.landet.figurer import figure_pages
from builder.pages.landet.utvikling import development_page
from builder.pages.lookups.places import Places
from builder.pages.lookups.results import Results
from builder.pages.metode.metode_page import metode_page
from builder.pages.om.om_page import om_page
from builder.pages.samsvar.samsvar_page import samsvar_page
from builder.sources import read_sources
from builder.statistics import compute_statistics
from tests.invented import DATA, make_round

SUFFIXES = (".csv", ".yml", ".topojson")
NOT_READ = ("simulation", "schemas")
FILES = sorted(
    path.relative_to(DATA)
    for path in DATA.rglob("*")
    if path.suffix in SUFFIXES and path.relative_to(DATA).parts[0] not in (*NOT_READ, "survey")
)
FILES += [Path("survey") / "2018" / name for name in ("responses.csv", "provenance.yml")]
FILES += [Path("survey") / "2022" / name for name in ("scores.csv", "provenance.yml")]
TABLES = [path for path in FILES if path.suffix == ".csv"]
TREES = [path for path in FILES if path.suffix == ".yml"]

# The pages that rest on texts and published figures alone.
PAGES = (development_page, samsvar_page, figure_pages, metode_page, data_page, om_page)
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "12"))  # more of them by hand

examples = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # an example says enough; a smaller one takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
# What people and programs really write, beside anything at all.
LIKELY = st.sampled_from(
    [
        *("", " ", "0", "-1", "1.5", "1,5", "1e400", "nan", "inf", "20181", "99999999", "ja", "JA"),
        *(
            "0301",
            "301",
            "1508|1580",
            "1508|1508",
            "2018",
            "kommune",
            "[x](javascript:a)",
            "'",
            '"',
        ),
        *("=1+1", "<script>", "{x}", "%s", "{{ x }}", "å" * 300, "\u202eabc", "\x1f", "😀", "null"),
        *("https://x", "javascript:x", "//x", "index", "a/b", "..", "*", "?", "\ufeff", "a\u0301"),
    ]
)
TEXTS = st.one_of(LIKELY, st.text(max_size=12))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), TEXTS, st.dates()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(TEXTS, st.integers()), inner, max_size=3),
    ),
    max_leaves=4,
)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the data with two small rounds: answers, and scores."""
    data = tmp_path_factory.mktemp("fuzz") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=6)
    make_round(data, 2022, rows=6, kind="scores", seed=1)
    return data


@contextmanager
def changed(data: Path, file: Path, content: bytes) -> Iterator[None]:
    """Write a file for a while, with the checksum of its card made to fit."""
    path, card = data / file, data / file.parent / "provenance.yml"
    before, before_card = path.read_bytes(), card.read_bytes() if card.is_file() else b""
    old, new = (hashlib.sha256(one).hexdigest().encode() for one in (before, content))
    path.write_bytes(content)
    if card.is_file() and card != path:
        card.write_bytes(before_card.replace(old, new))
    try:
        yield
    finally:
        path.write_bytes(before)
        if card.is_file() and card != path:
            card.write_bytes(before_card)


def are_told(faults: InputFaults, data: Path) -> None:
    """Check that there are faults, each one line that begins with its file."""
    assert faults.faults
    for line in map(str, faults.faults):
        assert line.startswith(str(data)), line
        assert line.isprintable(), line


def survives(data: Path, file: Path, content: bytes) -> None:
    """Check that data with this content in a file is computed, or told as faults of one line."""
    with changed(data, file, content):
        try:
            sources = read_sources(data, check_round)
        except InputFaults as error:
            are_told(error, data)
            return
        statistics = compute_statistics(sources, compute_indicators(sources))
        build_tables(sources, statistics, sources.dictionary.files)
        results = Results(sources, statistics)
        edition = Edition(results, Places(results), Palette(sources.definitions), frozenset())
        for page in PAGES:
            page(edition)


@pytest.mark.slow
@examples
@given(st.data())
def test_any_cell(data: Path, draw: st.DataObject) -> None:
    file = draw.draw(st.sampled_from(TABLES))
    rows = list(csv.reader(io.StringIO((data / file).read_text("utf-8"), newline="")))
    for _ in range(draw.draw(st.integers(1, 3))):
        row = draw.draw(st.one_of(st.just(0), st.integers(0, len(rows) - 1)))
        column = draw.draw(st.integers(0, len(rows[row]) - 1))
        rows[row][column] = draw.draw(TEXTS)
    written = io.StringIO(newline="")
    csv.writer(written, lineterminator="\n").writerows(rows)
    survives(data, file, written.getvalue().encode("utf-8", "surrogatepass"))


def places(tree: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where each value of a tree stands."""
    inner = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    yield place
    for key, value in inner:
        yield from places(value, (*place, key))


def replaced(tree: Any, place: tuple[Any, ...], change: Callable[[Any], Any]) -> Any:
    """Return a tree with one value changed."""
    if not place:
        return change(tree)
    copy = dict(tree) if isinstance(tree, dict) else list(tree)
    copy[place[0]] = replaced(copy[place[0]], place[1:], change)
    return copy


@pytest.mark.slow
@examples
@given(st.data())
def test_any_value(data: Path, draw: st.DataObject) -> None:
    file = draw.draw(st.sampled_from(TREES))
    tree = yaml.safe_load((data / file).read_text("utf-8"))
    for _ in range(draw.draw(st.integers(1, 2))):
        place = draw.draw(st.sampled_from(list(places(tree))))
        value = draw.draw(VALUES)
        tree = replaced(tree, place, lambda _, value=value: value)  # type: ignore[misc]
    text = yaml.safe_dump(tree, allow_unicode=True)
    survives(data, file, text.encode("utf-8", "surrogatepass"))


@pytest.mark.slow
@examples
@given(st.data())
def test_any_entry_left_out_or_doubled(data: Path, draw: st.DataObject) -> None:
    file = draw.draw(st.sampled_from(TREES))
    tree = yaml.safe_load((data / file).read_text("utf-8"))
    place = draw.draw(st.sampled_from([one for one in places(tree) if one]))
    *around, last = place
    double = draw.draw(st.booleans())

    def change(inner: Any) -> Any:
        if isinstance(inner, dict):
            return {key: value for key, value in inner.items() if key != last}
        return [*inner, inner[last]] if double else inner[:last] + inner[last + 1 :]

    text = yaml.safe_dump(replaced(tree, tuple(around), change), allow_unicode=True)
    survives(data, file, text.encode())


@pytest.mark.slow
@examples
@given(st.data())
def test_any_bytes(data: Path, draw: st.DataObject) -> None:
    file = draw.draw(st.sampled_from(FILES))
    content = (data / file).read_bytes()
    for _ in range(draw.draw(st.integers(1, 3))):
        start = draw.draw(st.integers(0, len(content)))
        end = min(len(content), start + draw.draw(st.integers(0, 40)))
        content = content[:start] + draw.draw(st.binary(max_size=20)) + content[end:]
    survives(data, file, content)
