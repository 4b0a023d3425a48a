"""The pages of a frozen edition: plain, with neither the theme nor scripts.

They are what they were for as long as the edition lies there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from builder.definitions.dictionary import FileDescription
from builder.pages.edition import Edition
from builder.pages.kommune.history import all_values
from builder.pages.lookups.places import Kommune
from builder.pages.parts.figure import FOLDER, Placed
from builder.pages.parts.head import title_of
from builder.pages.rendering import html_of
from builder.pages.words.editions import day_of, whole_citation
from builder.pages.words.quotes import Quote, quote
from builder.pages.words.standing import Standing
from builder.pages.words.summary import summary_of

DATA = "data/"
FORMATS = (("CSV for Excel", ".excel.csv"), ("CSV", ".csv"))


def frozen_pages(edition: Edition, markdown: Mapping[str, str]) -> dict[str, str]:
    """Return the pages of an edition by path below it, with marks for the sizes of their pictures.

    One for each page of the site that has figures, and those that lead to them. `markdown` are
    the pages of the site, whose titles and figures these have.
    """
    shown: dict[str, list[Placed]] = {}
    for placed in edition.figures.values():
        shown.setdefault(placed.page.address, []).append(placed)
    titles = {address: _page_title(address, markdown) for address in shown if address}
    pages = {"index.html": _front(edition, titles, shown.get("", []))}
    pages[f"{DATA}index.html"] = _data(edition)
    kommuner = {f"kommune/{one.slug}/": one for one in edition.places.kommuner.values()}
    for address, title in titles.items():
        of_place = _place_context(edition, kommuner[address]) if address in kommuner else {}
        figures = shown[address]
        pages[f"{address}index.html"] = _page(
            edition, address, title, figures, "utgave/side.html.jinja", **of_place
        )
    return pages


def _page(
    edition: Edition,
    address: str,
    title: str,
    figures: Sequence[Placed],
    template: str,
    **more: Any,
) -> str:
    """Return a page with its figures."""
    root = "../" * address.count("/")
    known: dict[str, Any] = {
        "root": root,
        "title": title,
        "site_name": edition.site.name,
        "edition": edition.site.edition,
        "day": day_of(edition.site.edition),
        "live": f"{root}../../{address}",
        "synthetic": edition.synthetic_note(edition.results.years),
        "figures": figures,
        "folder": FOLDER,
        "sentences": (),
        "quotes": (),
        "values": "",
        "number": "",
    }
    return html_of(template, **known | more)


def _page_title(address: str, markdown: Mapping[str, str]) -> Markup:
    """Return the title of a page of the site, as its head has it."""
    name = address.rstrip("/")
    return title_of(markdown.get(f"{name}.md") or markdown[f"{name}/index.md"])


def _place_context(edition: Edition, kommune: Kommune) -> dict[str, Any]:
    """Return what the page of a municipality has beside its figures.

    What is told of it first, the sentences that are ready to quote, and every value.
    """
    standing = Standing(edition, kommune)
    return {
        "sentences": summary_of(standing).sentences,
        "quotes": list(_quotes(standing)),
        "values": all_values(edition, kommune),
        "number": kommune.kommunenr,
    }


def _quotes(standing: Standing) -> Iterator[Quote]:
    """Yield the sentence of each headline that the municipality has a value of."""
    for indicator, year in standing.edition.headlines:
        if told := quote(standing, indicator, year):
            yield told


def _front(edition: Edition, titles: Mapping[str, Markup], figures: Sequence[Placed]) -> str:
    """Return the page that says what the edition is and leads to the others."""
    kommuner = {f"kommune/{k.slug}/": k.link_name for k in edition.places.kommuner.values()}
    fylker = {f"fylke/{f.slug}/": f.navn for f in edition.places.fylker.values()}
    places = kommuner | fylker
    changes = edition.results.sources.changes
    return _page(
        edition,
        "",
        f"{edition.site.name}, utgave {edition.site.edition}",
        figures,
        "utgave/forside.html.jinja",
        kommuner=[(name, address) for address, name in kommuner.items() if address in titles],
        fylker=[(name, address) for address, name in fylker.items() if address in titles],
        others=[(title, address) for address, title in titles.items() if address not in places],
        citation=whole_citation(edition),
        changes=next((one for one in changes if one.edition == edition.site.edition), None),
    )


def _data(edition: Edition) -> str:
    """Return the list of the files of an edition."""
    dictionary = edition.results.sources.dictionary
    return _page(
        edition,
        DATA,
        "Data",
        (),
        "utgave/data.html.jinja",
        tables=[(one, list(_links(one))) for one in dictionary.whole_tables],
        citation=whole_citation(edition),
    )


def _links(table: FileDescription) -> Iterator[tuple[str, str]]:
    """Yield text and address of each form of a table, as seen from the list."""
    stem = table.path.removeprefix(DATA).removesuffix(".csv")
    yield from ((text, f"{stem}{ending}") for text, ending in FORMATS)
    yield from ((kind.upper(), f"{stem}.{kind}") for kind in table.formats)
