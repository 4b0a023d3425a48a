"""Every published file as a path below the site root and its bytes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from builder.definitions.dictionary import FileDescription
from builder.definitions.publication import Publication
from builder.exports.api import api_files
from builder.exports.archive import ARCHIVE, archive
from builder.exports.books import Books
from builder.exports.catalogue import PATH as CATALOGUE
from builder.exports.catalogue import catalogue
from builder.exports.changes import Changes, Earlier
from builder.exports.columnar import columnar_path, write_columnar
from builder.exports.csvw import csvw_files
from builder.exports.datapackage import package_file, place_path, schema_files, twin_path
from builder.exports.delimited import Lines, delimited
from builder.exports.doors import door_files
from builder.exports.feeds import PATH as FEED
from builder.exports.feeds import feed_files
from builder.exports.geo import GeoFile, geo_files
from builder.exports.openapi import openapi_file
from builder.exports.origins import notes, origins
from builder.exports.tables import build_tables
from builder.exports.workbook import book_key, book_path
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
    earlier: Earlier | None = None,
) -> dict[str, bytes]:
    """Return every published file by its path below the site root; same input, same bytes.

    `only_csv` leaves out all but the CSV files and their twins. Workbooks are the slow part: with
    a folder as `book_cache` another process writes them, and only where their content has changed.
    The feeds of changes compare with `earlier`, else with the newest frozen edition before this.
    """
    exporter = Exporter(sources, statistics)
    if only_csv:
        return exporter.csv_files()
    with Books(book_cache) as books:
        exporter.begin_books(books)
        files = exporter.csv_files() | exporter.columnar_files()
        files |= {one.path: one.content for one in exporter.borders}
        files |= {ARCHIVE: exporter.archive(files, base_url)}
        files |= exporter.feeds(base_url, earlier or Earlier.of(sources))
        files |= books.finish()
    return files | exporter.described(files, base_url)


def not_made(sources: Sources, base_url: str) -> list[str]:
    """Return what is left out since the site does not know what it would have to say, and why."""
    lacks = Publication(sources.site, base_url).lacks
    told = [f"no {CATALOGUE}: data/site.yml does not tell {', '.join(lacks)}"] if lacks else []
    return told + ([] if base_url else [f"no {FEED}: the site has no address"])


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

    @cached_property
    def borders(self) -> list[GeoFile]:
        """Return the files of borders."""
        return list(geo_files(self.sources))

    def csv_files(self) -> dict[str, bytes]:
        """Return every CSV file with its Excel twin: the whole tables and those of each place."""
        files: dict[str, bytes] = {}
        for name, lines in self.lines.items():
            files |= _pair(self.dictionary.files[name].path, lines, None)
        for description in self.dictionary.files.values():
            if description.cut_of:
                for code, rows in self._rows_of(description).items():
                    path = place_path(description, code)
                    files |= _pair(path, self.lines[description.cut_of], rows)
        return files

    def begin_books(self, books: Books) -> None:
        """Have the Excel workbooks written."""
        for one in self._as("xlsx"):
            parts = {"title": one.title, "path": one.path}
            about = notes(self.sources, self.dictionary.workbook.filled(**parts), one)
            key = book_key(self.lines[one.name].machine(), about)
            books.begin(book_path(one), key, self.tables[one.name], about)

    def columnar_files(self) -> dict[str, bytes]:
        """Return the large tables as Parquet."""
        return {
            columnar_path(one.path): write_columnar(
                self.tables[one.name], {"title": one.title, **origins(self.sources, one)}
            )
            for one in self._as("parquet")
        }

    def _as(self, kind: str) -> Iterator[FileDescription]:
        """Yield the tables that are published in a format beside CSV."""
        return (
            table.description for table in self.tables.values() if kind in table.description.formats
        )

    def archive(self, files: Mapping[str, bytes], base_url: str) -> bytes:
        """Return the whole tables and the borders as one ZIP file."""
        whole = [table.description.path for table in self.tables.values()]
        paths = [*whole, *(one.path for one in self.borders)]
        return archive(self.sources, {path: files[path] for path in paths}, base_url)

    def feeds(self, base_url: str, earlier: Earlier | None) -> dict[str, bytes]:
        """Return the feeds of changes."""
        changes = Changes(self.sources, self.statistics, self.tables, earlier)
        return feed_files(self.sources, changes, base_url, self._told_apart)

    @property
    def _told_apart(self) -> Mapping[str, tuple[str, str]]:
        """Return the name of each municipality of today and its slug.

        The name has its county where two share it.
        """
        cells = list(self.tables["kommuner"].cells("kommunenr", "kommune", "fylke", "slug"))
        often = Counter(name for _, name, _, _ in cells)
        return {
            str(code): (f"{name} ({county})" if often[name] > 1 else str(name), str(slug))
            for code, name, county, slug in cells
        }

    def described(self, files: Mapping[str, bytes], base_url: str) -> dict[str, bytes]:
        """Return JSON files, shared schemas and `datapackage.json`, which describes `files` too."""
        found = api_files(self.sources, self.statistics, self.tables, base_url)
        found |= openapi_file(self.sources, base_url, list(found))
        every = {**files, **found}
        package = package_file(self.sources, self.names, self.borders, base_url, every)
        found |= schema_files(self.sources, self.dictionary) | {"datapackage.json": package}
        found |= csvw_files(self.sources, files) | door_files(self.sources, base_url)
        return found | catalogue(self.sources, base_url, files)

    def _rows_of(self, description: FileDescription) -> dict[str, list[int]]:
        """Return which rows of a table the file of each place has, by its code; some have none."""
        table = self.tables[description.cut_of]
        found: dict[str, list[int]] = {code: [] for code in self.names[description.level]}
        if description.level == "kommune":
            for number, key in enumerate(table.cells("aar", "kommunenr")):
                for today in self._successors[key]:
                    found[today].append(number)
        elif "fylkesnr" in description.columns:
            for number, (county,) in enumerate(table.cells("fylkesnr")):
                found[str(county)].append(number)
        else:
            for number, (group, code) in enumerate(table.cells("gruppe", "gruppeverdi")):
                if group == description.level:
                    found[str(code)].append(number)
        return found

    @cached_property
    def _successors(self) -> Mapping[tuple[object, ...], list[str]]:
        """Return the municipalities of today that each of a round is or went into."""
        found: dict[tuple[object, ...], list[str]] = {}
        rows = self.statistics.lineage[["aar", "kommunenr", "kommunenr_today"]]
        for year, code, today in rows.itertuples(index=False, name=None):
            found.setdefault((year, code), []).append(today)
        return found


def _pair(path: str, lines: Lines, rows: list[int] | None) -> dict[str, bytes]:
    """Return a CSV file and its twin by path, of the given rows or of all."""
    return {path: lines.machine(rows), twin_path(path): lines.twin(rows)}
