"""Invented but valid survey rounds, made from the codebook, for any year and division."""

from __future__ import annotations

import csv
import hashlib
import random
from collections.abc import Iterable
from pathlib import Path

import pandas as pd
import yaml

from builder.definitions import Block, Definitions, Question, read_definitions
from builder.definitions.dictionary import Dictionary
from builder.definitions.dictionary_file import find_dictionary
from builder.faults import Findings
from builder.indicators.values import compute_round
from builder.sources.model import Registry
from builder.sources.registry import read_registry

DATA = Path(__file__).parent / "data"  # what the tests read; its README.md tells why
DEFINITIONS: dict[str, Definitions] = {}  # by their content
REGISTRIES: dict[str, Registry] = {}
CARD = {
    "title": "En oppdiktet runde",
    "publisher": "Testene",
    "source": "tests/invented.py",
    "licence": "CC0",
    "retrieved": "2026-01-01",
    "notes": "",
}


def make_round(
    data: Path,
    year: int,
    rows: int | Iterable[str] | None = None,
    kind: str = "responses",
    status: str = "syntetisk",
    seed: int = 0,
    blocks: Iterable[str] | None = None,
) -> Path:
    """Write a valid round and its card below `data`, and return its folder.

    `rows` is how many municipalities answer or which (all of the division where it is None);
    `blocks` says what was asked (what the codebook says, or everything where it says nothing).
    """
    definitions, luck = _definitions(data), random.Random(seed)
    codes = _codes(data, year, rows)
    folder = data / "survey" / str(year)
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "responses":
        table = _responses(definitions, year, codes, blocks, luck)
    else:
        table = _scores(definitions, codes, luck)
    write_table(folder / f"{kind}.csv", table)
    write_card(folder, f"{kind}.csv", status=status)
    return folder


def write_table(path: Path, table: Iterable[Iterable[str]]) -> None:
    """Write rows (the header first) as the data contract wants them: UTF-8, comma, LF."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(table)


def write_card(folder: Path, file: str, **changes: str) -> None:
    """Write the card of a round, with the checksum its file has now; `changes` go on top."""
    checksum = hashlib.sha256((folder / file).read_bytes()).hexdigest()
    card = {"status": "syntetisk", **CARD, "sha256": checksum} | changes
    text = yaml.safe_dump(card, allow_unicode=True, sort_keys=False)
    (folder / "provenance.yml").write_text(text, encoding="utf-8")


def _definitions(data: Path) -> Definitions:
    """Return the definitions of a data folder, read once however many folders have the same."""
    key = content_of(data / "definitions")
    if key not in DEFINITIONS:
        DEFINITIONS[key] = read_definitions(data / "definitions")
    return DEFINITIONS[key]


def dictionary_of(path: Path = DATA / "definitions" / "felt.yml") -> Dictionary:
    """Return a data dictionary; raises InputFaults where it is not sound."""
    findings = Findings()
    dictionary = find_dictionary(path, findings)
    findings.raise_faults()
    assert dictionary is not None
    return dictionary


def published_dictionary() -> Dictionary:
    """Return the data dictionary of the repository with the divisions put in."""
    return dictionary_of().of_site(registry_of(DATA).divisions, _definitions(DATA))


def registry_of(data: Path) -> Registry:
    """Return the registry of a data folder that is sound, read once in the same way."""
    key = content_of(data / "registry")
    if key not in REGISTRIES:
        findings = Findings()
        found = read_registry(data, findings)
        findings.raise_faults()
        REGISTRIES[key] = found
    return REGISTRIES[key]


def content_of(folder: Path) -> str:
    """Return what tells a folder with these files, of this content, from any other."""
    found = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        found.update(f"{path.relative_to(folder)} {path.stat().st_size}\n".encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _codes(data: Path, year: int, rows: int | Iterable[str] | None) -> list[str]:
    """Return the kommunenr that answer, sorted."""
    if rows is not None and not isinstance(rows, int):
        return sorted(rows)
    registry = registry_of(data)
    return sorted(registry.names(registry.division_of(year)))[:rows]


def _responses(
    definitions: Definitions,
    year: int,
    codes: list[str],
    blocks: Iterable[str] | None,
    luck: random.Random,
) -> list[list[str]]:
    """Return header and rows of answers."""
    asked = [
        [question for question in block.questions if not question.since or question.since <= year]
        for block in definitions.blocks.values()
        if _is_asked(block, year, definitions, blocks)
    ]
    header = ["kommunenr", *(question.column for block in asked for question in block)]
    rows = [[code, *(cell for block in asked for cell in _answers(block, luck))] for code in codes]
    return [header, *rows]


def _is_asked(
    block: Block, year: int, definitions: Definitions, blocks: Iterable[str] | None
) -> bool:
    """Tell whether an invented round asks a block."""
    if blocks is not None:
        return block.id in blocks
    return year not in definitions.rounds or year in block.asked


def _answers(questions: list[Question], luck: random.Random) -> list[str]:
    """Return one municipality's answers to a block; nothing where another answer rules it out."""
    given: dict[str, str] = {}
    for question in questions:
        ruled_out = question.asked_of and given[question.asked_of[0]] != question.asked_of[1]
        skipped = ruled_out or luck.random() < 0.03
        given[question.column] = "" if skipped else luck.choice(list(question.scale))
    return list(given.values())


def _scores(definitions: Definitions, codes: list[str], luck: random.Random) -> list[list[str]]:
    """Return header and rows of scores, one for each municipality and indicator.

    They are computed from invented answers, so that no grade contradicts what it rests on.
    """
    blocks = {block.id: list(block.questions) for block in definitions.blocks.values()}
    columns = [question.column for block in blocks.values() for question in block]
    given = [[cell for block in blocks.values() for cell in _answers(block, luck)] for _ in codes]
    answers = pd.DataFrame(given, columns=columns, index=codes, dtype="str")
    computed = compute_round(answers.mask(answers == ""), tuple(blocks), definitions).fillna("")
    rows = [
        [code, indicator, "" if luck.random() < 0.03 else str(computed.at[code, indicator])]
        for code in codes
        for indicator in definitions.indicators
    ]
    return [["kommunenr", "indikator", "verdi"], *rows]
