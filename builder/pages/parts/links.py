"""Links to addresses that stand in the data: the one way out of the site."""

from __future__ import annotations

from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from builder.definitions.entries import Address
from builder.faults import BuildFailure, quoted

_ADDRESS: TypeAdapter[str] = TypeAdapter(Address)


def outside_address(address: str) -> str:
    """Return an address of the data that a page may link to, '' for none.

    Raises BuildFailure for any that does not begin with https://, since a browser would run some
    of them.
    """
    if not address:
        return ""
    try:
        return _ADDRESS.validate_python(address)
    except ValidationError as error:
        expected = "an address that begins with https://"
        raise BuildFailure(f"A link to {quoted(address)}: expected {expected}.") from error


def outside_link(address: str, text: str) -> Markup:
    """Return a text as a link to an address of the data, or plain where there is none."""
    if not address:
        return Markup("{}").format(text)
    return Markup('<a href="{}">{}</a>').format(outside_address(address), text)


def mail_link(mail: str, name: str = "") -> Markup:
    """Return a link to an e-mail address, which is shown behind the name of who reads it."""
    link = Markup('<a href="mailto:{0}">{0}</a>').format(mail)
    return Markup("{} ({})").format(name, link) if name else link
