"""Results as the frames that the kinds of chart are made from, with the words in the picture."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from builder.charts import Palette, Picture, Values
from builder.charts.kinds.distribution import distribution
from builder.charts.kinds.histogram import histogram
from builder.charts.picture import Kind
from builder.charts.words import SHORT_STATUS_LABELS, STATUSES
from builder.charts.wrapping import ACROSS, as_high, lines
from builder.definitions import Indicator
from builder.numbers import HARD_SPACE, integer, share_pct, short
from builder.pages.lookups.results import Shares
from builder.pages.parts.figure import Origin, Page
from builder.pages.words.wording import base_text, capital, joined

TITLE_ACROSS = 40  # characters of a title in the width of a picture
POINTED, FRAMED = "▼", "□"  # how a chart marks one's own place

Rows = dict[str, pd.DataFrame]


def picture(
    kind: Kind,
    frames: Rows,
    options: dict[str, Any],
    page: Page,
    title: str,
    origin: Origin,
    mark: str = "",
    drawing: tuple[str, ...] = (),
    share: float = 1.0,
) -> Picture:
    """Return a picture with its words: title, place, unit and base, source and status.

    The place has the sign that marks it. The same words go with the data that is taken from it,
    but for the columns that are only for the `drawing`. `share` is how much of a phone's column
    it is wide.
    """
    unit = f"{origin.unit}, {origin.base}" if origin.base else origin.unit
    sign = f"{mark}{HARD_SPACE}" if mark and page.place else ""
    return Picture(
        kind,
        frames,
        lines(title, int(TITLE_ACROSS * share)),
        (*(lines(capital(unit)) if unit else ()), *lines(origin.source, int(ACROSS * share))),
        f"{sign}{page.place}",
        tuple(options.items()),
        _about(page, title, origin),
        drawing,
    )


def _about(page: Page, title: str, origin: Origin) -> dict[str, str]:
    """Return what goes with the data that is taken from a picture."""
    return {
        "figur": title,
        "sted": page.place,
        "aar": origin.years,
        "enhet": origin.unit,
        "n": origin.base,
        "kilde": origin.source,
        "status": origin.status,
    }


def distribution_picture(
    values: Values,
    keys: Sequence[str],
    shares: Sequence[tuple[str, Shares]],
    page: Page,
    title: str,
    origin: Origin,
    own: str | None = None,
) -> Picture:
    """Return stacked bars of (label, shares), one a group.

    `keys` are the values as they are counted, in the order of the labels of `values`; raises
    ValueError where a row's counts miss its n. `own` is the value of the place the page is
    about.
    """
    named = dict(zip(keys, values.labels, strict=True))
    broken, high = as_high([base_label(label, one) for label, one in shares])
    rows = [
        {
            "gruppe": base_label(label, one),
            "rad": broken[base_label(label, one)],
            "svar": named[key],
            **_counted(one, key),
            "egen": key == own,
        }
        for label, one in shares
        for key in _counted_keys(title, label, keys, one)
    ]
    unseen = {named[key] for key in STATUSES if key in named} - {row["svar"] for row in rows}
    used = values.only(set(values.labels) - unseen)
    frames, options = {"shares": pd.DataFrame(rows)}, {"values": used, "lines": high}
    mark = POINTED if own else ""
    return picture(distribution, frames, options, page, title, origin, mark, drawing=("rad",))


def _counted(shares: Shares, key: str) -> dict[str, object]:
    """Return how many have a value, of how many, and what share that is."""
    count = shares.counts[key]
    return {"antall": count, "n": shares.n, "andel_pct": share_pct(count, shares.n)}


def histogram_picture(
    indicator: Indicator,
    palette: Palette,
    shares: Shares,
    median: float | None,
    page: Page,
    title: str,
    origin: Origin,
    own: str | None = None,
) -> Picture:
    """Return a column for each number of a count or points, in the colour of its score."""
    scored = palette.scores(indicator)
    values = scored.values if scored else palette.uncut(indicator)
    rows = [
        {
            "tall": int(value),
            "antall": shares.counts[value],
            "trinn": scored.of_number(int(value)) if scored else indicator.unit,
            "egen": value == own,
        }
        for value in indicator.values
    ]
    cuts = scored.cuts if scored else ()
    frames = {"counts": pd.DataFrame(rows), **_lines_across(median, cuts)}
    most = max(int(value) for value in indicator.values)
    shown = values.only(str(row["trinn"]) for row in rows)
    options = {"values": shown, "unit": indicator.unit, "most": most}
    bases = joined([part for part in (origin.base, *_silent(shares)) if part])
    whole = replace(origin, base=bases)
    return picture(histogram, frames, options, page, title, whole, POINTED if own else "")


def _lines_across(median: float | None, cuts: Iterable[float]) -> Rows:
    """Return the frames of the lines through a histogram: its median, and where scores are cut."""
    middle = [] if median is None else [{"median": median, "etikett": f"median {short(median)}"}]
    return {
        "median": pd.DataFrame(middle, columns=["median", "etikett"]),
        "cuts": pd.DataFrame([{"grense": cut} for cut in cuts], columns=["grense"]),
    }


def _silent(shares: Shares) -> list[str]:
    """Return how many have no value, and why: `3 ubesvart`."""
    return [
        f"{integer(shares.counts[status])}{HARD_SPACE}{SHORT_STATUS_LABELS[status]}"
        for status in STATUSES
        if shares.counts.get(status)
    ]


def base_label(label: str, shares: Shares) -> str:
    """Return a group with its base: `Hele landet (n = 354)`.

    Who did not answer is told beside where the base does not count them.
    """
    gap = HARD_SPACE
    silent = shares.counts.get("svarte_ikke", 0)
    beside = bool(silent) and sum(shares.counts.values()) - silent == shares.n
    more = f", {integer(silent)}{gap}svarte{gap}ikke" if beside else ""
    return f"{label} ({base_text(shares.n)}{more})"


def _counted_keys(title: str, label: str, keys: Sequence[str], shares: Shares) -> list[str]:
    """Return the values that some have, in order; raises ValueError where they miss the base."""
    counted = [key for key in keys if shares.counts.get(key)]
    if sum(shares.counts[key] for key in counted) - shares.n:
        counted = [key for key in counted if key != "svarte_ikke"]
    if sum(shares.counts[key] for key in counted) != shares.n:
        found = f"{title}, {label}: counts {dict(shares.counts)}"
        raise ValueError(f"{found} do not add up to n = {shares.n}")
    return counted
