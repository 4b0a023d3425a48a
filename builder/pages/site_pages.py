"""The list of all pages: which function writes which file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.charts import Drawn, Palette
from builder.pages.dataside import data_page
from builder.pages.edition import Edition
from builder.pages.figurer import figure_pages
from builder.pages.forside import forside_page
from builder.pages.fylke import fylke_page
from builder.pages.imprint import theme_settings
from builder.pages.indikator import indikator_pages
from builder.pages.kommune import kommune_page
from builder.pages.landet import landet_pages
from builder.pages.lister import fylker_page, kommuner_page
from builder.pages.metode import metode_page
from builder.pages.om import om_page, tilgjengelighet_page
from builder.pages.parts.figure import Placed, sized
from builder.pages.places import Places
from builder.pages.results import Results
from builder.pages.samsvar import samsvar_page
from builder.pages.utvikling import PATH as DEVELOPMENT
from builder.pages.utvikling import development_page
from builder.sources import Sources
from builder.statistics import Statistics


@dataclass(frozen=True)
class Pages:
    """Every page as Markdown by its path below the docs folder, the figures on them by address, and
    the settings of the theme. The sizes of pictures are put in when they have been drawn."""

    markdown: Mapping[str, str]
    figures: Mapping[str, Placed]
    settings: Mapping[str, str]

    def sized(self, drawn: Mapping[str, Drawn]) -> dict[str, str]:
        """Return the pages with the sizes of their pictures in them."""
        return {name: sized(text, drawn) for name, text in self.markdown.items()}

    def figure_files(self, drawn: Mapping[str, Drawn]) -> Iterator[tuple[str, bytes]]:
        """Yield path below the root of the site and content of the picture, the definition and the
        bare page of each figure; one at a time, since all of them fill the memory."""
        for placed in self.figures.values():
            yield from placed.files(drawn[placed.figure.picture.key]).items()


def build_pages(
    sources: Sources, statistics: Statistics, only: frozenset[str] | None = None
) -> Pages:
    """Return all pages; `only` limits the municipality pages to some codes (a quick preview)."""
    results = Results(sources, statistics)
    edition = Edition(results, Places(results), Palette(sources.definitions), only)
    markdown = {
        "index.md": forside_page(edition),
        "kommune/index.md": kommuner_page(edition),
        "fylke/index.md": fylker_page(edition),
        "metode.md": metode_page(edition),
        "samsvar.md": samsvar_page(edition),
        "data.md": data_page(edition),
        "om.md": om_page(edition),
        "tilgjengelighet.md": tilgjengelighet_page(edition),
        **landet_pages(edition),
        **figure_pages(edition),
        DEVELOPMENT: development_page(edition),
        **indikator_pages(edition),
    }
    for fylke in edition.places.fylker.values():
        markdown[f"fylke/{fylke.slug}.md"] = fylke_page(edition, fylke)
    for kommune in edition.places.kommuner.values():
        if edition.has_page(kommune.kommunenr):
            markdown[f"kommune/{kommune.slug}.md"] = kommune_page(edition, kommune)
    return Pages(markdown, edition.figures, theme_settings(edition.site, edition.address))
