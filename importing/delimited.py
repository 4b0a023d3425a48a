"""Reads CSV as programs in Norway write it: semicolons, commas or tabs; UTF-8 or Windows-1252."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from pathlib import Path

from builder.faults import Findings

MARKS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "vertical bars"}
TOLD = re.compile(r'"?sep=(.)"?\r?\n', re.IGNORECASE)  # a line by which Excel tells the mark
BOMS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
LOOKED_AT = 40  # lines

Rows = list[tuple[int, list[str]]]


def read_delimited(path: Path, content: bytes, findings: Findings) -> dict[str, Rows]:
    """Return the rows of a file by what it was read as; nothing, with the fault, if it is none."""
    text, encoding = _decoded(content)
    if "\0" in text:
        findings.fault(path, "a NUL byte", "a CSV file or a workbook", "Save it as .xlsx or .csv.")
        return {}
    told = TOLD.match(text)
    mark = told[1] if told else _mark(text)
    first = 2 if told else 1
    lines = io.StringIO(text[told.end() :] if told else text, newline="")
    rows: Rows = []
    reader = csv.reader(lines, delimiter=mark)
    try:
        row = 0
        for cells in reader:
            rows.append((row + first, [_clean(cell) for cell in cells]))
            row = reader.line_num
    except csv.Error as error:
        todo = "Most likely a quotation mark is never closed: mend it, or save as .xlsx."
        findings.fault(path, f"a row that cannot be read ({error})", "CSV", todo, row + first)
        return {}
    if not any(any(cells) for _, cells in rows):
        findings.fault(path, "an empty file", "a file with a header and rows", "Choose another.")
        return {}
    return {f"{encoding} with {MARKS.get(mark, repr(mark))}": rows}


def _decoded(content: bytes) -> tuple[str, str]:
    """Return the text of a file and what it is written in.

    Windows-1252 has a letter for nearly each byte, so it is tried only where UTF-8 is impossible.
    """
    for bom, encoding in BOMS.items():
        if content.startswith(bom):
            return content[len(bom) :].decode(encoding, "replace"), f"{encoding.upper()} (BOM)"
    try:
        return content.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace"), "Windows-1252"


def _mark(text: str) -> str:
    """Return what separates the columns: the mark that stands equally often in most lines."""
    lines = [line for line in text.splitlines()[:LOOKED_AT] if line.strip()]

    def steadiness(mark: str) -> tuple[int, int]:
        counts = Counter(_outside_quotes(line).count(mark) for line in lines)
        counts.pop(0, None)
        often, number = max(((n, c) for c, n in counts.items()), default=(0, 0))
        return often, number

    return max(MARKS, key=steadiness)


def _outside_quotes(line: str) -> str:
    """Return a line without what stands in quotation marks."""
    return re.sub(r'"[^"]*"', "", line)


def _clean(cell: str) -> str:
    """Return a cell without spaces around it, and without the form that keeps a zero in Excel."""
    text = cell.replace("\u00a0", " ").strip()
    return text[2:-1] if text.startswith('="') and text.endswith('"') else text
