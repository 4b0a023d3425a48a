"""The figure: heading, a sentence that reads it, picture, table and tools; the same on every page.

A picture's size is known when it has been drawn, which is after the page was written: until then
its measures stand as `⟦key:width⟧`, and `sized` puts the numbers in.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from markupsafe import Markup, escape

from builder.charts import Picture
from builder.drawing import Drawn
from builder.pages.rendering import compact_json, html_of

FOLDER = "figur"  # below the root of the site: <page>/<figure>.svg
SHARED = f"{FOLDER}/vega-lite"  # what is drawn, once for all places it is the same of
ENDING = ".vl.json"  # how the names of definitions end
EMBEDS = "del"  # below the root of the site: <page>/<figure>/, a bare page for an <iframe>
AROUND = 170  # px that the texts of a bare page need beside its picture
MEASURE = re.compile("⟦([0-9a-f]+):(width|height|frame)⟧")
STATUS_TEXT = {
    "simulert": "Simulerte tall, ikke SSBs",
    "delvis simulert": "Noen av tallene er simulert, ikke SSBs",
    "offisiell": "",
    "publisert": "Publisert av SSB",
}


@dataclass(frozen=True)
class Page:
    """Where a figure stands, and the place it is about, as pictures name it.

    The address is the page's own below the root of the site: `kommune/alesund/`. `one_of` is what
    the place is called in a file that hundreds of such places share: `kommunen`.
    """

    address: str
    place: str = ""
    one_of: str = ""
    level: int = 3  # of the headings of its figures
    part: str = ""  # of the page, before the ids of its figures, where parts show the same

    @property
    def root(self) -> str:
        """Return the way from the page to the root of the site: `../../`."""
        return "../" * self.address.count("/")

    def within(self, part: str) -> Page:
        """Return a part of the page, whose figures have ids of their own."""
        return replace(self, part=part)


@dataclass(frozen=True)
class Origin:
    """Where the numbers of a figure come from.

    Source as a line, years, unit, base, and status (simulert, delvis simulert, offisiell,
    publisert).
    """

    source: str
    status: str
    years: str
    unit: str
    base: str = ""


@dataclass(frozen=True)
class Told:
    """How a figure is told: its id, its heading on the page, and the title in its picture.

    The id says what it shows and of which round, and never changes.
    """

    id: str
    heading: str
    title: str


@dataclass(frozen=True)
class Figure:
    """One figure of a page: how it is told, a sentence that reads it, and `alt`.

    `alt` states the pattern for those who do not see it.
    """

    told: Told
    reading: str
    alt: str
    picture: Picture
    table: Markup
    origin: Origin
    note: str = ""
    is_small: bool = False  # its tools are folded, as of a picture that only helps to find the way
    is_first: bool = False  # what a reader of the page sees first: fetched at once


@dataclass(frozen=True)
class Placed:
    """A figure on its page, with what is known of the site: its name, address and edition.

    `fixed` is the address below its root at which the numbers never change, '' for none.
    """

    figure: Figure
    page: Page
    site_name: str
    site_address: str
    edition: str
    fixed: str = ""

    @property
    def id(self) -> str:
        """Return the id of the figure on its page."""
        part = f"{self.page.part}-" if self.page.part else ""
        return f"{part}{self.figure.told.id}"

    @property
    def address(self) -> str:
        """Return the address of the figure below a folder: `kommune/alesund/prioritering-2022`."""
        return f"{self.page.address or 'forside/'}{self.id}"

    @property
    def link(self) -> str:
        """Return the address of the figure on its page, whole where the site's is known."""
        return f"{self.site_address or self.page.root}{self.page.address}#{self.id}"

    @property
    def fixed_link(self) -> str:
        """Return the address a citation tells: where the numbers never change, if there is such."""
        return f"{self.site_address or self.page.root}{self.fixed}{self.page.address}#{self.id}"

    @property
    def title(self) -> str:
        """Return the picture's title in one line, with the place."""
        whole = self.figure.told.title
        return f"{whole}, {self.page.place}" if self.page.place else whole

    @property
    def citation(self) -> str:
        """Return how the figure is cited: site, title, years, source and status, edition."""
        origin = self.figure.origin
        edition = f", utgave {self.edition}" if self.edition else ""
        return f"{self.site_name}{edition}: «{self.title}». {origin.source}."

    def html(self) -> Markup:
        """Return the figure as HTML."""
        key = self.figure.picture.key
        base = f"{self.page.root}{FOLDER}/{self.address}"
        template = "parts/figur.html.jinja"
        return html_of(template, placed=self, figure=self.figure, base=base, key=key)

    @property
    def bare_address(self) -> str:
        """Return the address of the bare page, whole where the site's is known."""
        return self._bare("")

    @property
    def fixed_bare_address(self) -> str:
        """Return the address of the bare page that never changes."""
        return self._bare(self.fixed)

    def _bare(self, folder: str) -> str:
        """Return the address of the bare page in a folder of the site."""
        return f"{self.site_address or self.page.root}{folder}{EMBEDS}/{self.address}/"

    @property
    def embed(self) -> Markup:
        """Return the code that shows the figure on another site, as it is at any time."""
        return self._code(self.bare_address)

    @property
    def fixed_embed(self) -> Markup:
        """Return the code that shows the figure as it is in this edition."""
        return self._code(self.fixed_bare_address)

    def _code(self, address: str) -> Markup:
        """Return the code that shows a page in a frame on another site."""
        source = escape(address)
        size = f'width="100%" height="⟦{self.figure.picture.key}:frame⟧"'
        title = escape(self.title)
        code = f'<iframe src="{source}" title="{title}" {size} loading="lazy"></iframe>'
        return escape(code)

    def files(self, drawn: Drawn) -> dict[str, bytes]:
        """Return the picture and its bare page, by path below the site's root."""
        picture = self.figure.picture
        return {
            f"{FOLDER}/{self.address}.svg": drawn.named(picture.place, picture.edition).encode(),
            f"{EMBEDS}/{self.address}/index.html": self.bare_page(drawn),
        }

    @property
    def own_definition_path(self) -> str:
        """Return where an edition has the definition of this very place."""
        return f"{FOLDER}/{self.address}{ENDING}"

    @property
    def definition_path(self) -> str:
        """Return where the definition lies below the site's root.

        Figures that differ by nothing but the name of the place have one and the same.
        """
        shown = f"{self.figure.picture.content}\0{self._shared.place}"
        name = f"{self.figure.told.id}-{sha256(shown.encode()).hexdigest()[:8]}"
        return f"{SHARED}/{name}{ENDING}"

    def shared_definition(self) -> bytes:
        """Return the definition in Vega-Lite as all places have it that share it.

        Their pages say which place they are, and their scripts put it in.
        """
        return compact_json(self._shared.vega_lite()).encode()

    def own_definition(self) -> bytes:
        """Return the definition in Vega-Lite with the place and the address of the figure."""
        definition = self.figure.picture.vega_lite()
        definition["usermeta"]["adresse"] = self.link if self.site_address else ""
        return compact_json(definition).encode()

    @property
    def _shared(self) -> Picture:
        """Return the picture under the name that stands for all such places, if there are such."""
        picture = self.figure.picture
        return picture.of(self.page.one_of) if self.page.one_of else picture

    def bare_page(self, drawn: Drawn) -> bytes:
        """Return the page that is shown in an <iframe> on another site."""
        figure, page = self.figure, self.page
        depth = self.address.count("/") + 2
        root = "../" * depth
        return html_of(
            "parts/del.html.jinja",
            root=root,
            id=self.address,
            title=figure.told.title,
            place=page.place,
            alt=figure.alt,
            picture=f"{root}{FOLDER}/{self.address}.svg",
            width=drawn.width,
            height=drawn.height,
            status_text=STATUS_TEXT[figure.origin.status],
            source=figure.origin.source,
            edition=self.edition,
            page_address=f"{root}{page.address}#{self.id}",
            canonical=self.link if self.site_address else "",
            site_name=self.site_name,
        ).encode()


def sized(text: str, drawn: Mapping[str, Drawn]) -> str:
    """Return a page with the measures of its pictures in the place of their marks."""

    def measure(found: re.Match[str]) -> str:
        picture = drawn[found[1]]
        known = {
            "width": picture.width,
            "height": picture.height,
            "frame": picture.height + AROUND,
        }
        return str(known[found[2]])

    return MEASURE.sub(measure, text)
