"""Every answer to a question as a bar of 100 per cent: a row for each item, or for each round."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from builder.charts import Row
from builder.definitions import Block, Question
from builder.numbers import integer, percent_text
from builder.pages.block_panels import (
    answers_table,
    asked_sentence,
    question_base,
    question_table,
    years_asked,
)
from builder.pages.edition import Edition, labels_of
from builder.pages.panels import NUMBERS, Labelled, paragraph
from builder.pages.results import Shares
from builder.pages.tables import details, figure


def answers_panel(edition: Edition, block: Block, root: str) -> Markup:
    """Return every answer to every item of a block: a chart and a table for each round."""
    content = Markup("")
    for year in edition.results.years:
        asked = [q for q in block.questions if q.item and year in years_asked(edition, q)]
        if asked:
            shares = [(q.label, edition.results.shares(year, q.column)) for q in asked]
            title = f"{block.question}, {year}"
            content += _answers_chart(edition, asked[0], shares, [year], title, root)
            content += details(NUMBERS, answers_table(edition, block, asked, year))
    return content + paragraph(asked_sentence(edition, block.questions), "merknad")


def question_rounds_panel(edition: Edition, question: Question, root: str) -> Markup:
    """Return every answer to one question, a bar for each round, with the table."""
    absent = paragraph(asked_sentence(edition, [question]), "merknad")
    years = years_asked(edition, question)
    if not years:
        return absent
    shares = [(str(year), edition.results.shares(year, question.column)) for year in years]
    chart = _answers_chart(edition, question, shares, years, question.label, root)
    return question_base(edition, question) + chart + question_table(edition, question) + absent


def _answers_chart(
    edition: Edition,
    question: Question,
    shares: Labelled,
    years: Sequence[int],
    title: str,
    root: str,
) -> Markup:
    """Return a stacked chart of labelled answers, or nothing where nobody was asked."""
    answered = [(label, own) for label, own in shares if own.n]
    if not answered:
        return Markup("")
    rows = [Row(label, own.counts, own.n) for label, own in answered]
    picture = edition.charts.svar(question.column, rows, edition.caption(years), title)
    told = answered if len(answered) <= 4 else [answered[0], *answered[-2:]]
    most = " ".join(_commonest(question, label, own) for label, own in told)
    return figure(edition.add(picture), root, f"{title}. {most} Tallene står under.")


def _commonest(question: Question, label: str, shares: Shares) -> str:
    """Return the most frequent answer in one row with its share, for the text alternative."""
    top = max(shares.counts, key=lambda answer: shares.counts[answer])
    share = f"{percent_text(shares.pct[top] or 0.0)} av {integer(shares.n)} kommuner"
    return f"{label}: vanligst er «{labels_of(question.scale, top)}» ({share})."
