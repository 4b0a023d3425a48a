"""What the site says of itself: its name, who publishes it, and where a reader can write."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

import yaml
from markupsafe import Markup

from builder.definitions.site import Site
from builder.pages.parts.links import mail_link, outside_link
from builder.pages.words.wording import lower_first

SOURCES = "Kildene står ved hver figur, og lisensene står på siden Data."


def theme_settings(site: Site, address: str) -> Mapping[str, str]:
    """Return what mkdocs.yml asks the environment for; the theme does not escape the texts."""
    return {
        "SITE_URL": address,
        "BUILDER_SITE_NAME": _as_text(html.escape(site.name)),
        "BUILDER_COPYRIGHT": footer(site),
    }


def footer(site: Site) -> str:
    """Return the lines at the foot of every page, as HTML.

    Who is behind the site, which edition it is, where sources stand, and how to write, as far as
    each is known.
    """
    known = publisher(site)
    sentences = [Markup("Utgitt av {}.").format(known) if known else "Uavhengig nettsted."]
    sentences += [f"Utgave {site.edition}."] if site.edition else []
    sentences.append(SOURCES)
    ways = ways_to_write(site)
    sentences += [Markup("Meld fra: {}.").format(lower_first(ways))] if ways else []
    return Markup(" ").join(sentences)


def _as_text(text: str) -> str:
    """Return a text as the theme shows it, that YAML takes for no number, date or the like."""
    loader: Any = yaml.SafeLoader("")  # whose types do not tell what it resolves
    kind: str = loader.resolve(yaml.ScalarNode, text, (True, False))
    return text if kind.endswith(":str") else f"&#{ord(text[0])};{text[1:]}"


def publisher(site: Site) -> Markup:
    """Return the publisher, linked and with its number where they are known; nothing for none."""
    own = site.publisher
    if not own.name:
        return Markup("")
    name = outside_link(own.address, own.name)
    digits = own.organisation_number
    number = f" (organisasjonsnummer {digits[:3]} {digits[3:6]} {digits[6:]})" if digits else ""
    return name + number


def ways_to_write(site: Site) -> Markup:
    """Return how a reader can report something, as a sentence without a full stop.

    Nothing where no way is known.
    """
    ways = []
    if site.repository:
        ways.append("opprett en sak i " + outside_link(site.repository, "kodelageret"))
    if site.contact.mail:
        ways.append("skriv til " + mail_link(site.contact.mail, site.contact.name))
    if site.contact.address:
        page = f"kontaktsiden til {site.contact.name}" if site.contact.name else "kontaktsiden"
        ways.append("bruk " + outside_link(site.contact.address, page))
    if not ways and site.contact.name:
        ways.append(Markup("ta kontakt med {}").format(site.contact.name))
    *first, last = ways or [Markup("")]
    told = Markup(", ").join(first) + " eller " + last if first else last
    return told[:1].upper() + told[1:]
