"""Snapshots: an answer as it came, in a folder of its day, with a card; never written over."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from builder.definitions.cards import FetchedCards
from builder.definitions.validation import read_entries
from builder.faults import BuildFailure, Findings
from importing.fetching.service import Answer

CARD = "provenance.yml"
SCHEMA = "# yaml-language-server: $schema=../../../schemas/fetched.schema.json\n"


@dataclass(frozen=True)
class Fetched:
    """An answer with what its card says beside it."""

    answer: Answer
    file: str
    title: str
    publisher: str
    updated: str
    rows: int
    notes: str = ""

    @property
    def sha256(self) -> str:
        """Return the checksum of the answer."""
        return hashlib.sha256(self.answer.content).hexdigest()

    def card(self, day: str) -> dict[str, object]:
        """Return the card of the answer."""
        headers = self.answer.headers
        return {
            "title": self.title,
            "publisher": self.publisher,
            "source": self.answer.url,
            "method": self.answer.method,
            "body": self.answer.body,
            "licence": "CC BY 4.0",
            "retrieved": day,
            "status": self.answer.status,
            "content_type": headers.get("Content-Type", ""),
            "etag": headers.get("ETag", ""),
            "last_modified": headers.get("Last-Modified", ""),
            "updated": self.updated,
            "rows": self.rows,
            "sha256": self.sha256,
            "notes": self.notes,
        }


def newest(folder: Path) -> Path | None:
    """Return the newest snapshot of a source, None where there is none."""
    days = sorted(path for path in folder.glob("[0-9]*") if (path / CARD).is_file())
    return days[-1] if days else None


def content_of(snapshot: Path) -> tuple[str, bytes]:
    """Return file name and content of a snapshot.

    Raises BuildFailure where it is not what its card tells of, and InputFaults where the card is
    not sound.
    """
    findings = Findings()
    read = read_entries(FetchedCards, snapshot / CARD, findings)
    findings.raise_faults()
    assert read is not None  # otherwise there were faults
    ((name, card),) = read[0].files.items()
    content = (snapshot / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != card.sha256:
        raise BuildFailure(f"{snapshot / name}: not the file its card tells of. Restore it.")
    return name, content


def keep(folder: Path, day: str, fetched: Fetched, replace: bool) -> Path:
    """Write a snapshot, whole or not at all, and return its folder.

    Raises BuildFailure where the day has one already.
    """
    target = folder / day
    if target.exists() and not replace:
        raise BuildFailure(f"{target} is there already, with other content. Nothing was written. "
                           "Add --replace to put the new one in its place.")  # fmt: skip
    new = folder / f".{day}.new"
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    (new / fetched.file).write_bytes(fetched.answer.content)
    (new / CARD).write_text(_card_text({fetched.file: fetched.card(day)}), "utf-8", newline="\n")
    shutil.rmtree(target, ignore_errors=True)
    new.rename(target)
    return target


def _card_text(files: Mapping[str, object]) -> str:
    """Return cards as YAML."""
    cards = yaml.safe_dump({"files": files}, allow_unicode=True, sort_keys=False, width=110)
    return SCHEMA + cards
