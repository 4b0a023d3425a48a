"""HTML tables: the same markup on every page, with every text escaped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape


@dataclass(frozen=True)
class Cell:
    """One table cell: its text, and optionally a link, a sort key and a CSS class."""

    text: str
    href: str = ""
    sort: str | float | int | None = None
    css: str = ""


def number_cell(text: str, value: float | int | None) -> Cell:
    """Return a right-aligned cell that sorts by its number, missing last."""
    return Cell(text, sort="" if value is None else value, css="tall")


def table(
    caption: str,
    header: Sequence[str | Cell],
    rows: Sequence[Sequence[str | Cell]],
    sortable: bool = False,
    css: str = "",
) -> Markup:
    """Return a table with caption and row headers inside a scrollable frame that a keyboard can
    reach."""
    head = "".join(_cell(cell, "th", ' scope="col"') for cell in header)
    body = "".join(_row(row) for row in rows)
    sort = " data-sortable" if sortable else ""
    label = escape(caption)
    return Markup(
        f'<div class="{f"tabell {css}".strip()}" role="region" aria-label="{label}" tabindex="0">'
        f"<table{sort}><caption>{label}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _row(row: Sequence[str | Cell]) -> str:
    """Return one row whose first cell is its header."""
    first, *rest = row
    cells = _cell(first, "th", ' scope="row"') + "".join(_cell(cell, "td") for cell in rest)
    return f"<tr>{cells}</tr>"


def _cell(cell: str | Cell, tag: str, more: str = "") -> str:
    """Return one cell as HTML; a grade or category is a coloured chip inside its cell."""
    if isinstance(cell, str):
        return f"<{tag}{more}>{_escaped(cell)}</{tag}>"
    text, css = _escaped(cell.text), _escaped(cell.css)
    if cell.href:
        text = f'<a href="{_escaped(cell.href)}">{text}</a>'
    if css.startswith("grad "):
        text, css = f'<span class="{css}">{text}</span>', ""
    named = f' class="{css}"' if css else ""
    sort = f' data-sort="{_escaped(str(cell.sort))}"' if cell.sort is not None else ""
    return f"<{tag}{more}{named}{sort}>{text}</{tag}>"


@lru_cache(maxsize=50_000)  # labels and answers recur on hundreds of pages
def _escaped(text: str) -> str:
    """Return text escaped for HTML."""
    return str(escape(text))


def details(summary: str, content: Markup) -> Markup:
    """Return content folded behind a summary; print styles open it."""
    return Markup(f"<details><summary>{escape(summary)}</summary>{content}</details>")


def link_list(links: Sequence[tuple[str, str, str]], css: str = "nedlasting") -> Markup:
    """Return `(text, href, remark)` as a list of links."""
    items = "".join(
        f'<li><a href="{escape(href)}">{escape(text)}</a> {escape(remark)}</li>'
        for text, href, remark in links
    )
    return Markup(f'<ul class="{css}">{items}</ul>')
