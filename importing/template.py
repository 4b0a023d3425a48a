"""An empty round: a row for each municipality, a column for each question.

It tells what may be answered.
"""

from __future__ import annotations

import csv
import io

from builder.definitions import Definitions, Question
from builder.faults import BuildFailure
from builder.sources import Registry

FIRST = ("kommunenr", "kommune", "fylke")
QUESTION, ANSWERS = "Spørsmål", "Lovlige svar"  # rows that an import knows and does not read
WIDTHS = (11, 22, 22)
LONGEST_LIST = 255  # signs, of what Excel can hold of a list of answers


def template(year: int, suffix: str, registry: Registry, definitions: Definitions) -> bytes:
    """Return an empty round as the bytes of a workbook or a CSV file, by the file's ending.

    Raises BuildFailure for another ending.
    """
    asked = questions(year, definitions)
    rows = _empty_rows(year, asked, registry)
    if suffix.lower() == ".csv":
        return _csv(rows)
    if suffix.lower() == ".xlsx":
        return _workbook(rows, asked)
    raise BuildFailure(f"--out: expected a file that ends in .csv or .xlsx, not {suffix!r}.")


def questions(year: int, definitions: Definitions) -> list[Question]:
    """Return the questions of a round, those of every block where the codebook does not list it."""
    is_listed = year in definitions.rounds
    return [
        question
        for block in definitions.blocks.values()
        if not is_listed or year in block.asked
        for question in block.questions
        if not question.since or question.since <= year
    ]


def _empty_rows(year: int, asked: list[Question], registry: Registry) -> list[list[str]]:
    """Return header, questions, allowed answers, and a row for each municipality."""
    division = registry.division_of(year)
    counties = registry.county_names(division)
    empty = [""] * len(asked)
    return [
        [*FIRST, *(one.column for one in asked)],
        ["", QUESTION, "", *(one.label for one in asked)],
        ["", ANSWERS, "", *(_allowed(one) for one in asked)],
        *(
            [row.kommunenr, row.navn, counties[row.fylkesnr], *empty]
            for row in registry.kommuner_of(division).itertuples()
        ),
    ]


def _allowed(question: Question) -> str:
    """Return the answers a question may have, and where it may have any."""
    answers = " | ".join(question.scale)
    if question.asked_of is None:
        return answers
    column, value = question.asked_of
    return f"{answers} (bare der {column} er {value})"


def _csv(rows: list[list[str]]) -> bytes:
    """Return rows as CSV that a Norwegian Excel opens as it should."""
    file = io.StringIO()
    csv.writer(file, delimiter=";", lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def _workbook(rows: list[list[str]], asked: list[Question]) -> bytes:
    """Return rows as a workbook in which only allowed answers can be chosen."""
    import xlsxwriter

    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Svar")
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True})
        told = book.add_format({"text_wrap": True, "valign": "top", "font_color": "#555555"})
        for number, cells in enumerate(rows):
            form = {0: bold, 1: told, 2: told}.get(number, text)
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, cell, form) if cell else None
        for place, width in enumerate(WIDTHS):
            sheet.set_column(place, place, width)
        sheet.set_column(len(WIDTHS), len(rows[0]) - 1, 26, text)
        sheet.freeze_panes(3, len(WIDTHS))
        for place, question in enumerate(asked, start=len(WIDTHS)):
            choices = list(question.scale)
            if len(",".join(choices)) <= LONGEST_LIST:
                rule = {"validate": "list", "source": choices}
                sheet.data_validation(3, place, len(rows) - 1, place, rule)
    return file.getvalue()
