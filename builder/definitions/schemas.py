"""JSON Schemas of the YAML files, for editors that complete and check: `make schemas`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from builder.definitions.cards import FetchedCards, FolderCards, RoundCard
from builder.definitions.definitions import FILES
from builder.definitions.dictionary_entries import DictionaryFile
from builder.definitions.divisions import Divisions
from builder.definitions.ledger import LedgerFile
from builder.definitions.report_figures import ReportFigures
from builder.definitions.site import Site

DRAFT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"  # in the data folder, so that the files' own comments find it

MODELS: Mapping[str, Any] = {
    **FILES,
    "felt": DictionaryFile,
    "figurer": ReportFigures,
    "samsvar": LedgerFile,
    "divisions": Divisions,
    "site": Site,
    "provenance": FolderCards,
    "survey_provenance": RoundCard,
    "fetched": FetchedCards,
}


def schemas() -> dict[str, str]:
    """Return every schema as text by its file name; same models, same bytes."""
    return {f"{name}.schema.json": _schema(model) for name, model in MODELS.items()}


def _schema(model: Any) -> str:
    """Return the schema of one file as text."""
    content = {"$schema": DRAFT, **TypeAdapter(model).json_schema()}
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def write_schemas(folder: Path) -> None:
    """Write every schema into a folder and remove those of files that are no more."""
    folder.mkdir(parents=True, exist_ok=True)
    known = schemas()
    for path in folder.glob("*.schema.json"):
        if path.name not in known:
            path.unlink()
    for name, text in known.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
