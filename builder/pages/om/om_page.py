"""The pages about the site itself: who makes it, what it is not, and how accessible it is."""

from __future__ import annotations

from collections.abc import Sequence

from builder.pages.edition import Edition
from builder.pages.om import imprint
from builder.pages.parts.head import head, render_page
from builder.pages.words import wording


def om_page(edition: Edition) -> str:
    """Return the Markdown of the page about the site.

    What it says of the data follows their status.
    """
    simulated, official = edition.by_status(edition.results.years)
    description = (
        "Hvem som står bak, hva nettstedet er og ikke er, og hvordan du melder fra om feil."
    )
    return render_page(
        head(edition, "om/", "Om nettstedet", description),
        "om/om_page.md.jinja",
        site=edition.site,
        publisher=imprint.publisher(edition.site),
        ways=imprint.ways_to_write(edition.site),
        simulated=wording.joined(simulated),
        known=_known(edition, official),
        synthetic=edition.synthetic_note(edition.results.years),
    )


def _known(edition: Edition, official: Sequence[str]) -> str:
    """Return what is official of the official rounds, and what is computed here; '' for none."""
    bare = [year for year in edition.without_answers(edition.results.years) if year in official]
    whole = [year for year in official if year not in bare]
    told = []
    if whole:
        years = wording.joined(whole)
        told.append(f"Svarene for {years} er offisielle, og tallene er regnet ut av dem her.")
    if bare:
        told.append(
            f"Resultatene for hver kommune i {wording.joined(bare)} er utgiverens egne. "
            "Fordelinger, andeler og kart er laget av dem her. Svarene er ikke publisert."
        )
    return " ".join(told)


def tilgjengelighet_page(edition: Edition) -> str:
    """Return the Markdown of the page on how accessible the site is."""
    site = edition.site
    description = "Hva som er prøvd, hva som ikke er godt nok, og hvordan du sier fra."
    return render_page(
        head(edition, "tilgjengelighet/", "Tilgjengelighet", description),
        "om/tilgjengelighet.md.jinja",
        site=site,
        ways=imprint.ways_to_write(site),
    )
