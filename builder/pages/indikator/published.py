"""What SSB has published of the same thing as an indicator."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Indicator
from builder.definitions.dictionary import STATBANK
from builder.numbers import HARD_SPACE, decimal, integer
from builder.pages.edition import Edition
from builder.pages.parts.panels import paragraph
from builder.pages.parts.statbank_tables import statbank_panels, tables_of
from builder.pages.parts.tables import CARDS, Cell, details, table
from builder.sources.ledger import Figure

ROOT = "../../"
OPEN = 3  # rows; a longer table is folded, for what follows must not lie far down on a phone


def published_panel(edition: Edition, indicator: Indicator) -> Markup:
    """Return a table of SSB's own figures about an indicator, newest first.

    The tables that were fetched of the same questions follow; nothing without any.
    """
    blocks = edition.definitions.blocks
    numbers = [number for name in indicator.rule.blocks for number in blocks[name].tables]
    fetched = statbank_panels(tables_of(edition.results.sources.statbank, numbers))
    file = Markup('<a href="{}data/#fil-{}">Filen med tabellene</a>').format(ROOT, STATBANK)
    told = "Tallene under er offisielle og gjengitt slik SSB har dem."
    official = paragraph(Markup("{} {} har alle tallene.").format(told, file))
    framed = Markup('<div class="publisert">{}{}</div>').format(official, fetched)
    return _figures_panel(edition, indicator) + (framed if fetched else Markup(""))


def _figures_panel(edition: Edition, indicator: Indicator) -> Markup:
    """Return the single figures SSB has published of an indicator; nothing without any."""
    figures = [one for one in edition.results.sources.ledger.figures if _is_of(one, indicator)]
    if not figures:
        return Markup("")
    newest = sorted(figures, key=lambda one: -one.year)
    rows: list[list[str | Cell]] = [
        [one.text, Cell(_figure_value(one), css="tall"), str(one.year), one.base, one.source]
        for one in newest
    ]
    head: list[str | Cell] = ["Tallet", Cell("Publisert", css="tall"), "År", "Gjelder", "Kilde"]
    caption = f"{indicator.label}: tall SSB har publisert"
    numbers = table(caption, head, rows, css=CARDS)
    if len(rows) > OPEN:
        numbers = details(f"De {integer(len(rows))} tallene SSB har publisert", numbers)
    return _introduction(edition, indicator) + numbers


def _is_of(figure: Figure, indicator: Indicator) -> bool:
    """Tell whether a figure counts or measures an indicator, and does not only narrow its base."""
    counted = {condition.column for condition in figure.counted}
    return figure.indicator == indicator.id or counted == {indicator.id}


def _introduction(edition: Edition, indicator: Indicator) -> Markup:
    """Return that these are official, and where they stand beside what is computed here."""
    simulated = edition.results.is_synthetic(edition.results.years_of(indicator.id))
    told = "Tallene under er offisielle. "
    told += "De på resten av siden er regnet ut av simulerte svar. " if simulated else ""
    link = Markup('<a href="{}samsvar/">Kontroll mot SSB</a>').format(ROOT)
    return paragraph(Markup("{}{} viser hvordan de er regnet ut på nytt.").format(told, link))


def _figure_value(figure: Figure) -> str:
    """Return the published number with its unit, as SSB wrote it."""
    if figure.unit == "prosent":
        return f"{decimal(figure.value, figure.decimals)}{HARD_SPACE}%"
    shown = (
        decimal(figure.value, figure.decimals) if figure.decimals else integer(int(figure.value))
    )
    return shown if figure.unit == "antall" else f"{shown} {figure.unit}"
