"""The list of all municipalities, with the names and numbers that are no longer in use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.fylke.county_table import joined_links
from builder.pages.lookups.aliases import alias_words
from builder.pages.lookups.former import FormerKommune, former_kommuner
from builder.pages.lookups.places import Kommune
from builder.pages.parts.tables import Cell, table
from builder.pages.rendering import render

ROOT = "../"


def kommuner_page(edition: Edition) -> str:
    """Return the list of all municipalities: by the alphabet, by county, and by former names."""
    places = edition.places
    former = former_kommuner(edition.results.sources.registry)
    return render(
        "kommune/kommuner_page.md.jinja",
        root=ROOT,
        count=integer(len(places.kommuner)),
        letters=[
            (letter, _items(edition, own)) for letter, own in by_letter(places.kommuner.values())
        ],
        counties=[(f, _links(edition, f.kommuner)) for f in places.fylker.values()],
        first=edition.results.sources.divisions.first_year,
        former=_former_kommuner_table(edition, former),
    )


def by_letter(kommuner: Iterable[Kommune]) -> list[tuple[str, list[Kommune]]]:
    """Return municipalities under the first letter of their names, in the order they come."""
    letters: dict[str, list[Kommune]] = {}
    for kommune in kommuner:
        letters.setdefault(kommune.navn[:1].upper(), []).append(kommune)
    return list(letters.items())


def _items(edition: Edition, kommuner: Sequence[Kommune]) -> Markup:
    """Return municipalities as list items that can be filtered by every name and number."""
    item = Markup('<li data-names="{}">{}</li>')
    links = ((alias_words(k), _link(edition, k, all_names=True)) for k in kommuner)
    return Markup("").join(item.format(words, link) for words, link in links)


def _links(edition: Edition, kommuner: Sequence[Kommune]) -> Markup:
    """Return municipalities as plain list items."""
    return Markup("").join(Markup("<li>{}</li>").format(_link(edition, k)) for k in kommuner)


def _link(edition: Edition, kommune: Kommune, all_names: bool = False) -> Markup:
    """Return a municipality's name as a link, if it has a page; `all_names` adds Sámi and Kven
    names."""
    cell = edition.kommune_cell(kommune, ROOT)
    text = " – ".join((cell.text, *kommune.other_names)) if all_names else cell.text
    return (
        Markup('<a href="{}">{}</a>').format(cell.href, text)
        if cell.href
        else Markup("{}").format(text)
    )


def _former_kommuner_table(edition: Edition, former: Sequence[FormerKommune]) -> Markup:
    """Return the table of names out of use, with links to what they became."""
    rows: list[list[str | Cell]] = []
    for kommune in former:
        today = [_link(edition, edition.places.kommuner[code]) for code in kommune.successors]
        became = Cell(joined_links(today), sort=edition.places.kommuner[kommune.successors[0]].navn)
        until = f"1. januar {kommune.until}"
        rows.append(
            [
                kommune.navn,
                kommune.kommunenr,
                kommune.fylke,
                became,
                Cell(until, sort=kommune.until),
            ]
        )
    header: list[str | Cell] = [
        "Tidligere navn",
        "Nummer",
        "Fylke da",
        "Ligger i dag i",
        "Gikk ut av bruk",
    ]
    first = edition.results.sources.divisions.first_year
    caption = f"Kommunenavn som er gått ut av bruk siden {first}"
    return table(caption, header, rows, sortable=True)
