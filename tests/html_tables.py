"""The tables of a page, read from its HTML or from Markdown with HTML in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class PageTable:
    """One table of a page: its caption, its heads and the texts of its rows."""

    caption: str = ""
    heads: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)

    def row(self, first: str) -> dict[str, str]:
        """Return the cells of the one row with this first cell, by the heads of their columns."""
        (row,) = (row for row in self.rows if row[0] == first)
        return dict(zip(self.heads, row, strict=True))


class _TableReader(HTMLParser):
    """Collects the tables of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[PageTable] = []
        self.text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "table":
            self.tables.append(PageTable())
        if tag == "tr":
            self.tables[-1].rows.append([])
        if tag in ("caption", "th", "td"):
            self.text = []

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.text is not None and tag == "caption":
            self.tables[-1].caption = "".join(self.text)
        if self.text is not None and tag in ("th", "td"):
            self.tables[-1].rows[-1].append("".join(self.text))
        if tag in ("caption", "th", "td"):
            self.text = None
        if tag == "thead":
            self.tables[-1].heads = self.tables[-1].rows.pop()


def tables_of(page: str) -> list[PageTable]:
    """Return every table of a page, in order."""
    reader = _TableReader()
    reader.feed(page)
    return reader.tables


def table_of(page: str, caption: str) -> PageTable:
    """Return the one table whose caption begins with these words."""
    (found,) = (table for table in tables_of(page) if table.caption.startswith(caption))
    return found
