"""Licences as the cards name them, and as lists of others do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Licence:
    """A licence.

    How a card begins that names it, its name in the EU's list and in the Open Definition's, and its
    text; the last three are '' for one that we do not know.
    """

    title: str
    name: str = ""
    short: str = ""
    address: str = ""


KNOWN = (
    Licence("CC BY 4.0", "CC_BY_4_0", "CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/"),
    Licence("CC0", "CC0", "CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    Licence("NLOD 2.0", "NLOD_2_0", "NLOD-2.0", "https://data.norge.no/nlod/no/2.0"),
    Licence("MIT", "MIT", "MIT", "https://opensource.org/license/mit"),
)
STRICTEST_FIRST = [
    next(one for one in KNOWN if one.name == name) for name in ("CC_BY_4_0", "NLOD_2_0", "CC0")
]


def licence_of(text: str) -> Licence:
    """Return the licence that a card names; one we do not know has the words of the card only."""
    return next((one for one in KNOWN if text.startswith(one.title)), Licence(text))


def strictest(texts: Iterable[str]) -> Licence | None:
    """Return the licence that asks most of those who use something under all of these.

    None where we know none of them.
    """
    names = {licence_of(text).name for text in texts}
    return next((one for one in STRICTEST_FIRST if one.name in names), None)


def identifier(text: str) -> str:
    """Return a licence as an id of letters, digits and hyphens."""
    return licence_of(text).short or re.sub(r"[^-a-zA-Z0-9._]+", "-", text).strip("-")
