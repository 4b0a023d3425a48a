"""The page where a reader sets places side by side.

Without scripts, the way to the comparisons that are made already.
"""

from __future__ import annotations

from collections.abc import Iterable

from builder.definitions import Indicator
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.parts.comparing import MOST
from builder.pages.parts.head import head, render_page
from builder.pages.rendering import html_of
from builder.pages.words.finding import counted
from builder.pages.words.wording import joined

ADDRESS = "sammenlign/"
BARE = "del/sammenlign/"  # shown in a frame on other sites
STYLES = ("assets/sammenlign.css",)
SCRIPTS = ("assets/sammenlign.js",)


def sammenlign_page(edition: Edition) -> str:
    """Return the page as Markdown."""
    years = edition.results.years
    told = head(
        *(edition, ADDRESS, "Sammenlign", _description(edition), years),
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
        has_answers=edition.has_answers,
        has_numbers=any(
            one.is_number and edition.results.years_of(one.id) for one in _every(edition)
        ),
        develops=_develops(edition),
        groups=[
            (f"s:{one.id}", one.label)
            for one in edition.definitions.breakdowns["folketall"].classes
        ],
        source=edition.caption(years),
        fixed=edition.site.edition if edition.fixed else "",
    )


def _description(edition: Edition) -> str:
    """Return what the page is for: what there is to compare on this site."""
    parts = ["resultater", *["svar"][: edition.has_answers], "forskjeller"]
    parts += ["utvikling"] if _develops(edition) else []
    return f"Sett to til seks kommuner, fylker eller grupper side om side: {joined(parts)}."


def _develops(edition: Edition) -> bool:
    """Tell whether some indicator has more than one round."""
    return any(len(edition.results.years_of(one.id)) > 1 for one in _every(edition))


def _every(edition: Edition) -> Iterable[Indicator]:
    """Return every indicator."""
    return edition.definitions.indicators.values()


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
