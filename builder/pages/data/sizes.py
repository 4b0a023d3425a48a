"""Rows and sizes of the files, put into the finished page.

They are known when the files are made, which is after the page is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from builder.numbers import decimal, integer

PAGE = "data/index.html"
ROWS, SIZE = "antall-rader", "storrelse"
EMPTY = re.compile(r'<data class="?(antall-rader|storrelse)"? value="?([^">]+)"?></data>')
UNITS = ((1_000_000, "MB"), (1_000, "kB"))


def rows_of(path: str) -> Markup:
    """Return where the number of rows of a table is put."""
    return Markup('<data class="{}" value="{}"></data>').format(ROWS, path)


def size_of(path: str) -> Markup:
    """Return where the size of a file is put."""
    return Markup('<data class="{}" value="{}"></data>').format(SIZE, path)


def with_sizes(page: str, files: Mapping[str, bytes]) -> str:
    """Return the finished page with the rows and sizes of the published files.

    What is not among them stays empty.
    """

    def filled(found: re.Match[str]) -> str:
        kind, path = found[1], found[2]
        if path not in files:
            return found[0]
        content = files[path]
        text = told_size(len(content))
        if kind == ROWS:
            text = f" og {integer(_line_count(content) - 1)} rader"
        return found[0].replace("></data>", f">{text}</data>")

    return EMPTY.sub(filled, page)


def _line_count(content: bytes) -> int:
    """Return the number of lines of a CSV, those inside quotes not counted."""
    text = re.sub(rb'"[^"]*"', b"", content)
    return text.count(b"\n")


def told_size(size: int) -> str:
    """Return a size for readers: 2,8 MB, 14 kB."""
    for least, unit in UNITS:
        if size >= least:
            number = size / least
            told = decimal(number) if number < 10 else integer(round(number))
            return f"{told}\N{NO-BREAK SPACE}{unit}"
    return f"{size}\N{NO-BREAK SPACE}byte"
