"""The address that a site is published at: it stands in links, code samples and attributes."""

from __future__ import annotations

import os
import re

from builder.definitions.entries import HOST
from builder.faults import BuildFailure, quoted

_LOCAL = r"https?://(localhost|127\.0\.0\.1)(:[0-9]{1,5})?"
_PATH = r"(/[A-Za-z0-9._~%@+-]+)*/?"
ADDRESS = re.compile(rf"((?i:https://{HOST.pattern})|{_LOCAL}){_PATH}")
EXPECTED = (
    "expected an address such as https://example.org/kommuner/, of letters a-z, digits and -._~ "
    "(http:// for localhost only)"
)


def check_address(address: str, where: str) -> None:
    """Raise BuildFailure where no site can be published at an address that `where` gives."""
    port = re.search(r":([0-9]+)(/|$)", address)
    is_sound = address.isascii() and ADDRESS.fullmatch(address) is not None
    if not is_sound or (port and not 1 <= int(port[1]) <= 65535):
        raise BuildFailure(f"{where} is {quoted(address)}: {EXPECTED}.")


def check_given_address() -> None:
    """Raise BuildFailure where SITE_URL is given and is no address."""
    if address := os.environ.get("SITE_URL", "").strip():
        check_address(address, "SITE_URL")
