"""Who publishes the site, from where and how to reach them: `data/site.yml`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from builder.definitions.entries import Entry, MaybeAddress, MaybeText, Text
from builder.definitions.validation import read_entries
from builder.faults import Findings


def _is_mail_or_empty(text: str) -> str:
    """Return an e-mail address or an empty text as it is; raises otherwise."""
    name, _, host = text.partition("@")
    if text and (not name or "." not in host or any(sign in "\"'<>`\\?&, " for sign in text)):
        raise PydanticCustomError("mail", "an e-mail address, or nothing")
    return text


Mail = Annotated[MaybeText, AfterValidator(_is_mail_or_empty)]
EditionId = Annotated[str, StringConstraints(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$")]


class Publisher(Entry):
    """The organisation or person behind the site; '' where it is not known."""

    name: MaybeText = ""
    address: MaybeAddress = ""
    organisation_number: Annotated[str, StringConstraints(pattern=r"^([0-9]{9})?$")] = ""


class Contact(Entry):
    """Where a reader can write; '' where it is not known."""

    name: MaybeText = ""
    mail: Mail = ""
    address: MaybeAddress = ""


class Site(Entry):
    """The site itself: name, publisher, contact, repository, address and edition ('' unknown)."""

    name: Text
    publisher: Publisher = Publisher()
    contact: Contact = Contact()
    repository: MaybeAddress = ""
    address: MaybeAddress = ""
    edition: EditionId = ""


def read_site(path: Path, findings: Findings) -> Site | None:
    """Return what is known of the site, or None with every fault added."""
    read = read_entries(Site, path, findings)
    return None if read is None else read[0]
