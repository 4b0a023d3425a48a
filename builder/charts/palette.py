"""The colour scales of charts, from `data/definitions/farger.yml`: labels, fills and ink."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import altair as alt

from builder.charts.words import (
    CHANGE_LABELS,
    SHORT_STATUS_LABELS,
    STATUSES,
    UNANSWERED,
    label,
    score_labels,
)
from builder.definitions import Colours, Definitions, Indicator, Question
from builder.definitions import Paint as PaintEntry

WHITE = "#ffffff"


@dataclass(frozen=True)
class Paint:
    """One value on a scale: its label, its fill, and the ink that can be read on it.

    The fill is a colour, or the reference to a pattern.
    """

    label: str
    fill: str
    ink: str


@dataclass(frozen=True)
class Values:
    """The values of one indicator or question in order, with label and paint.

    They are what a chart's scales have as domain and range.
    """

    paints: tuple[Paint, ...]

    @property
    def labels(self) -> list[str]:
        """Return the labels in order, the domain of every scale."""
        return [paint.label for paint in self.paints]

    @property
    def fills(self) -> alt.Scale:
        """Return the scale from label to fill."""
        return alt.Scale(domain=self.labels, range=[paint.fill for paint in self.paints])

    @property
    def inks(self) -> alt.Scale:
        """Return the scale from label to the ink of a text on its fill."""
        return self._without_key([paint.ink for paint in self.paints])

    @property
    def grounds(self) -> alt.Scale:
        """Return the scale from label to the plain colour below the pattern of its fill."""
        return self._without_key([colour_below(paint.fill) for paint in self.paints])

    def _without_key(self, colours: list[str]) -> alt.Scale:
        """Return a scale that has no key.

        It is in the other order, for Vega-Lite joins the keys of scales with the same domain and
        remarks on it where one has none.
        """
        return alt.Scale(domain=self.labels[::-1], range=colours[::-1])

    @property
    def has_patterns(self) -> bool:
        """Tell whether some fill is a pattern."""
        return any(paint.fill.startswith("url(") for paint in self.paints)

    def only(self, labels: Iterable[str]) -> Values:
        """Return the values with one of these labels, in the same order."""
        kept = set(labels)
        return Values(tuple(paint for paint in self.paints if paint.label in kept))


@dataclass(frozen=True)
class Scores:
    """The scores a count or points is cut into: their values, and the number each begins at."""

    values: Values
    starts: tuple[int, ...]

    def of_number(self, number: int) -> str:
        """Return the label of the score that a number gives."""
        score = sum(start <= number for start in self.starts) - 1
        return self.values.labels[score]

    @property
    def cuts(self) -> list[float]:
        """Return the places between two numbers where the score changes."""
        return [start - 0.5 for start in self.starts[1:]]


class Palette:
    """The values of every indicator and question, with their colours.

    A count has the colour of the score it is cut into, or that of bars where no score cuts it.
    """

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._colours: Colours = definitions.colours
        self._known: dict[str, Values] = {}
        self.bar: str = self._colours.soyle
        self.series = self._colours.serier  # of up to three rounds, the newest last and darkest
        self.published: str = self._colours.side.lys.publisert

    def of(self, indicator: Indicator) -> Values:
        """Return an indicator's values in order, then the statuses of who has none."""
        if indicator.id not in self._known:
            paints = [self._paint(indicator, value) for value in (*indicator.values, *STATUSES)]
            self._known[indicator.id] = Values(tuple(paints))
        return self._known[indicator.id]

    def answers(self, question: Question) -> Values:
        """Return a question's answers in order, then those who gave none."""
        colours = self._colours.svar[question.scale_id]
        paints = [_patterned(text, colours[answer]) for answer, text in question.scale.items()]
        return Values((*paints, *(self._status_paints(status) for status in UNANSWERED)))

    def scores(self, indicator: Indicator) -> Scores | None:
        """Return the scores a count or points is cut into, each with its numbers, then statuses.

        None where no score cuts it.
        """
        entry = self._definitions.cut_of(indicator.id)
        if entry is None:
            return None
        labels = score_labels(self._definitions.indicators[entry.id])
        paints = [_plain(text, self._colours.grad[score]) for score, text in labels.items()]
        starts = tuple(entry.interval(int(score))[0] for score in labels)
        return Scores(Values((*paints, *self.statuses)), starts)

    def uncut(self, indicator: Indicator) -> Values:
        """Return the one value of a number that no score cuts, its unit, then the statuses."""
        return Values((_plain(indicator.unit, self.bar), *self.statuses))

    @property
    def changes(self) -> Values:
        """Return what a municipality can have done between two rounds."""
        paints = dict(self._colours.endring)
        return Values(tuple(_patterned(CHANGE_LABELS[name], one) for name, one in paints.items()))

    @property
    def statuses(self) -> list[Paint]:
        """Return the paints of those without a value."""
        return [self._status_paints(status) for status in STATUSES]

    def _paint(self, indicator: Indicator, value: str) -> Paint:
        """Return the paint of a grade, a category or a status."""
        if value in STATUSES:
            return self._status_paints(value)
        if indicator.is_category:
            return _patterned(label(indicator, value), self._colours.kategori[value])
        return _plain(label(indicator, value), self._colours.grad[value])

    def _status_paints(self, status: str) -> Paint:
        """Return the paint of those without a value."""
        return _patterned(SHORT_STATUS_LABELS[status], self._colours.status[status])


def pattern_fill(pattern: str, base: str, line: str) -> str:
    """Return a fill: the colour itself, or a reference that tells the pattern and its two colours.

    `svg.finish` adds the pattern of a reference.
    """
    return base if pattern == "none" else f"url(#{pattern}-{base[1:]}-{line[1:]})"


def colour_below(fill: str) -> str:
    """Return the colour of a fill, below its pattern: of `url(#hatch-ffffff-6b6b6b)`, #ffffff."""
    return fill if fill.startswith("#") else f"#{fill.split('-')[1]}"


def _patterned(text: str, entry: PaintEntry) -> Paint:
    """Return the paint of an entry with a pattern."""
    return Paint(
        text, pattern_fill(entry.pattern, entry.fill, entry.line or WHITE), best_ink(entry.fill)
    )


def _plain(text: str, colour: str) -> Paint:
    """Return the paint of one colour."""
    return Paint(text, colour, best_ink(colour))


@cache
def best_ink(colour: str) -> str:
    """Return black or white, whichever is read best on a colour."""
    return max(("#000000", WHITE), key=lambda ink: contrast(ink, colour))


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio between two colours written as #rrggbb."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
