"""Provenance cards: where each file comes from, and whether it is still that file."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import yaml

from builder.faults import RESTORE, Findings, listed, nearest, quoted
from builder.sources.model import Card
from builder.text_files import read_text

CARD_FILE = "provenance.yml"
FOLDERS = ("registry", "population", "centrality", "published", "geography")
DATA_SUFFIXES = (".csv", ".json", ".topojson", ".geojson")
SHARED_KEYS = ("title", "publisher", "source", "licence", "retrieved", "sha256", "notes")
FILE_KEYS = (*SHARED_KEYS, "classification", "estimates")
ROUND_KEYS = ("status", *SHARED_KEYS)
MOST_BYTES = 1_000_000
MAY_BE_EMPTY = ("classification", "estimates", "notes")
STATUSES = ("syntetisk", "offisiell")

Entry = Mapping[str, tuple[yaml.Node, int]]  # key -> value as written, and its line


def read_file_cards(data: Path, findings: Findings) -> dict[str, Card]:
    """Return the cards of all folders but the survey rounds, by path below the data folder."""
    cards: dict[str, Card] = {}
    for name in FOLDERS:
        with findings.guard(data / name):
            for file, card in _folder_cards(data / name, findings).items():
                cards[f"{name}/{file}"] = card
    return cards


def read_round_card(folder: Path, file: str | None, findings: Findings) -> Card | None:
    """Return the card of a survey round, checked against its CSV file where there is one."""
    path = folder / CARD_FILE
    entry = _top(path, findings)
    if entry is None:
        return None
    return _card(path, entry, ROUND_KEYS, folder / file if file else None, findings)


def _folder_cards(folder: Path, findings: Findings) -> dict[str, Card]:
    """Return the cards of one folder by file name; every data file must have one that fits."""
    path = folder / CARD_FILE
    top = _top(path, findings)
    if top is None:
        return {}
    files = _mapping(path, *top["files"], findings) if "files" in top else None
    if files is None:
        found = f"the keys {listed(top)}" if top else "nothing"
        findings.fault(path, found, "a key files with one card per file", "Add it.")
        return {}
    for file in sorted(_data_files(folder) - set(files)):
        findings.fault(path, f"no card for {quoted(file)}", "one card per file", "Write its card.")
    cards = {file: _file_card(folder, file, files[file], findings) for file in files}
    return {file: card for file, card in cards.items() if card is not None}


def _file_card(
    folder: Path, file: str, value: tuple[yaml.Node, int], findings: Findings
) -> Card | None:
    """Return the card of one file in a folder, checked against the file."""
    path = folder / CARD_FILE
    entry = _mapping(path, *value, findings)
    return None if entry is None else _card(path, entry, FILE_KEYS, folder / file, findings)


def _data_files(folder: Path) -> set[str]:
    """Return the names of the data files in a folder."""
    return {path.name for path in folder.iterdir() if path.suffix in DATA_SUFFIXES}


def _top(path: Path, findings: Findings) -> Entry | None:
    """Return the outermost mapping of a YAML file, or None with the fault added."""
    if not path.is_file():
        todo = "Write one like those of the other folders."
        findings.fault(path, "no provenance card", "a card for the data beside it", todo)
        return None
    text = read_text(path, findings, MOST_BYTES)
    node = _parsed(path, text, findings) if text is not None else None
    return _mapping(path, node, 1, findings) if node is not None else None


def _parsed(path: Path, text: str, findings: Findings) -> yaml.Node | None:
    """Return the YAML of a card as nodes, in which every value is still text, or None."""
    known = len(findings.faults)
    node = None
    with findings.guard(path):
        try:
            node = yaml.compose(text, Loader=yaml.BaseLoader)
        except yaml.MarkedYAMLError as error:
            row = error.problem_mark.line + 1 if error.problem_mark else None
            found = f"invalid YAML ({error.problem})"
            findings.fault(path, found, "valid YAML", "Mend the line.", row)
    if node is None and len(findings.faults) == known:
        findings.fault(path, "only comments", "a provenance card", RESTORE)
    return node


def _mapping(path: Path, node: yaml.Node, row: int, findings: Findings) -> Entry | None:
    """Return a YAML mapping as key -> value and line, or None with the fault added."""
    if not isinstance(node, yaml.MappingNode):
        findings.fault(path, "a list or a text", "keys with values", "Mend the card.", row)
        return None
    entry: dict[str, tuple[yaml.Node, int]] = {}
    for key, value in node.value:
        line = key.start_mark.line + 1
        name = str(key.value) if isinstance(key, yaml.ScalarNode) else "?"
        if name in entry:
            found = f"the key {quoted(name)} twice"
            findings.fault(path, found, "each key once", "Remove one.", line, name)
        entry[name] = (value, line)
    return entry


def _card(
    path: Path, entry: Entry, keys: tuple[str, ...], file: Path | None, findings: Findings
) -> Card | None:
    """Return a card from its mapping, or None with its faults added; `file` is what it tells of."""
    known = len(findings.faults)
    values = {"status": ""} | {key: _value(path, entry, key, findings) for key in keys}
    for key in entry:
        if key not in keys and (near := nearest(key, keys)) and near not in entry:
            found, todo = f"an unknown key {quoted(key)}", f"Did you mean {near}?"
            findings.fault(path, found, listed(keys), todo, entry[key][1], key)
    if values["status"] and values["status"] not in STATUSES:
        expected, todo = " or ".join(STATUSES), "Write which of the two it is."
        row = entry["status"][1]
        findings.fault(path, quoted(values["status"]), expected, todo, row, "status")
    if file is not None and values["sha256"]:
        _check_sum(file, path, values["sha256"], findings)
    return Card(**values) if len(findings.faults) == known else None


def _value(path: Path, entry: Entry, key: str, findings: Findings) -> str:
    """Return the text of one key of a card, with a fault where it is missing, empty or no text."""
    node, row = entry.get(key, (None, None))
    if node is None:
        findings.fault(path, f"no {key}", f"a key {key}", "Add it.", None, key)
        return ""
    if not isinstance(node, yaml.ScalarNode):
        findings.fault(path, "a list or keys", "a text", "Mend it.", row, key)
        return ""
    text = str(node.value).strip()
    if not text and key not in MAY_BE_EMPTY:
        findings.fault(path, f"nothing after {key}", "a text", "Fill it in.", row, key)
    return text


def _check_sum(file: Path, card: Path, wanted: str, findings: Findings) -> None:
    """Add a fault where a file is missing or is not the file its card tells of."""
    if not file.is_file():
        todo = "Put the file back, or remove its card."
        findings.fault(card, f"a card for {file.name}, which is missing", "the file", todo)
        return
    with findings.guard(file), file.open("rb") as content:
        actual = hashlib.file_digest(content, "sha256").hexdigest()
        if actual != wanted.lower():
            found = f"content with sha256 {quoted(actual[:12] + '…')}"
            expected = f"{quoted(wanted[:12] + '…')} as in {card}"
            todo = f"If the file is right, write in the card what `sha256sum {file}` prints."
            findings.fault(file, found, expected, todo)
