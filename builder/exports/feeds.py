"""The changes as feeds (Atom, RFC 4287).

`endringer.atom` is for the whole, and there is one for each municipality. A feed and its entries
have addresses of their own, so there are none where the site has no address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from builder.exports.changes import Change, Changes
from builder.sources import Sources

ATOM = "http://www.w3.org/2005/Atom"
PATH = "endringer.atom"


def place_path(kommunenr: str) -> str:
    """Return the path of the feed of a municipality of today."""
    return f"data/kommune/{kommunenr}.atom"


def feed_files(
    sources: Sources, changes: Changes, base_url: str, kommuner: Mapping[str, tuple[str, str]]
) -> dict[str, bytes]:
    """Return every feed by its path; `kommuner` has the name and the slug of each of today's."""
    if not base_url:
        return {}
    words, made = sources.dictionary.changes, _Feeds(sources, base_url)
    files = {PATH: made.feed(PATH, words.site, "data/", changes.of_site())}
    for code, (name, slug) in kommuner.items():
        title, page = words.place.replace("{name}", name), f"kommune/{slug}/"
        found = changes.of_place(code)
        files[place_path(code)] = made.feed(place_path(code), title, page, found)
    return files


class _Feeds:
    """Writes the feeds of one site."""

    def __init__(self, sources: Sources, base_url: str) -> None:
        self.site, self.base_url = sources.site, base_url
        self.host = urlsplit(base_url).hostname or ""

    def feed(self, path: str, title: str, page: str, changes: Sequence[Change]) -> bytes:
        """Return a feed that tells of the changes on a page; it is as new as the newest of them."""
        root = Element("feed", {"xmlns": ATOM, "xml:lang": "nb"})
        SubElement(root, "id").text = f"{self.base_url}{path}"
        SubElement(root, "title").text = f"{self.site.name}: {title}"
        SubElement(root, "updated").text = _moment(max(one.day for one in changes))
        SubElement(root, "link", {"rel": "self", "href": f"{self.base_url}{path}"})
        SubElement(root, "link", {"href": f"{self.base_url}{page}"})
        author = SubElement(root, "author")
        SubElement(author, "name").text = self.site.publisher.name or self.site.name
        for one in changes:
            self._entry(root, one, page)
        text: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return text + b"\n"

    def _entry(self, root: Element, change: Change, page: str) -> None:
        """Add a change.

        Its id holds its day, on which the host is the site's: so it is the same for ever, wherever
        the site moves within the host.
        """
        entry = SubElement(root, "entry")
        SubElement(entry, "id").text = f"tag:{self.host},{change.day}:{change.id}"
        SubElement(entry, "title").text = change.title
        SubElement(entry, "updated").text = _moment(change.day)
        SubElement(entry, "link", {"href": f"{self.base_url}{page}"})
        SubElement(entry, "summary").text = change.text


def _moment(day: date) -> str:
    """Return the beginning of a day, as Atom wants it: nothing more is known."""
    return f"{day}T00:00:00Z"
