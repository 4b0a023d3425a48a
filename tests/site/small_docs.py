"""A small set of pages that mkdocs.yml accepts: every page of the menu and some places."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.definitions import read_definitions
from builder.pages.parts.head import Crumb, File, Head, Share
from builder.pages.parts.stylesheet import whole_sheet
from builder.site import write_docs

ROOT = Path(__file__).parents[2]
CONFIG = ROOT / "mkdocs.yml"
HAND_WRITTEN = ROOT / "docs"
SECTIONS = ("", "kommune/", "fylke/", "landet/", "indikator/", "utgave/")
PLAIN = ("kart", "sammenlign", "metode", "samsvar", "data", "om", "tilgjengelighet")
MENU = (*(f"{section}index" for section in SECTIONS), *PLAIN)


ROW = '<tr><th scope="row">Ukjentord</th><td class="tall">3</td></tr>'


def table(rows: int = 12) -> str:
    """Return a table in its frame, as the pages room writes it."""
    return (
        '<div class="tabell" role="region" aria-label="Svar" tabindex="0"><table><thead><tr>'
        '<th scope="col">Spørsmål</th><th scope="col" class="tall">Antall</th></tr></thead>'
        f"<tbody>{ROW * rows}</tbody></table></div>"
    )


def place_page(name: str) -> str:
    """Return the page of a place as the pages room writes it."""
    return (
        f"---\ntitle: {name}\nrobots: noindex\nsynthetic: Laget.\n---\n\n# {name}\n\n"
        f"<p>Kort.</p>\n\n## Svar {{: #svar }}\n\n<div>\n<p>Alle svar.</p>\n{table()}\n</div>\n"
    )


def shared_page() -> str:
    """Return the page of a place with all that a head can say."""
    head = Head(
        address="kommune/alesund/",
        site="https://example.org/deep/",
        title='Ålesund & "Omegn" <b>',
        description="Om Ålesund & omegn. " * 4,
        robots="noindex",
        cite_as="utgave/2026-11/kommune/alesund/",
        synthetic="Laget.",
        crumbs=(Crumb("Digital kommune", ""), Crumb("Møre & Romsdal", "fylke/")),
        share=Share("kort/kommune/alesund.png", 'Kort for "Ålesund"'),
        files=(File("text/csv", "data/kommune/1508.csv"),),
    )
    return f"{head.front_matter}\n# Ålesund\n\n<p>Kort.</p>\n"


def small_pages() -> dict[str, str]:
    """Return the pages of the menu and three places."""
    menu = {f"{name}.md": f"# {name.title()}\n\n<p>Tekst.</p>\n" for name in MENU}
    places = {
        "kommune/oslo.md": place_page("Oslo"),
        "kommune/alesund.md": shared_page(),
        "fylke/agder.md": place_page("Agder"),
    }
    return menu | places


def written(docs: Path, pages: Mapping[str, str]) -> Path:
    """Write pages and the hand-written folder, and return the folder."""
    colours = read_definitions(ROOT / "data" / "definitions").colours
    sheet = whole_sheet(colours, HAND_WRITTEN / "assets")
    write_docs(docs, {**pages, "assets/stil.css": sheet}, HAND_WRITTEN)
    return docs


LIST = """<div data-finn><div class="filter" hidden>
<label><span>Finn kommune</span><input type="search" autocomplete="off"></label>
<label><span>Fylke</span><select><option value="">Alle</option><option>Innlandet</option>
<option>Oslo</option></select></label><p class="treff" role="status"></p></div>
<div class="tabell" role="region" aria-label="Kommunene" tabindex="0"><table data-sortable>
<caption>Kommunene</caption><thead><tr><th scope="col">Kommune</th><th scope="col">Fylke</th></tr>
</thead><tbody>
<tr data-ord="3430" data-valg="Innlandet"><th scope="row"><a href="os/">Os</a></th>
<td>Innlandet</td></tr>
<tr data-ord="Skodje 1508" data-valg="Møre og Romsdal"><th scope="row">
<a href="alesund/">Ålesund</a></th><td>Møre og Romsdal</td></tr>
<tr data-ord="Oslove 0301" data-valg="Oslo"><th scope="row"><a href="oslo/">Oslo</a></th>
<td>Oslo</td></tr>
<tr data-ord="Unjárga 5636" data-valg="Finnmark"><th scope="row"><a href="os/">Stor-Elvdal</a></th>
<td>Finnmark</td></tr></tbody></table></div></div>
"""

SORTABLE = """<div class="tabell" role="region" aria-label="Kommuner" tabindex="0">
<table data-sortable><caption>Kommuner</caption><thead><tr>
<th scope="col">Kommune</th><th scope="col" class="tall">Poeng</th>
<th scope="col" class="usortert">Merknad</th></tr></thead><tbody>
<tr><th scope="row">Ås</th><td class="tall" data-sort="9">9</td><td>x</td></tr>
<tr><th scope="row">Alta</th><td class="tall" data-sort="">–</td><td>x</td></tr>
<tr><th scope="row">Øygarden</th><td class="tall" data-sort="10">10</td><td>x</td></tr>
<tr><th scope="row">Ærøy</th><td class="tall" data-sort="-1">−1</td><td>x</td></tr>
</tbody></table></div>
"""

WIDE = (
    '<div class="tabell" role="region" aria-label="Bred" tabindex="0"><table><thead><tr>'
    + "".join(f'<th scope="col">Kolonneoverskrift{number}</th>' for number in range(12))
    + "</tr></thead><tbody><tr>"
    + "<td>verdi</td>" * 12
    + "</tr></tbody></table></div>\n"
)

GRADES = "".join(
    f'<p><span class="grad {css}">Grad</span></p>\n'
    for css in (f"grad-{grade}" for grade in range(5))
)


def browser_pages() -> dict[str, str]:
    """Return pages with everything that the script and the style sheet work on."""
    lists = f"# Kommuner\n\n<p>Liste.</p>\n\n## Liste\n\n{LIST}\n"
    oslo = place_page("Oslo – Oslove")
    oslo += (
        f'\n<p><span class="datastatus">Simulerte tall</span></p>\n\n{GRADES}\n{SORTABLE}\n{WIDE}\n'
        f'<dl class="fakta"><div><dt>Folketall</dt><dd>700 000</dd></div></dl>\n'
        "\n## To\n\n<p>x</p>\n\n## Tre\n\n<p>x</p>\n\n## Fire\n\n<p>x</p>\n"
    )
    places = {"kommune/oslo.md": oslo, "kommune/os.md": place_page("Os")}
    return small_pages() | {"kommune/index.md": lists} | places
