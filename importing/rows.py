"""Rows of an office's file as codes and values, with the row each stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from builder.faults import Findings, quoted
from importing.headings import COUNTY, KEY, NAME, NUMBER, VALUE, YEAR, Columns
from importing.options import Options
from importing.places import Places, Unclear
from importing.sheets import Sheet
from importing.spelling import bare, plain
from importing.words import Words, is_empty

WHOLE_COUNTRY = ("hele landet", "landet", "norge", "i alt", "totalt", "sum", "alle kommuner")
LEGENDS = ("kilde", "note", "merknad", "fotnote", "spørsmål", "lovlige svar", "tegnforklaring")
LONGEST_NAME = 60

Row = tuple[int, tuple[str, ...]]


@dataclass
class Readings:
    """What a file says: a value by kommunenr and id, and the row of each.

    `silent` are the municipalities of rows in which nothing stands, `skipped` rows that are of no
    municipality.
    """

    values: dict[tuple[str, str], str] = field(default_factory=dict)
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    silent: set[str] = field(default_factory=set)
    skipped: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)  # the row each municipality was met in
    respelt: dict[str, str] = field(default_factory=dict)  # kommunenr by names that are not its own

    @property
    def codes(self) -> list[str]:
        """Return the municipalities for which the file says something, sorted."""
        return sorted({code for code, _ in self.values} - self.silent)


def read_rows(
    sheet: Sheet, columns: Columns, places: Places, words: Words, options: Options, found: Findings
) -> Readings:
    """Return what the rows of a sheet say, with a fault for each cell that says nothing clear."""
    readings = Readings()
    for row in sheet.rows:
        if not _is_of_year(row[1], columns, options):
            continue
        if legend := _legend(row[1], columns):
            readings.skipped.append(legend)
            continue
        code = _code(sheet, row, columns, places, readings, found)
        _read_row(sheet, row, code, columns, words, readings, found)
    said = {code for (code, _), value in readings.values.items() if value}
    readings.silent = {code for code, _ in readings.values} - said
    return readings


def _is_of_year(cells: tuple[str, ...], columns: Columns, options: Options) -> bool:
    """Tell whether a row is of the wanted year, which all are where no column tells."""
    return YEAR not in columns.roles or str(options.year) in cells[columns.roles[YEAR]]


def _legend(cells: tuple[str, ...], columns: Columns) -> str:
    """Return what a row says that is of no municipality: a sum, a source, a footnote; else ''."""
    name = _cell(cells, columns, NAME) or _cell(cells, columns, NUMBER)
    first = next(cell for cell in cells if cell)
    if bare(name) in WHOLE_COUNTRY or bare(first) in WHOLE_COUNTRY:
        return name or first
    is_note = sum(map(bool, cells)) == 1 and (len(first) > LONGEST_NAME or not name)
    starts = plain(first).startswith(LEGENDS) or first.startswith("*")
    return first if is_note or starts else ""


def _code(
    sheet: Sheet, row: Row, columns: Columns, places: Places, readings: Readings, found: Findings
) -> str | None:
    """Return the municipality of a row, or None with the fault added."""
    number, cells = row
    name = _cell(cells, columns, NAME)
    try:
        code = places.code_of(_cell(cells, columns, NUMBER), name, _cell(cells, columns, COUNTY))
    except Unclear as unclear:
        place = columns.roles.get(NAME, columns.roles.get(NUMBER, 0))
        heading = sheet.header[place]
        found.fault(sheet.path, unclear.found, unclear.expected, unclear.todo, number, heading)
        return None
    if name and bare(name) != bare(places.names[code]):
        readings.respelt.setdefault(name, code)
    if not columns.is_long:
        _once(sheet, code, number, places, readings, found)
    return code


def _once(
    sheet: Sheet, code: str, row: int, places: Places, readings: Readings, found: Findings
) -> None:
    """Add a fault where a municipality has a second row."""
    first = readings.places.setdefault(code, row)
    if first != row:
        told = f"a second row for {code} {places.names[code]} (the first is row {first})"
        found.fault(sheet.path, told, "one row for each municipality", "Remove one.", row)


def _read_row(
    sheet: Sheet,
    row: Row,
    code: str | None,
    columns: Columns,
    words: Words,
    readings: Readings,
    found: Findings,
) -> None:
    """Put what a row says among the readings, with a fault for each cell that is unclear.

    The cells of a row that is of no known municipality are looked at too.
    """
    for name, text, heading in _cells_of(sheet, row, columns, words, found):
        value = words.value_of(name, text)
        if value is None or (value and value not in words.allowed(name)):
            todo = words.advice(name, text)
            found.fault(sheet.path, quoted(text), words.expected(name), todo, row[0], heading)
            continue
        if code is None:
            continue
        if columns.is_long and (code, name) in readings.values:
            told = f"{name} for {code} a second time (first in row {readings.rows[code, name]})"
            found.fault(sheet.path, told, "one value", "Remove one.", row[0])
            continue
        readings.values[code, name] = value
        readings.rows[code, name] = row[0]


def _cells_of(
    sheet: Sheet, row: Row, columns: Columns, words: Words, found: Findings
) -> Iterator[tuple[str, str, str]]:
    """Yield id, text and heading of each result in a row."""
    number, cells = row
    if not columns.is_long:
        for place, name in columns.results.items():
            yield name, cells[place], sheet.header[place]
        return
    key, value = columns.roles[KEY], columns.roles[VALUE]
    ids = words.ids_of(cells[key])
    if len(ids) == 1:
        yield ids[0], cells[value], sheet.header[value]
    elif not is_empty(cells[key]):
        expected = f"one of {', '.join(ids)}" if ids else "the name of a result"
        todo = "Correct it, or remove these rows."
        found.fault(sheet.path, quoted(cells[key]), expected, todo, number, sheet.header[key])


def _cell(cells: tuple[str, ...], columns: Columns, role: str) -> str:
    """Return the cell of a row with a role, '' where the file has no such column."""
    return cells[columns.roles[role]] if role in columns.roles else ""
