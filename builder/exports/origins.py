"""Where the published figures come from, as the workbooks and the data package tell it."""

from __future__ import annotations

from builder.definitions.cards import AnyCard
from builder.definitions.dictionary import FileDescription, Texts
from builder.exports.statuses import (
    OFFICIAL,
    SYNTHETIC_TEXT,
    SYNTHETIC_TITLE,
    is_synthetic,
    synthetic_years,
)
from builder.sources import Sources

REGISTERS = ("registry/", "population/", "centrality/")
PAGES_ONLY = "registry/sprak.csv"  # the language of a name is told in pages, not in data files


def origin_cards(sources: Sources) -> list[AnyCard]:
    """Return the provenance cards of what the data files rest on: survey rounds, then registers."""
    rounds = [survey_round.card for survey_round in sources.rounds]
    cards = sorted(sources.cards.items())
    own = [card for path, card in cards if path.startswith(REGISTERS) and path != PAGES_ONLY]
    return rounds + own


def rests_on_rounds(table: FileDescription) -> bool:
    """Tell whether a table has numbers of survey rounds; the others are facts without a status."""
    return any(field.values == "statuses" for field in table.fields)


def origin_title(card: AnyCard, sources: Sources) -> str:
    """Return publisher and title of a source; numbers computed from an official round are not the
    publisher's own."""
    adapted = f", bearbeidet av {sources.site.name}" if card.status == OFFICIAL else ""
    return f"{card.publisher}{adapted}: {card.title}"


def notes(sources: Sources, workbook: Texts, table: FileDescription) -> list[tuple[str, str]]:
    """Return heading and text of each line that explains a workbook to its reader."""
    lines = [(table.title, table.description)]
    lines += [("Datastatus", _status_text(sources))] if rests_on_rounds(table) else []
    lines += [("Filen", workbook.description)]
    for card in origin_cards(sources):
        if rests_on_rounds(table) or not card.status:  # only the card of a round has a status
            origin = f"{origin_title(card, sources)}. Lisens: {card.licence}."
            lines.append(("Kilde", f"{origin} Hentet {card.retrieved}."))
    synthetic = is_synthetic(sources)
    fields = [(field.name, f"{field.title}. {field.text(synthetic)}") for field in table.fields]
    return [*lines, ("Kolonner", "Kolonnene i det andre arket:"), *fields]


def _status_text(sources: Sources) -> str:
    """Return what the reader must know of the figures: which rounds are simulated, if any."""
    simulated = synthetic_years(sources)
    if not simulated:
        is_answers = all(one.answers is not None for one in sources.rounds)
        what = "Svarene" if is_answers else "Resultatene for hver kommune"
        return f"{what} er offisielle. Tallene er regnet ut av dem, av {sources.site.name}."
    official = [str(r.year) for r in sources.rounds if not r.is_synthetic]
    text = f"{SYNTHETIC_TITLE} ({', '.join(simulated)}). {SYNTHETIC_TEXT}"
    return text + (f" Svarene for {', '.join(official)} er offisielle." if official else "")
