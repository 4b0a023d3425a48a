"""A small site with all that the look-up needs: the index of the real data, its files, and two
pages with the field, one in the header and one in the text."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.pages.flyttet.flyttet_pages import redirect_pages
from builder.pages.metode.metode_page import metode_page
from builder.pages.oppslag.finding import INDEX, index_file
from builder.pages.rendering import environment
from builder.pages.site_pages import site_assets
from builder.site.writing import place_files
from tests.pages.editions import real_edition
from tests.site.small_docs import HAND_WRITTEN

HEADER = "kommune/tysfjord/"  # a page to choose from: it has the field in its header, and stays
TEXT = "i-teksten/"
PAGE = """<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><title>Felt</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self';
 style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'">
<link rel="icon" href="../assets/favicon.svg">
<link rel="stylesheet" href="../assets/farger.css">
<link rel="stylesheet" href="../assets/site.css">
<link rel="stylesheet" href="../assets/oppslag.css">
<script type="module" src="../assets/oppslag.js"></script></head>
<body><main><h1>Felt</h1>{field}<p><a href="../">Videre</a></p></main></body></html>
"""
STUB = b'<!doctype html><title>Side</title><link rel="icon" href="data:,">'


def make_look_up_site(folder: Path) -> Path:
    """Write the small site into a folder and return it."""
    edition = real_edition()
    registry = edition.results.sources.registry
    shutil.copytree(HAND_WRITTEN / "assets", folder / "assets")
    macro = environment().get_template("parts/oppslag.html.jinja").module.lookup  # type: ignore[attr-defined]
    field = macro("../", "finn", "Finn kommunen din")
    pages = {f"{TEXT}index.html": PAGE.format(field=field).encode()}
    pages |= redirect_pages(registry, edition.site.name)
    front = '---\ntitle: "Digital kommune"\n---\n'
    markdown = {"metode.md": metode_page(edition), "index.md": front}
    pages[INDEX] = index_file(edition, markdown)
    pages |= {name: text.encode() for name, text in site_assets(edition).items()}
    for kommune in edition.places.kommuner.values():
        pages[f"kommune/{kommune.slug}/index.html"] = STUB
    pages["kommune/index.html"] = STUB
    place_files(folder, pages.items())
    return folder
