"""What stands on the card of a page: the picture that is shown where the page is shared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from builder.cards import Card, Look, Row, Swatch
from builder.definitions import Colours, Indicator
from builder.definitions.colours import Paint
from builder.numbers import HARD_SPACE, integer, short
from builder.pages.edition import Edition
from builder.pages.lookups.places import Fylke, Kommune
from builder.pages.lookups.results import Shares, Value
from builder.pages.parts.value_marks import result_words
from builder.pages.words.readings import commonest_values, noun
from builder.pages.words.wording import capital, joined, lower_first

FLAG = "Simulerte tall"
ROUNDS = 3  # that a card has room for
Base = tuple[int, int]  # a round, and how many municipalities a row rests on in it
LabelledHeadline = tuple[str, Indicator, int]  # what a row is called, its indicator, and the round


def look_of(colours: Colours) -> Look:
    """Return the colours of every card, those of the page in light."""
    own = colours.side.lys
    return Look(
        paper=own.grunn,
        ink=own.tekst,
        quiet=own.dempet,
        outline=own.kant,
        own=own.aksent,
        band=own.topp,
        band_ink=own.topp_tekst,
        flag=own.varsel,
        flag_ink=own.varsel_tekst,
    )


def card_text(card: Card) -> str:
    """Return what a card shows, for those who do not see it."""
    rows = [f"{row.label}: {row.words}" for row in card.rows]
    head = f"{card.title} ({card.subtitle})" if card.subtitle else card.title
    return ". ".join([*([card.flag] if card.flag else []), head, *rows]) + "."


def kommune_card(edition: Edition, kommune: Kommune) -> Card:
    """Return the three results of a municipality, each in words with its mark."""
    headlines = _labelled_headlines(edition)
    rows = [_result_row(edition, kommune, *one) for one in headlines]
    county = f"{kommune.fylke} fylke" if kommune.navn != kommune.fylke else "Kommune og fylke"
    return _card(edition, kommune.title, county, rows, _bases(edition, headlines))


def fylke_card(edition: Edition, fylke: Fylke) -> Card:
    """Return how the municipalities of a county are distributed, and what is commonest.

    Of one that is a municipality as well, the municipality's results.
    """
    if fylke.alone:
        return kommune_card(edition, fylke.alone)
    shares = [
        (label, one, year, edition.results.shares(year, one.id, "fylke", fylke.fylkesnr))
        for label, one, year in _labelled_headlines(edition)
    ]
    rows = [_distribution_row(edition, label, one, own) for label, one, _, own in shares]
    count = f"{integer(len(fylke.kommuner))} kommuner"
    bases = [(year, own.n) for _, _, year, own in shares]
    return _card(edition, f"{fylke.navn} fylke", count, rows, bases)


def indikator_card(edition: Edition, indicator: Indicator, years: Sequence[int]) -> Card:
    """Return how all municipalities are distributed on an indicator, its newest round first.

    Only as many rounds as there is room for.
    """
    found = [_round_row(edition, indicator, year) for year in years[::-1][:ROUNDS]]
    rows, bases = [row for row, _ in found], [base for _, base in found]
    return _card(edition, indicator.label, "Alle kommunene", rows, bases)


def _round_row(edition: Edition, indicator: Indicator, year: int) -> tuple[Row, Base]:
    """Return the row of one round, the median where the indicator is a number, and its base."""
    if indicator.is_number:
        median = edition.results.median(year, indicator)
        if median is None:
            return Row(str(year), (), "Ingen verdier", "bar"), (year, 0)
        words = f"{short(median.median)} av {indicator.max} {indicator.unit}"
        return Row(f"Median i {year}", (), words, "bar"), (year, median.n)
    shares = edition.results.shares(year, indicator.id)
    return _distribution_row(edition, str(year), indicator, shares), (year, shares.n)


def site_card(edition: Edition) -> Card:
    """Return the card of every page that has none of its own: what the site is, not any result."""
    places = edition.places
    counts = f"{integer(len(places.kommuner))} kommuner og {integer(len(places.fylker))} fylker"
    rows = [
        Row(theme.label, (), capital(theme.about.split(". ")[0].rstrip(".")), "box")
        for theme in edition.definitions.themes.values()
    ]
    return _card(edition, "Hvor digital er kommunen din?", counts, rows, [])


def _card(
    edition: Edition,
    title: str,
    subtitle: str,
    rows: Sequence[Row],
    bases: Sequence[Base],
) -> Card:
    """Return a card whose foot tells the rounds, the bases and the source."""
    years = sorted({year for year, _ in bases}) or list(edition.results.years)
    counts = sorted({n for _, n in bases})
    n = f" · n = {'–'.join(map(integer, dict.fromkeys([counts[0], counts[-1]])))}" if counts else ""
    release = f" · Utgave {edition.site.edition}" if edition.site.edition else ""
    flag = FLAG if edition.results.is_synthetic(years) else ""
    return Card(
        site=edition.site.name,
        title=title,
        subtitle=subtitle,
        rows=tuple(rows),
        foot=f"{edition.caption(years)}{n}{release}",
        flag=flag,
    )


def _labelled_headlines(edition: Edition) -> list[LabelledHeadline]:
    """Return the headline indicator of each theme that some round has, with its newest round.

    Its row is called by the theme, and by the round where they differ.
    """
    found = edition.headlines
    themes = edition.definitions.themes
    same = len({year for _, year in found}) == 1
    labels = [themes[one.theme].label for one, _ in found]
    return [
        (label if same else f"{label}, {year}", one, year)
        for label, (one, year) in zip(labels, found, strict=True)
    ]


def _bases(edition: Edition, headlines: Sequence[LabelledHeadline]) -> list[Base]:
    """Return round and number of municipalities that each row rests on."""
    return [(year, edition.results.shares(year, one.id).n) for _, one, year in headlines]


def _result_row(
    edition: Edition, kommune: Kommune, label: str, indicator: Indicator, year: int
) -> Row:
    """Return a municipality's result in a round.

    Where it was another then, that one's, or those of the several it was, with their names.
    """
    units = [kin.unit for kin in edition.results.kin(kommune.kommunenr, year)]
    values = [edition.results.value(year, unit.kommunenr, indicator.id) for unit in units]
    words = [result_words(indicator, value) for value in values]
    if edition.results.own_unit(kommune.kommunenr, year) is None:
        whose = [f"{unit.kommune} med grensene i {year}" for unit in units]
        words = [f"{told} ({name})" for told, name in zip(words, whose, strict=True)]
    if len(values) > 1:
        paint = edition.definitions.colours.status["flere"]
        return Row(label, (_swatch(paint),), joined(words), "box")
    swatches = _own_swatches(edition, indicator, values[0])
    return Row(label, swatches, words[0], _mark_kind(indicator, values[0]))


def _own_swatches(edition: Edition, indicator: Indicator, value: Value) -> tuple[Swatch, ...]:
    """Return every grade with the own one marked, or the pattern of a category or of no value."""
    if value.verdi is None:
        return (_value_swatch(edition, indicator, value.status),)
    if indicator.is_category:
        return (_value_swatch(edition, indicator, value.verdi),)
    return tuple(
        replace(_value_swatch(edition, indicator, one), is_own=one == value.verdi)
        for one in indicator.values
    )


def _mark_kind(indicator: Indicator, value: Value) -> Literal["steps", "box"]:
    """Return whether a value is one of several steps, or stands alone."""
    return "steps" if value.verdi is not None and indicator.is_ordinal else "box"


def _distribution_row(edition: Edition, label: str, indicator: Indicator, shares: Shares) -> Row:
    """Return a bar of how many have each value, with the commonest in words."""
    if not shares.n:
        return Row(label, (), "Ingen svarte", "bar")
    swatches = [
        replace(_value_swatch(edition, indicator, value), weight=count)
        for value, count in shares.counts.items()
    ]
    return Row(label, tuple(swatches), commonest_words(indicator, shares), "bar")


def commonest_words(indicator: Indicator, shares: Shares) -> str:
    """Return the commonest value in words, or that several are.

    Their names are too long for a card where they are categories.
    """
    top = commonest_values(indicator, shares.counts)
    if not top:
        return "Ingen har en verdi"
    count = f"{integer(shares.counts[top[0]])} av {integer(shares.n)}".replace(" ", HARD_SPACE)
    if len(top) == 1:
        words = lower_first(result_words(indicator, Value(top[0], "")))
        return f"Vanligst: {words} ({count})"
    which = f"{noun(indicator)} {joined(top)}" if indicator.is_ordinal else f"{len(top)} kategorier"
    return f"Like vanlige: {which} ({count}{HARD_SPACE}hver)"


def _value_swatch(edition: Edition, indicator: Indicator, value: str) -> Swatch:
    """Return the field of a grade, a category, or of those who have no value."""
    colours = edition.definitions.colours
    if value not in indicator.values:
        return _swatch(colours.status[value])
    return (
        _swatch(colours.kategori[value]) if indicator.is_category else Swatch(colours.grad[value])
    )


def _swatch(paint: Paint) -> Swatch:
    """Return the field of an entry of the colours."""
    return Swatch(paint.fill, paint.pattern, paint.line or "#ffffff")
