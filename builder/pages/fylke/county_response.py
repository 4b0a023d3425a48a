"""Who answered in a county: counts and shares for each round, and the municipalities by name."""

from __future__ import annotations

from markupsafe import Markup

from builder.numbers import integer, percent
from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke, alphabetical
from builder.pages.lookups.results import Shares, Unit
from builder.pages.parts.tables import Cell, details, number_cell, table
from builder.pages.words import wording


def participation(edition: Edition, fylke: Fylke, year: int) -> Shares:
    """Return how many of the county's municipalities answered in a round."""
    return edition.results.shares(year, "deltakelse", "fylke", fylke.fylkesnr)


def municipalities_then(edition: Edition, fylke: Fylke, year: int) -> list[Unit]:
    """Return the municipalities of a round that lie in today's county, by the alphabet."""
    own = [u for u in edition.results.units(year) if u.fylkesnr == fylke.fylkesnr]
    return sorted(own, key=lambda u: (alphabetical(u.kommune), u.kommunenr))


def response_table(edition: Edition, fylke: Fylke) -> Markup:
    """Return the table of the response in each round, and who did not answer."""
    header: list[str | Cell] = ["Runde"]
    for name in ("Kommuner", "Svarte", "Andel", "Hele landet"):
        header.append(Cell(name, css="tall"))
    header.append("Svarte ikke")
    years = edition.results.years
    rows = [_response_row(edition, fylke, year) for year in years[::-1]]
    return table(f"Deltakelsen i {fylke.navn}{edition.status_note(years)}", header, rows)


def answered_by_name(edition: Edition, fylke: Fylke) -> Markup:
    """Return who answered each round, by name, folded."""
    content = Markup("")
    for year in edition.results.years[::-1]:
        names = [u.kommune for u in municipalities_then(edition, fylke, year) if u.svarte]
        if names:
            content += Markup("<p><strong>{}:</strong> {}.</p>").format(year, wording.joined(names))
    return details("Kommunene som svarte, ved navn", content) if content else content


def _response_row(edition: Edition, fylke: Fylke, year: int) -> list[str | Cell]:
    """Return one round's counts, shares here and in the country, and who did not answer."""
    own, country = participation(edition, fylke, year), edition.results.shares(year, "deltakelse")
    answered = own.counts.get("svarte", 0)
    silent = [u.kommune for u in municipalities_then(edition, fylke, year) if not u.svarte]
    return [
        str(year),
        number_cell(integer(own.n), own.n),
        number_cell(integer(answered) if own.n else "–", answered if own.n else None),
        _response_cell(own),
        _response_cell(country),
        wording.joined(silent) if silent else "Ingen" if own.n else "–",
    ]


def _response_cell(shares: Shares) -> Cell:
    """Return the share that answered, or a dash where the county had no municipalities."""
    pct = shares.pct.get("svarte")
    return number_cell("–" if pct is None else percent(pct), pct)
