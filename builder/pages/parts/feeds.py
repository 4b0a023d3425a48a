"""Where a reader can follow what changes: the feeds, which only a site with an address has."""

from __future__ import annotations

from builder.pages.edition import Edition
from builder.pages.lookups.places import Kommune
from builder.pages.parts.head import File

ATOM = "application/atom+xml"


def changes_file(edition: Edition) -> File:
    """Return the feed of all changes."""
    return File(ATOM, "endringer.atom", edition.results.sources.dictionary.changes.site)


def place_changes_file(edition: Edition, kommune: Kommune) -> File:
    """Return the feed of the changes of a municipality."""
    words = edition.results.sources.dictionary.changes.place
    title = words.replace("{name}", kommune.link_name)
    return File(ATOM, f"data/kommune/{kommune.kommunenr}.atom", title)
