"""Three cards: the result of each theme, how many share it, and what it was before."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Indicator, Theme
from builder.pages.lookups.results import Kin
from builder.pages.parts.value_marks import result_mark, result_words
from builder.pages.words.cards import before_line, last_known_line, share_line
from builder.pages.words.standing import Standing


@dataclass(frozen=True)
class Card:
    """One theme: its newest round, the results shown, and lines below.

    A result has a name where it is not the municipality's own, the mark and the words.
    """

    theme: Theme
    year: int | None
    results: tuple[tuple[str, Markup, str], ...]
    lines: tuple[str, ...]


def cards(standing: Standing) -> list[Card]:
    """Return a card for each theme."""
    return [_card(standing, theme) for theme in standing.edition.definitions.themes.values()]


def _card(standing: Standing, theme: Theme) -> Card:
    """Return the card of one theme, from the newest round that has its headline indicator."""
    indicator = standing.edition.definitions.indicators[theme.headline]
    year = standing.results.latest(indicator.id)
    if year is None:  # no round asked all of it, or scores without this one were published
        return Card(theme, None, (), ("Ingen av rundene har det som trengs for å regne den ut.",))
    kin = standing.results.kin(standing.kommune.kommunenr, year)
    is_own = standing.results.own_unit(standing.kommune.kommunenr, year) is not None
    results = tuple(_result_of(standing, indicator, one, is_own) for one in kin)
    value = standing.value(indicator, year)
    lines = [last_known_line(standing, indicator, year)]
    if value is not None:
        lines = [
            share_line(standing, indicator, year, value),
            before_line(standing, indicator, year, value),
        ]
    return Card(theme, year, results, tuple(line for line in lines if line))


def _result_of(
    standing: Standing, indicator: Indicator, kin: Kin, is_own: bool
) -> tuple[str, Markup, str]:
    """Return the result of one municipality behind the place: name, mark and words."""
    value = standing.results.value(kin.unit.aar, kin.unit.kommunenr, indicator.id)
    name = "" if is_own else kin.unit.kommune
    return name, result_mark(indicator, value), result_words(indicator, value)
