"""What the municipalities are asked: every block with its questions.

Each question tells how well its wording is known.
"""

from __future__ import annotations

from markupsafe import Markup

from builder.definitions import STATUS_LABELS, Block, Question
from builder.pages.edition import Edition
from builder.pages.parts.panels import paragraph
from builder.pages.parts.tables import CARDS, Cell, table
from builder.pages.words.wording import joined, lower_first

WORDINGS = {  # nothing is said where the wording is SSB's own
    "omtrent": "Vår korte form. Den nøyaktige ordlyden er ikke kjent.",
    "ukjent": "Vi vet at punktet finnes, men ikke hva det heter.",
}


def reading(text: str) -> Markup:
    """Return a box that says what is our reading because the source is silent, or nothing."""
    if not text:
        return Markup("")
    box = Markup('<div class="lesning"><strong>Vår lesning:</strong> {}</div>')
    return box.format(text)


def block_table(edition: Edition, block: Block) -> Markup:
    """Return one block: who is asked, when, the answers, and a table of its questions."""
    scale = block.items[0].scale
    answers = joined([f"«{label}»" for label in scale.values()])
    asked = "Punktene er stilt til" if block.gate else "Stilt til"
    content = paragraph(f"{block.question}. {asked} {block.base}. Svarene er {answers}.")
    content += paragraph(_rounds_sentence(edition, block) if edition.has_answers else "")
    rows: list[list[str | Cell]] = [_question_row(question, block) for question in block.questions]
    content += table(f"{block.label}: spørsmålene", ["Spørsmål", "Merknad"], rows, css=CARDS)
    content += paragraph(f"Kilde: {block.source}.", "kilde")
    return content + reading(block.note)


def _rounds_sentence(edition: Edition, block: Block) -> str:
    """Return which rounds asked the block, and why the others have no answers to it."""
    rounds = edition.results.rounds
    asked = [str(year) for year, r in rounds.items() if block.id in r.asked]
    hidden = [str(year) for year, r in rounds.items() if r.answers is None]
    silent = [
        str(y) for y, r in rounds.items() if r.answers is not None and block.id not in r.asked
    ]
    parts = [f"Med i {joined(asked)}."] if asked else []
    parts += [f"I {joined(silent)}: {lower_first(STATUS_LABELS['ikke_spurt'])}."] if silent else []
    parts += (
        [f"I {joined(hidden)}: {lower_first(STATUS_LABELS['ikke_publisert'])}."] if hidden else []
    )
    return " ".join(parts)


def _question_row(question: Question, block: Block) -> list[str | Cell]:
    """Return one question: its label, and how well the wording is known.

    Whatever else there is to say of it follows.
    """
    remarks = [WORDINGS[question.wording]] if question.wording in WORDINGS else []
    remarks += [question.note] if question.note else []
    if question.since and "Spurt fra" not in question.note:
        remarks.append(f"Spurt fra {question.since}.")
    if question.is_gate:
        remarks.append("Bare de som svarer ja, får de andre spørsmålene.")
    if question.base != block.base and not question.is_gate:
        remarks.append(f"Stilt til {question.base}.")
    if not question.counted and "Teller ikke" not in question.note:
        remarks.append("Teller ikke med i antallet.")
    return [question.label, " ".join(remarks)]
