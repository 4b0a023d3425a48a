"""Shares as the frames that charts of items and of published series are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace

import pandas as pd

from builder.charts import Palette, Picture
from builder.charts.kinds.series import series
from builder.charts.kinds.shares import shares
from builder.charts.wrapping import as_high
from builder.numbers import HARD_SPACE, integer
from builder.pages.parts.figure import Origin, Page
from builder.pages.parts.pictures import picture


@dataclass(frozen=True)
class Bar:
    """One bar of a chart of shares.

    `andel_pct` is None where the base is empty or the question was not asked (`asked`).
    """

    etikett: str
    runde: str
    antall: int
    n: int
    andel_pct: float | None
    asked: bool = True

    @property
    def is_empty(self) -> bool:
        """Tell whether the question was asked, but of nobody."""
        return self.andel_pct is None and self.asked


def shares_picture(
    palette: Palette,
    bars: Sequence[Bar],
    years: Sequence[str],
    page: Page,
    title: str,
    origin: Origin,
) -> Picture:
    """Return bars of the share of each item in one to three rounds.

    A base that differs between the items of a round is told with the item.
    """
    shown = [name for name in years if any(bar.runde == name for bar in bars)]
    colours = (palette.bar,) if len(shown) == 1 else palette.series[-len(shown) :]
    bases = {name: {bar.n for bar in bars if bar.runde == name and bar.n} for name in shown}
    is_even = all(len(known) <= 1 for known in bases.values())
    labels = _labels(bars, is_even)
    broken, high = as_high(labels.values())
    rows = [_bar_row(bar, broken[labels[bar.etikett]]) for bar in bars]
    frame = pd.DataFrame(rows).astype({"andel_pct": float})
    options = {"rounds": tuple(zip(shown, colours, strict=True)), "lines": high}
    whole = replace(origin, base=_even_bases(bases) if is_even else "")
    return picture(shares, {"shares": frame}, options, page, title, whole, drawing=("rad",))


def _bar_row(bar: Bar, label: str) -> dict[str, object]:
    """Return the row of a bar, with its label as it is broken into lines."""
    return {
        "etikett": bar.etikett,
        "rad": label,
        "runde": bar.runde,
        "antall": bar.antall,
        "n": bar.n,
        "andel_pct": bar.andel_pct,
    }


def _labels(bars: Sequence[Bar], is_even: bool) -> dict[str, str]:
    """Return each item's label, with its bases where they differ from those of the others."""
    if is_even:
        return {bar.etikett: bar.etikett for bar in bars}
    return {bar.etikett: f"{bar.etikett} ({_item_bases(bars, bar.etikett)})" for bar in bars}


def _even_bases(bases: Mapping[str, set[int]]) -> str:
    """Return the base that all items of a round share: `n = 354`, `n = 253 (2018), 256 (2022)`."""
    gap = HARD_SPACE
    known = {name: integer(*base) for name, base in bases.items() if base}
    if len(set(known.values())) == 1:
        return f"n{gap}={gap}{next(iter(known.values()))}"
    return f"n{gap}={gap}" + ", ".join(f"{n}{gap}({name})" for name, n in known.items())


def _item_bases(bars: Sequence[Bar], etikett: str) -> str:
    """Return the bases of one item in the order of its rounds: `n = 253, 256`."""
    gap = HARD_SPACE
    return f"n{gap}={gap}" + ", ".join(integer(bar.n) for bar in bars if bar.etikett == etikett)


@dataclass(frozen=True)
class Point:
    """One published share: its year, its value in per cent, and the value as it was published.

    What has changed since the point before it (`brudd`), and its base as it was published.
    """

    aar: int
    andel_pct: float
    tekst: str
    brudd: str = ""
    n: str = ""


def series_picture(
    palette: Palette,
    points: Sequence[Point],
    years: Sequence[int],
    page: Page,
    title: str,
    origin: Origin,
) -> Picture:
    """Return published shares by year, from the first to the last of `years`.

    Neighbouring years are joined unless a break lies between, years without a number left open.
    ValueError for a point outside the years or 0-100 per cent.
    """
    ordered = sorted(points, key=lambda point: point.aar)
    rows, stretch = [], 0
    for before, point in zip([None, *ordered], ordered, strict=False):
        if not (min(years) <= point.aar <= max(years) and 0 <= point.andel_pct <= 100):
            raise ValueError(f"{point} is outside {min(years)}-{max(years)} or 0-100 per cent")
        if before is not None and (point.aar != before.aar + 1 or point.brudd):
            stretch += 1
        rows.append({**asdict(point), "strekning": stretch})
    gaps = sorted(set(range(min(years), max(years) + 1)) - {point.aar for point in ordered})
    breaks = [{"aar": row["aar"] - 0.5, "tekst": row["brudd"]} for row in rows if row["brudd"]]
    frames = {
        "points": pd.DataFrame(rows),
        "breaks": pd.DataFrame(breaks, columns=["aar", "tekst"]),
        "gaps": pd.DataFrame([{"aar": year} for year in gaps], columns=["aar"]),
    }
    options = {"colour": palette.published, "first": min(years), "last": max(years)}
    return picture(series, frames, options, page, title, origin, drawing=("strekning",))
