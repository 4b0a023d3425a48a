"""Provenance cards, `provenance.yml`: where each file comes from, and under what licence."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationInfo, field_validator
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
    """The card of a survey round; `original` is the file it was made of, where it was imported."""

    status: Literal["syntetisk", "offisiell"]
    original: MaybeText = ""
    original_sha256: Sum | Literal[""] = ""

    @field_validator("status")
    @classmethod
    def _is_not_denied(cls, status: str, card: ValidationInfo) -> str:
        """Return a status as it is.

        Raises where the card itself says that the answers of an official round are simulated.
        """
        told = " ".join(str(card.data.get(key, "")) for key in ("title", "publisher", "source"))
        if status == "offisiell" and ("simuler" in told.lower() or "syntet" in told.lower()):
            message = "syntetisk, for title, publisher or source say that the answers are simulated"
            raise PydanticCustomError("status", message)
        return status


class FetchedCard(Card):
    """The card of an answer of a service, kept as it came: what was asked, and what was said."""

    method: Literal["GET", "POST"]
    body: MaybeText
    status: int
    content_type: MaybeText
    etag: MaybeText
    last_modified: MaybeText
    updated: MaybeText
    rows: int


class FetchedCards(Entry):
    """The card of a snapshot, by its file name."""

    files: Annotated[dict[FileName, FetchedCard], Field(min_length=1, max_length=1)]


AnyCard = FileCard | RoundCard


class FolderCards(Entry):
    """The cards of a folder, by file name."""

    files: Annotated[dict[FileName, FileCard], Field(min_length=1)]
