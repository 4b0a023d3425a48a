"""Provenance cards: where each file comes from, and whether it is still that file."""

from __future__ import annotations

import hashlib
from pathlib import Path

from builder.definitions.cards import Card, FileCard, FolderCards, RoundCard
from builder.definitions.telling import tell
from builder.definitions.validation import read_entries
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, quoted

CARD_FILE = "provenance.yml"
FOLDERS = ("registry", "population", "centrality", "published", "geography")
FETCHED = "statbank"  # a folder that need not be there
DATA_SUFFIXES = (".csv", ".json", ".topojson", ".geojson")


def read_file_cards(data: Path, findings: Findings) -> dict[str, FileCard]:
    """Return the cards of all folders but the survey rounds, by path below the data folder."""
    cards: dict[str, FileCard] = {}
    for name in (*FOLDERS, *((FETCHED,) if (data / FETCHED).is_dir() else ())):
        with findings.guard(data / name):
            for file, card in _folder_cards(data / name, findings).items():
                cards[f"{name}/{file}"] = card
    return cards


def read_round_card(folder: Path, file: str | None, findings: Findings) -> RoundCard | None:
    """Return the card of a survey round, checked against its CSV file where there is one."""
    if not _is_there(folder / CARD_FILE, findings):
        return None
    read = read_entries(RoundCard, folder / CARD_FILE, findings)
    if read is None:
        return None
    card, document = read
    known = len(findings.faults)
    if file is not None:
        _check_sum(folder / file, card, document, ("sha256",), findings)
    return card if len(findings.faults) == known else None


def _folder_cards(folder: Path, findings: Findings) -> dict[str, FileCard]:
    """Return the cards of one folder by file name; every data file must have one that fits."""
    path = folder / CARD_FILE
    if not _is_there(path, findings):
        return {}
    read = read_entries(FolderCards, path, findings)
    if read is None:
        return {}
    cards, document = read
    for file in sorted(_data_files(folder) - set(cards.files)):
        findings.fault(path, f"no card for {quoted(file)}", "one card per file", "Write its card.")
    for file, card in cards.files.items():
        _check_sum(folder / file, card, document, ("files", file, "sha256"), findings)
    return dict(cards.files)


def _is_there(path: Path, findings: Findings) -> bool:
    """Tell whether there is a card, and add the fault where there is none."""
    if not path.is_file():
        todo = "Write one like those of the other folders."
        findings.fault(path, "no provenance card", "a card for the data beside it", todo)
    return path.is_file()


def _data_files(folder: Path) -> set[str]:
    """Return the names of the data files in a folder."""
    return {path.name for path in folder.iterdir() if path.suffix in DATA_SUFFIXES}


def _check_sum(
    file: Path, card: Card, document: Document, place: Place, findings: Findings
) -> None:
    """Add a fault where a file is missing or is not the file its card tells of."""
    if not file.is_file():
        todo = "Put the file back, or remove its card."
        found = f"a card for {file.name}, which is missing"
        tell(document, place[:-1], found, "the file", findings, todo)
        return
    with findings.guard(file), file.open("rb") as content:
        actual = hashlib.file_digest(content, "sha256").hexdigest()
        if actual != card.sha256.lower():
            found = f"content with sha256 {quoted(actual[:12] + '…')}"
            expected = f"{quoted(card.sha256[:12] + '…')} as in {document.path}"
            todo = f"If the file is right, write in the card what `sha256sum {file}` prints."
            findings.fault(file, found, expected, todo)
