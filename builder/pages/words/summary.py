"""The summary of a municipality: two or three sentences, the most surprising first."""

from __future__ import annotations

from collections.abc import Sequence

from builder.pages.words.finding import Finding

MOST = 3  # findings told


def chosen(found: Sequence[Finding]) -> list[Finding]:
    """Return the most surprising findings, no two of one topic, and of the last one a theme that
    has not been told where there is one."""
    told: list[Finding] = []
    for one in found:
        fits = all(one.topic != other.topic for other in told)
        is_last = len(told) == MOST - 1
        if fits and not (is_last and {one.theme} == {other.theme for other in told}):
            told.append(one)
        if len(told) == MOST:
            break
    return told
