"""The rows about what SSB has published itself: the series from year to year."""

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
        written = str(row["verdi"])
        numbers["verdi"] = float(written) if "." in written else int(written)
        yield entry | numbers | {"datastatus": OFFICIAL}
