"""The population of municipalities from SSB's table of sex and age, and into the file in use."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Mapping
from pathlib import Path

from builder.faults import BuildFailure
from importing.fetching.jsonstat import Cube
from importing.rounds import csv_text

REGION, TIME = "Region", "Tid"
CODE = re.compile(r"(?:K-)?([0-9]{4})")
FILE, CARD = "folketall.csv", "provenance.yml"
COLUMNS = ("division", "kommunenr", "aar", "folketall")


def population_of(cube: Cube, where: str) -> dict[int, dict[str, int]]:
    """Return the population by year and kommunenr, summed over sex and age.

    A place with a sign in any of its cells has none. Raises BuildFailure where the table has no
    regions or years.
    """
    if not {REGION, TIME} <= set(cube.dimensions):
        raise BuildFailure(f"{where}: found the variables {', '.join(cube.dimensions)}; expected "
                           f"{REGION} and {TIME} among them. Nothing was written.")  # fmt: skip
    region, time = cube.dimensions.index(REGION), cube.dimensions.index(TIME)
    hidden = {(key[region], key[time]) for key in cube.signs}
    found: dict[int, dict[str, int]] = {}
    for key, figure in cube.figures.items():
        code = CODE.fullmatch(key[region])
        if code is None or (key[region], key[time]) in hidden:
            continue
        own = found.setdefault(int(key[time]), {})
        own[code[1]] = own.get(code[1], 0) + int(figure)
    return found


def in_use(folder: Path, division: str, year: int) -> dict[str, int]:
    """Return the population of a year in the file in use."""
    return {
        row["kommunenr"]: int(row["folketall"])
        for row in _rows_in_use(folder)
        if row["division"] == division and row["aar"] == str(year)
    }


def put_in(folder: Path, division: str, year: int, figures: Mapping[str, int]) -> None:
    """Put the figures of a year into the file in use, and its checksum into the card.

    The rest of the file stays as it is.
    """
    path, card = folder / FILE, folder / CARD
    before = path.read_bytes()
    kept = [
        tuple(row[name] for name in COLUMNS)
        for row in _rows_in_use(folder)
        if not (row["division"] == division and row["aar"] == str(year))
    ]
    own = [(division, code, str(year), str(figure)) for code, figure in figures.items()]
    rows = sorted([*kept, *own], key=lambda row: (row[0], int(row[2]), row[1]))
    content = csv_text(COLUMNS, rows).encode("utf-8")
    was, is_now = (hashlib.sha256(one).hexdigest() for one in (before, content))
    text = card.read_text("utf-8")
    if was not in text:
        raise BuildFailure(f"{path}: not the file its card tells of. Nothing was written.")
    path.write_bytes(content)
    card.write_text(text.replace(was, is_now), encoding="utf-8", newline="\n")


def _rows_in_use(folder: Path) -> list[dict[str, str]]:
    """Return the rows of the file in use."""
    text = (folder / FILE).read_text("utf-8")
    return list(csv.DictReader(io.StringIO(text, newline="")))
