"""The pages about the site itself: who makes it, what it is not, and how accessible it is."""

from __future__ import annotations

from builder.pages.edition import Edition
from builder.pages.om import imprint
from builder.pages.rendering import render
from builder.pages.words import wording

ROOT = "../"


def om_page(edition: Edition) -> str:
    """Return the Markdown of the page about the site; what it says of the data follows their
    status."""
    rounds = edition.results.rounds.values()
    simulated = [str(r.year) for r in rounds if r.is_synthetic]
    official = [str(r.year) for r in rounds if not r.is_synthetic]
    return render(
        "om/om_page.md.jinja",
        root=ROOT,
        site=edition.site,
        publisher=imprint.publisher(edition.site),
        ways=imprint.ways_to_write(edition.site),
        simulated=wording.joined(simulated) if simulated else "",
        official=wording.joined(official) if official else "",
        synthetic=edition.synthetic_note(edition.results.years),
    )


def tilgjengelighet_page(edition: Edition) -> str:
    """Return the Markdown of the page on how accessible the site is."""
    site = edition.site
    return render(
        "om/tilgjengelighet.md.jinja", root=ROOT, site=site, ways=imprint.ways_to_write(site)
    )
