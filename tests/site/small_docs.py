"""A small set of pages that mkdocs.yml accepts: every page of the menu and some places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.site import write_docs

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "mkdocs.yml"
HAND_WRITTEN = ROOT / "docs"
SECTIONS = ("", "kommune/", "fylke/", "landet/", "indikator/")
MENU = (*(f"{section}index" for section in SECTIONS), "metode", "data", "om", "tilgjengelighet")


ROW = '<tr><th scope="row">Ukjentord</th><td class="tall">3</td></tr>'


def table(rows: int = 12) -> str:
    """Return a table in its frame, as the pages room writes it."""
    return (
        '<div class="tabell" role="region" aria-label="Svar" tabindex="0"><table><thead><tr>'
        '<th scope="col">Spørsmål</th><th scope="col" class="tall">Antall</th></tr></thead>'
        f"<tbody>{ROW * rows}</tbody></table></div>"
    )


def place_page(name: str, words: str = "", boost: float = 1.0) -> str:
    """Return the page of a place as the pages room writes it."""
    return (
        f"---\ntitle: {name}\nrobots: noindex\nsearch:\n  boost: {boost}\n---\n\n# {name}\n\n"
        f'<p class="sokeord" hidden>{words}</p>\n\n'
        f"## Svar {{: #svar data-search-exclude }}\n\n<div>\n<p>Alle svar.</p>\n{table()}\n</div>\n"
    )


def small_pages() -> dict[str, str]:
    """Return the pages of the menu and three places."""
    menu = {f"{name}.md": f"# {name.title()}\n\n<p>Tekst.</p>\n" for name in MENU}
    places = {
        "kommune/oslo.md": place_page("Oslo"),
        "kommune/alesund.md": place_page("Ålesund"),
        "fylke/agder.md": place_page("Agder"),
    }
    return menu | places


def written(docs: Path, pages: Mapping[str, str]) -> Path:
    """Write pages and the hand-written folder, and return the folder."""
    write_docs(docs, pages, HAND_WRITTEN)
    return docs
