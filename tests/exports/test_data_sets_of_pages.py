"""What search engines for data are told of the pages whose numbers are a data set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml

from builder.charts import Palette
from builder.exports.catalogue import catalogue
from builder.pages.data.data_page import data_page
from builder.pages.edition import Edition
from builder.pages.fylke.fylke_page import fylke_page
from builder.pages.indikator.indikator_page import indikator_page
from builder.pages.kommune.kommune_page import kommune_page
from builder.pages.lookups.places import Places
from builder.pages.lookups.results import Results
from builder.sources import Sources
from builder.statistics import Statistics
from tests.exports.conftest import BASE_URL
from tests.real import indicator_ids

OWN = {
    "publisher": {"name": "Utgiveren", "address": "https://utgiver.no/"},
    "contact": {"mail": "post@utgiver.no"},
    "edition": "2026-11-25",
}


@pytest.fixture(scope="module")
def addressed(sources: Sources, statistics: Statistics) -> Iterator[Edition]:
    """Return the real edition as at an address, published by somebody."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", BASE_URL)
        yield edition_of(published(sources), statistics)


def published(sources: Sources) -> Sources:
    """Return the sources of a site that says who publishes it."""
    site = type(sources.site).model_validate({"name": "Digital kommune", **OWN})
    return replace(sources, site=site)


def edition_of(sources: Sources, statistics: Statistics) -> Edition:
    """Return the edition of some sources."""
    results = Results(sources, statistics)
    return Edition(results, Places(results), Palette(sources.definitions))


@pytest.fixture(scope="module")
def pages(addressed: Edition) -> dict[str, str]:
    """Return a page of each kind by its address."""
    indicators, places = addressed.definitions.indicators, addressed.places
    found = {"data/": data_page(addressed)}
    for name in ("aktivitet_grad", "kompetanse_kategori", "sky_antall"):
        one = indicators[name]
        found[f"indikator/{one.slug}/"] = indikator_page(addressed, one)
    found["kommune/oslo/"] = kommune_page(addressed, places.kommuner["0301"])
    found["fylke/agder/"] = fylke_page(addressed, places.fylker["42"])
    return found


def front_matter(page: str) -> dict[str, Any]:
    """Return the front matter of a page as MkDocs reads it."""
    found: dict[str, Any] = yaml.safe_load(page.split("---\n")[1])
    return found


def data_set(page: str) -> dict[str, Any]:
    """Return the data set that a page tells of; {} for none."""
    told = json.loads(front_matter(page).get("json_ld", "[]"))
    every = told if isinstance(told, list) else [told]
    return next((one for one in every if one["@type"] == "Dataset"), {})


@pytest.fixture(scope="module")
def exported(addressed: Edition, files: Mapping[str, bytes]) -> set[str]:
    """Return the paths of the files of the same site."""
    return {*files, *catalogue(addressed.results.sources, BASE_URL, files)}


def addresses(told: object) -> Iterator[str]:
    """Yield every address in what is told."""
    if isinstance(told, dict):
        for key, one in told.items():
            if key in ("@id", "url", "contentUrl", "license"):
                yield one
            yield from addresses(one)
    for one in told if isinstance(told, list) else []:
        yield from addresses(one)


def test_each_is_told_as_search_engines_ask(pages: Mapping[str, str]) -> None:
    """A name, a description of 50 to 5000 characters, and whole addresses."""
    for address, page in pages.items():
        told = data_set(page)
        assert told["name"], address
        assert 50 <= len(told["description"]) <= 5000, address
        assert told["@id"].split("#")[0] == BASE_URL + address
        assert all(re.match(r"https://[a-z.]+/", one) for one in addresses(told)), address
        assert told["temporalCoverage"].startswith("2018/202")
        if address.startswith(("kommune/", "fylke/")):  # they are parts of the whole, which tells
            continue
        assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert told["publisher"]["name"] == "Utgiveren"
        assert (told["version"], told["dateModified"]) == ("2026-11-25", "2026-11-25")


def test_each_says_that_its_numbers_are_simulated(pages: Mapping[str, str]) -> None:
    for address, page in pages.items():
        assert "Simulerte tall. " in data_set(page)["description"], address


def test_each_file_is_published(pages: Mapping[str, str], exported: set[str]) -> None:
    for address, page in pages.items():
        files = [one["contentUrl"].removeprefix(BASE_URL) for one in data_set(page)["distribution"]]
        assert files, address
        assert not [path for path in files if path not in exported], address
        linked = [one["address"] for one in front_matter(page)["files"]]
        assert linked, address
        assert not [path for path in linked if path not in exported], address


def test_its_words_are_those_of_the_page(pages: Mapping[str, str], addressed: Edition) -> None:
    indicator = addressed.definitions.indicators["aktivitet_grad"]
    page = pages[f"indikator/{indicator.slug}/"]
    told, body = data_set(page), page.split("---\n")[2]
    assert told["name"] in body
    assert indicator.about in told["description"]
    assert told["variableMeasured"]["propertyID"] == "aktivitet_grad"
    assert f"<code>{indicator.id}</code>" in body
    assert data_set(pages["kommune/oslo/"])["name"] == "Oslo, alle indikatorer"


def test_all_are_parts_of_that_of_the_data_page(pages: Mapping[str, str]) -> None:
    whole = data_set(pages["data/"])
    assert whole["@id"] == f"{BASE_URL}data/#datasett"
    assert "{: #datasett }" in pages["data/"]
    assert len(whole["variableMeasured"]) == len(indicator_ids())
    assert len(whole["distribution"]) > 20
    for address in pages.keys() - {"data/"}:
        assert data_set(pages[address])["isPartOf"]["@id"] == whole["@id"], address


def test_the_page_leads_to_what_describes_it_and_to_what_changes(pages: Mapping[str, str]) -> None:
    data, oslo = (front_matter(pages[one])["files"] for one in ("data/", "kommune/oslo/"))
    described = {one["address"] for one in data if one.get("rel") == "describedby"}
    assert described == {"datapackage.json", "katalog.ttl"}
    assert [one for one in data if one["type"] == "application/atom+xml"] == [
        {
            "type": "application/atom+xml",
            "address": "endringer.atom",
            "title": "Endringer i tallene",
        }
    ]
    assert {one["type"] for one in oslo} == {
        "text/csv",
        "application/json",
        "application/atom+xml",
    }
    assert 'href="../../data/kommune/0301.atom"' in pages["kommune/oslo/"]
    assert 'href="../endringer.atom"' in pages["data/"]
    assert 'href="../katalog.ttl"' in pages["data/"]


def test_official_numbers_are_not_said_to_be_simulated(
    official: Sources, statistics: Statistics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", BASE_URL)
    told = data_set(data_page(edition_of(published(official), statistics)))
    assert "imuler" not in json.dumps(told, ensure_ascii=False)
    assert told["creator"] == [{"@type": "Organization", "name": "SSB"}]


def test_without_an_address_nothing_is_told(
    sources: Sources, statistics: Statistics, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    edition = edition_of(sources, statistics)
    found = [data_page(edition), kommune_page(edition, edition.places.kommuner["0301"])]
    for page in found:
        assert data_set(page) == {}
        assert ".atom" not in page
        assert "katalog.ttl" not in page
