"""What programs look for at the root of a site: `robots.txt` and `llms.txt`."""

from __future__ import annotations

from collections.abc import Iterator

from builder.exports.api import INDEX, OPENAPI
from builder.exports.api import ROOT as API
from builder.exports.archive import ARCHIVE
from builder.exports.feeds import PATH as FEED
from builder.exports.origins import status_text
from builder.sources import Sources

DOORS = frozenset({"robots.txt", "llms.txt"})  # at the root of a host only
PAGES = (  # address, and what it is
    ("kommune/", "Kommuner", "en side for hver kommune"),
    ("fylke/", "Fylker", "en side for hvert fylke"),
    (
        "indikator/",
        "Indikatorer",
        "hvordan hver indikator regnes ut, og hvem som har hva",
    ),
    ("metode/", "Metode", "spørsmålene, reglene og ordene"),
    ("samsvar/", "Kontroll mot SSB", "SSBs publiserte tall mot våre"),
)


def door_files(sources: Sources, address: str) -> dict[str, bytes]:
    """Return both files by path.

    A search engine may read everything: a page that it must not list says so itself, which it sees
    only where it may read it.
    """
    sitemap = [f"Sitemap: {address}sitemap.xml"] if address else []
    files = {
        "robots.txt": ["User-agent: *", "Allow: /", *sitemap],
        "llms.txt": _for_models(sources, address),
    }
    return {name: "".join(f"{line}\n" for line in lines).encode() for name, lines in files.items()}


def _for_models(sources: Sources, address: str) -> Iterator[str]:
    """Yield the lines of `llms.txt` (llmstxt.org).

    They tell what the site is, how far its numbers are to be trusted, and where they are.
    """
    words = sources.dictionary.catalogue
    yield f"# {sources.site.name}"
    yield ""
    yield f"> {' '.join(words.description.split())}"
    yield ""
    yield status_text(sources)
    yield "Oppgi alltid årstall, antall svar (n) og status når et tall gjengis."
    yield ""
    yield "## Sider"
    yield ""
    for page, title, note in PAGES:
        yield f"- [{title}]({address}{page}): {note}"
    yield ""
    yield "## Data"
    yield ""
    for table in sources.dictionary.whole_tables:
        yield f"- [{table.title}]({address}{table.path}): {table.description}"
    yield f"- [{sources.dictionary.archive.title}]({address}{ARCHIVE})"
    for name in (INDEX, OPENAPI):
        yield f"- [{sources.dictionary.api[name].title}]({address}{API}/{name}.json)"
    if address:
        yield f"- [{sources.dictionary.changes.site}]({address}{FEED})"
