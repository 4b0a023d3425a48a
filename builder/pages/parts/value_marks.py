"""A value as a small mark: five steps with its own filled, the swatch of a category, or the hatch
of no answer. Always beside its words."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Indicator
from builder.pages.lookups.results import Value


def value_mark(indicator: Indicator, value: Value) -> Markup:
    """Return the mark of a grade or category; it tells a screen reader nothing, since the words
    beside it do."""
    if value.verdi is None:
        return _swatch(value.status)
    if indicator.is_category:
        return _swatch(value.verdi)
    steps = Markup("").join(
        Markup('<span class="grad-{}{}"></span>').format(one, " egen" if one == value.verdi else "")
        for one in indicator.values
    )
    return Markup('<span class="trinn" aria-hidden="true">{}</span>').format(steps)


def _swatch(name: str) -> Markup:
    """Return the look of a category or of a reason for having no value, as farger.css has it."""
    css = name.replace("_", "-")
    return Markup('<span class="prove prove-{}" aria-hidden="true"></span>').format(css)


def value_words(indicator: Indicator, value: Value) -> str:
    """Return a value in words: `Grad 4: høy`, the name of a category, or why there is none."""
    if value.verdi is None:
        return value.missing_label
    label = indicator.label_of(value.verdi)
    if indicator.is_ordinal:
        return f"Grad {value.verdi}: {label}"
    return f"{label[:1].upper()}{label[1:]}"
