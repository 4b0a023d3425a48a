"""A small site with all that a comparison needs: its page in the theme, its files, the prebuilt
comparisons, and three pages of places with the button that puts them in the tray."""

from __future__ import annotations

from pathlib import Path

from builder.exports.api import api_files
from builder.exports.tables import build_tables
from builder.pages.oppslag.finding import INDEX, index_file
from builder.pages.parts.comparing import SCRIPTS, compare_list
from builder.pages.parts.head import head
from builder.pages.sammenlign.sammenlign_page import BARE, bare_page, sammenlign_page
from builder.pages.sammenlign.side_by_side import beside_pages
from builder.pages.sammenlign.vocabulary import comparison_files
from builder.pages.site_pages import site_assets
from builder.site import run_mkdocs, write_docs
from builder.site.writing import place_files
from tests.pages.editions import real_edition
from tests.site.small_docs import CONFIG, HAND_WRITTEN, small_pages

PLACES = {"0301": "oslo", "1151": "utsira", "4601": "bergen"}
CHOICE = "sammenlign/"


def place_page(code: str, slug: str) -> str:
    """Return the page of a municipality with nothing but its button."""
    edition = real_edition()
    kommune = edition.places.kommuner[code]
    told = head(edition, f"kommune/{slug}/", kommune.navn, "Kort.", (2022,), scripts=SCRIPTS)
    button = compare_list(code, kommune.navn, f"../../sammenlign/{slug}/")
    return f"{told.front_matter}\n# {kommune.navn}\n\n{button}\n"


def make_compare_site(folder: Path) -> Path:
    """Write the small site into a folder and return it."""
    edition = real_edition()
    sources, statistics = edition.results.sources, edition.results.statistics
    markdown = {**small_pages(), "sammenlign.md": sammenlign_page(edition)}
    markdown |= {f"kommune/{slug}.md": place_page(code, slug) for code, slug in PLACES.items()}
    write_docs(folder / "docs", {**markdown, **site_assets(edition)}, HAND_WRITTEN)
    site = folder / "site"
    run_mkdocs(CONFIG, folder / "docs", site, {"SITE_URL": ""})
    tables = build_tables(sources, statistics, sources.dictionary.files)
    index = {"index.md": '---\ntitle: "Digital kommune"\n---\n'}
    whole = {
        INDEX: index_file(edition, index),
        **comparison_files(edition),
        **dict(beside_pages(edition)),
        **api_files(sources, statistics, tables, ""),
        f"{BARE}index.html": bare_page(edition),
    }
    place_files(site, whole.items())
    return site
