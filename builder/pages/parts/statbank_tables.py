"""Tables of SSB's StatBank as SSB publishes them: official, and unmixed with what is computed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from builder.pages.parts.panels import paragraph, sentence
from builder.pages.parts.tables import Cell, details, number_cell, table
from builder.pages.words.wording import joined
from builder.sources.statbank import StatbankTable

NEWEST = 6  # columns; the older ones stand at SSB
SIGNS: Mapping[str, str] = {".": "ikke mulig", ":": "vises ikke", "*": "vises ikke"}
NO_FIGURE = "mangler"  # what every other sign means; none of them is 0


def statbank_panels(tables: Iterable[StatbankTable]) -> Markup:
    """Return tables, each folded, with its number, year, base and source; nothing of none."""
    return Markup("").join(
        details(f"Tabell {one.number}: {one.title}", _panel(one)) for one in tables
    )


def tables_of(tables: Iterable[StatbankTable], numbers: Iterable[str]) -> list[StatbankTable]:
    """Return those of the tables that have one of these numbers."""
    wanted = set(numbers)
    return [one for one in tables if one.number in wanted]


def _panel(one: StatbankTable) -> Markup:
    """Return one table with where it is from."""
    times = sorted(set(one.figures["tid"]), reverse=True)
    columns = (one.figures[name].astype(str) for name in ("rad", "tid", "verdi", "tegn"))
    cells = {
        (row, time): _value_cell(value, sign)
        for row, time, value, sign in zip(*columns, strict=True)
    }
    shown = times[:NEWEST]
    rows: list[Sequence[str | Cell]] = [
        [row, *(cells.get((row, time), _value_cell("", "..")) for time in shown)]
        for row in dict.fromkeys(one.figures["rad"])
    ]
    head: list[str | Cell] = ["Tallet", *(Cell(time, css="tall") for time in shown)]
    caption = f"Publisert av SSB, tabell {one.number}: {one.title}"
    return _source(one, len(times) > NEWEST) + table(caption, head, rows, css="publisert")


def _source(one: StatbankTable, has_older: bool) -> Markup:
    """Return what the figures are of and in, where they are from and when they were fetched."""
    link = Markup('<a href="{}">Tabell {} i Statistikkbanken</a>').format(
        one.card.source, one.number
    )
    older = " Eldre tall står der." if has_older else ""
    told = Markup("{}, hentet {}.{} {}").format(link, one.card.retrieved, older, one.card.notes)
    parts = (("Gjelder", one.figures["gjelder"]), ("Enhet", one.figures["enhet"]))
    named = [(name, joined([*filter(None, dict.fromkeys(column))])) for name, column in parts]
    about = " ".join(sentence(f"{name}: {text}") for name, text in named if text)
    return paragraph(about) + paragraph(told, "kilde")


def _value_cell(value: str, sign: str) -> Cell:
    """Return a figure as SSB has it, or what its sign says."""
    if value:
        return number_cell(value.replace(".", ","), float(value))
    return Cell(SIGNS.get(sign, NO_FIGURE), sort="", css="tall")
