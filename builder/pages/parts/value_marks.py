"""A result as on a card: its mark, with its words beside.

The mark is five steps with its own marked, or the pattern of a category or of no answer.
"""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Indicator
from builder.naming import hyphened
from builder.pages.lookups.results import Value

PATTERN = Markup('<span class="prove prove-{}" aria-hidden="true"></span>')


def result_mark(indicator: Indicator, value: Value) -> Markup:
    """Return the mark of a grade or category.

    It tells a screen reader nothing, since the words beside it do.
    """
    if value.verdi is None:
        return PATTERN.format(hyphened(value.status))
    if indicator.is_category:
        return PATTERN.format(hyphened(value.verdi))
    steps = Markup("").join(
        Markup('<span class="grad-{}{}"></span>').format(one, " egen" if one == value.verdi else "")
        for one in indicator.values
    )
    return Markup('<span class="trinn" aria-hidden="true">{}</span>').format(steps)


def result_words(indicator: Indicator, value: Value) -> str:
    """Return a value in words: `Grad 4: høy`, the name of a category, or why there is none."""
    if value.verdi is None:
        return value.missing_label
    label = indicator.label_of(value.verdi)
    if indicator.is_ordinal:
        return f"Grad {value.verdi}: {label}"
    return f"{label[:1].upper()}{label[1:]}"
