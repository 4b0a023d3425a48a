"""The page where a reader sets places side by side.

Without scripts, the way to the comparisons that are made already.
"""

from __future__ import annotations

from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.parts.comparing import MOST
from builder.pages.parts.head import head, render_page
from builder.pages.rendering import html_of
from builder.pages.words.finding import counted

ADDRESS = "sammenlign/"
BARE = "del/sammenlign/"  # shown in a frame on other sites
STYLES = ("assets/sammenlign.css",)
SCRIPTS = ("assets/sammenlign.js",)
DESCRIPTION = (
    "Sett to til seks kommuner, fylker eller grupper side om side: resultater, svar, forskjeller "
    "og utvikling."
)


def sammenlign_page(edition: Edition) -> str:
    """Return the page as Markdown."""
    years = edition.results.years
    told = head(
        *(edition, ADDRESS, "Sammenlign", DESCRIPTION, years),
        hides_contents=True,
        styles=STYLES,
        scripts=SCRIPTS,
    )
    counties = [
        (fylke, [k for k in fylke.kommuner if edition.has_page(k.kommunenr)])
        for fylke in edition.places.fylker.values()
    ]
    return render_page(
        told,
        "sammenlign/sammenlign_page.md.jinja",
        most=counted(MOST),
        counties=counties,
        kommuner=integer(len(edition.places.kommuner)),
        years=years[::-1],
        groups=[
            (f"s:{one.id}", one.label)
            for one in edition.definitions.breakdowns["folketall"].classes
        ],
        source=edition.caption(years),
        fixed=edition.site.edition if edition.fixed else "",
    )


def bare_page(edition: Edition, address: str = BARE) -> bytes:
    """Return the page that shows a comparison in an <iframe>, with no choices to make.

    In a frozen edition it stands at the address of the whole page as well.
    """
    return html_of(
        "sammenlign/del.html.jinja",
        root="../" * address.count("/"),
        site_name=edition.site.name,
        edition=edition.site.edition,
        is_alone=address == ADDRESS,
        source=edition.caption(edition.results.years),
        synthetic=edition.synthetic_note(edition.results.years),
        years=edition.results.years[::-1],
    ).encode()
