"""The front page: a look-up of municipalities, national findings, and where to go next."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator, Theme
from builder.pages.edition import Edition
from builder.pages.indikator.indikator_page import NOT_A_SCORE
from builder.pages.lookups.aliases import alias_words
from builder.pages.lookups.places import Fylke, Kommune
from builder.pages.parts.figure import Page
from builder.pages.parts.map_panels import map_panel
from builder.pages.parts.panels import rounds_panel, years_of
from builder.pages.rendering import render
from builder.pages.words import wording
from builder.pages.words.findings import findings

ROOT = ""


@dataclass(frozen=True)
class ThemePart:
    """What the front page says about one theme."""

    theme: Theme
    address: str
    not_a_score: str
    sentences: list[str]
    source: str
    content: Markup


def forside_page(edition: Edition) -> str:
    """Return the Markdown of the front page."""
    years = edition.results.years
    fylker = list(edition.places.fylker.values())
    return render(
        "forside/forside_page.md.jinja",
        root=ROOT,
        title=edition.site.name,
        kommuner=len(edition.places.kommuner),
        fylker=fylker,
        lookup=Markup("").join(_county_list(edition, fylke) for fylke in fylker),
        years=wording.joined([str(year) for year in years]),
        robots=edition.robots(years),
        synthetic=edition.synthetic_note(years),
        parts=[_theme_part(edition, theme) for theme in edition.definitions.themes.values()],
        indicators=len(edition.definitions.indicators),
    )


def _county_list(edition: Edition, fylke: Fylke) -> Markup:
    """Return one county's municipalities as a folded list, each with all it may be searched by."""
    kommuner = [k for k in fylke.kommuner if edition.has_page(k.kommunenr)]
    items = Markup("").join(_list_item(kommune) for kommune in kommuner)
    return Markup(
        "<details data-filter-group><summary>{} ({})</summary><ul>{}</ul></details>\n"
    ).format(fylke.navn, len(kommuner), items)


def _list_item(kommune: Kommune) -> Markup:
    """Return a municipality as a list item that links to its page."""
    return Markup('<li data-names="{}"><a href="{}kommune/{}/">{}</a></li>').format(
        alias_words(kommune), ROOT, kommune.slug, kommune.title
    )


def _theme_part(edition: Edition, theme: Theme) -> ThemePart:
    """Return one theme's findings, its chart by round and its map."""
    indicator = edition.definitions.indicators[theme.headline]
    year = edition.results.latest(indicator.id)
    page = Page("", "Hele landet")
    content = rounds_panel(edition, indicator, page)
    if year is not None:
        content += map_panel(edition, indicator, year, page)
    return ThemePart(
        theme=theme,
        address=f"indikator/{indicator.slug}/",
        not_a_score=f"{NOT_A_SCORE}." if indicator.is_category else "",
        sentences=findings(edition, indicator),
        source=_source(edition, indicator),
        content=content,
    )


def _source(edition: Edition, indicator: Indicator) -> str:
    """Return where the findings of a theme come from, or nothing where no round has the theme."""
    years = years_of(edition, indicator)
    return f"{edition.caption(years)}. n er antall kommuner som svarte." if years else ""
