"""Findings about single answers."""

from __future__ import annotations

from collections.abc import Iterator

from builder.definitions import Question
from builder.definitions.answer_scales import NO, YES
from builder.numbers import integer
from builder.pages.words.finding import SUBJECT, Finding, kommuner_of, one_of
from builder.pages.words.standing import Standing
from builder.pages.words.standing_out.weights import LESSER, NEWS
from builder.pages.words.wording import lower_first


def answer_changes(standing: Standing) -> Iterator[Finding]:
    """Yield a yes that became a no, or the other way, since the last round that it was so."""
    for question, asked in _asked(standing):
        new = standing.answer(question, asked[-1]) if asked else None
        for before in reversed(asked[:-1]):
            old = standing.answer(question, before)
            is_change = {old, new} == {YES, NO}
            if is_change and old and new and standing.comparable(before, asked[-1]):
                yield _answer_change(standing, question, (before, old), (asked[-1], new))
                break


def _answer_change(
    standing: Standing, question: Question, old: tuple[int, str], new: tuple[int, str]
) -> Finding:
    """Return what an answer has become, what it was, and how many changed it the same way."""
    (before, was), (after, now) = old, new
    count, base = standing.moved(
        question.column, before, after, lambda fra, til: (fra, til) == (was, now)
    )
    phrase = standing.edition.definitions.phrases.questions[question.column].of(now)
    text = (
        f"{SUBJECT} {phrase.main} ({after}). I {before} var svaret {was}. "
        f"Slik gikk det i {kommuner_of(count, base)}."
    )
    weight = _news(standing, after)
    return Finding(
        _theme(standing, question), frozenset([question.block]), text, count, base, weight
    )


def answers_of_few(standing: Standing) -> Iterator[Finding]:
    """Yield an answer to a yes/no question that few gave in the newest round that asked."""
    phrases = standing.edition.definitions.phrases
    for question, asked in _asked(standing):
        answer = standing.answer(question, asked[-1]) if asked else None
        if answer in (YES, NO):
            relative = phrases.questions[question.column].of(answer).relative
            yield _answer(
                standing, question, asked[-1], answer, relative, _news(standing, asked[-1])
            )


def items_of_few(standing: Standing) -> Iterator[Finding]:
    """Yield an answer to an item, of a known wording, that few gave in the newest round."""
    definitions = standing.edition.definitions
    for name, own in definitions.phrases.items.items():
        for question in definitions.blocks[name].items:
            year = max(standing.results.years_asked(question.column), default=None)
            answer = standing.answer(question, year) if year else None
            if question.wording == "kjent" and year and answer in (YES, NO):
                relative = own.of(answer).relative.replace("{item}", lower_first(question.label))
                yield _answer(standing, question, year, answer, relative, LESSER)


def _answer(
    standing: Standing, question: Question, year: int, answer: str, relative: str, weight: float
) -> Finding:
    """Return that the municipality is one of those that gave an answer."""
    shares = standing.results.shares(year, question.column)
    base = question.base.removeprefix("alle ")
    count = shares.counts[answer]
    text = f"{SUBJECT} er {one_of(count)} som {relative} ({year}, av {integer(shares.n)} {base})."
    return Finding(
        _theme(standing, question), frozenset([question.block]), text, count, shares.n, weight
    )


def _asked(standing: Standing) -> Iterator[tuple[Question, list[int]]]:
    """Yield each question with phrases and the rounds that asked it."""
    definitions = standing.edition.definitions
    for name in definitions.phrases.questions:
        yield definitions.questions[name], standing.results.years_asked(name)


def _theme(standing: Standing, question: Question) -> str:
    """Return the theme of a question."""
    return standing.edition.definitions.blocks[question.block].theme


def _news(standing: Standing, year: int) -> float:
    """Return the weight of an answer: more where it is of the newest round."""
    return NEWS if year == standing.results.years[-1] else 0.0
