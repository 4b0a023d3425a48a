"""What every model of a YAML file shares.

Strict entries, and texts, ids and addresses that are safe to show.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)
from pydantic_core import PydanticCustomError

LONGEST_TEXT = 2000
LONGEST_LABEL = 200
HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+(:[0-9]{1,5})?", re.IGNORECASE)  # and no one's name
UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")  # categories of Unicode


class Entry(BaseModel):
    """An entry of a YAML file: frozen, of exact types, and without keys nobody knows."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


def _is_seen(text: str) -> str:
    """Return a text as it is; raises where it holds a sign that cannot be seen.

    Control characters and marks of direction change what a reader believes to read.
    """
    if text.isprintable():  # as most are: no sign of these categories, and no new line
        return text
    for sign in text:
        if unicodedata.category(sign) in UNSEEN and sign not in "\n\u00ad":
            raise PydanticCustomError(
                "unseen", "text without the sign {sign}", {"sign": ascii(sign)}
            )
    return text


def _is_filled(text: str) -> str:
    """Return a text as it is; raises where there is nothing to read in it."""
    if not any(sign.isalnum() for sign in text):
        raise PydanticCustomError("unfilled", "a text with a letter or a digit")
    return text


def _is_one_line(text: str) -> str:
    """Return a label as it is; raises where it has spaces around it or more than one line."""
    if text != text.strip() or "\n" in text:
        raise PydanticCustomError("one_line", "one line, without spaces around it")
    return text


def _is_address(text: str) -> str:
    """Return an address as it is; raises where it is not one that is safe to link to."""
    try:
        parts = urlsplit(text)
        is_sound = parts.scheme == "https" and bool(HOST.fullmatch(parts.netloc))
        is_sound = is_sound and parts.port != 0  # reading the port tells whether it can be one
    except ValueError:
        is_sound = False
    if not is_sound:
        raise PydanticCustomError("address", "an address that begins with https:// and a host")
    if any(not "!" <= sign <= "~" or sign in "\"'<>`\\" for sign in text):
        raise PydanticCustomError("signs", "an address of plain signs, the others as percent codes")
    return text


def _is_address_or_empty(text: str) -> str:
    """Return an empty text, or an address as `_is_address` does."""
    return _is_address(text) if text else text


def _empty(value: Any) -> Any:
    """Return a key without a value as the empty text."""
    return "" if value is None else value


_Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_is_seen)]
Text = Annotated[_Text, AfterValidator(_is_filled)]
Label = Annotated[Text, StringConstraints(max_length=LONGEST_LABEL), AfterValidator(_is_one_line)]
# '' where there is nothing to say
MaybeText = Annotated[_Text, BeforeValidator(_empty, json_schema_input_type=str | None)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,60}$")]
# A published name may bear the year of today's division, or stand for the id of something else.
FieldName = Annotated[str, StringConstraints(pattern=r"^([a-z0-9_]{1,60}(\{today\})?|\{id\})$")]
Address = Annotated[Text, AfterValidator(_is_address)]
MaybeAddress = Annotated[MaybeText, AfterValidator(_is_address_or_empty)]
Year = Annotated[int, Field(ge=1900, le=2100)]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


def repeated(ids: Collection[str]) -> Iterator[tuple[int, str]]:
    """Yield place and id (or label) of each entry that looks like an earlier one to a reader."""
    seen: set[str] = set()
    for number, one in enumerate(ids):
        look = _look(one)
        if look in seen:
            yield number, one
        seen.add(look)


def _look(text: str) -> str:
    """Return what a reader sees of a text, whatever its case, spaces and composed signs."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\u00ad", "").casefold().split())
