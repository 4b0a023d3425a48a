"""Checks across the divisions: periods without gaps, words, files and borders, new numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from builder.definitions.entries import repeated
from builder.definitions.telling import tell
from builder.definitions.yaml_files import Document, Place
from builder.faults import Findings, quoted

if TYPE_CHECKING:
    from builder.definitions.divisions import Division, Divisions

Wrong = tuple[Place, str, str]  # where in the file, what was found, what was expected


def check_divisions(divisions: Divisions, document: Document, findings: Findings) -> None:
    """Add a fault for each thing that contradicts another entry, or a file that is not there."""
    for place, found, expected in (*_whole(divisions), *_each(divisions)):
        tell(document, place, found, expected, findings)
    for number, one in enumerate(divisions.every):
        if not (document.path.parent / one.file).is_file():
            place = ("divisions", number, "file")
            tell(document, place, one.file, "a file in this folder", findings, "Add the file.")


def _whole(divisions: Divisions) -> Iterator[Wrong]:
    """Yield what stands twice, and a `today` that is not the newest division."""
    every = divisions.every
    borders = [(n, one.borders) for n, one in enumerate(every) if one.borders]
    counties = [(n, one.county_borders) for n, one in enumerate(every) if one.county_borders]
    yield from _twice("id", list(enumerate(divisions.ids)))
    yield from _twice("file", [(n, one.file) for n, one in enumerate(every)])
    yield from _twice("borders", borders)
    yield from _twice("county_borders", counties)
    newest = every[-1].id
    if divisions.today_id != newest:
        yield ("today",), quoted(divisions.today_id), f"'{newest}', the newest division"


def _twice(field: str, values: Sequence[tuple[int, str]]) -> Iterator[Wrong]:
    """Yield each value that an earlier division has too (number of the division, value)."""
    for place, value in repeated([value for _, value in values]):
        number = values[place][0]
        yield ("divisions", number, field), f"{quoted(value)} twice", "another for each division"


def _each(divisions: Divisions) -> Iterator[Wrong]:
    """Yield what is wrong with single divisions, field by field."""
    later = [*divisions.every[1:], None]
    for number, (one, following) in enumerate(zip(divisions.every, later, strict=True)):
        wrong = list(_period(one, following))
        if not wrong:  # a wrong period makes all that is measured by it look wrong, too
            wrong = [*_words(one), *_renumbered(one)]
        for place, found, expected in (*wrong, *_borders(one)):
            yield ("divisions", number, *place), found, expected


def _period(one: Division, following: Division | None) -> Iterator[Wrong]:
    """Yield a wrong id, and years that leave a gap or overlap with the next division."""
    if one.id != str(one.start):
        yield ("id",), quoted(one.id), f"'{one.start}', the year it came into force"
    if following is None and one.end is not None:
        yield ("to",), str(one.end), "nothing, since it is in force"
    if following is not None and one.end != following.start - 1:
        expected = f"{following.start - 1}, the year before the next one"
        yield ("to",), str(one.end or "nothing"), expected
    if one.end is not None and one.end < one.start:
        yield ("from",), str(one.start), f"{one.end} or less"


def _words(one: Division) -> Iterator[Wrong]:
    """Yield words for readers that were true before the division was replaced."""
    if one.end is None:
        named, what = str(one.start), "the first year in force"
    else:
        named, what = str(one.end), "the last year in force"
    expected = f"words with {named}, {what}"
    if named not in one.period:
        yield ("period",), quoted(one.period), expected
    if one.borders and one.end is not None and named not in one.map_note:
        yield ("map_note",), quoted(one.map_note) if one.map_note else "nothing", expected


def _borders(one: Division) -> Iterator[Wrong]:
    """Yield borders without a note on them, and what is said of borders that there are not."""
    if one.borders and not one.map_note and one.end is None:
        yield ("map_note",), "nothing", "which borders a map shows"
    if not one.borders and one.map_note:
        yield ("map_note",), quoted(one.map_note), "nothing, since there are no borders"
    if not one.borders and one.county_borders:
        expected = "nothing, since there are no borders of municipalities"
        yield ("county_borders",), quoted(one.county_borders), expected


def _renumbered(one: Division) -> Iterator[Wrong]:
    """Yield new numbers outside the period, and a number that is given or taken up twice."""
    seen: set[str] = set()
    for number, change in enumerate(one.renumbered):
        if change.since <= one.start or (one.end is not None and change.since > one.end):
            expected = f"a year after {one.start}" + (f", at most {one.end}" if one.end else "")
            yield ("renumbered", number, "since"), str(change.since), expected
        for field, code in (("was", change.was), ("now", change.now)):
            if code in seen:
                yield ("renumbered", number, field), f"{quoted(code)} twice", "each number once"
            seen.add(code)
