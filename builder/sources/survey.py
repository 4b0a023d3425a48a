"""Reads the survey rounds: one folder per year with a card and either responses or scores."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pandas as pd

from builder.definitions import Definitions
from builder.faults import Findings, listed, quoted
from builder.sources.cards import CARD_FILE, read_round_card
from builder.sources.codes import check_kommunenr, with_first_numbers
from builder.sources.csv_text import Table, read_table
from builder.sources.model import Registry, SurveyRound
from builder.sources.survey_answers import check_answers
from builder.sources.survey_columns import asked_columns, check_columns
from builder.sources.survey_notices import note_silent
from builder.sources.survey_scores import check_form, check_scores
from builder.sources.table_checks import check_header, check_repeated, missing_column
from builder.sources.unread import note_unread

KINDS = ("responses.csv", "scores.csv")
LAST_YEAR = 2100  # as for every year in the definitions
SCORE_COLUMNS = ("kommunenr", "indikator", "verdi")


def read_rounds(
    data: Path, registry: Registry, definitions: Definitions | None, findings: Findings
) -> tuple[SurveyRound, ...]:
    """Return the rounds by year; without definitions only cards, rows and kommunenr are checked."""
    folder = data / "survey"
    if not folder.is_dir():
        findings.fault(folder, "no such folder", "a folder with survey rounds", "Add a round.")
        return ()
    rounds: list[SurveyRound | None] = []
    with findings.guard(folder):
        for path in _round_folders(folder, registry.divisions.first_year, findings):
            with findings.guard(path):
                rounds.append(_read_round(path, registry, definitions, findings))
    return tuple(one for one in rounds if one is not None)


def _round_folders(folder: Path, first: int, findings: Findings) -> list[Path]:
    """Return the folders named by a year, sorted; other folders and loose CSV files are faults."""
    found: list[Path] = []
    expected = f"folders named by a year from {first} to {LAST_YEAR}"
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_dir() and _is_year(path.name, first):
            found.append(path)
        elif path.is_dir():
            todo = f"Rename the folder or move it away; no division is known before {first}."
            if re.fullmatch("[0-9]{4}", path.name) and int(path.name) > LAST_YEAR:
                todo = "Rename the folder or move it away; no round can be that far ahead."
            findings.fault(path, f"a folder named {quoted(path.name)}", expected, todo)
        elif path.suffix == ".csv":
            todo = "Move it into the folder of its year."
            findings.fault(path, "a loose file", expected, todo)
    if not found:
        findings.fault(folder, "no survey round", expected, "Add a round.")
    return found


def _is_year(name: str, first: int) -> bool:
    """Tell whether a folder has the name of a year in which a round can have been."""
    return re.fullmatch("[0-9]{4}", name) is not None and first <= int(name) <= LAST_YEAR


def _read_round(
    folder: Path, registry: Registry, definitions: Definitions | None, findings: Findings
) -> SurveyRound | None:
    """Return one round, or None where it lacks its file or its card."""
    year = int(folder.name)
    file = _data_file(folder, findings)
    note_unread(folder, (*KINDS, CARD_FILE), "a round", findings)
    card = read_round_card(folder, file, findings)
    table = read_table(folder / file, findings) if file else None
    if table is None:
        return None
    division = registry.divisions.of_year(year)
    if table.has("kommunenr"):
        table = with_first_numbers(table, year, division, registry, findings)
        check_kommunenr(table, "kommunenr", division.id, registry, findings)
    else:
        missing_column(table.path, "kommunenr", findings)
    asked, answers, scores = _round_content(table, year, definitions, findings)
    note_silent(table, findings)
    if card is None or (answers is None and scores is None):
        return None
    return SurveyRound(year, division.id, card, asked, answers, scores, f"survey/{folder.name}")


def _data_file(folder: Path, findings: Findings) -> str | None:
    """Return the name of the round's one data file, or None with the fault added."""
    present = [name for name in KINDS if os.path.lexists(folder / name)]
    expected = " or ".join(KINDS)
    if len(present) > 1:
        todo = "Move one out of data/: a round has answers or scores, not both."
        findings.fault(folder, f"both {' and '.join(present)}", expected, todo)
    if not present:
        others = [path.name for path in sorted(folder.iterdir())]
        found = f"no data file (only {listed(map(quoted, others))})" if others else "no files"
        findings.fault(folder / KINDS[0], found, expected, "Add the file, or remove the folder.")
    return present[0] if len(present) == 1 else None


def _round_content(
    table: Table, year: int, definitions: Definitions | None, findings: Findings
) -> tuple[tuple[str, ...], pd.DataFrame | None, pd.DataFrame | None]:
    """Return the blocks asked with answers or scores; None for what the round does not have."""
    if definitions is None:
        return (), None, None
    if table.path.name == KINDS[1]:
        return (), None, _scores(table, definitions, findings)
    asked = check_columns(table, year, definitions, findings)
    check_answers(table, definitions, findings)
    if not table.has("kommunenr"):
        return asked, None, None
    check_repeated(table, ["kommunenr"], findings)
    columns = [column for column in asked_columns(definitions, asked) if table.has(column)]
    answers = table.frame.set_index("kommunenr")[columns].sort_index().astype("str")
    answers.index = answers.index.astype("str")
    return asked, answers.mask(answers == ""), None


def _scores(table: Table, definitions: Definitions, findings: Findings) -> pd.DataFrame | None:
    """Return published scores as kommunenr, indikator and verdi, sorted, NA where empty.

    The index is the row in the file, by which a later check can name it.
    """
    if not check_form(table, definitions, findings):
        return None
    if not check_header(table, SCORE_COLUMNS, findings):
        return None
    check_scores(table, definitions, findings)
    check_repeated(table, ["kommunenr", "indikator"], findings)
    scores = table.frame[list(SCORE_COLUMNS)].astype("str")
    scores["verdi"] = scores["verdi"].mask(scores["verdi"] == "")
    return scores.sort_values(["kommunenr", "indikator"])
