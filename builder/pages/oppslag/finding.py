"""What the look-up finds, and the file in which its script reads it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from builder.pages.edition import Edition
from builder.pages.lookups.lineage import Way, leading_to, ways
from builder.pages.parts.head import title_of
from builder.pages.rendering import compact_json
from builder.pages.words.moves import reason
from builder.pages.words.wording import lower_first

INDEX = "assets/oppslag.json"
WORDS = "#ordliste"
PLACES = ("kommune", "fylke")  # the folders of places: their own pages are found by name and number
HEADING = re.compile(r"^## (.+?) \{: #([^ }]+)", re.MULTILINE)
WORD = re.compile(r"^<div><dt>(.+?)</dt>", re.MULTILINE)  # in a list of words and what they mean
ESCAPED = re.compile(r"\\(.)")

# The letter by which the script knows a way; the order is that of how well a hit by it is ranked.
MARKS = {"other_name": "a", "former_number": "g", "former_name": "t"}


@dataclass(frozen=True)
class Entry:
    """One thing to find.

    What it is (`kommune i Nordland`), its number where it has one, and what else leads to it:
    mark, name or number, and why.
    """

    kind: str
    name: str
    about: str
    address: str
    number: str = ""
    ways: tuple[tuple[str, str, str], ...] = ()

    def row(self) -> list[object]:
        """Return the entry as it stands in the file, without what is empty at its end."""
        more = [
            part for mark, term, why in self.ways for part in (mark, term, self._short(term, why))
        ]
        row: list[object] = [self.kind, self.name, self.about, self.address, self.number, *more]
        return row if row[-1] else row[:-1]

    def _short(self, term: str, why: str) -> str:
        """Return a sentence with * for the term and ~ for the name of the entry.

        No name has these signs. Most sentences are then the same, and the file is half as large.
        """
        return why.replace(term, "*", 1).replace(self.name, "~")


def index_file(edition: Edition, markdown: Mapping[str, str]) -> bytes:
    """Return the index as JSON: one array per thing to find, those of a kind together.

    `[kind, name, about, address below the root of the site, number, (mark, term, why) ...]`, where
    kind is k, f, s, i or q (kommune, fylke, page, indicator, question) and mark is a, g or t:
    another name in use (and the code of its language, where it is known: ase), a former number, a
    former name. In why, * is the term and ~ the name. Spellings are folded where it is read.
    """
    rows = [compact_json(one.row()) for one in entries(edition, markdown)]
    return ("[\n" + ",\n".join(rows) + "\n]\n").encode()


def entries(edition: Edition, markdown: Mapping[str, str]) -> list[Entry]:
    """Return all there is to find; the pages are those of the site by path below the docs."""
    every = ways(edition.results.sources.registry)
    return [
        *_kommune_entries(edition, every),
        *_fylke_entries(edition, every),
        *_page_entries(markdown),
        *_indicator_entries(edition),
        *_question_entries(edition),
    ]


def _kommune_entries(edition: Edition, every: list[Way]) -> Iterator[Entry]:
    """Yield the municipalities that have a page in this build."""
    for kommune in edition.places.kommuner.values():
        if edition.has_page(kommune.kommunenr):
            found = _ways(leading_to(every, "kommune", kommune.kommunenr))
            about, address = f"kommune i {kommune.fylke}", f"kommune/{kommune.slug}/"
            yield Entry("k", kommune.navn, about, address, kommune.kommunenr, found)


def _fylke_entries(edition: Edition, every: list[Way]) -> Iterator[Entry]:
    """Yield the counties."""
    for fylke in edition.places.fylker.values():
        found = _ways(leading_to(every, "fylke", fylke.fylkesnr))
        yield Entry("f", fylke.navn, "fylke", f"fylke/{fylke.slug}/", fylke.fylkesnr, found)


def _ways(found: list[Way]) -> tuple[tuple[str, str, str], ...]:
    """Return the ways but for the number in use, which has a column of its own."""
    return tuple(
        (f"{MARKS[w.kind]}{w.language}", w.term, reason(w)) for w in found if w.kind != "number"
    )


def _page_entries(markdown: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the other pages, and the sections of those at the root of the site."""
    for path, text in markdown.items():
        folder, _, file = path.rpartition("/")
        if folder in (*PLACES, "indikator") and file != "index.md":
            continue
        address = path.removesuffix("index.md")
        address = f"{address[:-3]}/" if address.endswith(".md") else address
        title = html.unescape(title_of(text))
        yield Entry("s", title, "side", address)
        if address and not folder:
            yield from _sections(text, title, address)


def _sections(text: str, title: str, address: str) -> Iterator[Entry]:
    """Yield the words that a page explains, and its sections."""
    for word in WORD.findall(text):
        yield Entry("s", html.unescape(word), f"ord på siden {title}", f"{address}{WORDS}")
    for heading, anchor in HEADING.findall(text):
        name = html.unescape(ESCAPED.sub(r"\1", heading))
        yield Entry("s", name, f"på siden {title}", f"{address}#{anchor}")


def _indicator_entries(edition: Edition) -> Iterator[Entry]:
    """Yield the indicators that there are numbers of."""
    definitions = edition.definitions
    shown = (i for i in definitions.indicators.values() if edition.results.years_of(i.id))
    for one in shown:
        theme = lower_first(definitions.themes[one.theme].label)
        yield Entry("i", one.label, f"indikator for {theme}", f"indikator/{one.slug}/")


def _question_entries(edition: Edition) -> Iterator[Entry]:
    """Yield the questions whose wording is known, at least roughly.

    They stand by block, with their answers where these are published.
    """
    for block in edition.definitions.blocks.values():
        page = f"landet/{block.theme}/" if edition.has_answers else "metode/"
        address = f"{page}#sporsmal-{block.id}"
        for question in block.questions:
            if question.wording != "ukjent":
                about = f"spørsmål ({lower_first(block.label)})"
                yield Entry("q", question.label, about, address)
