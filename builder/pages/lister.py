"""The lists of all municipalities and counties, with the names and numbers that are no longer in
use."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from builder.numbers import integer
from builder.pages.aliases import alias_words
from builder.pages.county_table import answers_note, joined_links
from builder.pages.edition import Edition
from builder.pages.former import FormerFylke, FormerKommune, former_fylker, former_kommuner
from builder.pages.places import Fylke, Kommune
from builder.pages.rendering import render
from builder.pages.tables import Cell, number_cell, table
from builder.pages.wording import joined

ROOT = "../"

__all__ = ["alias_words", "fylker_page", "kommuner_page"]


def kommuner_page(edition: Edition) -> str:
    """Return the list of all municipalities: by the alphabet, by county, and by former names."""
    places = edition.places
    former = former_kommuner(edition.results.sources.registry)
    return render(
        "kommuner.md.jinja",
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


def fylker_page(edition: Edition) -> str:
    """Return the list of all counties, and of those of former divisions that are no longer."""
    fylker = list(edition.places.fylker.values())
    former = former_fylker(edition.results.sources.registry)
    years = edition.results.years
    return render(
        "fylker.md.jinja",
        root=ROOT,
        count=integer(len(fylker)),
        robots=edition.robots(years),
        synthetic=edition.synthetic_note(years),
        counties=_counties_table(edition, fylker),
        divisions=joined([one.id for one in edition.results.sources.divisions.former]),
        former=_former_fylker_table(edition, former),
    )


def _counties_table(edition: Edition, fylker: Sequence[Fylke]) -> Markup:
    """Return every county with its number, municipalities, inhabitants and response in the newest
    round."""
    year = edition.results.years[-1]
    rows = [_county_row(edition, fylke, year) for fylke in fylker]
    header: list[str | Cell] = ["Fylke", "Nummer"]
    header += [Cell(name, css="tall") for name in ("Kommuner", "Innbyggere", f"Svarte i {year}")]
    counted = fylker[0].kommuner[0].folketall_aar
    caption = f"Fylkene. Innbyggere 1. januar {counted}{answers_note(edition, [year])}"
    return table(caption, header, rows, sortable=True)


def _county_row(edition: Edition, fylke: Fylke, year: int) -> list[str | Cell]:
    """Return one county's row."""
    inhabitants = sum(k.folketall for k in fylke.kommuner)
    estimate = " (anslag)" if any(k.anslag for k in fylke.kommuner) else ""
    shares = edition.results.shares(year, "deltakelse", "fylke", fylke.fylkesnr)
    answered = shares.counts.get("svarte", 0)
    response = f"{integer(answered)} av {integer(shares.n)}" if shares.n else "–"
    return [
        Cell(fylke.navn, href=f"{ROOT}fylke/{fylke.slug}/", sort=fylke.navn),
        fylke.fylkesnr,
        number_cell(integer(len(fylke.kommuner)), len(fylke.kommuner)),
        number_cell(f"{integer(inhabitants)}{estimate}", inhabitants),
        number_cell(response, answered / shares.n if shares.n else None),
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
