"""A value as a cell of a table: a grade, a category, a number, or why there is none.

A mark (the grade in its colour, the pattern of a category) stands before the words, so that a
narrow table can show the mark alone; its words are then for those who do not see it.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from builder.charts.words import SHORT_STATUS_LABELS
from builder.definitions import Indicator
from builder.pages.lookups.results import Value
from builder.pages.parts.tables import Cell, number_cell
from builder.pages.words.wording import capital

GRADE = Markup('<span class="grad grad-{0}">{0}<span class="ord"> – {1}</span></span>')
SWATCH = Markup('<span class="prove prove-{}"></span><span class="ord"> {}</span>')


def css_name(value: str) -> str:
    """Return a value or status as the classes of farger.css name it."""
    return value.replace("_", "-")


def value_cell(indicator: Indicator, value: Value) -> Cell:
    """Return a value that sorts by its order, or why there is none, which sorts last."""
    if value.verdi is None:
        return Cell(mark_of(indicator, value), sort="")
    if indicator.is_number:
        return number_cell(value.verdi, int(value.verdi))
    return Cell(mark_of(indicator, value), sort=indicator.values.index(value.verdi))


def mark_of(indicator: Indicator, value: Value) -> Markup:
    """Return the mark of a grade or category, or of why there is none."""
    if value.verdi is None:
        return missing_mark(value.status)
    return value_mark(indicator, value.verdi)


def value_mark(indicator: Indicator, value: str) -> Markup:
    """Return a grade in its colour with its word, or a category with its pattern."""
    label = indicator.label_of(value)
    if indicator.is_ordinal:
        return GRADE.format(value, label)
    return SWATCH.format(css_name(value), capital(label))


def missing_mark(status: str, text: str = "") -> Markup:
    """Return the pattern of a status that has no value, with a text or its own words."""
    words = text or capital(SHORT_STATUS_LABELS[status])
    return SWATCH.format(css_name(status), words)


def key(indicator: Indicator, statuses: Iterable[str], label: str) -> Markup:
    """Return what each mark of a category means, and of the statuses, as a list with a label; a
    wide window has the words in the table, and does not show it."""
    marks = [value_mark(indicator, value) for value in indicator.values]
    marks += [missing_mark(status) for status in statuses]
    items = Markup("").join(Markup("<li>{}</li>").format(mark) for mark in marks)
    listed = '<ul class="tegnforklaring for-tett" aria-label="Tegnforklaring: {}">{}</ul>'
    return Markup(listed).format(label, items)
