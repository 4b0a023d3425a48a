"""The newest answers of a municipality as lists: what it has, how common that is, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.definitions import Block, Question, Theme
from builder.numbers import integer, percent
from builder.pages.rendering import html_of
from builder.pages.words.finding import counted
from builder.pages.words.standing import Standing

UNKNOWN_WORDING = "ukjent"


@dataclass(frozen=True)
class Line:
    """One question as a municipality answered it.

    Whether that was positively (None where it was not answered), the answer, the country's share
    of positive answers, and what is new since the last round.
    """

    label: str
    is_positive: bool | None
    answer: str
    pct: float | None
    since: str

    @property
    def share(self) -> str:
        """Return the share as text, or a dash."""
        return "–" if self.pct is None else percent(self.pct)


@dataclass(frozen=True)
class AnswerList:
    """The answers to one block in its newest round: heading, what the shares are of, and lines.

    `rest` tells of those whose wording is not known.
    """

    heading: str
    base: str
    lines: tuple[Line, ...]
    rest: str


def answer_lists(standing: Standing, theme: Theme) -> Markup:
    """Return a list for each block of the theme that the municipality itself has answered."""
    blocks = standing.edition.definitions.blocks.values()
    lists = [_list(standing, block) for block in blocks if block.theme == theme.id]
    return html_of("kommune/answer_list.html.jinja", lists=[one for one in lists if one])


def _list(standing: Standing, block: Block) -> AnswerList | None:
    """Return the answers to a block in the newest round that the municipality answered it in."""
    rounds = _rounds_answered(standing, block)
    if not rounds:
        return None
    year = rounds[-1]
    before = rounds[-2] if len(rounds) > 1 and standing.comparable(*rounds[-2:]) else None
    asked = [q for q in block.questions if standing.results.positive(year, q.column)]
    known = [q for q in asked if q.wording != UNKNOWN_WORDING]
    lines = tuple(_answer_line(standing, block, q, year, before) for q in known)
    rest = _rest(standing, block, [q for q in asked if q not in known], year)
    share = standing.results.positive(year, asked[-1].column)
    positive = block.positive_label or "ja"
    base = (
        f"Andel som svarte {positive}, av {integer(share.n if share else 0)} {_asked_of(asked[-1])}"
    )
    return AnswerList(f"{block.label}, {year}", base, lines, rest)


def _asked_of(question: Question) -> str:
    """Return who the shares are of, after a number."""
    return question.base.removeprefix("alle ")


def _rounds_answered(standing: Standing, block: Block) -> list[int]:
    """Return the rounds in which the municipality itself answered something of a block."""
    return [
        year
        for year in standing.results.years
        if any(standing.answer(question, year) is not None for question in block.questions)
    ]


def _answer_line(
    standing: Standing, block: Block, question: Question, year: int, before: int | None
) -> Line:
    """Return one question with its answer."""
    answer = standing.answer(question, year)
    share = standing.results.positive(year, question.column)
    is_positive = None if answer is None else answer in block.positive
    text = question.scale[answer] if answer is not None else _why_missing(standing, question, year)
    since = _since(standing, block, question, is_positive, before)
    return Line(question.label, is_positive, text, share.pct if share else None, since)


def _why_missing(standing: Standing, question: Question, year: int) -> str:
    """Return why there is no answer: not asked because of the answer before, or left open."""
    unit = standing.unit(year)
    is_skipped = unit is not None and standing.results.is_skipped(unit, question)
    return "ikke aktuelt" if is_skipped else "ubesvart"


def _since(
    standing: Standing,
    block: Block,
    question: Question,
    is_positive: bool | None,
    before: int | None,
) -> str:
    """Return what is new since the last round that asked: `ny siden 2022`, `ikke lenger`."""
    old = standing.answer(question, before) if before else None
    if old is None or is_positive is None or (old in block.positive) == is_positive:
        return ""
    return f"ny siden {before}" if is_positive else f"ikke lenger, ja i {before}"


def _rest(standing: Standing, block: Block, hidden: Sequence[Question], year: int) -> str:
    """Return how many of the questions of unknown wording were answered positively, in a line."""
    if not hidden:
        return ""
    yes = sum(standing.answer(question, year) in block.positive for question in hidden)
    return f"{rest_label(len(hidden))}: {integer(yes)} av {integer(len(hidden))}."


def rest_label(count: int) -> str:
    """Return what questions whose wording is not known are called together."""
    return f"Ytterligere {counted(count)} områder (ordlyden er ikke kjent)"
