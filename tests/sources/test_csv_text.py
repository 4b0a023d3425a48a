"""Text that is no sound CSV, as editors and Excel leave it: each with the whole message."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.faults import Findings
from builder.sources.csv_text import read_table

QUOTES = "expected a whole cell in quotes, or none."
CLOSE = "Close it, or remove it."
BARE = "found a row of nothing but commas; expected values. Remove the row."
EXCEL = "a line that tells Excel how columns are separated; expected the names of the columns."
SEMICOLONS = "Save it as CSV with commas between the columns (a Norwegian Excel writes semicolons)."

TEXTS = {
    "never closed in the first row": (
        'a,b\n1,"2\n3,4\n',
        [f"row 2: found a quotation mark that is never closed; {QUOTES} {CLOSE}"],
    ),
    "never closed in the last row": (
        'a,b\n1,2\n3,"4\n',
        [f"row 3: found a quotation mark that is never closed; {QUOTES} {CLOSE}"],
    ),
    "never closed in the header": (
        'a,"b\n1,2\n',
        [f"row 1: found a quotation mark that is never closed; {QUOTES} {CLOSE}"],
    ),
    "out of place": (
        'a,b\n1,"2"x\n',
        [f"row 2: found a quotation mark out of place; {QUOTES} Mend the row."],
    ),
    "a cell without end": (
        f"a,b\n1,{'x' * 131073}\n",
        [
            f"row 2: found a cell of more than 131072 signs; {QUOTES} Shorten it; most likely a "
            "quotation mark is never closed."
        ],
    ),
    "a line break in a short cell": (
        'a,b\na long cell without a break,"x\ny"\n',
        [
            r"row 2: found a line break inside quotation marks ('x\ny'); expected one line per "
            "row. Mend the quotation marks."
        ],
    ),
    "commas only": ("a,b\n1,2\n,\n,\n", [f"row 3: {BARE}", f"row 4: {BARE}"]),
    "commas only, of another width": ("a,b\n1,2\n,,,,\n", [f"row 3: {BARE}"]),
    "Excel's first line": (
        "sep=,\na,b\n1,2\n",
        [f"row 1: found 'sep=,', {EXCEL} Remove the line."],
    ),
    "Excel's first line in quotes": (
        '"sep=,"\r\na,b\r\n1,2\r\n',
        [f"row 1: found '\"sep=,\"', {EXCEL} Remove the line."],
    ),
    "Excel's first line before semicolons": (
        "sep=;\na;b\n1;2\n",
        [f"row 1: found 'sep=;', {EXCEL} Remove the line. {SEMICOLONS}"],
    ),
    "semicolons": (
        "a;b\n1;2\n",
        [f"row 1: found semicolons between the columns; expected commas. {SEMICOLONS}"],
    ),
    "nothing below the header": (
        "a,b\n",
        [
            "found a header and no rows; expected at least one row. Put the rows back, or remove "
            "the file."
        ],
    ),
}


@pytest.mark.parametrize(("text", "lines"), TEXTS.values(), ids=TEXTS.keys())
def test_what_is_no_sound_table_is_told(tmp_path: Path, text: str, lines: list[str]) -> None:
    path, findings = tmp_path / "x.csv", Findings()
    path.write_bytes(text.encode())
    read_table(path, findings)
    told = [
        str(fault).removeprefix(f"{path}, ").removeprefix(f"{path}: ") for fault in findings.faults
    ]
    assert told == lines
