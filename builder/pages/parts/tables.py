"""HTML tables: the same markup on every page, with every text escaped.

A table stands in a frame that scrolls sideways, with its first column in place. The frame is sent
as one that a keyboard reaches; `docs/assets/tabell.js` takes that away where nothing scrolls.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from markupsafe import Markup, escape

from builder.numbers import integer

LONG = 40  # rows; a longer table has a field that finds rows in it
MANY = 20  # rows; of a longer one a phone shows so many first (tabell.css), and all when asked to
CARDS = "i-kort"  # on a phone each row is a card, with its heads before the values
DENSE = "tett"  # on a phone a value is its mark only, with its words for those who do not see it


@dataclass(frozen=True)
class Cell:
    """One table cell: its text, and optionally a link, a sort key and a CSS class."""

    text: str
    href: str = ""
    sort: str | float | int | None = None
    css: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table that can be narrowed.

    Its cells, other words it is found by, and what it is in each choice.
    """

    cells: Sequence[str | Cell]
    words: str = ""
    choices: Sequence[str] = ()


@dataclass(frozen=True)
class Finder:
    """What narrows a long table: the label of its field, and choices (label -> what to choose)."""

    label: str
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)


Rows = Sequence[Sequence[str | Cell] | Row]


def number_cell(text: str, value: float | int | None) -> Cell:
    """Return a right-aligned cell that sorts by its number, missing last."""
    return Cell(text, sort="" if value is None else value, css="tall")


def table(
    caption: str,
    header: Sequence[str | Cell],
    rows: Rows,
    sortable: bool = False,
    css: str = "",
    finder: Finder | None = None,
) -> Markup:
    """Return a table with caption and row headers inside a frame that scrolls.

    `css` may hold `CARDS` or `DENSE`. With a finder and more than `LONG` rows there are fields
    above it, and with more than `MANY` a box below it that a phone shows all of them by.
    """
    labels = [str(escape(_text(cell))) for cell in header] if CARDS in css.split() else []
    head = "".join(_cell_html(cell, "th", ' scope="col"') for cell in header)
    body = "".join(_row_html(row, labels, sortable) for row in rows)
    sort = " data-sortable" if sortable else ""
    label = escape(caption)
    framed = Markup(  # noqa: S704 - each cell is escaped, by a cache that `format` has not
        f'<div class="{f"tabell {css}".strip()}" role="region" aria-label="{label}" tabindex="0">'
        f"<table{sort}><caption>{label}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )
    if finder is None or len(rows) <= MANY:
        return framed
    return _by_parts(_findable(framed, finder) if len(rows) > LONG else framed, len(rows))


def _by_parts(content: Markup, rows: int) -> Markup:
    """Return a table above the box that shows all its rows on a phone.

    Where there is no script, and on paper, all are there and the box is not.
    """
    box = Markup('<input type="checkbox" autocomplete="off"> Vis alle {} rader')
    return Markup('<div class="flere">{}<label class="vis-alle">{}</label></div>').format(
        content, box.format(integer(rows))
    )


def _findable(framed: Markup, finder: Finder) -> Markup:
    """Return a table below the fields that narrow it, hidden until the script is there."""
    fields = Markup('<label><span>{}</span><input type="search" autocomplete="off"></label>')
    content = fields.format(finder.label)
    for label, options in finder.choices.items():
        listed = Markup("").join(Markup("<option>{}</option>").format(one) for one in options)
        content += Markup(
            '<label><span>{}</span><select><option value="">Alle</option>{}</select></label>'
        ).format(label, listed)
    told = Markup('<p class="treff" role="status"></p>')
    return Markup('<div data-finn><div class="filter" hidden>{}{}</div>{}</div>').format(
        content, told, framed
    )


def _row_html(row: Sequence[str | Cell] | Row, labels: Sequence[str], sorts: bool) -> str:
    """Return one row whose first cell is its header.

    With labels, each other cell has its own, and in a table that sorts, what it sorts by.
    """
    more = ""
    if isinstance(row, Row):
        words = f' data-ord="{_escaped(row.words)}"' if row.words else ""
        choices = f' data-valg="{_escaped("|".join(row.choices))}"' if row.choices else ""
        more, row = words + choices, row.cells
    first, *rest = row
    named = [f' data-label="{label}"' for label in labels[1:]] or [""] * len(rest)
    cells = "".join(
        _cell_html(one, "td", name, sorts) for one, name in zip(rest, named, strict=True)
    )
    head = _cell_html(first, "th", ' scope="row"', sorts)
    return f"<tr{more}>{head}{cells}</tr>"


def _text(cell: str | Cell) -> str:
    """Return the text of a cell."""
    return cell if isinstance(cell, str) else cell.text


def _cell_html(cell: str | Cell, tag: str, more: str = "", sorts: bool = False) -> str:
    """Return one cell as HTML."""
    if isinstance(cell, str):
        return f"<{tag}{more}>{_escaped(cell)}</{tag}>"
    text, css = _escaped(cell.text), _escaped(cell.css)
    if cell.href:
        text = str(cell_link(cell))
    named = f' class="{css}"' if css else ""
    sort = f' data-sort="{_escaped(str(cell.sort))}"' if sorts and cell.sort is not None else ""
    return f"<{tag}{more}{named}{sort}>{text}</{tag}>"


def cell_link(cell: Cell) -> Markup:
    """Return the text of a cell as a link, or as it is where it has none."""
    text = _escaped(cell.text)
    linked = f'<a href="{_escaped(cell.href)}">{text}</a>' if cell.href else text
    return Markup(linked)  # noqa: S704 - both are escaped, by a cache that `format` has not


@lru_cache(maxsize=50_000)  # labels and answers recur on hundreds of pages
def _escaped(text: str) -> str:
    """Return text escaped for HTML."""
    return str(escape(text))


def details(summary: str, content: Markup, opens_wide: bool = False) -> Markup:
    """Return content folded behind a summary; print styles open it.

    One that `opens_wide` is open in a wide window, and its summary is the heading of the figure
    in it.
    """
    wide = Markup(' class="sammenlignet" data-bred') if opens_wide else ""
    folded = Markup("<details{}><summary>{}</summary>{}</details>")
    return folded.format(wide, summary, content)


def folded_part(
    heading: str, anchor: str, content: Markup, opens_wide: bool = False, level: int = 3
) -> Markup:
    """Return a part of a page folded behind its own heading, which its anchor opens.

    The anchor stands in an address. `opens_wide` as for `details`.
    """
    wide = Markup(" data-bred") if opens_wide else ""
    head = Markup('<h{0} id="{1}">{2}</h{0}>').format(level, anchor, heading)
    folded = Markup('<details class="del"{}><summary>{}</summary>{}</details>')
    return folded.format(wide, head, content)


def link_list(links: Sequence[tuple[str, str, str]], css: str = "nedlasting") -> Markup:
    """Return `(text, href, remark)` as a list of links."""
    item = Markup('<li><a href="{}">{}</a> {}</li>')
    items = Markup("").join(item.format(href, text, remark) for text, href, remark in links)
    return Markup('<ul class="{}">{}</ul>').format(css, items)


def joined_links(links: Sequence[Markup]) -> Markup:
    """Return links as a Norwegian list: a, b og c."""
    *first, last = links
    return Markup(", ").join(first) + " og " + last if first else last
