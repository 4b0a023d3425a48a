"""Two figures of grades: the scores a grade is made of, and the way from one round to the next."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.charts.words import kommuner, label
from builder.definitions import Indicator
from builder.definitions.kinds import Composite
from builder.numbers import integer
from builder.pages.edition import Edition
from builder.pages.lookups.results import Change, Pair
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.grade_pictures import change_picture, cross_picture
from builder.pages.parts.tables import Cell, number_cell, table
from builder.pages.words.readings import noun
from builder.pages.words.wording import capital, joined, lower_first

COUNTED = "antall kommuner"
MOVED = "antall kommuner; ♦ samme verdi i begge rundene"


def cross_panel(
    edition: Edition,
    indicator: Indicator,
    year: int,
    page: Page,
    own: tuple[str, str] | None = None,
) -> Markup:
    """Return the figure of the two scores a grade is made of, with one's own pair marked.

    Nothing for what is no such grade, or where the scores are not known.
    """
    pairs = edition.results.pairs(year, indicator.id)
    rule = indicator.rule
    base = sum(pair.antall for pair in pairs)
    if not isinstance(rule, Composite) or not base:
        return Markup("")
    names = _labels(edition, *rule.indicators)
    title = f"{indicator.label}, {year}: slik blir graden til"
    heading = "De to scorene bak" if own else f"Slik blir graden til, {year}"
    told = Told(f"{indicator.slug}-hvorfor-{year}", heading, title)
    origin = edition.origin([year], COUNTED, f"i alt {integer(base)}")
    palette = edition.palette.of(indicator)
    picture = edition.once(
        ("kryss", indicator.id, year, own, bool(page.place)),
        lambda: cross_picture(palette, pairs, names, own, page, title, origin).packed(),
    )
    reading = _pair_sentence(indicator, names, pairs, own)
    numbers = edition.once(
        ("kryss, tabell", indicator.id, year),
        lambda: _pairs_table(edition, indicator, names, pairs, year),
    )
    alt, own_picture = f"{title}. {reading}", picture.of(page.place)
    return edition.place(page, Figure(told, reading, alt, own_picture, numbers, origin))


def _labels(edition: Edition, first: str, second: str) -> tuple[str, str]:
    """Return the labels of two indicators."""
    indicators = edition.definitions.indicators
    return indicators[first].label, indicators[second].label


def _pair_sentence(
    indicator: Indicator,
    names: tuple[str, str],
    pairs: Sequence[Pair],
    own: tuple[str, str] | None,
) -> str:
    """Return what one's own pair of scores gives and how many share it; else the commonest pair."""
    most = max(pair.antall for pair in pairs)
    shown = [pair for pair in pairs if (pair.forste, pair.andre) == own]
    common = [pair for pair in pairs if pair.antall == most]
    if not shown and len(common) > 1:
        return f"{integer(len(common))} kombinasjoner er like vanlige, med {kommuner(most)} i hver."
    (pair,) = shown or common
    scores = f"{lower_first(names[0])} {pair.forste} og {lower_first(names[1])} {pair.andre}"
    grade = f"grad {pair.verdi} («{indicator.label_of(pair.verdi)}»)"
    if shown:
        return f"{capital(scores)} gir {grade}. {kommuner(pair.antall)} har denne kombinasjonen."
    return f"Vanligst er {scores}, som gir {grade}: {kommuner(pair.antall)}."


def _pairs_table(
    edition: Edition,
    indicator: Indicator,
    names: tuple[str, str],
    pairs: Sequence[Pair],
    year: int,
) -> Markup:
    """Return every pair that some municipality has, with the grade it gives."""
    rows: list[list[str | Cell]] = [
        [
            f"{pair.forste} og {pair.andre}",
            f"{pair.verdi} – {indicator.label_of(pair.verdi)}",
            number_cell(integer(pair.antall), pair.antall),
        ]
        for pair in pairs
        if pair.antall
    ]
    head: list[str | Cell] = [
        f"{names[0]} og {names[1].lower()}",
        "Grad",
        Cell("Kommuner", css="tall"),
    ]
    return table(f"{indicator.label}, {year}{edition.status_note([year])}", head, rows)


def change_panel(edition: Edition, indicator: Indicator, page: Page) -> Markup:
    """Return the figure of how many went from one value to another between two rounds.

    They are the two newest that can be compared; nothing where there are none.
    """
    years = edition.results.years_of(indicator.id)
    if len(years) < 2:
        return Markup("")
    before, after = years[-2:]
    changes = edition.results.changes(indicator.id, before, after)
    if not changes:
        return Markup("")
    labels = {value: label(indicator, value) for value in indicator.values}
    title = f"{indicator.label}: fra {before} til {after}"
    everyone = sum(one.antall for one in changes)
    origin = edition.origin([before, after], MOVED, f"i alt {integer(everyone)}")
    values = edition.palette.of(indicator)
    picture = change_picture(labels, values, changes, (before, after), page, title, origin)
    reading = _change_sentence(indicator, changes, before, after)
    told = Told(f"{indicator.slug}-endring-{before}-{after}", f"Fra {before} til {after}", title)
    numbers = _changes_table(edition, labels, changes, title, [before, after])
    note = "Bare kommuner med samme grenser og svar i begge rundene er med."
    alt = f"{title}. {reading}"
    return edition.place(page, Figure(told, reading, alt, picture, numbers, origin, note))


def _change_sentence(
    indicator: Indicator, changes: Sequence[Change], before: int, after: int
) -> str:
    """Return how many have the same value in both rounds, and the commonest way for the rest."""
    everyone = sum(one.antall for one in changes)
    same = sum(one.antall for one in changes if one.fra == one.til)
    text = (
        f"{integer(same)} av {kommuner(everyone)} har samme {noun(indicator)} i {before} og "
        f"{after}."
    )
    moved = [one for one in changes if one.fra != one.til]
    most = max((one.antall for one in moved), default=0)
    ways = [
        f"fra «{indicator.label_of(one.fra)}» til «{indicator.label_of(one.til)}»"
        for one in moved
        if one.antall == most
    ]
    if len(ways) == 1:
        return f"{text} Den vanligste endringen er {ways[0]} ({kommuner(most)})."
    if len(ways) == 2:
        return f"{text} De vanligste endringene er {joined(ways)} ({kommuner(most)} hver)."
    if ways:
        return f"{text} {integer(len(ways))} endringer er like vanlige ({kommuner(most)} hver)."
    return text


def _changes_table(
    edition: Edition,
    labels: dict[str, str],
    changes: Sequence[Change],
    title: str,
    years: list[int],
) -> Markup:
    """Return a row for each value before, with the municipalities of each value after."""
    counts = {(one.fra, one.til): one.antall for one in changes}
    rows: list[list[str | Cell]] = []
    for fra, name in labels.items():
        row = [counts.get((fra, til), 0) for til in labels]
        cells = [number_cell(integer(count), count) for count in (*row, sum(row))]
        rows.append([name, *cells])
    head: list[str | Cell] = [f"{years[0]} (ned), {years[1]} (bortover)"]
    head += [Cell(name, css="tall") for name in (*labels.values(), "I alt")]
    return table(f"{title}, antall kommuner{edition.status_note(years)}", head, rows)
