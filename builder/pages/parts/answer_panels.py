"""Every answer to a question as a bar of 100 per cent: a row for each item, or for each round."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.charts.words import UNANSWERED
from builder.definitions import Block, Question
from builder.pages.edition import Edition, labels_of
from builder.pages.lookups.results import Shares
from builder.pages.parts.block_panels import (
    answers_table,
    asked_sentence,
    question_base,
    question_table,
)
from builder.pages.parts.figure import Figure, Page, Told
from builder.pages.parts.panels import paragraph
from builder.pages.parts.pictures import distribution_picture
from builder.pages.words.readings import Labelled, row_sentence


def answers_panel(edition: Edition, block: Block, page: Page) -> Markup:
    """Return every answer to every item of a block: a chart and a table for each round."""
    content = Markup("")
    for year in edition.results.years[::-1]:
        asked = [
            q for q in block.questions if q.item and year in edition.results.years_asked(q.column)
        ]
        if asked:
            shares = [(q.label, edition.results.shares(year, q.column)) for q in asked]
            title = f"{block.question}, {year}"
            told = Told(f"{block.slug}-svar-{year}", f"Alle svar, {year}", title)
            numbers = answers_table(edition, block, asked, year)
            content += _answers_figure(edition, asked[0], shares, [year], told, numbers, page)
    return content + paragraph(asked_sentence(edition, block.questions), "merknad")


def question_rounds_panel(edition: Edition, question: Question, page: Page) -> Markup:
    """Return every answer to one question, a bar for each round, with the table."""
    absent = paragraph(asked_sentence(edition, [question]), "merknad")
    years = edition.results.years_asked(question.column)
    if not years:
        return absent
    shares = [(str(year), edition.results.shares(year, question.column)) for year in years]
    told = Told(f"{question.slug}-svar", "Alle svar, runde for runde", question.label)
    numbers = question_table(edition, question)
    figure = _answers_figure(edition, question, shares, years, told, numbers, page)
    return question_base(question) + figure + absent


def _answers_figure(
    edition: Edition,
    question: Question,
    shares: Labelled,
    years: Sequence[int],
    told: Told,
    numbers: Markup,
    page: Page,
) -> Markup:
    """Return the figure of labelled answers, its table alone where nobody was asked."""
    answered = [(label, own) for label, own in shares if own.n]
    if not answered:
        return numbers
    title = told.title
    origin = edition.origin(years, "prosent av kommunene")
    values, keys = edition.palette.answers(question), (*question.scale, *UNANSWERED)
    picture = distribution_picture(values, keys, answered, page, title, origin)
    shown = answered if len(answered) <= 4 else [answered[0], *answered[-2:]]
    most = [_commonest_sentence(question, label, own) for label, own in shown]
    alt = f"{title}. {' '.join(most)}"
    return edition.place(page, Figure(told, most[-1], alt, picture, numbers, origin))


def _commonest_sentence(question: Question, label: str, shares: Shares) -> str:
    """Return the most frequent answer in one row with its share, for the text alternative.

    Where several are as frequent, all of them are told.
    """
    most = max(shares.counts.values())
    top = [answer for answer, count in shares.counts.items() if count == most]
    names = [f"«{labels_of(question.scale, answer)}»" for answer in top]
    return row_sentence(label, names, shares.pct_of(top[0]), shares.n)
