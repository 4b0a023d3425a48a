"""A fault in a definition is told in one plain line with file, line, entry and field."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder.definitions import find_definitions
from builder.definitions.dictionary_file import find_dictionary
from builder.definitions.report_figures import find_report_figures
from builder.faults import Findings
from builder.sources.ledger import read_ledger
from builder.sources.reference import read_published
from tests.invented import DATA

FAR = 50  # lines
FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yml").read_text("utf-8"))
LATER = re.compile(r"(?m)^( *(?:rounds|asked): \[[^]]*?), 20(?:2[4-9]|[3-9]\d)[^]]*")  # than 2023


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of definitions and published figures, with the rounds that faults tell of."""
    for name in ("definitions", "published"):
        shutil.copytree(DATA / name, tmp_path / name)
    codebook = tmp_path / "definitions" / "sporsmal.yml"
    codebook.write_text(LATER.sub(r"\1", codebook.read_text("utf-8")), "utf-8")
    return tmp_path


def faults_of(data: Path) -> list[str]:
    """Return every fault of the definitions as a line, paths from their folder on."""
    findings, folder = Findings(), data / "definitions"
    definitions = find_definitions(folder, findings)
    find_dictionary(folder / "felt.yml", findings)
    published = read_published(data, findings)
    find_report_figures(folder / "figurer.yml", definitions, set(published["id"]), findings)
    read_ledger(data, published, definitions, findings)
    return [str(fault).removeprefix(f"{folder}/") for fault in findings.faults]


def counted_from(file: str, began: int, told: str) -> str:
    """Return a fault with its line counted from where the change began, left open elsewhere."""
    found = re.fullmatch(r"(\w+\.yml), line (\d+)(.*)", told)
    if not found:
        return told
    away = int(found[2]) - began
    line = f"{away:+d}" if found[1] == file and abs(away) <= FAR else "?"
    return f"{found[1]}, line {line}{found[3]}"


def test_the_definitions_of_the_repository_are_sound(data: Path) -> None:
    assert faults_of(data) == []


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f['file']}: {f['new'].strip()[:40]}")
def test_a_planted_fault_is_told(data: Path, fault: dict[str, Any]) -> None:
    path = data / "definitions" / fault["file"]
    text = path.read_text("utf-8")
    assert fault["old"] in text
    path.write_text(text.replace(fault["old"], fault["new"], 1), "utf-8")
    began = text[: text.index(fault["old"])].count("\n") + 1
    assert [counted_from(fault["file"], began, line) for line in faults_of(data)] == fault["told"]


def test_faults_of_several_files_are_told_at_once(data: Path) -> None:
    for name, old, new in (
        ("svar", "label: Ja}", "label: 1}"),
        ("tema", "headline:", "hedline:"),
        ("farger", "soyle:", "søyle:"),
    ):
        path = data / "definitions" / f"{name}.yml"
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert {line.partition(",")[0] for line in faults_of(data)} == {
        *("svar.yml", "tema.yml", "farger.yml")
    }


BOMBS = {
    "aliases of aliases": (
        "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in pairwise("abcdef")),
        "more than 50000 values",
    ),
    "deep": ("a: " + "[" * 3000, "more than 20 levels"),
    "an object": ("a: !!python/object/apply:os.system ['true']\n", "the tag"),
    "a merge": ("a: &a {b: c}\nd: {<<: *a}\n", "the key '<<'"),
    "large": ("a: " + "x" * 1_000_000, "bytes; expected at most 1000000 bytes"),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_would_exhaust_the_machine_is_refused(data: Path, name: str) -> None:
    text, told = BOMBS[name]
    (data / "definitions" / "tema.yml").write_text(text, "utf-8")
    (line,) = faults_of(data)
    assert line.startswith("tema.yml")
    assert told in line
