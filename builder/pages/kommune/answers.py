"""Every answer of a municipality, round by round, as tables."""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import Block, Question, Theme
from builder.numbers import percent
from builder.pages.edition import Edition
from builder.pages.lookups.places import Kommune
from builder.pages.lookups.results import Unit, Value
from builder.pages.parts.panels import paragraph
from builder.pages.parts.tables import Cell, details, table
from builder.pages.words.wording import base_text, lower_first


def answer_tables(edition: Edition, kommune: Kommune, theme: Theme) -> Markup:
    """Return a folded table per block of the theme.

    It has every answer of the municipality or its predecessors.
    """
    blocks = [block for block in edition.definitions.blocks.values() if block.theme == theme.id]
    content = Markup("")
    for block in blocks:
        content += _block_table(edition, kommune, block)
    return content


def _block_table(edition: Edition, kommune: Kommune, block: Block) -> Markup:
    """Return one block's answers, a column for each round and municipality that was asked."""
    columns = _columns(edition, kommune, block)
    if not columns:
        return Markup("")
    headings = edition.results.heading
    header: list[str | Cell] = [
        "Spørsmål",
        *(headings(kommune.kommunenr, unit) for unit in columns),
    ]
    newest = max(unit.aar for unit in columns)
    answers = edition.results.rounds[newest].answers
    if answers is None:
        return paragraph(f"{block.label}: svarene er ikke publisert.", "merknad")
    header.append(f"Landet {newest}: {block.positive_label}")
    rows = [_answers_row(edition, question, columns, newest) for question in block.questions]
    caption = f"{block.question}{edition.status_note([unit.aar for unit in columns])}"
    return details(f"Alle svar: {lower_first(block.label)}", table(caption, header, rows))


def _columns(edition: Edition, kommune: Kommune, block: Block) -> list[Unit]:
    """Return the municipalities and rounds to show.

    Those whose round asked the block, or published scores only.
    """
    results = edition.results
    asked = [year for year, r in results.rounds.items() if block.id in r.asked or r.answers is None]
    return [kin.unit for year in asked for kin in results.kin(kommune.kommunenr, year)]


def _answers_row(
    edition: Edition, question: Question, columns: list[Unit], newest: int
) -> list[str | Cell]:
    """Return one question's answers, and the country's share of positive ones.

    The share is that of the newest round.
    """
    cells: list[str | Cell] = [question.label]
    for unit in columns:
        value = edition.results.answer(unit.aar, unit.kommunenr, question.column)
        cells.append(_answer_text(edition, question, value, unit))
    cells.append(_country_share(edition, question, newest))
    return cells


def _answer_text(edition: Edition, question: Question, value: Value, unit: Unit) -> str:
    """Return an answer's label.

    An item behind a gate that says no was not asked, not unanswered.
    """
    if value.verdi is not None:
        return question.scale[value.verdi]
    if value.status == "ubesvart" and edition.results.is_skipped(unit, question):
        return "–"
    return lower_first(value.missing_label.removesuffix(" på undersøkelsen"))


def _country_share(edition: Edition, question: Question, newest: int) -> str:
    """Return the country's share with its base: 66,7 % (n = 256)."""
    share = edition.results.positive(newest, question.column)
    if share is None or share.pct is None:
        return "–"
    return f"{percent(share.pct)} ({base_text(share.n)})"
