"""Writes a round and its card in one step, and never over what is there unless it is told to."""

from __future__ import annotations

import hashlib
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import ValidationError

from builder.definitions.cards import RoundCard
from builder.faults import BuildFailure

SCHEMA = "# yaml-language-server: $schema=../../schemas/survey_provenance.schema.json\n"
CARD = "provenance.yml"
SWITCH = re.compile(r"^simulated_rounds:[ \t]*\S*", re.MULTILINE)
LEFT_OUT = "simulated_rounds: left_out"


@dataclass(frozen=True)
class CardTexts:
    """What a card says of a round, besides what the files themselves tell."""

    status: str
    title: str
    publisher: str
    source: str
    licence: str
    retrieved: str
    notes: str


def card_text(texts: CardTexts, original: Path, content: bytes) -> str:
    """Return the card of a round that was made of an office's file.

    Raises BuildFailure where the builder would refuse it.
    """
    card = {
        **vars(texts),
        "sha256": hashlib.sha256(content).hexdigest(),
        "original": original.name,
        "original_sha256": hashlib.sha256(original.read_bytes()).hexdigest(),
    }
    try:
        RoundCard.model_validate(card)
    except ValidationError as error:
        told = "; ".join(f"{one['loc'][0]}: expected {one['msg']}" for one in error.errors())
        raise BuildFailure(f"The card of the round: {told}. Nothing was written.") from None
    return SCHEMA + yaml.safe_dump(card, allow_unicode=True, sort_keys=False, width=110)


def refuse_to_overwrite(folder: Path) -> None:
    """Raise BuildFailure where there is a round already."""
    if folder.exists():
        kept = ", ".join(sorted(path.name for path in folder.iterdir()))
        raise BuildFailure(
            f"{folder} has a round already ({kept}). Nothing was written. Add --replace to put the "
            "new one in its place."
        )


def write_round(folder: Path, file: str, text: str, card: CardTexts, original: Path) -> None:
    """Put a round in place, whole or not at all; what was there before is gone."""
    content = text.encode("utf-8")
    told = card_text(card, original, content)
    folder.parent.mkdir(parents=True, exist_ok=True)
    new, old = (folder.with_name(f".{folder.name}.{word}") for word in ("new", "old"))
    for left in (new, old):
        shutil.rmtree(left, ignore_errors=True)
    new.mkdir()
    (new / file).write_bytes(content)
    (new / CARD).write_text(told, encoding="utf-8", newline="\n")
    if folder.exists():
        folder.rename(old)
    new.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def leave_out_simulated(site: Path) -> bool:
    """Let the site leave out simulated rounds, and tell whether it did not before."""
    text = site.read_text("utf-8")
    if SWITCH.search(text):
        changed = SWITCH.sub(LEFT_OUT, text, count=1)
    else:
        changed = f"{text.rstrip()}\n{LEFT_OUT}\n"
    if changed != text:
        site.write_text(changed, encoding="utf-8", newline="\n")
    return changed != text
