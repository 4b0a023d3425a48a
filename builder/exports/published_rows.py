"""The rows about what SSB has published itself: the series from year to year, whole tables."""

from __future__ import annotations

from collections.abc import Iterator

from builder.exports.cells import Entry
from builder.exports.statuses import OFFICIAL
from builder.sources import Sources


def development_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `utvikling`: the published figures as they stand, with the status of all of them."""
    for row in sources.development.to_dict("records"):
        entry: Entry = {str(name): cell or None for name, cell in row.items() if name != "id"}
        numbers: Entry = {"aar": int(row["aar"]), "n": int(row["n"]) if row["n"] else None}
        yield entry | numbers | {"verdi": _figure(row["verdi"]), "datastatus": OFFICIAL}


def statbank_entries(sources: Sources) -> Iterator[Entry]:
    """Yield `statistikkbanken`: the fetched tables as SSB has them, a row for each figure."""
    for one in sources.statbank:
        about = {"tabell": one.number, "tittel": one.title}
        origin = {"kilde": one.card.publisher, "adresse": one.card.source}
        for row in one.figures.to_dict("records"):
            yield {
                **about,
                "etikett": row["rad"],
                "tid": row["tid"],
                "verdi": _figure(row["verdi"]) if row["verdi"] else None,
                "tegn": row["tegn"] or None,
                "enhet": row["enhet"] or None,
                "grunnlag": row["gjelder"] or None,
                **origin,
                "hentet": one.card.retrieved,
                "datastatus": OFFICIAL,
            }


def _figure(written: str) -> float | int:
    """Return a figure as a number, whole where it is written so."""
    return float(written) if "." in written else int(written)
