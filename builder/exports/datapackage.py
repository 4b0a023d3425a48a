"""`datapackage.json`: every data file described field by field (Frictionless Data Package v2)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from typing import Any

from builder.definitions.cards import AnyCard
from builder.definitions.dictionary import Dictionary, FileDescription, Texts
from builder.definitions.licences import identifier, licence_of
from builder.definitions.publication import Publication
from builder.definitions.site import Site
from builder.exports.api import COUNTRY, INDEX, OPENAPI, SIZE
from builder.exports.api import ROOT as API
from builder.exports.archive import ARCHIVE
from builder.exports.codebook import question_text
from builder.exports.columnar import columnar_path
from builder.exports.encoding import encoded
from builder.exports.geo import GEOJSON, TOPOJSON, GeoFile
from builder.exports.origins import cards_of, every_card, origin_title, rests_on_rounds
from builder.exports.schema import PROFILES, foreign_keys, table_schema
from builder.exports.statuses import is_synthetic
from builder.exports.workbook import book_path
from builder.naming import hyphened
from builder.sources import Sources

Entry = dict[str, Any]
MACHINE = {"delimiter": ",", "lineTerminator": "\n"}
EXCEL = {"delimiter": ";", "lineTerminator": "\r\n"}
JSON, CSV = ("json", "application/json"), ("csv", "text/csv")
XLSX = ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
PARQUET, ZIP = ("parquet", "application/vnd.apache.parquet"), ("zip", "application/zip")
GEO = {
    GEOJSON[1]: ("geojson", "application/geo+json"),
    TOPOJSON[1]: ("topojson", "application/json"),
}
NAME = "digitale-kommuner"
ADDRESS = re.compile(r"https://[^\s)>,;]+")  # in the words of a card
Names = Mapping[str, Mapping[str, str]]  # kommune or fylke -> code -> name


def twin_path(path: str) -> str:
    """Return the path of the Excel twin of a CSV file."""
    return path.removesuffix(".csv") + ".excel.csv"


def schema_files(sources: Sources, dictionary: Dictionary) -> dict[str, bytes]:
    """Return the schemas that several files share: those of the twins and of the places' files."""
    files: dict[str, bytes] = {}
    for table in dictionary.whole_tables:
        schema = table_schema(table, sources, decimal_comma=True)
        files[_schema_path(table.name, twin=True)] = encoded(
            schema | _kind_of_numbers(table, sources)
        )
    for name in {one.cut_of: None for one in dictionary.files.values() if one.cut_of}:
        shared = dictionary.files[name]
        schema = table_schema(shared, sources) | _kind_of_numbers(shared, sources)
        files[_schema_path(name, twin=False)] = encoded(schema)
    return files


def _kind_of_numbers(table: FileDescription, sources: Sources) -> Entry:
    """Return whether what a table holds rests on simulated rounds."""
    return {"synthetic": is_synthetic(sources) and rests_on_rounds(table)}


def package_file(
    sources: Sources,
    names: Names,
    borders: Iterable[GeoFile],
    base_url: str,
    files: Mapping[str, bytes],
) -> bytes:
    """Return `datapackage.json` for the given files; what is not among them is left out."""
    dictionary = sources.dictionary
    listed = [*_table_resources(sources, dictionary), *_place_resources(dictionary, names)]
    listed += [_resource("alt-zip", ARCHIVE, dictionary.archive, ZIP)]
    listed += [*_border_resources(dictionary, borders), *_api_resources(sources, names)]
    package = _package(sources, base_url)
    package["resources"] = [
        {**entry, **_sums(files[entry["path"]])} for entry in listed if entry["path"] in files
    ]
    return encoded(package)


def _package(sources: Sources, base_url: str) -> Entry:
    """Return what is said of the package as a whole."""
    cards, words = every_card(sources), sources.dictionary.catalogue
    package: Entry = {
        "$schema": f"{PROFILES}/datapackage.json",
        "name": NAME,
        **({"id": f"{base_url}datapackage.json"} if base_url else {}),
        "title": words.title,
        "description": words.description,
        "keywords": [*words.keywords, *[words.synthetic_keyword][: is_synthetic(sources)]],
        "synthetic": is_synthetic(sources),
        "licenses": _unique(_licence(card.licence) for card in cards),
        "sources": _unique(_source(card, sources) for card in cards),
        "contributors": [
            *_unique({"title": card.publisher, "roles": ["creator"]} for card in cards),
            *_makers(sources.site),
        ],
    }
    package |= {"version": sources.site.edition} if sources.site.edition else {}
    day = Publication(sources.site, base_url).day
    package |= {"created": f"{day}T00:00:00Z"} if day else {}
    return package | ({"homepage": base_url} if base_url else {})


def _makers(site: Site) -> Iterable[Entry]:
    """Yield who publishes the site and whom to write to, where they are known."""
    own, contact = site.publisher, site.contact
    if own.name:
        yield _filled({"title": own.name, "path": own.address}) | {"roles": ["publisher"]}
    if contact.name or contact.mail:
        entry = {"title": contact.name or contact.mail, "path": contact.address}
        yield _filled(entry | {"email": contact.mail}) | {"roles": ["contact"]}


def _filled(entry: Entry) -> Entry:
    """Return an entry without what is not known."""
    return {name: value for name, value in entry.items() if value}


def _table_resources(sources: Sources, dictionary: Dictionary) -> Iterable[Entry]:
    """Yield the whole tables, their twins and their workbooks."""
    for table in dictionary.whole_tables:
        parts = {"title": table.title, "path": table.path}
        schema = table_schema(table, sources) | foreign_keys(table)
        texts, known = (
            Texts(title=table.title, description=table.description),
            _rests_on(table, sources),
        )
        yield _delimited(table.name, table.path, texts, schema) | known
        yield _twin(table.name, table.path, dictionary.twin.filled(**parts), table.name) | known
        if "xlsx" in table.formats:
            texts = dictionary.workbook.filled(**parts)
            yield _resource(f"{table.name}-xlsx", book_path(table), texts, XLSX) | known
        if "parquet" in table.formats:
            texts, path = dictionary.parquet.filled(**parts), columnar_path(table.path)
            yield _resource(f"{table.name}-parquet", path, texts, PARQUET) | known


def _place_resources(dictionary: Dictionary, names: Names) -> Iterable[Entry]:
    """Yield the files of each municipality and county, and their twins."""
    for model in (one for one in dictionary.files.values() if one.cut_of):
        for code, place in names[model.level].items():
            path = place_path(model, code)
            name = path.removeprefix("data/").removesuffix(".csv").replace("/", "-")
            texts = Texts(title=model.title, description=model.description).filled(name=place)
            yield _delimited(name, path, texts, _schema_path(model.cut_of, twin=False))
            twin = dictionary.place_twin.filled(title=texts.title, path=path)
            yield _twin(name, path, twin, model.cut_of)


def _border_resources(dictionary: Dictionary, borders: Iterable[GeoFile]) -> Iterable[Entry]:
    """Yield the files of borders."""
    for one in borders:
        suffix = TOPOJSON[1] if one.kind == "topologi" else GEOJSON[1]
        name = hyphened(one.path.removeprefix("data/").removesuffix(suffix).replace("/", "-"))
        texts = dictionary.geo[one.kind].filled(division=one.division, format=GEOJSON[0])
        yield _resource(name, one.path, texts, GEO[suffix])


def _api_resources(sources: Sources, names: Names) -> Iterable[Entry]:
    """Yield the JSON files for programs."""
    dictionary, definitions = sources.dictionary, sources.definitions
    for name in (INDEX, COUNTRY, OPENAPI):
        yield _resource(f"api-{name}", f"{API}/{name}.json", dictionary.api[name], JSON)
    each = {**names, SIZE: definitions.breakdowns[SIZE].labels}
    each["indikator"] = {one.id: one.label for one in definitions.indicators.values()}
    each["sporsmal"] = {
        one.column: question_text(one, definitions) for one in definitions.questions.values()
    }
    for level, places in each.items():
        for code, place in places.items():
            texts = dictionary.api[level].filled(name=place)
            name = f"api-{level}-{hyphened(code)}"
            yield _resource(name, f"{API}/{level}/{code}.json", texts, JSON)


def place_path(model: FileDescription, code: str) -> str:
    """Return the path of one place's file: the model's, with the code in place of `<...>`."""
    return re.sub("<[a-z]+>", code, model.path)


def _delimited(name: str, path: str, texts: Texts, schema: Entry | str) -> Entry:
    """Return a CSV file for machines as a resource."""
    table = {"type": "table", "encoding": "utf-8", "dialect": MACHINE, "schema": schema}
    return _resource(name, path, texts, CSV) | table


def _twin(name: str, path: str, texts: Texts, table: str) -> Entry:
    """Return the Excel twin of a CSV file as a resource."""
    schema = _schema_path(table, twin=True)
    return _delimited(f"{name}-excel", twin_path(path), texts, schema) | {"dialect": EXCEL}


def _resource(name: str, path: str, texts: Texts, kind: tuple[str, str]) -> Entry:
    """Return any file as a resource."""
    return {
        "$schema": f"{PROFILES}/dataresource.json",
        "name": name,
        "path": path,
        "title": texts.title,
        "description": texts.description,
        "format": kind[0],
        "mediatype": kind[1],
    }


def _schema_path(table: str, twin: bool) -> str:
    """Return the path of a schema file."""
    return f"data/skjema/{table}{'.excel' if twin else ''}.json"


def _sums(content: bytes) -> Entry:
    """Return size and checksum of a file."""
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _source(card: AnyCard, sources: Sources) -> Entry:
    """Return a source with its address, where the card has one."""
    found = ADDRESS.search(card.source)
    return _filled({"title": origin_title(card, sources), "path": found[0] if found else ""})


def _rests_on(table: FileDescription, sources: Sources) -> Entry:
    """Return the sources and the licences of one file."""
    cards = cards_of(table, sources)
    return {
        "licenses": _unique(_licence(card.licence) for card in cards),
        "sources": _unique(_source(card, sources) for card in cards),
    }


def _licence(text: str) -> Entry:
    """Return a licence by its well-known name, or in the words of the card."""
    known = licence_of(text)
    return _filled({"name": identifier(text), "path": known.address, "title": known.title})


def _unique(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries in order, each once."""
    found: list[Entry] = []
    for entry in entries:
        found += [entry] if entry not in found else []
    return found
