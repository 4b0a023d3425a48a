"""Why a number or a name leads to a place.

One sentence for each way, or two for a county that went several ways.
"""

from __future__ import annotations

from builder.pages.lookups.lineage import Fate, Way
from builder.pages.words.wording import joined

COUNTS = {2: "To", 3: "Tre"}
NUMBER = {"kommune": "kommunenummeret", "fylke": "fylkesnummeret"}


def reason(way: Way) -> str:
    """Return why a way leads where it does: `Skodje ble en del av Ålesund i 2020`."""
    if way.kind == "number":
        return f"{way.term} er {NUMBER[way.level]} til {way.place}."
    if way.kind == "other_name":
        return f"{way.place} heter også {way.term}."
    if way.kind == "former_name":
        return _of_a_name(way)
    return _of_a_number(way)


def shared_name(name: str, count: int) -> str:
    """Return that several municipalities have a name: `To kommuner heter Våler`."""
    return f"{COUNTS.get(count, count)} kommuner heter {name}."


def _of_a_name(way: Way) -> str:
    """Return what became of a name."""
    if way.fate is None:
        return f"{way.place} er ikke lenger i bruk."
    if way.level == "fylke" and way.fate.kind == "split":
        return f"{way.place} var fylke til og med {way.until}. {_counties(way.fate)}"
    return f"{way.place} {_clause(way.fate, 'heter nå', way.place)}."


def _of_a_number(way: Way) -> str:
    """Return whose number it was, and what became of that place."""
    had = f"{way.term} var {NUMBER[way.level]} til {way.place}"
    if way.fate is None:
        return f"{had} til og med {way.until}."
    if way.level == "fylke" and way.fate.kind == "split":
        return f"{had} til og med {way.until}. {_counties(way.fate)}"
    return f"{had}, som {_clause(way.fate, 'nå heter', way.place)}."


def _clause(fate: Fate, is_called: str, place: str) -> str:
    """Return what became of a place, as a clause without its subject."""
    heirs = joined(fate.heirs)
    if fate.kind == "renamed":
        return f"{is_called} {heirs}"
    if fate.kind == "part":
        return f"ble en del av {heirs} i {fate.year}"
    between = "i" if place in fate.heirs else "mellom"
    return f"ble delt {between} {heirs} i {fate.year}"


def _counties(fate: Fate) -> str:
    """Return where the municipalities of a county that went several ways lie today."""
    return f"Kommunene der hører i dag til fylkene {joined(fate.heirs)}."
