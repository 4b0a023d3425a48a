"""What a mark says when it is pointed at in the interactive figure, in readers' words."""

from __future__ import annotations

import altair as alt

TITLES = {
    "aar": "År",
    "andel_pct": "Prosent",
    "antall": "Kommuner",
    "brudd": "Brudd",
    "enhet": "Kommune",
    "etikett": "Gjelder",
    "fra": "Før",
    "grad": "Grad",
    "gruppe": "Gruppe",
    "kommune": "Kommune",
    "n": "Av (n)",
    "runde": "Runde",
    "svar": "Svar",
    "tall": "Antall",
    "tekst": "Prosent",
    "til": "Etter",
    "trinn": "Trinn",
    "verdi": "Verdi",
}
FORMATS = {"andel_pct": ".1f", "aar": "d", "n": ",d", "antall": ",d", "tall": "d"}


def tooltip_of(*fields: str) -> list[alt.Tooltip]:
    """Return the tooltip of columns, each given as Altair's shorthand (`antall:Q`)."""
    tooltips = []
    for field in fields:
        name, kind = field.split(":")
        number = FORMATS.get(name, alt.Undefined) if kind == "Q" else alt.Undefined
        tooltips.append(alt.Tooltip(field, title=TITLES[name], format=number))
    return tooltips
