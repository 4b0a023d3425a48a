"""Where the published figures come from, as the workbooks and the data package tell it."""

from __future__ import annotations

from builder.definitions.dictionary import FileDescription, Texts
from builder.exports.statuses import SYNTHETIC_TEXT, SYNTHETIC_TITLE, is_synthetic, synthetic_years
from builder.sources import Card, Sources

REGISTERS = ("registry/", "population/", "centrality/")


def origin_cards(sources: Sources) -> list[Card]:
    """Return the provenance cards of what the data files rest on: survey rounds, then registers."""
    rounds = [survey_round.card for survey_round in sources.rounds]
    registers = [card for path, card in sorted(sources.cards.items()) if path.startswith(REGISTERS)]
    return rounds + registers


def notes(sources: Sources, workbook: Texts, table: FileDescription) -> list[tuple[str, str]]:
    """Return heading and text of each line that explains a workbook to its reader."""
    lines = [(table.title, table.description), ("Datastatus", _status_text(sources))]
    lines += [("Filen", workbook.description)]
    for card in origin_cards(sources):
        origin = f"{card.publisher}: {card.title}."
        lines.append(("Kilde", f"{origin} Lisens: {card.licence}. Hentet {card.retrieved}."))
    synthetic = is_synthetic(sources)
    fields = [(field.name, f"{field.title}. {field.text(synthetic)}") for field in table.fields]
    return [*lines, ("Kolonner", "Kolonnene i det andre arket:"), *fields]


def _status_text(sources: Sources) -> str:
    """Return what the reader must know of the figures: which rounds are simulated, if any."""
    simulated = synthetic_years(sources)
    if not simulated:
        return "Tallene er offisielle."
    official = [str(r.year) for r in sources.rounds if not r.is_synthetic]
    text = f"{SYNTHETIC_TITLE} ({', '.join(simulated)}). {SYNTHETIC_TEXT}"
    return text + (f" Tallene for {', '.join(official)} er offisielle." if official else "")
