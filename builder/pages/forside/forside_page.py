"""The front page: a look-up, the map of the country, a finding for each theme, and doors."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Theme
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke
from builder.pages.parts.figure import Page
from builder.pages.parts.head import head, render_page
from builder.pages.parts.map_panels import map_panel
from builder.pages.parts.tables import cell_link
from builder.pages.words import wording
from builder.pages.words.findings import NationalFinding, national_finding

ROOT = ""
TITLE = "Hvor digital er kommunen din?"


@dataclass(frozen=True)
class ThemeFinding:
    """A theme with the finding about it."""

    theme: Theme
    address: str
    finding: NationalFinding


def forside_page(edition: Edition) -> str:
    """Return the Markdown of the front page."""
    years = edition.results.years
    told = _theme_findings(edition)
    description = (
        "Hvor langt har kommunen din kommet med digitaliseringen? Sider for alle kommuner og "
        "fylker, etter SSBs indikatorer."
    )
    return render_page(
        head(edition, "", TITLE, description, years, hides_contents=True),
        "forside/forside_page.md.jinja",
        kommuner=integer(len(edition.places.kommuner)),
        years=wording.joined([str(year) for year in years]),
        map=_first_map(edition),
        told=told,
        source=_source(edition, told),
        what="Alle spørsmål og svar" if edition.has_answers else "Alle resultater",
        published=_published_words(edition),
        counties=Markup("").join(_county(edition, f) for f in edition.places.fylker.values()),
    )


def _published_words(edition: Edition) -> str:
    """Return how many of SSB's own figures can be held against those here."""
    every = integer(len(edition.results.sources.ledger.figures))
    if edition.has_answers:
        return f"{every} publiserte tall fra SSB, regnet ut på nytt"
    return f"{every} publiserte tall fra SSB, og hvilke av dem som kan regnes ut på nytt"


def _first_map(edition: Edition) -> Markup:
    """Return the map of the first theme that some round has; nothing where none has any."""
    if not edition.headlines:
        return Markup("")
    indicator, year = edition.headlines[0]
    page = Page("", "Hele landet", level=2)
    heading = f"{indicator.label} i {year}"
    return map_panel(edition, indicator, year, page, heading, is_first=True)


def _theme_findings(edition: Edition) -> list[ThemeFinding]:
    """Return the themes that there is a finding about."""
    found = []
    for theme in edition.definitions.themes.values():
        indicator = edition.definitions.indicators[theme.headline]
        finding = national_finding(edition, indicator)
        if finding:
            found.append(ThemeFinding(theme, f"indikator/{indicator.slug}/", finding))
    return found


def _source(edition: Edition, told: list[ThemeFinding]) -> str:
    """Return where the findings come from, or nothing where there are none."""
    years_of = edition.results.years_of
    years = sorted({year for one in told for year in years_of(one.theme.headline)})
    return f"{edition.caption(years)}. n er antall kommuner som svarte." if years else ""


def _county(edition: Edition, fylke: Fylke) -> Markup:
    """Return one county's municipalities as a folded list of links."""
    kommuner = [k for k in fylke.kommuner if edition.has_page(k.kommunenr)]
    links = (cell_link(edition.kommune_cell(kommune, ROOT)) for kommune in kommuner)
    items = Markup("").join(Markup("<li>{}</li>").format(link) for link in links)
    whole = Markup('<li><a href="{}fylke/{}/"><strong>{} fylke</strong></a></li>').format(
        ROOT, fylke.slug, fylke.navn
    )
    return Markup("<details><summary>{} ({})</summary><ul>{}{}</ul></details>\n").format(
        fylke.navn, integer(len(kommuner)), whole, items
    )
