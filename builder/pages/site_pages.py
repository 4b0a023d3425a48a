"""The list of all pages: which function writes which file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from builder import paths
from builder.cards import Card, Look
from builder.charts import Palette, Picture
from builder.drawing import Drawn
from builder.pages.data.data_page import data_page
from builder.pages.edition import Edition
from builder.pages.flyttet.flyttet_pages import redirect_pages
from builder.pages.forside.forside_page import forside_page
from builder.pages.fylke.fylke_page import fylke_page
from builder.pages.fylke.fylker_page import fylker_page
from builder.pages.indikator.indikator_page import indikator_pages
from builder.pages.kart.kart_page import ADDRESS as MAP_ADDRESS
from builder.pages.kart.kart_page import PATH as MAP
from builder.pages.kart.kart_page import READY, LiveMap, ready_page
from builder.pages.kommune.kommune_page import kommune_page
from builder.pages.kommune.kommuner_page import kommuner_page
from builder.pages.landet.figurer import figure_pages
from builder.pages.landet.landet_page import landet_pages
from builder.pages.landet.utvikling import PATH as DEVELOPMENT
from builder.pages.landet.utvikling import development_page
from builder.pages.lookups.places import Places
from builder.pages.lookups.results import Results
from builder.pages.metode.metode_page import metode_page
from builder.pages.om.imprint import theme_settings
from builder.pages.om.om_page import om_page, tilgjengelighet_page
from builder.pages.oppslag.finding import INDEX, index_file
from builder.pages.parts.figure import Placed, sized
from builder.pages.parts.manifest import manifest
from builder.pages.parts.share_cards import look_of
from builder.pages.parts.stylesheet import colour_sheet, dark_figure, theme_colours, whole_sheet
from builder.pages.sammenlign.sammenlign_page import ADDRESS as COMPARISON
from builder.pages.sammenlign.sammenlign_page import BARE, bare_page, sammenlign_page
from builder.pages.sammenlign.side_by_side import beside_pages
from builder.pages.sammenlign.vocabulary import comparison_files
from builder.pages.samsvar.samsvar_page import samsvar_page
from builder.pages.utgave.assets import assets_of
from builder.pages.utgave.frozen_pages import frozen_pages
from builder.pages.utgave.utgaver_page import PATH as EDITIONS
from builder.pages.utgave.utgaver_page import utgaver_page
from builder.sources import Sources
from builder.statistics import Statistics


@dataclass(frozen=True)
class Pages:
    """All that is made for the browser.

    Every page as Markdown by its path below the docs folder, what else is made for the browser,
    the files that go straight into the site, the figures by address, the cards of shared links
    with their look, the settings of the theme, and the map that the browser makes live. `frozen`
    are the plain pages of an edition that is being frozen, by path below it. The sizes of
    pictures are put in when they have been drawn.
    """

    markdown: Mapping[str, str]
    assets: Mapping[str, str]
    whole: Mapping[str, bytes]
    figures: Mapping[str, Placed]
    cards: Mapping[str, Card]
    look: Look
    settings: Mapping[str, str]
    live_map: LiveMap
    frozen: Mapping[str, str]

    def sized(self, drawn: Mapping[str, Drawn]) -> dict[str, str]:
        """Return the pages with the sizes of their pictures in them, and the files beside them."""
        pages = {name: sized(text, drawn) for name, text in self.markdown.items()}
        pages[MAP] = self.live_map.drawn_into(pages[MAP], drawn)
        return {**pages, **self.assets}

    def figure_files(self, drawn: Mapping[str, Drawn]) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of the pictures, bare pages and definitions of the figures.

        The path is below the root of the site. One at a time, since all of them fill the memory.
        """
        yield from self._pictures(drawn)
        shared = {placed.definition_path: placed for placed in self.figures.values()}
        for path, placed in shared.items():
            yield path, placed.shared_definition()

    def _pictures(self, drawn: Mapping[str, Drawn]) -> Iterator[tuple[str, bytes]]:
        """Yield path and content of the picture and the bare page of each figure."""
        for placed in self.figures.values():
            yield from placed.files(drawn[placed.figure.picture.key]).items()
        yield from self.live_map.bare_files(drawn).items()

    def frozen_files(self, drawn: Mapping[str, Drawn]) -> dict[str, bytes]:
        """Return all that an edition shows, by path below it.

        Its figures, its plain pages, and the map and the comparison with what they fetch.
        """
        files = dict(self._pictures(drawn))
        files |= {one.own_definition_path: one.own_definition() for one in self.figures.values()}
        files |= {name: sized(text, drawn).encode() for name, text in self.frozen.items()}
        files |= self.live_map.bare_files(drawn, MAP_ADDRESS)
        made = {**self.whole, **{name: text.encode() for name, text in self.assets.items()}}
        files |= self.live_map.files
        shown = [BARE, COMPARISON]
        files |= {f"{one}index.html": self.whole[f"{one}index.html"] for one in shown}
        return files | assets_of(files, made, paths.HAND_WRITTEN)


def build_pages(
    sources: Sources,
    statistics: Statistics,
    only: frozenset[str] | None = None,
    begin: Callable[[Picture], None] | None = None,
    folder: str = "",
) -> Pages:
    """Return all pages.

    `only` limits the municipality pages to some codes (a quick preview), and `begin` is given
    each picture as soon as it is made. `folder` is where an edition that is being frozen will
    lie below the root of the site.
    """
    results = Results(sources, statistics)
    edition = Edition(results, Places(results), Palette(sources.definitions), only, begin)
    edition.folder = folder
    live_map = LiveMap(edition)
    markdown = _markdown(edition, live_map)
    colours = theme_colours(edition.definitions.colours.side)
    settings = {**theme_settings(edition.site, edition.address), **colours}
    assets, whole = site_assets(edition), whole_files(edition, markdown) | live_map.files
    frozen = frozen_pages(edition, markdown) if folder else {}
    if folder:
        whole[f"{COMPARISON}index.html"] = bare_page(edition, COMPARISON)
    look = look_of(edition.definitions.colours)
    figures, cards = edition.figures, edition.cards
    return Pages(markdown, assets, whole, figures, cards, look, settings, live_map, frozen)


def _markdown(edition: Edition, live_map: LiveMap) -> dict[str, str]:
    """Return every page by its path below the docs folder; the order is that of their figures."""
    markdown = {
        "index.md": forside_page(edition),
        "kommune/index.md": kommuner_page(edition),
        "fylke/index.md": fylker_page(edition),
        "metode.md": metode_page(edition),
        "samsvar.md": samsvar_page(edition),
        "sammenlign.md": sammenlign_page(edition),
        "data.md": data_page(edition),
        "om.md": om_page(edition),
        "tilgjengelighet.md": tilgjengelighet_page(edition),
        **landet_pages(edition),
        **figure_pages(edition),
        DEVELOPMENT: development_page(edition),
        MAP: live_map.page,
        READY: ready_page(edition),
        EDITIONS: utgaver_page(edition),
        **indikator_pages(edition),
    }
    for fylke in edition.places.fylker.values():
        markdown[f"fylke/{fylke.slug}.md"] = fylke_page(edition, fylke)
    for kommune in edition.places.kommuner.values():
        if edition.has_page(kommune.kommunenr):
            markdown[f"kommune/{kommune.slug}.md"] = kommune_page(edition, kommune)
    return markdown


def site_assets(edition: Edition) -> dict[str, str]:
    """Return path below the docs folder -> text of what the browser asks for beside the pages."""
    colours = edition.definitions.colours
    return {
        "assets/farger.css": colour_sheet(colours),  # for pages that the theme does not make
        "assets/stil.css": whole_sheet(colours, paths.HAND_WRITTEN / "assets"),
        "assets/figur/mork.json": dark_figure(),
        "manifest.webmanifest": manifest(edition.site.name, colours.side.lys),
    }


def whole_files(edition: Edition, markdown: Mapping[str, str]) -> dict[str, bytes]:
    """Return path below the root of the site -> content of what MkDocs need not see.

    The index of the look-up, the pages that lead from numbers and former names, and the prebuilt
    comparisons with what the script of one's own reads.
    """
    return {
        INDEX: index_file(edition, markdown),
        **redirect_pages(edition.results.sources.registry, edition.site.name),
        **comparison_files(edition),
        **dict(beside_pages(edition)),
        f"{BARE}index.html": bare_page(edition),
    }
