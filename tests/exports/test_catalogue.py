"""The catalogue is what DCAT-AP-NO 3.0 asks for, and is left out where no publisher is known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD
from rdflib.term import Node

from builder.definitions.publication import Publication
from builder.exports.catalogue import catalogue
from builder.sources import Sources
from tests.exports.conftest import BASE_URL

SHAPES = Path(__file__).parent / "shapes"
NORWEGIAN, EUROPEAN = (
    Graph().parse(SHAPES / f"dcat_ap_{name}.ttl", format="turtle") for name in ("no", "eu")
)
TABLE = URIRef(f"{BASE_URL}data/#fil-indikatorer")
REGISTER = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/"
OFFICE = URIRef(f"{REGISTER}999999999")
FILE = URIRef(f"{BASE_URL}data/indikatorer.csv#fil")
SERVICE = URIRef(f"{BASE_URL}api/v1/")


def with_site(sources: Sources, **changes: object) -> Sources:
    """Return the sources of a site that says who publishes it, with some changes."""
    publisher = sources.site.publisher.model_copy(
        update={"name": "Prøvekontoret", "organisation_number": "999999999"}
    )
    contact = sources.site.contact.model_copy(update={"mail": "post@eksempel.no"})
    known = {"publisher": publisher, "contact": contact, "edition": "2026-11-25", **changes}
    return replace(sources, site=sources.site.model_copy(update=known))


@pytest.fixture(scope="module")
def text(sources: Sources, files: Mapping[str, bytes]) -> str:
    """Return the catalogue of the project's own data, published by somebody."""
    return catalogue(with_site(sources), BASE_URL, files)["katalog.ttl"].decode()


@pytest.fixture(scope="module")
def whole(text: str) -> Graph:
    """Return its statements."""
    return Graph().parse(data=text, format="turtle")


@pytest.fixture
def graph(whole: Graph) -> Graph:
    """Return its statements, which a test may change."""
    return Graph() + whole


def conforms(graph: Graph, shapes: Graph) -> bool:
    """Tell whether a catalogue is what the Norwegian or the European profile asks for."""
    return bool(validate(graph, shacl_graph=shapes, do_owl_imports=False)[0])


@pytest.fixture(params=[False, True], ids=["a whole office", "as little as will do"])
def published(
    request: pytest.FixtureRequest, graph: Graph, sources: Sources, files: Mapping[str, bytes]
) -> Graph:
    """Return the catalogue of an office that says all, or no more than it must."""
    if not request.param:
        return graph
    publisher = sources.site.publisher.model_copy(update={"name": "Utgiveren"})
    contact = sources.site.contact.model_copy(update={"address": "https://utgiver.no/"})
    own = with_site(sources, publisher=publisher, contact=contact, edition="2026")
    made = catalogue(own, BASE_URL, files)["katalog.ttl"]
    return Graph().parse(data=made.decode(), format="turtle")


def test_it_conforms_to_both_profiles(published: Graph) -> None:
    assert conforms(published, NORWEGIAN)
    assert conforms(published, EUROPEAN)


ELSEWHERE = URIRef("https://eksempel.no/annet")
BROKEN = {  # what the European shapes see: the subject, the predicate, and what stands there then
    "no title": (TABLE, DCTERMS.title, []),
    "no description": (TABLE, DCTERMS.description, []),
    "a publisher in words": (TABLE, DCTERMS.publisher, [Literal("Prøvekontoret")]),
    "two publishers": (TABLE, DCTERMS.publisher, [OFFICE, ELSEWHERE]),
    "an agent without a name": (OFFICE, FOAF.name, []),
    "a file without an address": (FILE, DCAT.accessURL, []),
    "two licences of a file": (FILE, DCTERMS.license, [OFFICE, ELSEWHERE]),
    "a size in words": (FILE, DCAT.byteSize, [Literal("2 MB")]),
    "a title that is an address": (TABLE, DCTERMS.title, [ELSEWHERE]),
    "a catalogue that nobody publishes": (
        URIRef(f"{BASE_URL}katalog"),
        DCTERMS.publisher,
        [],
    ),
    "a service without an address": (SERVICE, DCAT.endpointURL, []),
}


@pytest.mark.parametrize(("subject", "predicate", "objects"), BROKEN.values(), ids=BROKEN.keys())
def test_the_european_shapes_see_what_is_wrong(
    graph: Graph, subject: URIRef, predicate: URIRef, objects: list[Node]
) -> None:
    assert (subject, predicate, None) in graph
    graph.remove((subject, predicate, None))
    for one in objects:
        graph.add((subject, predicate, one))
    assert not conforms(graph, EUROPEAN)


def test_the_files_for_programs_are_a_service(graph: Graph, files: Mapping[str, bytes]) -> None:
    described = str(graph.value(SERVICE, DCAT.endpointDescription))
    assert described.removeprefix(BASE_URL) in files
    assert (SERVICE, DCAT.servesDataset, TABLE) in graph


@pytest.mark.parametrize(
    ("subject", "predicate"),
    [
        (TABLE, DCTERMS.title),
        (TABLE, DCTERMS.description),
        (TABLE, DCTERMS.publisher),
        (TABLE, DCAT.contactPoint),
        (TABLE, DCAT.theme),
        (TABLE, DCAT.distribution),
        (FILE, DCAT.accessURL),
        (FILE, DCTERMS.license),
        (OFFICE, FOAF.name),
        (URIRef(f"{BASE_URL}katalog"), DCTERMS.publisher),
        (URIRef(f"{BASE_URL}katalog"), DCAT.dataset),
    ],
)
def test_the_shapes_see_what_is_missing(graph: Graph, subject: URIRef, predicate: URIRef) -> None:
    assert (subject, predicate, None) in graph
    graph.remove((subject, predicate, None))
    assert not conforms(graph, NORWEGIAN)


def test_the_shapes_see_a_title_without_language(graph: Graph) -> None:
    graph.set((TABLE, DCTERMS.title, Literal("Indikatorer")))
    assert not conforms(graph, NORWEGIAN)


def test_every_file_of_a_table_is_listed_with_its_size(
    graph: Graph, files: Mapping[str, bytes]
) -> None:
    addresses = {str(found) for found in graph.objects(None, DCAT.downloadURL)}
    paths = {address.removeprefix(BASE_URL) for address in addresses}
    assert paths <= files.keys()
    assert {"data/svar.csv", "data/utvikling.csv", "data/kommuner.xlsx"} <= paths
    size = graph.value(FILE, DCAT.byteSize)
    assert size == Literal(len(files["data/indikatorer.csv"]), datatype=XSD.nonNegativeInteger)


def test_simulated_tables_say_so_and_facts_do_not(graph: Graph) -> None:
    simulated = {
        str(one).rsplit("#", 1)[1]
        for one in graph.subjects(RDF.type, DCAT.Dataset)
        if "SYNTHETIC_DATA" in str(graph.value(one, DCTERMS.type))
    }
    assert {f"fil-{name}" for name in ("indikatorer", "svar", "svarfordeling")} <= simulated
    assert not {"fil-kommuner", "fil-fylker", "fil-utvikling", "kart"} & simulated


def test_texts_keep_quotes_and_lines(sources: Sources, files: Mapping[str, bytes]) -> None:
    name = 'A "B" \\ C\nD'
    publisher = with_site(sources).site.publisher.model_copy(update={"name": name})
    made = catalogue(with_site(sources, publisher=publisher), BASE_URL, files)["katalog.ttl"]
    graph = Graph().parse(data=made.decode(), format="turtle")
    assert {str(found) for found in graph.objects(None, FOAF.name)} == {name}


def test_without_a_publisher_there_is_none(sources: Sources, files: Mapping[str, bytes]) -> None:
    """The project itself says nobody's name; nothing is invented."""
    assert catalogue(sources, BASE_URL, files) == {}
    assert Publication(sources.site, "").lacks == [
        "address (or SITE_URL), beginning with https://",
        "publisher.name",
        "contact.mail or contact.address",
    ]
    assert Publication(with_site(sources).site, BASE_URL).lacks == []
