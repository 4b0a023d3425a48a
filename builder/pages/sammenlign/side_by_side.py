"""Each municipality beside those most like it: small pages that need no script.

They are written round MkDocs, since there is one for each municipality.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator
from builder.pages.edition import Edition
from builder.pages.kommune.alike import OTHER_BORDERS
from builder.pages.lookups.places import Kommune
from builder.pages.lookups.results import Value
from builder.pages.parts.comparing import MOST
from builder.pages.parts.value_cells import OTHER_BORDERS as OTHER
from builder.pages.parts.value_cells import Marks, filled, marked
from builder.pages.rendering import html_of
from builder.pages.words.alike import similar_sentence
from builder.pages.words.side_by_side import beside_sentences
from builder.pages.words.standing import Standing
from builder.pages.words.wording import capital

TEMPLATE = "sammenlign/ferdig.html.jinja"
ROOT = "../../"
MARKS = Marks(  # of few signs: there are seventy on a page
    Markup('<b class="grad-{0}">{0} – {1}</b>'), Markup('<i class="prove prove-{}"></i> {}')
)
COUNT = Markup("{} av {}")


@dataclass(frozen=True)
class Line:
    """One indicator in its newest round: its label, and a cell for each place."""

    label: str
    cells: tuple[tuple[Markup, bool], ...]  # what stands in it, and whether it differs from the own


def beside_pages(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Yield path below the root and content of the page of each municipality that has one."""
    for kommune in edition.places.kommuner.values():
        if edition.has_page(kommune.kommunenr):
            html = html_of(TEMPLATE, **_context(edition, kommune))
            yield f"sammenlign/{kommune.slug}/index.html", f"{html.strip()}\n".encode()


def _context(edition: Edition, kommune: Kommune) -> dict[str, object]:
    """Return what the template shows."""
    found = edition.around.similar(kommune.kommunenr)
    others = [edition.places.kommuner[one.kommunenr] for one in found.matches]
    places = [kommune, *others]
    years = edition.results.years
    return {
        "root": ROOT,
        "site_name": edition.site.name,
        "kommune": kommune,
        "places": [(one.link_name, edition.kommune_href(one, ROOT)) for one in places],
        "chosen": similar_sentence(kommune, found.alike, is_one_sided=False),
        "sentences": beside_sentences(Standing(edition, kommune), others),
        "parts": list(_themes(edition, places)),
        "own_choice": ",".join(one.kommunenr for one in places[:MOST]),
        "most": MOST,
        "synthetic": edition.synthetic_note(years),
        "robots": edition.robots(years),
        "source": edition.caption(years),
        "address": edition.address,
    }


def _themes(edition: Edition, places: list[Kommune]) -> Iterator[tuple[str, list[Line]]]:
    """Yield each theme with its indicators that some round has."""
    latest = edition.results.latest
    for theme in edition.definitions.themes.values():
        own = [one for one in edition.definitions.indicators.values() if one.theme == theme.id]
        lines = [
            _indicator_line(edition, places, one, year) for one in own if (year := latest(one.id))
        ]
        if lines:
            yield theme.label, lines


def _indicator_line(
    edition: Edition, places: list[Kommune], indicator: Indicator, year: int
) -> Line:
    """Return one indicator with the value of each place; unknown ones do not count as different."""
    values = [_own_value(edition, one, indicator, year) for one in places]
    own = values[0].verdi
    cells = tuple(
        (_shown(indicator, value), own is not None and value.verdi not in (None, own))
        for value in values
    )
    return Line(f"{indicator.label} {year}", cells)


def _own_value(edition: Edition, kommune: Kommune, indicator: Indicator, year: int) -> Value:
    """Return a municipality's own value in a round, or that it had other borders."""
    unit = edition.results.own_unit(kommune.kommunenr, year)
    return edition.results.value(year, unit.kommunenr, indicator.id) if unit else OTHER


def _shown(indicator: Indicator, value: Value) -> Markup:
    """Return a value as a mark with its words."""
    if indicator.is_number and value.verdi is not None:
        return filled(COUNT, value.verdi, indicator.max)
    words = capital(OTHER_BORDERS) if value.status == OTHER.status else ""
    return marked(indicator, value, words, MARKS)
