"""`katalog.ttl`: every data set for data.norge.no and other catalogues (DCAT-AP-NO 3.0).

The profile asks for title, description, publisher and a way to write for the catalogue and for each
data set, and a theme for the latter. Texts bear their language, and every address is whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.definitions.cards import AnyCard
from builder.definitions.dictionary import Texts
from builder.definitions.licences import strictest
from builder.definitions.publication import Publication
from builder.exports import turtle
from builder.exports.api import OPENAPI
from builder.exports.api import ROOT as API
from builder.exports.origins import SIMULATED, cards_of, rests_on_rounds, status_text
from builder.exports.statuses import is_synthetic
from builder.exports.turtle import Statements, bokmaal, iri, typed
from builder.sources import Sources

PATH = "katalog.ttl"
PREFIXES = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority"
NORWEGIAN, NORWAY = iri(f"{EU}/language/NOB"), iri(f"{EU}/country/NOR")
PUBLIC, COMPLETED = iri(f"{EU}/access-right/PUBLIC"), iri(f"{EU}/distribution-status/COMPLETED")
STABLE = iri(f"{EU}/planned-availability/STABLE")
FORMATS = {".csv": "CSV", ".xlsx": "XLSX", ".json": "JSON", ".geojson": "GEOJSON", ".zip": "ZIP"}


@dataclass(frozen=True)
class DataSet:
    """One data set of the catalogue.

    Its name, where on the data page it stands, texts, themes, licence, the years it is about if it
    is about some, whether its numbers are simulated, and the paths of its files.
    """

    name: str
    anchor: str
    title: str
    description: str
    themes: tuple[str, ...]
    licence: str
    years: tuple[int, ...]
    is_simulated: bool
    paths: tuple[str, ...]


def catalogue(sources: Sources, address: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the catalogue of the given files by its path.

    Nothing where the site does not know what a catalogue must say (`Publication.lacks`).
    """
    publication = Publication(sources.site, address)
    if publication.lacks:
        return {}
    sets = list(data_sets(sources, files))
    made = _Catalogue(publication, files)
    words = sources.dictionary.catalogue
    service, texts = iri(f"{address}{API}/"), sources.dictionary.api[OPENAPI]
    subjects: dict[str, Statements] = {
        iri(f"{address}katalog"): made.catalogue(words.title, words.description, sets, service),
        service: made.service(texts, sets),
        iri(publication.publisher_iri): made.publisher(),
        iri(publication.contact_iri): made.contact(),
    }
    for one in sets:
        keywords = [*words.keywords, *[words.synthetic_keyword][: one.is_simulated]]
        subjects[made.name_of(one)] = made.data_set(one, keywords)
        for path in one.paths:
            subjects[made.file_of(path)] = made.distribution(path, one)
    return {PATH: turtle.document(PREFIXES, subjects).encode()}


def data_sets(sources: Sources, files: Mapping[str, bytes]) -> Iterator[DataSet]:
    """Yield every whole table with all its files, and the borders of all divisions as one."""
    themes = sources.dictionary.catalogue.themes
    years = tuple(survey_round.year for survey_round in sources.rounds)
    simulated = is_synthetic(sources)
    for table in sources.dictionary.whole_tables:
        base = table.path.removesuffix(".csv")
        on_rounds = rests_on_rounds(table)
        cards = cards_of(table, sources)
        yield DataSet(
            table.name,
            table.anchor,
            table.title,
            f"{table.description} {status_text(sources)}" if on_rounds else table.description,
            themes.rounds if on_rounds else themes.facts,
            _licence(cards),
            years if on_rounds else (),
            simulated and on_rounds,
            tuple(path for path in files if path.split(".")[0] == base),
        )
    yield from _borders(sources, files)


def _borders(sources: Sources, files: Mapping[str, bytes]) -> Iterator[DataSet]:
    """Yield the borders, where there are any."""
    paths = tuple(path for path in files if path.startswith("data/geo/"))
    cards = [card for path, card in sources.cards.items() if path.startswith("geography/")]
    texts = sources.dictionary.catalogue.borders
    if paths:
        themes = sources.dictionary.catalogue.themes.facts
        yield DataSet(
            "grenser",
            "kart",
            texts.title,
            texts.description,
            themes,
            _licence(cards),
            (),
            False,
            paths,
        )


@dataclass(frozen=True)
class _Catalogue:
    """Says what the profile asks for of each thing."""

    publication: Publication
    files: Mapping[str, bytes]

    def name_of(self, one: DataSet) -> str:
        """Return what stands for a data set: its place on the data page."""
        return iri(self.address_of(one))

    def address_of(self, one: DataSet) -> str:
        """Return the address that a data set is read about at."""
        return f"{self.publication.address}data/#{one.anchor}"

    def file_of(self, path: str) -> str:
        """Return what stands for one of its files."""
        return iri(f"{self.publication.address}{path}#fil")

    def catalogue(
        self, title: str, description: str, sets: Iterable[DataSet], service: str
    ) -> Statements:
        """Return what is said of the whole."""
        return [
            ("a", ["dcat:Catalog"]),
            *self._said_of_all(title, description),
            ("dct:language", [NORWEGIAN]),
            ("dct:spatial", [NORWAY]),
            ("dcat:themeTaxonomy", [iri(f"{EU}/data-theme")]),
            ("foaf:homepage", [iri(self.publication.address)]),
            ("dcat:dataset", [self.name_of(one) for one in sets]),
            ("dcat:service", [service]),
        ]

    def service(self, texts: Texts, sets: Iterable[DataSet]) -> Statements:
        """Return what is said of the files for programs: what they serve rests on the rounds."""
        address = self.publication.address
        return [
            ("a", ["dcat:DataService"]),
            *self._said_of_all(texts.title, texts.description),
            ("dcat:endpointURL", [iri(f"{address}{API}/")]),
            ("dcat:endpointDescription", [iri(f"{address}{API}/{OPENAPI}.json")]),
            ("dcat:landingPage", [iri(f"{address}data/#programmer")]),
            ("dcat:servesDataset", [self.name_of(one) for one in sets if one.years]),
            ("dct:accessRights", [PUBLIC]),
        ]

    def publisher(self) -> Statements:
        """Return what is said of the publisher."""
        own = self.publication.site.publisher
        number = own.organisation_number
        return [
            ("a", ["foaf:Agent"]),
            ("foaf:name", [bokmaal(own.name)]),
            ("foaf:homepage", [iri(own.address)] if own.address else []),
            ("dct:identifier", [turtle.literal(number)] if number else []),
        ]

    def contact(self) -> Statements:
        """Return what is said of whom to write to."""
        own = self.publication.site.contact
        name = own.name or self.publication.site.publisher.name
        return [
            ("a", ["vcard:Organization"]),
            ("vcard:fn", [bokmaal(name)]),
            ("vcard:hasEmail", [iri(f"mailto:{own.mail}")] if own.mail else []),
            ("vcard:hasURL", [iri(own.address)] if own.address else []),
        ]

    def data_set(self, one: DataSet, keywords: Iterable[str]) -> Statements:
        """Return what is said of a data set."""
        return [
            ("a", ["dcat:Dataset"]),
            *self._said_of_all(one.title, one.description),
            ("dct:identifier", [turtle.literal(self.address_of(one))]),
            ("dcat:theme", [iri(f"{EU}/data-theme/{theme}") for theme in one.themes]),
            ("dcat:keyword", [bokmaal(word) for word in keywords]),
            ("dct:type", [iri(SIMULATED)][: one.is_simulated]),
            ("dct:accessRights", [PUBLIC]),
            ("dct:language", [NORWEGIAN]),
            ("dct:spatial", [NORWAY]),
            ("dct:temporal", [_period(one.years)][: bool(one.years)]),
            ("dcat:landingPage", [self.name_of(one)]),
            ("dcat:distribution", [self.file_of(path) for path in one.paths]),
        ]

    def distribution(self, path: str, one: DataSet) -> Statements:
        """Return what is said of one file."""
        content, address = self.files[path], iri(f"{self.publication.address}{path}")
        known = FORMATS.get(path[path.rindex(".") :])
        sums = [
            ("a", ["spdx:Checksum"]),
            ("spdx:algorithm", ["spdx:checksumAlgorithm_sha256"]),
            ("spdx:checksumValue", [typed(hashlib.sha256(content).hexdigest(), "xsd:hexBinary")]),
        ]
        return [
            ("a", ["dcat:Distribution"]),
            ("dct:title", [bokmaal(path.rsplit("/", 1)[1])]),
            ("dcat:accessURL", [address]),
            ("dcat:downloadURL", [address]),
            ("dct:format", [iri(f"{EU}/file-type/{known}")] if known else []),
            ("dct:license", [iri(f"{EU}/licence/{one.licence}")] if one.licence else []),
            ("adms:status", [COMPLETED]),
            ("dcatap:availability", [STABLE]),
            ("dcat:byteSize", [typed(len(content), "xsd:nonNegativeInteger")]),
            ("spdx:checksum", [turtle.nested(sums)]),
        ]

    def _said_of_all(self, title: str, description: str) -> Statements:
        """Return what is said of the whole and of each data set alike."""
        day, edition = self.publication.day, self.publication.site.edition
        return [
            ("dct:title", [bokmaal(title)]),
            ("dct:description", [bokmaal(" ".join(description.split()))]),
            ("dct:publisher", [iri(self.publication.publisher_iri)]),
            ("dcat:contactPoint", [iri(self.publication.contact_iri)]),
            ("dct:modified", [typed(day, "xsd:date")] if day else []),
            ("dcat:version", [turtle.literal(edition)] if edition else []),
        ]


def _licence(cards: Iterable[AnyCard]) -> str:
    """Return the name of the licence that asks most, '' where we know none of them."""
    found = strictest(card.licence for card in cards)
    return found.name if found else ""


def _period(years: tuple[int, ...]) -> str:
    """Return the time from the first to the last of some years."""
    if not years:
        return ""
    return turtle.nested(
        [
            ("a", ["dct:PeriodOfTime"]),
            ("dcat:startDate", [typed(f"{min(years)}-01-01", "xsd:date")]),
            ("dcat:endDate", [typed(f"{max(years)}-12-31", "xsd:date")]),
        ]
    )
