"""Provenance cards, `provenance.yml`: where each file comes from, and under what licence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from builder.definitions.entries import Entry, MaybeText, Text

Sum = Annotated[str, StringConstraints(pattern=r"^[0-9a-fA-F]{64}$")]
FileName = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_.-]{1,80}$")]


class Card(Entry):
    """Where one file comes from."""

    title: Text
    publisher: Text
    source: Text
    licence: Text
    retrieved: Text
    sha256: Sum
    notes: MaybeText
    classification: MaybeText = ""
    estimates: MaybeText = ""


class FileCard(Card):
    """The card of a file in a folder of several; it says also where there is nothing to say."""

    classification: MaybeText
    estimates: MaybeText

    @property
    def status(self) -> str:
        """Return '': facts have no status, only survey rounds have."""
        return ""


class RoundCard(Card):
    """The card of a survey round."""

    status: Literal["syntetisk", "offisiell"]

    @model_validator(mode="after")
    def _says_one_thing(self) -> RoundCard:
        """Refuse official answers that the card itself tells are simulated."""
        told = f"{self.title} {self.publisher} {self.source}".lower()
        if self.status == "offisiell" and ("simuler" in told or "syntet" in told):
            message = "another status than offisiell, for title, publisher or source say simulert"
            raise PydanticCustomError("status", message)
        return self


AnyCard = FileCard | RoundCard


class FolderCards(Entry):
    """The cards of a folder, by file name."""

    files: Annotated[dict[FileName, FileCard], Field(min_length=1)]
