"""Who publishes the site, from where and how to reach them: `data/site.yml`."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

from builder.definitions.entries import Entry, MaybeAddress, MaybeText, Text
from builder.definitions.validation import read_entries
from builder.faults import Findings

MAIL = re.compile(r"[A-Za-z0-9_+-]+(\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def _is_mail_or_empty(text: str) -> str:
    """Return an e-mail address or an empty text as it is; raises otherwise."""
    if text and not MAIL.fullmatch(text):
        raise PydanticCustomError("mail", "an e-mail address, or nothing")
    return text


def _is_base_or_empty(text: str) -> str:
    """Return an address that others can be built on as it is; raises where it has a query."""
    if any(sign in text for sign in "?#"):
        raise PydanticCustomError("base", "an address without ? and #")
    return text


def _is_day_or_empty(text: str) -> str:
    """Return an edition (`2026`, `2026-11`, `2026-11-25`) or an empty text; raises otherwise."""
    try:
        date.fromisoformat(text + "0001-01-01"[len(text) :] if text else "0001-01-01")
    except ValueError:
        message = "a year, month or day such as 2026, 2026-11 or 2026-11-25"
        raise PydanticCustomError("edition", message) from None
    return text


Base = Annotated[MaybeAddress, AfterValidator(_is_base_or_empty)]
Mail = Annotated[MaybeText, AfterValidator(_is_mail_or_empty)]
EditionId = Annotated[
    str,
    StringConstraints(pattern=r"^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$"),
    AfterValidator(_is_day_or_empty),
]
Name = Annotated[Text, StringConstraints(max_length=80, pattern=r"^[^\n]*$")]


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
    """The site itself: name, publisher, contact, repository, address and edition ('' unknown).

    `simulated_rounds` says whether it has rounds that are simulated.
    """

    name: Name
    publisher: Publisher = Publisher()
    contact: Contact = Contact()
    repository: Base = ""
    address: Base = ""
    edition: EditionId = ""
    simulated_rounds: Literal["shown", "left_out"] = "shown"


def read_site(path: Path, findings: Findings) -> Site | None:
    """Return what is known of the site, or None with every fault added."""
    read = read_entries(Site, path, findings)
    return None if read is None else read[0]
