"""What the address of a place may be: words that are no number and mean nothing else here."""

from __future__ import annotations

import re
import unicodedata

from builder.faults import Findings, quoted
from builder.sources.csv_text import Table
from builder.sources.table_checks import check_pattern

SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_SLUG = 60
LETTERS = {"å": "a", "ø": "o", "æ": "ae", "đ": "d", "ŋ": "n", "ŧ": "t"}
MOST_ADDRESSES = 3000  # six times what there is: each is a folder and a page of the site
RESERVED = frozenset(
    (
        *("index", "404", "sitemap", "robots", "search", "sok", "assets", "stylesheets"),
        *("javascripts", "api", "data", "diagram", "utgave", "kommune", "fylke", "landet"),
        *("indikator", "kart", "sammenlign", "metode", "samsvar", "om", "tilgjengelighet"),
    )
)


def check_slugs(table: Table, column: str, findings: Findings) -> None:
    """Add a fault for each cell that cannot be the address of a place, and for too many of them."""
    check_pattern(table, column, SLUG, "only a-z, 0-9 and single hyphens", findings)
    for row, slug in table.cells(column):
        if (wrong := _wrong(slug)) is not None:
            found, expected, todo = wrong
            findings.fault(table.path, found, expected, todo, row, column)
    if (number := len(table.frame)) > MOST_ADDRESSES:
        found, expected = f"{number} addresses", f"at most {MOST_ADDRESSES}"
        findings.fault(table.path, found, expected, "Keep those that are in use.")


def check_spelling(table: Table, findings: Findings) -> None:
    """Add a fault for each address that is not its name in a-z, alone or before its county."""
    if len(table.frame) > MOST_ADDRESSES:
        return
    counties = {spelt(name) for name in table.frame.loc[table.frame["nivaa"] == "fylke", "navn"]}
    for row, slug, name in table.frame[["adresse", "navn"]].itertuples():
        own = spelt(name)
        if not own or _wrong(slug) or not re.fullmatch(SLUG, slug):
            continue  # has a fault of its own
        if slug != own and slug.removeprefix(f"{own}-") not in counties:
            expected = f"{quoted(own)}, the name {quoted(name)} in a-z, or that and its county"
            findings.fault(table.path, quoted(slug), expected, "Correct it.", row, "adresse")


def spelt(name: str) -> str:
    """Return a name as an address (data contract, section 4).

    å is a, ø is o, æ is ae; other letters are without their marks, and everything else is a hyphen.
    """
    letters = unicodedata.normalize("NFKD", "".join(LETTERS.get(s, s) for s in name.lower()))
    plain = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def _wrong(slug: str) -> tuple[str, str, str] | None:
    """Return what was found, what was expected and what to do for an address, or None."""
    name = "Write the name of the place, such as 'nordre-follo'."
    if slug in RESERVED:
        return f"{quoted(slug)}, a word with a meaning of its own", "the name of a place", name
    if slug.replace("-", "").isdecimal():
        expected = "the name of a place: every number in use since 2018 has an address of its own"
        return f"the number {quoted(slug)}", expected, name
    if len(slug) > LONGEST_SLUG:
        found, expected = f"{quoted(slug)}, {len(slug)} signs", f"at most {LONGEST_SLUG} signs"
        return found, expected, "Shorten it."
    return None
