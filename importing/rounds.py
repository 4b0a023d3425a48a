"""A survey round made of an office's file: read, checked as a build checks it, nothing written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from builder.definitions import Definitions
from builder.definitions.cards import RoundCard
from builder.faults import Findings
from builder.indicators import check_round
from builder.sources import Registry, SurveyRound
from builder.sources.csv_text import Table
from builder.sources.survey_answers import check_answers
from builder.sources.survey_columns import asked_columns, check_columns
from importing.arguments import SCORES
from importing.headings import Columns, is_known, understood
from importing.options import Options
from importing.places import Places
from importing.rows import Readings, read_rows
from importing.sheets import Sheet, read_sheet
from importing.words import AnswerWords, ScoreWords, Words


@dataclass(frozen=True)
class Understood:
    """What was understood of a file, and the round as the data contract has it."""

    sheet: Sheet
    columns: Columns
    readings: Readings
    places: Places
    text: str


def understand(
    kind: str, options: Options, registry: Registry, definitions: Definitions, findings: Findings
) -> Understood | None:
    """Return the round of a file, or None where nothing can be said of it; every fault is added."""
    make = ScoreWords if kind == SCORES else AnswerWords
    words: Words = make(definitions, options.words)
    known = lambda heading: is_known(words.ids_of, options, heading)  # noqa: E731
    sheet = read_sheet(options.path, options.sheet, known, findings)
    if sheet is None:
        return None
    columns = understood(sheet, options, words.ids_of, findings)
    if columns is None:
        return None
    places = Places(registry, options.year, options.places)
    readings = read_rows(sheet, columns, places, words, options, findings)
    if not readings.codes and not findings.faults:
        expected = f"at least one value of {options.year}"
        findings.fault(sheet.path, "no row with a value", expected, "Check --year and the file.")
    text = _scores(readings, definitions)
    if kind == SCORES:
        _check_scores(sheet, readings, places, definitions, findings)
    else:
        text = _responses(sheet, columns, readings, options.year, definitions, findings)
    return Understood(sheet, columns, readings, places, text)


def _scores(readings: Readings, definitions: Definitions) -> str:
    """Return `scores.csv` as text."""
    present = dict.fromkeys(name for _, name in readings.values)
    names = [name for name in definitions.indicators if name in present]
    rows = [
        (code, name, readings.values.get((code, name), ""))
        for code in readings.codes
        for name in names
    ]
    return csv_text(("kommunenr", "indikator", "verdi"), rows)


def _check_scores(
    sheet: Sheet,
    readings: Readings,
    places: Places,
    definitions: Definitions,
    findings: Findings,
) -> None:
    """Add a fault for each value that contradicts the others, at the row it was read from."""
    keys = [key for key in readings.values if key[1] in definitions.indicators]
    scores = pd.DataFrame(
        [(*key, readings.values[key] or None) for key in keys],
        columns=["kommunenr", "indikator", "verdi"],
        index=[readings.rows[key] for key in keys],
    ).astype("str")
    card = RoundCard.model_construct(status="offisiell")
    whole = SurveyRound(places.year, places.division, card, (), None, scores, ".")
    own = Findings()
    if keys:
        check_round(Path(), whole, definitions, own)
    findings.faults += [replace(one, path=str(sheet.path), column=None) for one in own.faults]


def _responses(
    sheet: Sheet,
    columns: Columns,
    readings: Readings,
    year: int,
    definitions: Definitions,
    findings: Findings,
) -> str:
    """Return `responses.csv` as text.

    There is a fault for each block that is not whole and each answer that another one rules out.
    """
    names = {name for _, name in readings.values}
    present = [name for name in definitions.questions if name in names]
    first = {code: readings.rows[code, name] for code, name in readings.values}
    frame = pd.DataFrame(
        [[code, *(readings.values.get((code, name), "") for name in present)]
         for code in readings.codes],
        columns=["kommunenr", *present],
        index=pd.Index([first[code] for code in readings.codes], name="row"),
        dtype="object",
    )  # fmt: skip
    table = Table(sheet.path, frame, True)
    asked = check_columns(table, year, definitions, findings)
    check_answers(table, definitions, findings)
    kept = [name for name in asked_columns(definitions, asked) if name in names]
    return csv_text(("kommunenr", *kept), frame[["kommunenr", *kept]].itertuples(index=False))


def csv_text(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """Return rows as the data contract wants them: commas, LF."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return file.getvalue()
