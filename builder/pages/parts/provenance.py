"""Where the numbers come from, as tables: rounds with their cards, and each source's licence."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.definitions.cards import Card
from builder.numbers import integer, percent
from builder.pages.edition import Edition
from builder.pages.parts.tables import Cell, details, number_cell, table

STATUS_WORDS = {"syntetisk": "Simulerte tall", "offisiell": "Offisielle tall"}
USED_FOR = {  # folder below data/ -> what the site uses it for
    "registry": "Kommuner, fylker og numrene deres",
    "population": "Folketall",
    "centrality": "Sentralitet",
    "geography": "Kart",
    "published": "Kontroll mot publiserte tall, og siden om utviklingen",
    "statbank": "Tabeller fra Statistikkbanken",
}


def rounds_table(edition: Edition) -> Markup:
    """Return every round with its municipalities, response, population year and data status."""
    rows = [_round_row(edition, year) for year in edition.results.years[::-1]]
    header: list[str | Cell] = ["Runde"]
    header += [Cell(name, css="tall") for name in ("Kommuner", "Svarte", "Andel")]
    header += ["Folketall fra", "Innhold", "Datastatus"]
    return table("Rundene på nettstedet", header, rows)


def _round_row(edition: Edition, year: int) -> list[str | Cell]:
    """Return one round's row."""
    survey_round = edition.results.rounds[year]
    shares = edition.results.shares(year, "deltakelse")
    answered, pct = shares.counts["svarte"], shares.pct["svarte"]
    used = sorted({unit.folketall_aar for unit in edition.results.units(year)})
    return [
        str(year),
        number_cell(integer(shares.n), shares.n),
        number_cell(integer(answered), answered),
        number_cell("–" if pct is None else percent(pct), pct),
        ", ".join(f"1. januar {aar}" for aar in used),
        "Svar" if survey_round.answers is not None else "Bare score (svarene er ikke publisert)",
        STATUS_WORDS[survey_round.card.status],
    ]


def round_cards(edition: Edition) -> Markup:
    """Return the card of every round, folded.

    Title, publisher, licence, when it was fetched, and remarks.
    """
    cards = [(year, edition.results.rounds[year].card) for year in edition.results.years[::-1]]
    folded = (details(f"Kilden til runden {year}", card_list(card)) for year, card in cards)
    return Markup("").join(folded)


def card_list(card: Card) -> Markup:
    """Return a card as a list of terms; empty ones are left out."""
    terms = [
        ("Tittel", card.title),
        ("Utgiver", card.publisher),
        ("Kilde", card.source),
        ("Lisens", card.licence),
        ("Hentet", card.retrieved),
        ("Merknad", card.notes),
    ]
    term = Markup("<div><dt>{}</dt><dd>{}</dd></div>")
    return Markup('<dl class="kildekort">{}</dl>').format(
        Markup("").join(term.format(name, text) for name, text in terms if text)
    )


def licence_table(edition: Edition) -> Markup:
    """Return publisher and licence of every source, survey rounds first."""
    rounds = edition.results.rounds
    rows = [
        _licence_row(rounds[y].card, f"Runden {y}, {STATUS_WORDS[rounds[y].card.status].lower()}")
        for y in edition.results.years
    ]
    paths = {f"{r.path}/" for r in rounds.values()}
    others = [
        (path, card)
        for path, card in sorted(edition.results.sources.cards.items())
        if not path.startswith(tuple(paths))
    ]
    rows += [_licence_row(card, USED_FOR.get(path.split("/")[0], "")) for path, card in others]
    header: Sequence[str] = ["Kilde", "Brukt til", "Utgiver", "Lisens", "Hentet"]
    return table("Kilder og lisenser", header, rows)


def _licence_row(card: Card, used_for: str) -> list[str | Cell]:
    """Return one source's row."""
    return [card.title, used_for, card.publisher, card.licence, card.retrieved]
