"""The head of every page: title, what search engines and shared links say of it, where it stands.

The theme shows what the front matter made here tells (`overrides/main.html`).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from builder.cards import Card
from builder.pages.edition import Edition
from builder.pages.parts.share_cards import card_text, site_card
from builder.pages.rendering import compact_json, render, yaml_text

CARDS = "kort"  # the folder of cards below the root of the site
SITE_CARD = "forside"
TITLE = re.compile(r'^title: (".*")$', re.MULTILINE)  # as `Head.front_matter` writes it
MOST = 160  # characters of a description: what a list of hits shows whole


@dataclass(frozen=True)
class Crumb:
    """A page above this one: its name, and its address below the root of the site."""

    name: str
    address: str


@dataclass(frozen=True)
class File:
    """The numbers of a page as a file, or what describes them.

    Its media type, its address below the root, its title, and what it is to the page (as a link
    has it).
    """

    media_type: str
    address: str
    title: str = ""
    relation: str = "alternate"


@dataclass(frozen=True)
class Share:
    """The picture that stands for a page where it is shared, and what it shows, in words.

    Its address is below the root.
    """

    address: str
    alt: str


@dataclass(frozen=True)
class Head:
    """What the head of one page says.

    `address` is the page's own below the root ('' for the front page), `site` the address of the
    site with / at its end ('' where it is not known: then nothing that must be absolute is told).
    `cite_as` is where the page is cited (RFC 8574), `synthetic` the strip's text.
    """

    address: str
    site: str
    title: str
    description: str
    robots: str = ""
    cite_as: str = ""
    synthetic: str = ""
    crumbs: tuple[Crumb, ...] = ()
    share: Share | None = None
    files: tuple[File, ...] = ()
    hides_contents: bool = False
    styles: tuple[str, ...] = ()  # sheets and modules of this page alone, below the root
    scripts: tuple[str, ...] = ()
    data_set: Mapping[str, Any] = field(default_factory=dict)  # of schema.org, {} for none

    @property
    def root(self) -> str:
        """Return the way from the page to the root: '' for the front page."""
        return "../" * self.address.count("/")

    @property
    def front_matter(self) -> str:
        """Return the YAML between two lines of dashes; what is empty is left out."""
        told: dict[str, Any] = {
            "title": self.title,
            "description": self.description,
            "robots": self.robots,
            "cite_as": self.cite_as,
            "synthetic": self.synthetic,
            "share": self._picture("address"),
            "share_alt": self._picture("alt"),
        }
        lines = [f"{key}: {yaml_text(text)}" for key, text in told.items() if text]
        if ld := self._json_ld():
            lines.append(f"json_ld: {json.dumps(ld, ensure_ascii=False)}")
        lines += ["hide: [toc]"] if self.hides_contents else []
        own = {"styles": self.styles, "scripts": self.scripts}
        lines += [f"{key}: {json.dumps(paths)}" for key, paths in own.items() if paths]
        if self.files:
            lines.append(f"files: {json.dumps([_link(one) for one in self.files])}")
        return "\n".join(["---", *lines, "---", ""])

    def _picture(self, part: str) -> str:
        """Return the picture's whole address or its alternative text.

        Nothing where the address of the site is not known.
        """
        if not self.share or not self.site:
            return ""
        return self.site + self.share.address if part == "address" else self.share.alt

    def _json_ld(self) -> str:
        """Return what search engines are told: the page's place in the site, and its data set."""
        told = [one for one in (self._breadcrumbs(), self.data_set) if one]
        if not self.site or not told:
            return ""
        one = told if len(told) > 1 else told[0]
        return _in_script(compact_json(one))

    def _breadcrumbs(self) -> Mapping[str, Any]:
        """Return the page's place in the site (BreadcrumbList), {} for the front page."""
        if not self.crumbs:
            return {}
        places = [*self.crumbs, Crumb(self.title, self.address)]
        items = [
            {"@type": "ListItem", "position": n, "name": one.name, "item": self.site + one.address}
            for n, one in enumerate(places, start=1)
        ]
        return {
            "@context": "https://schema.org",
            "@type": "BreadcrumbList",
            "itemListElement": items,
        }


def _link(file: File) -> dict[str, str]:
    """Return a file as the theme links to it; the title is escaped, which the theme does not."""
    told = {"type": file.media_type, "address": file.address, "title": html.escape(file.title)}
    told |= {"rel": file.relation} if file.relation != "alternate" else {}
    return {key: text for key, text in told.items() if text}


def _in_script(text: str) -> str:
    """Return JSON that can stand in a `<script>`: no sign in it ends the element."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def shortened(sentences: Sequence[str]) -> str:
    """Return as many whole sentences as a list of hits shows.

    A first one too long for that is cut between two words.
    """
    told, *rest = [" ".join(one.split(" ")) for one in sentences if one]
    for one in rest:
        if len(told) + 1 + len(one) > MOST:
            break
        told = f"{told} {one}"
    if len(told) > MOST:
        told = told[: MOST - 2].rsplit(" ", 1)[0].rstrip(" ,;:–") + " …"
    return told


def head(
    edition: Edition,
    address: str,
    title: str,
    description: str | Sequence[str],
    years: Sequence[int] = (),
    above: Sequence[Crumb] = (),
    card: Card | None = None,
    has_picture: bool = True,
    **more: Any,
) -> Head:
    """Return the head of a page that shows the numbers of these rounds (none for a page without).

    `description` is one text or its sentences in order; `above` the pages between it and the front
    page. A page without a card of its own is shared with that of the site, which may tell of
    simulated rounds; a page of published numbers alone `has_picture` false.
    """
    sentences = [description] if isinstance(description, str) else description
    return Head(
        address=address,
        site=edition.address,
        title=title,
        description=shortened(sentences),
        robots=edition.robots(years),
        cite_as=edition.cited_at(address),
        synthetic=edition.synthetic_note(years),
        crumbs=(Crumb(edition.site.name, ""), *above) if address else (),
        share=_shared_picture(edition, address, card) if has_picture else None,
        **more,
    )


def _shared_picture(edition: Edition, address: str, card: Card | None) -> Share | None:
    """Keep a card to be drawn and return it as the picture of a page.

    Nothing where the address of the site is not known, since a shared link must have the whole
    address of its picture.
    """
    if not edition.address:
        return None
    name = address.rstrip("/") if card else SITE_CARD
    place = f"{CARDS}/{name}.png"
    if card is None:
        card = edition.cards.get(place) or site_card(edition)
    edition.cards[place] = card
    return Share(place, card_text(card))


def render_page(head: Head, template: str, **context: Any) -> str:
    """Return a page as Markdown with its front matter.

    The template gets `title`, `root` and `synthetic` from its head. The pages above it, but for
    the front page, stand over its title.
    """
    known = {"title": head.title, "root": head.root, "synthetic": head.synthetic}
    return head.front_matter + "\n" + _trail(head) + render(template, **(known | context))


def title_of(markdown: str) -> Markup:
    """Return the title of a page as its front matter has it; raises ValueError without one."""
    found = TITLE.search(markdown)
    if found is None:
        raise ValueError("a page without a title in its front matter")
    return Markup(json.loads(found[1]))  # noqa: S704 - escaped where it was written


def _trail(head: Head) -> str:
    """Return the links to the pages above a page.

    Nothing where it stands just below the front page.
    """
    item = Markup('<li><a href="{}{}">{}</a></li>')
    items = [item.format(head.root, one.address, one.name) for one in head.crumbs[1:]]
    listed = Markup('<nav class="sti" aria-label="Du er her"><ol>{}</ol></nav>')
    return f"{listed.format(Markup('').join(items))}\n\n" if items else ""
