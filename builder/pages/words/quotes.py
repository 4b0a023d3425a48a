"""A sentence ready to quote.

It has year, base, source and edition, and says that it is simulated while it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from builder.definitions import Indicator
from builder.numbers import integer, percent_text
from builder.pages.words.standing import Standing
from builder.pages.words.wording import adapted, lower_first


@dataclass(frozen=True)
class Quote:
    """The sentence, and where it is from.

    The source, the anchor of its figure on the page, and the address at which it never changes
    ('' where there is none), whole where the site's is known.
    """

    sentence: str
    source: str
    anchor: str
    fixed: str


def quote(standing: Standing, indicator: Indicator, year: int) -> Quote | None:
    """Return the sentence of a headline value in its newest round; None where there is none."""
    value = standing.value(indicator, year)
    if value is None:
        return None
    edition = standing.edition
    shares = standing.results.shares(year, indicator.id)
    name = standing.kommune.link_name
    is_simulated = standing.results.is_synthetic([year])
    lead = f"I simulerte tall for {year} har {name}" if is_simulated else f"I {year} hadde {name}"
    told = f"{lead} {_what(indicator, value)}, som {integer(shares.counts[value])} av de "
    told += f"{integer(shares.n)} kommunene som svarte ({percent_text(shares.pct_of(value))})."
    release = f", utgave {edition.site.edition}" if edition.site.edition else ""
    publisher = edition.results.rounds[year].card.publisher
    source = f"Kilde: {adapted(publisher, edition.site.name)}{release}."
    if is_simulated:
        source = f"{edition.site.name}{release}. Simulerte tall, ikke SSBs."
    anchor = f"{indicator.slug}-{year}"
    return Quote(told, source, anchor, _fixed(standing, anchor) if edition.fixed else "")


def _fixed(standing: Standing, anchor: str) -> str:
    """Return the address of a figure of a municipality's page in the frozen edition."""
    edition = standing.edition
    root = edition.address or "../../"
    return f"{root}{edition.fixed}kommune/{standing.kommune.slug}/#{anchor}"


def _what(indicator: Indicator, value: str) -> str:
    """Return a value as what one has: `grad 4 av 4 for digital prioritering («høy»)`."""
    name, label = lower_first(indicator.label), indicator.label_of(value)
    if indicator.is_ordinal:
        return f"grad {value} av {indicator.values[-1]} for {name} («{label}»)"
    return f"kategorien «{label}» for {name}"
