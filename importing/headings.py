"""What each column of a file is: the municipality, its county, a result, or nothing to us."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from builder.faults import Findings, quoted
from importing.options import Options
from importing.places import looks_like_number
from importing.sheets import Sheet
from importing.spelling import bare, or_list

NUMBER, NAME, COUNTY, YEAR, KEY, VALUE, NOTHING = (
    "kommunenr",
    "kommune",
    "fylke",
    "aar",
    "indikator",
    "verdi",
    "-",
)
ROLES: Mapping[str, tuple[str, ...]] = {
    NUMBER: ("kommunenr", "kommunenummer", "komnr", "komm.nr", "knr", "kommune nr", "kommune-nr",
             "kommunekode", "kode", "region (kode)", "municipality code"),
    NAME: ("kommune", "kommunenavn", "kommuner", "navn", "region", "municipality"),
    COUNTY: ("fylke", "fylkesnavn", "county"),
    YEAR: ("år", "aar", "årgang", "undersøkelsesår", "year", "tid"),
    KEY: ("indikator", "tema", "variabel", "statistikkvariabel", "spørsmål", "sporsmal",
          "indicator"),
    VALUE: ("verdi", "value", "score", "skår", "grad", "svar", "resultat", "kategori"),
    NOTHING: ("fylkesnr", "fylkesnummer", "folketall", "innbyggere", "antall innbyggere", "merknad",
              "kommentar", "sentralitet", "sentralitetsklasse", "landsdel", "etikett", "datastatus",
              "verdi_status", "tallverdi", "kommunenr_2024"),
}  # fmt: skip
ROLE_OF = {heading: role for role, headings in ROLES.items() for heading in headings}
YEAR_AT_END = re.compile(r"[ ,(-]*\b((?:19|20)[0-9]{2})\)?$")
SPAN = re.compile(r"\s*\(\s*0\s*[-–]\s*[0-9]+\s*\)$")  # `Digital prioritering (0-4)`

Candidates = Callable[[str], list[str]]  # ids a heading may mean: one, several or none


@dataclass(frozen=True)
class Columns:
    """The place of each column that is used: by role, and by the id of the result in it.

    `said` is heading and meaning of every column, in the order of the file.
    """

    roles: Mapping[str, int]
    results: Mapping[int, str]
    said: tuple[tuple[str, str], ...] = field(default=())

    @property
    def is_long(self) -> bool:
        """Tell whether a row has one result, named in a column of its own."""
        return KEY in self.roles and VALUE in self.roles


def is_known(candidates: Candidates, options: Options, heading: str) -> bool:
    """Tell whether a heading says what its column is."""
    text = bare(heading)
    return bool(text) and (
        text in options.columns or text in ROLE_OF or bool(candidates(_without_year(heading)[0]))
    )


def understood(
    sheet: Sheet, options: Options, candidates: Candidates, findings: Findings
) -> Columns | None:
    """Return what each column of a sheet is, or None with a fault for each that is unclear."""
    known = len(findings.faults)
    roles: dict[str, int] = {}
    results: dict[int, str] = {}
    said: list[tuple[str, str]] = []
    is_long = {KEY, VALUE} <= {ROLE_OF.get(bare(one)) for one in sheet.header}
    for place, heading in enumerate(sheet.header):
        meaning = _meaning(sheet, place, options, candidates, is_long, findings)
        if meaning is None:
            continue
        taken = roles.get(meaning) if meaning in ROLES else _place_of(results, meaning)
        if meaning != NOTHING and taken is not None:
            _twice(sheet, heading, sheet.header[taken], meaning, findings)
        elif meaning in ROLES and meaning != NOTHING:
            roles[meaning] = place
        elif meaning != NOTHING:
            results[place] = meaning
        if heading:
            said.append((heading, meaning))
    if len(findings.faults) > known:
        return None
    columns = Columns(_with_numbers(sheet, roles), results, tuple(said))
    return columns if _is_whole(sheet, columns, findings) else None


def _meaning(
    sheet: Sheet,
    place: int,
    options: Options,
    candidates: Candidates,
    is_long: bool,
    findings: Findings,
) -> str | None:
    """Return the role of a column, or the id of its result.

    None, with the fault added, where it is unclear.
    """
    heading = sheet.header[place]
    text, (without_year, year) = bare(heading), _without_year(heading)
    if text in options.ignored or not (text or any(cells[place] for _, cells in sheet.rows)):
        return NOTHING
    if text in options.columns:
        return options.columns[text]
    ids = candidates(without_year)
    if len(ids) == 1:
        return ids[0] if year in (None, options.year) else NOTHING
    if text in ROLE_OF and (is_long or ROLE_OF[text] not in (KEY, VALUE)):
        return ROLE_OF[text]
    if is_long:
        return NOTHING  # what is wanted stands in two columns, whatever there is beside
    what = f"the heading {quoted(heading)}" if text else f"no heading over column {place + 1}"
    _tell_unclear(sheet, heading, what, ids, findings)
    return None


def _tell_unclear(
    sheet: Sheet, heading: str, found: str, ids: list[str], findings: Findings
) -> None:
    """Add the fault of a column that may mean several ids, or none."""
    say = f'--column "{heading}={ids[0] if ids else "ID"}"'
    expected = f"one of {or_list(ids)}" if ids else "a heading that is known"
    todo = f'Say which: {say}, or leave it out: --ignore "{heading}".'
    findings.fault(sheet.path, found, expected, todo, sheet.header_row)


def _without_year(heading: str) -> tuple[str, int | None]:
    """Return a heading without the year and the span of values at its end, and the year."""
    text = SPAN.sub("", heading.strip())
    found = YEAR_AT_END.search(text)
    if not found or not text[: found.start()].strip():
        return text, None
    return SPAN.sub("", text[: found.start()]), int(found[1])


def _place_of(results: Mapping[int, str], meaning: str) -> int | None:
    """Return the column that has a result already."""
    return next((place for place, one in results.items() if one == meaning), None)


def _twice(sheet: Sheet, heading: str, first: str, meaning: str, findings: Findings) -> None:
    """Add the fault of two columns that say the same."""
    found = f"two columns for {meaning} ({quoted(first)} and {quoted(heading)})"
    todo = f'Leave one out: --ignore "{heading}".' if heading != first else "Remove one."
    findings.fault(sheet.path, found, "one", todo, sheet.header_row)


def _with_numbers(sheet: Sheet, roles: dict[str, int]) -> dict[str, int]:
    """Return the roles, where a column headed as a name holds numbers as one of numbers."""
    if NAME in roles and NUMBER not in roles:
        cells = [cells[roles[NAME]] for _, cells in sheet.rows if cells[roles[NAME]]]
        if cells and sum(map(looks_like_number, cells)) * 2 > len(cells):
            roles[NUMBER] = roles.pop(NAME)
    return roles


def _is_whole(sheet: Sheet, columns: Columns, findings: Findings) -> bool:
    """Tell whether a sheet has what an import needs, with a fault for what it lacks."""
    if NUMBER not in columns.roles and NAME not in columns.roles:
        todo = 'Say which column it is: --column "HEADING=kommune" (or =kommunenr).'
        expected = "a column with the municipality"
        findings.fault(sheet.path, "no such column", expected, todo, sheet.header_row)
        return False
    if not columns.results and not columns.is_long:
        todo = 'Say what a column is: --column "HEADING=ID".'
        expected = "at least one column with a result"
        findings.fault(sheet.path, "no such column", expected, todo, sheet.header_row)
        return False
    return True
