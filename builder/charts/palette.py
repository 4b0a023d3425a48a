"""Fills, outlines, patterns and ink of values and statuses, from `data/definitions/farger.yml`."""

from __future__ import annotations

from builder.charts.words import SHORT_STATUS_LABELS, STATUSES, UNANSWERED, label
from builder.definitions import Colours, Definitions, Indicator, Question
from builder.definitions import Paint as PaintEntry

Paint = dict[str, str]  # 'fill' (what Vega gets), 'base' (its colour), 'line' and 'ink'

WHITE = "#ffffff"
FAINT = 3.0  # contrast to white below which an area needs an outline (WCAG 1.4.11)


def contrast(one: str, other: str) -> float:
    """Return the WCAG contrast ratio between two colours written as #rrggbb."""
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def pattern_fill(pattern: str, base: str, line: str) -> str:
    """Return a fill: the colour itself, or a reference that tells the pattern and its two colours.

    Vega has no pattern fills but writes a fill it does not know as it stands, so the reference
    passes through it, and `svg.finish` adds the one <pattern> each reference asks for.
    """
    return base if pattern == "none" else f"url(#{pattern}-{base[1:]}-{line[1:]})"


class Palette:
    """The paint of every value and status; a count has the colour of the score it is cut into, or
    that of bars where no score cuts it."""

    def __init__(self, definitions: Definitions) -> None:
        self._definitions = definitions
        self._colours: Colours = definitions.colours
        self._known: dict[tuple[str, str], Paint] = {}
        self.text: str = self._colours.tekst
        self.line: str = self._colours.linje
        self.highlight: str = self._colours.fremhevet
        self.bar = self._paint(self._colours.soyle)
        self.published: str = self._colours.publisert
        self.series = tuple(self._paint(colour) for colour in self._colours.serier)

    def of(self, indicator: Indicator, value: str) -> Paint:
        """Return the paint of one value of an indicator, or of a status."""
        known = self._known.get((indicator.id, value))
        if known is None:
            known = self._known[(indicator.id, value)] = self._find(indicator, value)
        return known

    def swatches(self, indicator: Indicator) -> dict[str, Paint]:
        """Return label and paint of an indicator's values in order, then of who has none."""
        values = (*indicator.values, *UNANSWERED)
        return {v: {"label": label(indicator, v), **self.of(indicator, v)} for v in values}

    def answer_swatches(self, question: Question) -> dict[str, Paint]:
        """Return label and paint of a question's answers in order, then of who gave none."""
        colours = self._colours.svar[question.scale_id]
        answers = {
            a: {"label": t, **self._patterned(colours[a])} for a, t in question.scale.items()
        }
        return answers | {status: self._unanswered(status) for status in UNANSWERED}

    def _unanswered(self, status: str) -> Paint:
        """Return label and paint of those who gave no answer."""
        return {"label": SHORT_STATUS_LABELS[status]} | self._patterned(
            self._colours.status[status]
        )

    def cut_of(self, indicator: Indicator) -> Indicator | None:
        """Return the indicator that cuts a count or points into scores 0-4, or None."""
        cut = self._definitions.cut_of(indicator.id)
        return self._definitions.indicators[cut.id] if cut else None

    def _find(self, indicator: Indicator, value: str) -> Paint:
        """Return the paint of a status, a count, a grade or a category, whichever the value is."""
        if value in STATUSES:
            return self._patterned(self._colours.status[value])
        if indicator.is_number:
            cut = self._definitions.cut_of(indicator.id)
            return self._paint(self._colours.grad[str(cut.score(int(value)))]) if cut else self.bar
        if indicator.is_ordinal:
            return self._paint(self._colours.grad[value])
        return self._patterned(self._colours.kategori[value])

    def _patterned(self, entry: PaintEntry) -> Paint:
        """Return the paint of an entry with a pattern."""
        return self._paint(entry.fill, entry.pattern, entry.line)

    def _paint(self, base: str, pattern: str = "none", line: str | None = None) -> Paint:
        """Return a paint, outlined where the colour is faint, with ink that is legible on it."""
        ink = max((self.text, WHITE), key=lambda ink: contrast(ink, base))
        fill = pattern_fill(pattern, base, line or WHITE)
        outline = line or (self.line if contrast(base, WHITE) < FAINT else base)
        return {"fill": fill, "base": base, "line": outline, "ink": ink}


def _luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb as WCAG defines it."""
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
