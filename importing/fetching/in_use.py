"""Puts a fetched table to use: the file that the builder reads, and its card."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from builder.definitions.cards import FolderCards
from builder.definitions.validation import read_entries
from builder.faults import BuildFailure, Findings
from builder.sources.cards import CARD_FILE, FETCHED
from builder.sources.statbank import COLUMNS
from importing.fetching.jsonstat import Cube
from importing.fetching.snapshots import Fetched

TIME = "Tid"
MOST_ROWS = 2_000  # a page shows them all
SCHEMA = "# yaml-language-server: $schema=../schemas/provenance.schema.json\n"
JOINT = " · "


def put_to_use(
    data: Path, number: str, cube: Cube, fetched: Fetched, day: str, replace: bool
) -> Path:
    """Write a table into the folder the builder reads, with its card, and return its path.

    Raises BuildFailure where it is not one to show, or another is there already.
    """
    content = _csv_content(cube, number).encode("utf-8")
    path = data / FETCHED / f"{number}.csv"
    if path.exists() and path.read_bytes() != content and not replace:
        raise BuildFailure(f"{path} is in use already, with other figures. Nothing was put to use. "
                           "Add --replace to put the new ones in their place.")  # fmt: skip
    cards = _cards(path.parent / CARD_FILE)
    cards[path.name] = _card_of_table(cube, number, fetched, day, content)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    text = yaml.safe_dump(
        {"files": dict(sorted(cards.items()))}, allow_unicode=True, sort_keys=False, width=110
    )
    (path.parent / CARD_FILE).write_text(SCHEMA + text, "utf-8", newline="\n")
    return path


def _csv_content(cube: Cube, number: str) -> str:
    """Return the figures as CSV, one row each."""
    if TIME not in cube.dimensions:
        raise BuildFailure(f"table {number}: found {', '.join(cube.dimensions)}; expected {TIME} "
                           "among its variables. Nothing was put to use.")  # fmt: skip
    if len(cube) > MOST_ROWS:
        raise BuildFailure(f"table {number}: {len(cube)} cells; a page shows at most {MOST_ROWS}. "
                           "Select fewer in sources.yml. Nothing was put to use.")  # fmt: skip
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_figure_rows(cube))
    return file.getvalue()


def _figure_rows(cube: Cube) -> Iterator[tuple[str, ...]]:
    """Yield what each cell is of and in, its figure or '', and the sign in place of it or ''."""
    varied = [d for d in cube.dimensions if len(cube.labels[d]) > 1 and d != TIME]
    fixed = [d for d in cube.dimensions if len(cube.labels[d]) == 1 and d != TIME]
    base = JOINT.join(cube.labels[d][code] for d in fixed for code in cube.labels[d])
    for key in product(*cube.labels.values()):
        codes = dict(zip(cube.dimensions, key, strict=True))
        row = JOINT.join(cube.labels[d][codes[d]] for d in varied) or cube.label
        unit = next(filter(None, (cube.units[d].get(code) for d, code in codes.items())), "")
        value = f"{cube.figures[key]:.10g}" if key in cube.figures else ""
        yield row, cube.labels[TIME][codes[TIME]], base, unit, value, cube.signs.get(key, "")


def _card_of_table(
    cube: Cube, number: str, fetched: Fetched, day: str, content: bytes
) -> dict[str, Any]:
    """Return the card of a table in use."""
    updated = f"SSB oppdaterte tabellen {cube.updated[:10]}. " if cube.updated else ""
    return {
        "title": fetched.title,
        "publisher": fetched.publisher,
        "source": f"https://www.ssb.no/statbank/table/{number}",
        "classification": "",
        "licence": "CC BY 4.0",
        "retrieved": day,
        "sha256": hashlib.sha256(content).hexdigest(),
        "estimates": "",
        "notes": f"{updated}{fetched.notes}".strip(),
    }


def _cards(path: Path) -> dict[str, Any]:
    """Return the cards that are there; raises InputFaults where they are not sound."""
    if not path.is_file():
        return {}
    findings = Findings()
    read = read_entries(FolderCards, path, findings)
    findings.raise_faults()
    assert read is not None  # otherwise there were faults
    return {name: card.model_dump() for name, card in read[0].files.items()}
