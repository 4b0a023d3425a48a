"""The list of all counties, with those of former divisions that are no longer."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.former import FormerFylke, former_fylker
from builder.pages.lookups.places import Fylke
from builder.pages.parts.head import head, render_page
from builder.pages.parts.tables import Cell, joined_links, number_cell, table
from builder.pages.words.wording import joined

ROOT = "../"


def fylker_page(edition: Edition) -> str:
    """Return the list of all counties, and of those of former divisions that are no longer."""
    fylker = list(edition.places.fylker.values())
    former = former_fylker(edition.results.sources.registry)
    years = edition.results.years
    description = (
        "Alle fylkene, med kommuner, innbyggere og hvor mange kommuner som svarte på undersøkelsen."
    )
    return render_page(
        head(edition, "fylke/", "Fylker", description, years),
        "fylke/fylker_page.md.jinja",
        count=integer(len(fylker)),
        counties=_counties_table(edition, fylker),
        divisions=joined([one.id for one in edition.results.sources.divisions.former]),
        former=_former_fylker_table(edition, former),
    )


def _counties_table(edition: Edition, fylker: Sequence[Fylke]) -> Markup:
    """Return every county with its municipalities, inhabitants, newest response and number.

    A phone may leave the number to the side.
    """
    year = edition.results.years[-1]
    rows = [_county_row(edition, fylke, year) for fylke in fylker]
    names = ("Kommuner", "Innbyggere", f"Svarte i {year}")
    header: list[str | Cell] = ["Fylke", *(Cell(name, css="tall") for name in names), "Nummer"]
    caption = f"Fylkene. Innbyggere {fylker[0].counted}{edition.answers_note([year])}"
    return table(caption, header, rows, sortable=True)


def _county_row(edition: Edition, fylke: Fylke, year: int) -> list[str | Cell]:
    """Return one county's row."""
    estimate = " (anslag)" if fylke.is_estimated else ""
    shares = edition.results.shares(year, "deltakelse", "fylke", fylke.fylkesnr)
    answered = shares.counts.get("svarte", 0)
    response = f"{integer(answered)} av {integer(shares.n)}" if shares.n else "–"
    return [
        Cell(fylke.navn, href=f"{ROOT}fylke/{fylke.slug}/", sort=fylke.navn),
        number_cell(integer(len(fylke.kommuner)), len(fylke.kommuner)),
        number_cell(f"{integer(fylke.inhabitants)}{estimate}", fylke.inhabitants),
        number_cell(response, answered / shares.n if shares.n else None),
        fylke.fylkesnr,
    ]


def _former_fylker_table(edition: Edition, former: Sequence[FormerFylke]) -> Markup:
    """Return the table of earlier counties, with how many municipalities went where."""
    rows: list[list[str | Cell]] = []
    for county in former:
        links = []
        for code, count in county.became:
            today = edition.places.fylker[code]
            text = Markup('<a href="{}fylke/{}/">{}</a> ({})')
            links.append(text.format(ROOT, today.slug, today.navn, integer(count)))
        period = edition.results.sources.divisions[county.division].period
        rows.append([county.navn, county.fylkesnr, period, Cell(joined_links(links))])
    caption = (
        "Tidligere fylker. I parentes: hvor mange av datidens kommuner som i dag ligger i fylket"
    )
    return table(caption, ["Fylke", "Nummer", "Inndeling", "Ligger i dag i"], rows)
