"""A value as a cell of a table: a grade, a category, a number, or why there is none.

A mark (the grade in its colour, the pattern of a category) stands before the words, so that a
dense table can show the mark alone; its words are then for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from builder.charts.words import SHORT_STATUS_LABELS
from builder.definitions import Indicator
from builder.naming import hyphened
from builder.numbers import integer
from builder.pages.edition import Edition, Headline
from builder.pages.lookups.places import Kommune
from builder.pages.lookups.results import Unit, Value
from builder.pages.parts.tables import Cell, number_cell
from builder.pages.words.wording import capital

OTHER_BORDERS = Value(None, "flere")


@dataclass(frozen=True)
class Marks:
    """How a grade stands with its word, and a category or a reason with its pattern."""

    grade: Markup
    swatch: Markup


IN_TABLE = Marks(
    Markup('<span class="grad grad-{0}">{0}<span class="ord"> – {1}</span></span>'),
    Markup('<span class="prove prove-{}"></span><span class="ord"> {}</span>'),
)


def value_cell(indicator: Indicator, value: Value) -> Cell:
    """Return a value that sorts by its order, or why there is none, which sorts last."""
    if value.verdi is None:
        return Cell(marked(indicator, value), sort="")
    if indicator.is_number:
        return number_cell(value.verdi, int(value.verdi))
    return Cell(marked(indicator, value), sort=indicator.values.index(value.verdi))


def told_value_cell(indicator: Indicator, value: Value) -> Cell:
    """Return a value beside those of other indicators: a number with what it is out of."""
    if value.verdi is None or not indicator.is_number:
        return value_cell(indicator, value)
    return Cell(f"{value.verdi} av {indicator.max} {indicator.unit}")


def unit_value_cell(edition: Edition, indicator: Indicator, unit: Unit) -> Cell:
    """Return the value that a municipality of a round had then."""
    value = edition.results.value(unit.aar, unit.kommunenr, indicator.id)
    return value_cell(indicator, value)


def own_value_cell(
    edition: Edition, kommune: Kommune, indicator: Indicator, year: int, other_borders: str
) -> Cell:
    """Return the value a municipality of today had in a round.

    Where it had other borders, these words say so, and sort last.
    """
    unit = edition.results.own_unit(kommune.kommunenr, year)
    if unit is None:
        return Cell(marked(indicator, OTHER_BORDERS, other_borders), sort="")
    return unit_value_cell(edition, indicator, unit)


def inhabitants_cell(kommune: Kommune) -> Cell:
    """Return the inhabitants of a municipality of today, told where they are an estimate."""
    estimate = " (anslag)" if kommune.anslag else ""
    return number_cell(f"{integer(kommune.folketall)}{estimate}", kommune.folketall)


def marked(indicator: Indicator, value: Value, words: str = "", marks: Marks = IN_TABLE) -> Markup:
    """Return a grade in its colour with its word, a category with its pattern, or why none.

    A reason is told in `words`, or in its own.
    """
    if value.verdi is None:
        text = words or capital(SHORT_STATUS_LABELS[value.status])
        return filled(marks.swatch, hyphened(value.status), text)
    label = indicator.label_of(value.verdi)
    if indicator.is_ordinal:
        return filled(marks.grade, value.verdi, label)
    return filled(marks.swatch, hyphened(value.verdi), capital(label))


@cache
def filled(mark: Markup, *words: object) -> Markup:
    """Return a mark with its words; the same few stand in tens of thousands of cells."""
    return mark.format(*words)


def value_head(indicator: Indicator, year: int) -> Markup:
    """Return the head of a column of values: the label and the year.

    A dense table has only what follows its first word.
    """
    first, _, last = indicator.label.partition(" ")
    first, last = (first, last) if last else ("", first)
    hidden = Markup('<span class="ord">{} </span>').format(first) if first else Markup("")
    return hidden + Markup('<span class="siste">{}</span> {}').format(last, str(year))


def key(indicator: Indicator, statuses: Iterable[str]) -> Markup:
    """Return what each mark of a category means, and of the statuses, as a list.

    A wide window has the words in the table, and does not show it.
    """
    values = [Value(value, "") for value in indicator.values]
    values += [Value(None, status) for status in statuses]
    marks = (marked(indicator, value) for value in values)
    items = Markup("").join(Markup("<li>{}</li>").format(mark) for mark in marks)
    listed = Markup('<ul class="tegnforklaring for-tett" aria-label="Tegnforklaring: {}">{}</ul>')
    return listed.format(indicator.label, items)


def marks_key(headlines: Sequence[Headline]) -> Markup:
    """Return what marks of categories and missing values mean where a phone shows them alone."""
    categories = [indicator for indicator, _ in headlines if indicator.is_category]
    return Markup("").join(key(one, ("svarte_ikke", "ubesvart")) for one in categories)
