"""The list of all municipalities with their results, and the names that are no longer in use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from builder.numbers import integer
from builder.pages.edition import Edition, Headline
from builder.pages.lookups.former import FormerKommune, former_kommuner
from builder.pages.lookups.places import Kommune
from builder.pages.parts.head import head, render_page
from builder.pages.parts.names import names_in_list
from builder.pages.parts.tables import (
    CARDS,
    DENSE,
    Cell,
    Finder,
    Row,
    cell_link,
    joined_links,
    table,
)
from builder.pages.parts.value_cells import (
    inhabitants_cell,
    marks_key,
    own_value_cell,
    value_head,
)
from builder.pages.words.wording import joined

ROOT = "../"


def kommuner_page(edition: Edition) -> str:
    """Return the table of all municipalities and of the names that are no longer in use."""
    years = edition.results.years
    headlines = edition.headlines
    former = former_kommuner(edition.results.sources.registry)
    first = edition.results.sources.divisions.first_year
    description = (
        "Alle kommunene med resultatene side om side, etter navn, fylke og innbyggertall, og navn "
        f"som er gått ut av bruk siden {first}."
    )
    return render_page(
        head(edition, "kommune/", "Kommuner", description, years, hides_contents=True),
        "kommune/kommuner_page.md.jinja",
        count=integer(len(edition.places.kommuner)),
        key=marks_key(headlines),
        kommuner=_kommuner_table(edition, headlines),
        answered=_answered_sentence(edition, headlines),
        first=first,
        names=integer(len(former)),
        former=_former_kommuner_table(edition, former),
    )


def _kommuner_table(edition: Edition, headlines: Sequence[Headline]) -> Markup:
    """Return every municipality with its headline values, county and inhabitants."""
    places = edition.places
    rows = [_kommune_row(edition, kommune, headlines) for kommune in places.kommuner.values()]
    names = [value_head(*headline) for headline in headlines]
    header: list[str | Cell] = ["Kommune", *names, "Fylke", Cell("Innbyggere", css="tall")]
    sizes = edition.definitions.breakdowns["folketall"].labels
    choices = {
        "Fylke": [fylke.navn for fylke in places.fylker.values()],
        "Antall innbyggere": list(sizes.values()),
    }
    finder = Finder("Finn kommune, også med tidligere navn eller nummer", choices)
    counted = next(iter(places.fylker.values())).counted
    note = edition.answers_note([year for _, year in headlines])
    caption = f"Alle kommunene. Innbyggere {counted}{note}"
    return table(caption, header, rows, sortable=True, css=DENSE, finder=finder)


def _kommune_row(edition: Edition, kommune: Kommune, headlines: Sequence[Headline]) -> Row:
    """Return one municipality with all its names."""
    cell = edition.kommune_cell(kommune, ROOT)
    cells: list[str | Cell] = [
        replace(cell, text=names_in_list(kommune)),
        *(
            own_value_cell(edition, kommune, indicator, year, f"Andre grenser i {year}")
            for indicator, year in headlines
        ),
        Cell(kommune.fylke, css="hel"),
        inhabitants_cell(kommune),
    ]
    return Row(cells, kommune.also_known_as, (kommune.fylke, kommune.size.label))


def _answered_sentence(edition: Edition, headlines: Sequence[Headline]) -> str:
    """Return how many answered the rounds that the values are of."""
    told = []
    for year in sorted({year for _, year in headlines}):
        shares = edition.results.shares(year, "deltakelse")
        answered, n = integer(shares.counts["svarte"]), integer(shares.n)
        told.append(f"{answered} av {n} kommuner svarte i {year}")
    return f"{joined(told)}." if told else ""


def _former_kommuner_table(edition: Edition, former: Sequence[FormerKommune]) -> Markup:
    """Return the table of names out of use, with links to what they became."""
    header: list[str | Cell] = [
        "Tidligere navn",
        "Ligger i dag i",
        "Nummer",
        "Fylke da",
        "Gikk ut av bruk",
    ]
    rows = [_former_row(edition, kommune) for kommune in former]
    first = edition.results.sources.divisions.first_year
    caption = f"Kommunenavn som er gått ut av bruk siden {first}"
    finder = Finder("Finn tidligere navn")
    return table(caption, header, rows, sortable=True, css=CARDS, finder=finder)


def _former_row(edition: Edition, kommune: FormerKommune) -> list[str | Cell]:
    """Return one name out of use."""
    today = [edition.places.kommuner[code] for code in kommune.successors]
    links = [cell_link(edition.kommune_cell(one, ROOT)) for one in today]
    return [
        kommune.navn,
        Cell(joined_links(links), sort=today[0].navn),
        kommune.kommunenr,
        kommune.fylke,
        Cell(f"1. januar {kommune.until}", sort=kommune.until),
    ]
