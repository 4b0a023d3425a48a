"""Where the published figures come from, as the workbooks and the data package tell it."""

from __future__ import annotations

from builder.definitions.cards import AnyCard
from builder.definitions.dictionary import STATBANK, FileDescription, Texts
from builder.exports.statuses import (
    OFFICIAL,
    SYNTHETIC_TEXT,
    SYNTHETIC_TITLE,
    is_synthetic,
    synthetic_years,
)
from builder.sources import Sources

REGISTERS = ("registry/", "population/", "centrality/")
PUBLISHED = {  # tables of what SSB has published, and where that was read
    "utvikling": ("published/utvikling.csv",),
    "samsvar": ("published/published_figures.csv",),
}
SIMULATED = "http://publications.europa.eu/resource/authority/dataset-type/SYNTHETIC_DATA"
BORDERS = "geography/grenser.topojson"


def origin_cards(sources: Sources) -> list[AnyCard]:
    """Return the provenance cards of what the data files rest on: survey rounds, then registers."""
    rounds = [survey_round.card for survey_round in sources.rounds]
    cards = sorted(sources.cards.items())
    own = [card for path, card in cards if path.startswith(REGISTERS)]
    return rounds + own


def every_card(sources: Sources) -> list[AnyCard]:
    """Return the cards of all that is published: rounds, registers, published figures, borders."""
    published = [card for name in (*PUBLISHED, STATBANK) for card in _published_by(name, sources)]
    return [*origin_cards(sources), *published, sources.cards[BORDERS]]


def cards_of(table: FileDescription, sources: Sources) -> list[AnyCard]:
    """Return the cards of what one table rests on: published figures, rounds, registers."""
    own = _published_by(table.name, sources)
    every = [one for one in origin_cards(sources) if rests_on_rounds(table) or not one.status]
    return own if own and not rests_on_rounds(table) else own + every


def _published_by(table: str, sources: Sources) -> list[AnyCard]:
    """Return the cards of what SSB has published itself and a table gives; none for the others."""
    if table == STATBANK:
        return [one.card for one in sources.statbank]
    return [sources.cards[path] for path in PUBLISHED.get(table, ())]


def origins(sources: Sources, table: FileDescription) -> dict[str, str]:
    """Return source, licence, edition and status of a table, for files that carry such notes."""
    cards = cards_of(table, sources)
    found = {
        "kilde": "; ".join(dict.fromkeys(origin_title(card, sources) for card in cards)),
        "lisens": "; ".join(dict.fromkeys(card.licence for card in cards)),
        "utgave": sources.site.edition,
        "datastatus": status_text(sources) if rests_on_rounds(table) else "",
    }
    return {name: text for name, text in found.items() if text}


def rests_on_rounds(table: FileDescription) -> bool:
    """Tell whether a table has numbers of survey rounds; the others are facts without a status."""
    return any(field.values == "statuses" for field in table.fields)


def origin_title(card: AnyCard, sources: Sources) -> str:
    """Return publisher and title of a source.

    Numbers computed from an official round are not the publisher's own.
    """
    adapted = f", bearbeidet av {sources.site.name}" if card.status == OFFICIAL else ""
    return f"{card.publisher}{adapted}: {card.title}"


def notes(sources: Sources, workbook: Texts, table: FileDescription) -> list[tuple[str, str]]:
    """Return heading and text of each line that explains a workbook to its reader."""
    lines = [(table.title, table.description)]
    lines += [("Datastatus", status_text(sources))] if rests_on_rounds(table) else []
    lines += [("Filen", workbook.description)]
    for card in cards_of(table, sources):
        origin = f"{origin_title(card, sources)}. Lisens: {card.licence}."
        lines.append(("Kilde", f"{origin} Hentet {card.retrieved}."))
    lines += [("Utgave", sources.site.edition)] if sources.site.edition else []
    synthetic = is_synthetic(sources)
    fields = [(field.name, f"{field.title}. {field.text(synthetic)}") for field in table.fields]
    return [*lines, ("Kolonner", "Kolonnene i det første arket:"), *fields]


def status_text(sources: Sources) -> str:
    """Return what the reader must know of the figures: which rounds are simulated, if any."""
    simulated = synthetic_years(sources)
    if not simulated:
        is_answers = all(one.answers is not None for one in sources.rounds)
        what = "Svarene" if is_answers else "Resultatene for hver kommune"
        return f"{what} er offisielle. Tallene er regnet ut av dem, av {sources.site.name}."
    official = [str(r.year) for r in sources.rounds if not r.is_synthetic]
    text = f"{SYNTHETIC_TITLE} ({', '.join(simulated)}). {SYNTHETIC_TEXT}"
    return text + (f" Svarene for {', '.join(official)} er offisielle." if official else "")
