"""Every published file as a path below the site root and its bytes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from builder.exports.api import api_files
from builder.exports.cache import cached
from builder.exports.datapackage import (
    PLACE_LEVELS,
    PLACE_TABLE,
    package_file,
    place_path,
    schema_files,
    twin_path,
)
from builder.exports.delimited import Lines, delimited
from builder.exports.origins import notes
from builder.exports.registers import MARK
from builder.exports.tables import SUCCESSORS, build_tables, published_name
from builder.exports.workbook import WHOLE_SETS, book_key, book_path, write_workbook
from builder.sources import Sources
from builder.statistics import Statistics

REGISTERS = {  # level -> its register, and the columns of code and name in it
    "kommune": ("kommuner", "kommunenr", "kommune"),
    "fylke": ("fylker", "fylkesnr", "fylke"),
}


def build_exports(
    sources: Sources,
    statistics: Statistics,
    base_url: str,
    only_csv: bool = False,
    book_cache: Path | None = None,
) -> dict[str, bytes]:
    """Return every published file by its path below the site root; same input, same bytes.

    `only_csv` leaves out all but the CSV files and their twins. Workbooks are the slow part:
    with a folder as `book_cache` they are written anew only where their content has changed.
    """
    exporter = Exporter(sources, statistics)
    if only_csv:
        return exporter.csv_files()
    files = exporter.csv_files() | exporter.workbooks(book_cache)
    return files | exporter.described(files, base_url)


class Exporter:
    """Makes all files of one build from one set of tables."""

    def __init__(self, sources: Sources, statistics: Statistics) -> None:
        self.sources, self.statistics = sources, statistics
        self.dictionary = sources.dictionary
        self.tables = build_tables(sources, statistics, self.dictionary.files)

    @cached_property
    def lines(self) -> Mapping[str, Lines]:
        """Return every whole table as delimited lines, by name."""
        return {name: delimited(table) for name, table in self.tables.items()}

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """Return the names of today's municipalities and counties by level and code."""
        return {
            level: {str(code): str(name) for code, name in self.tables[table].cells(*columns)}
            for level, (table, *columns) in REGISTERS.items()
        }

    def csv_files(self) -> dict[str, bytes]:
        """Return every CSV file with its Excel twin: the whole tables and those of each place."""
        files: dict[str, bytes] = {}
        for name, lines in self.lines.items():
            files |= _pair(self.dictionary.files[name].path, lines, None)
        for path, rows in self._place_rows().items():
            files |= _pair(path, self.lines[PLACE_TABLE], rows)
        return files

    def workbooks(self, cache: Path | None) -> dict[str, bytes]:
        """Return the Excel workbooks of the whole data sets, from the cache where it has them."""
        return {book_path(self.dictionary.files[n]): self.workbook(n, cache) for n in WHOLE_SETS}

    def described(self, files: Mapping[str, bytes], base_url: str) -> dict[str, bytes]:
        """Return JSON files, shared schemas and `datapackage.json`, which describes `files` too."""
        found = api_files(self.sources, self.statistics, self.tables, base_url)
        every = {**files, **found}
        package = package_file(self.sources, self.dictionary, self.names, base_url, every)
        return found | schema_files(self.sources, self.dictionary) | {"datapackage.json": package}

    def workbook(self, name: str, cache: Path | None) -> bytes:
        """Return one workbook, written anew or from the cache."""
        table = self.tables[name]
        parts = {"title": table.description.title, "path": table.description.path}
        about = notes(self.sources, self.dictionary.workbook.filled(**parts), table.description)

        def write() -> bytes:
            return write_workbook(table, about)

        return cached(cache, book_key(self.lines[name].machine(), about), write)

    def _place_rows(self) -> dict[str, list[int]]:
        """Return which rows the file of each place has, by path; a file may be without rows."""
        models = {level: self.dictionary.files[level] for level in PLACE_LEVELS}
        found: dict[tuple[str, str], list[int]] = {
            (level, code): [] for level in PLACE_LEVELS for code in self.names[level]
        }
        successors_today = published_name(SUCCESSORS, self.sources)
        places = self.tables[PLACE_TABLE].cells("fylkesnr", successors_today)
        for number, (county, successors) in enumerate(places):
            found["fylke", str(county)].append(number)
            for code in str(successors).split(MARK):
                found["kommune", code].append(number)
        return {place_path(models[level], code): rows for (level, code), rows in found.items()}


def _pair(path: str, lines: Lines, rows: list[int] | None) -> dict[str, bytes]:
    """Return a CSV file and its twin by path, of the given rows or of all."""
    return {path: lines.machine(rows), twin_path(path): lines.twin(rows)}
