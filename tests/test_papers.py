"""What the papers say is looked up or run: files, commands, options, targets, kinds, counts."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from functools import cache
from importlib.util import find_spec

import pandas as pd
import pytest
import yaml

from builder.paths import ROOT

PAPERS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md")
TEXTS = {name: (ROOT / name).read_text(encoding="utf-8") for name in PAPERS}
# What stands in backticks: a path has a slash or an ending that files of ours have.
CODE = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"\.?[\w.*<>{},/-]+(/|\.(py|yml|md|csv|txt|html|toml|topojson|geojson))")
MADE = ("site/", ".cache/", "requirements/*.txt", "/samsvar/", "/kart/", "/utgave/", "/tmp/")


def commands(start: str) -> set[str]:
    """Return every command of the papers that begins so, in blocks and in sentences."""
    found = set()
    for text in TEXTS.values():
        lines = re.findall(r"^(?:make|python) [^\n#]+", text, re.M)
        found |= {one.strip() for one in [*CODE.findall(text), *lines] if one.startswith(start)}
    return found


@cache
def help_of(*words: str) -> str:
    """Return what a command of the builder says of itself."""
    command = [sys.executable, "-m", *words, "--help"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("paper", PAPERS)
def test_every_file_that_is_named_exists(paper: str) -> None:
    named = {one for one in CODE.findall(TEXTS[paper]) if PATH.fullmatch(one)}
    named |= set(re.findall(r"\]\(([^)#:]+)\)", TEXTS[paper]))
    named = {one for one in named if not one.startswith(MADE)}
    assert len(named) > 1
    lacking = {one for one in named if not any(ROOT.glob(re.sub("<[a-z]+>|YEAR", "*", one)))}
    # A name without a folder may stand anywhere below the folder the sentence speaks of.
    lacking = {one for one in lacking if "/" in one[:-1] or not any(ROOT.glob(f"[a-z]*/**/{one}"))}
    assert lacking <= EXAMPLES.get(paper, set())


EXAMPLES = {  # files that a reader is told to make
    "README.md": {"data/fetched/SOURCE/DAY/", "data/editions/"},
    "CONTRIBUTING.md": {"data/survey/2024/"},
}


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    named = {shlex.split(one)[1] for one in commands("make ")}
    assert {"site", "test", "serve", "check", "pins", "import"} <= named
    assert named - targets == set()


def test_every_command_of_the_builder_exists_with_its_options() -> None:
    told = commands("python -m builder ")
    assert len(told) > 6
    for one in told:
        command, *rest = shlex.split(one)[3:]
        deeper = [command, rest[0]] if command == "import" else [command]
        about = help_of("builder", *deeper)
        assert [part for part in rest if part.startswith("--") and part not in about] == [], one


def test_every_option_that_answers_a_question_of_import_exists() -> None:
    about = help_of("builder", "import", "scores")
    named = {one.split()[0] for one in CODE.findall(TEXTS["README.md"]) if one.startswith("--")}
    assert named
    assert [one for one in named if one not in about] == []


@pytest.mark.parametrize("module", ["simulation", "scripts.tiles", "scripts.make_boundaries"])
def test_every_other_program_that_is_named_can_be_asked(module: str) -> None:
    assert any(one.startswith(f"python -m {module}") for one in commands("python -m "))
    assert find_spec(module) is not None


def test_every_program_that_is_named_is_one_of_these() -> None:
    named = {shlex.split(one)[2] for one in commands("python -m ")}
    assert named == {"builder", "simulation", "scripts.tiles", "scripts.make_boundaries"}


def test_the_kinds_of_indicators_are_all_told() -> None:
    schema = (ROOT / "data/schemas/indikatorer.schema.json").read_text(encoding="utf-8")
    kinds = set(re.findall(r'"const": ?"([a-z]+)"', schema))
    line = next(li for li in TEXTS["CONTRIBUTING.md"].splitlines() if "entry of a known kind" in li)
    assert len(kinds) > 5
    assert kinds == set(CODE.findall(line)) - {"data/definitions/indikatorer.yml"}


def test_the_fields_that_runbooks_speak_of_exist() -> None:
    folder = ROOT / "data/definitions"
    assert "\n  upper: [" in (folder / "indikatorer.yml").read_text(encoding="utf-8")
    questions = (folder / "sporsmal.yml").read_text(encoding="utf-8")
    assert "\nrounds: [" in questions
    assert "\n    asked: [" in questions
    assert "\nedition:" in (ROOT / "data/site.yml").read_text(encoding="utf-8")
    before = pd.read_csv(ROOT / "data/registry/kommuner_2020.csv", dtype=str)
    assert "nr_2024" in before.columns


def test_the_counts_of_the_readme_are_those_of_the_registry() -> None:
    registry = ROOT / "data/registry"
    newest = yaml.safe_load((registry / "divisions.yml").read_text("utf-8"))["divisions"][-1]
    today = pd.read_csv(registry / newest["file"], dtype=str)
    told = re.search(r"each of the (\d+) municipalities and (\d+) counties", TEXTS["README.md"])
    assert told is not None
    assert [int(number) for number in told.groups()] == [len(today), today["fylkesnr"].nunique()]


def test_rooms_are_told_as_they_are() -> None:
    rooms = {path.parent.name for path in (ROOT / "builder").glob("*/__init__.py")}
    told = set(re.findall(r"^\| `builder/([a-z]+)/`", TEXTS["ARCHITECTURE.md"], re.M))
    assert told == rooms
