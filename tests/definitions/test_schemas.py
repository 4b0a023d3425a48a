"""The JSON Schemas: those of the models, named by the files, and judged by another program."""

from __future__ import annotations

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from builder.definitions.schemas import FOLDER, schemas
from tests.invented import DATA

FILES = sorted(
    path.relative_to(DATA) for path in DATA.rglob("*.yml") if path.parent.name != "simulation"
)
NAMED = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def schema_of(path: Path) -> jsonschema.Draft202012Validator:
    """Return the schema a file names in its first line."""
    (address,) = NAMED.findall(path.read_text("utf-8").partition("\n")[0] + "\n")
    text = (path.parent / address).read_text("utf-8")
    return jsonschema.Draft202012Validator(json.loads(text))


def test_the_schemas_are_those_of_the_models() -> None:
    kept = {path.name: path.read_text("utf-8") for path in (DATA / FOLDER).iterdir()}
    assert kept == schemas(), "run `make schemas`"


@pytest.mark.parametrize("file", FILES, ids=str)
def test_every_file_names_a_schema_and_follows_it(file: Path) -> None:
    path = DATA / file
    content = yaml.load(path.read_text("utf-8"), Loader=yaml.SafeLoader)
    content = json.loads(json.dumps(content, default=str))  # dates are text to the builder
    problems = [error.message for error in schema_of(path).iter_errors(content)]
    assert problems == []


TYPOS = {
    "definitions/indikatorer.yml": ("  labels: [ingen", "  lables: [ingen"),
    "definitions/sporsmal.yml": ("    theme: prioritering", "    thema: prioritering"),
    "definitions/svar.yml": ("value: ja,", "valeu: ja,"),
    "definitions/tema.yml": ("headline:", "hedline:"),
    "definitions/grupper.yml": ("short: Under 2 000", "shrot: Under 2 000"),
    "definitions/farger.yml": ('"#1b7066"', '"grønn"'),
    "definitions/felt.yml": ("type: integer", "type: heltall"),
    "definitions/figurer.yml": ("kind: items", "kind: ting"),
    "definitions/samsvar.yml": ("kind: response", "kind: svar"),
    "registry/divisions.yml": ("period: fra 2024", "periode: fra 2024"),
    "site.yml": ("publisher:", "utgiver:"),
    "population/provenance.yml": ("licence:", "license:"),
    "survey/2018/provenance.yml": ("status: syntetisk", "status: simulert"),
}


@pytest.mark.parametrize("file", TYPOS)
def test_a_typo_is_seen_by_an_editor(file: str) -> None:
    path = DATA / file
    text = path.read_text("utf-8")
    assert TYPOS[file][0] in text
    content = json.loads(json.dumps(yaml.safe_load(text.replace(*TYPOS[file])), default=str))
    assert list(schema_of(path).iter_errors(content))
