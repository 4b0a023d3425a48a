"""The words on charts: short names of values, statuses and scores; numbers of municipalities."""

from __future__ import annotations

from collections.abc import Mapping

from builder import numbers
from builder.definitions import STATUS_LABELS, Indicator
from builder.definitions.kinds import Cut

SHORT_STATUS_LABELS: Mapping[str, str] = {
    status: label.lower() for status, label in STATUS_LABELS.items()
} | {
    "svarte_ikke": "svarte ikke",
    "ikke_publisert": "ikke publisert",
    "flere": "slått sammen eller delt senere",
}
STATUSES = ("ubesvart", "svarte_ikke", "ikke_spurt", "ikke_publisert", "flere")
UNANSWERED = STATUSES[:2]
CHANGE_LABELS: Mapping[str, str] = {
    "opp": "høyere enn før",
    "lik": "samme som før",
    "ned": "lavere enn før",
    "annet": "et annet mønster",
}


def label(indicator: Indicator, value: str) -> str:
    """Return how a key names a value or status: `4 høy`, `i stor grad`, `ubesvart`."""
    if value in STATUSES:
        return SHORT_STATUS_LABELS[value]
    if indicator.is_ordinal:
        return f"{value} {indicator.label_of(value)}"
    return indicator.label_of(value)


def kommuner(count: int) -> str:
    """Return a number of municipalities: `1 kommune`, `354 kommuner`."""
    noun = "kommune" if count == 1 else "kommuner"
    return f"{numbers.integer(count)}{numbers.HARD_SPACE}{noun}"


def score_labels(cut: Indicator) -> dict[str, str]:
    """Return score -> its name and the numbers it covers: `0 null`, `1 veldig lav: 1–5`."""
    assert isinstance(cut.rule, Cut)
    found = {}
    for score in cut.values:
        low, high = cut.rule.interval(int(score))
        covered = f": {low}" if low == high else f": {low}–{high}"
        found[score] = label(cut, score) + (covered if high else "")
    return found
