"""What search engines for data are told of the pages whose numbers are a data set."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
import yaml

from builder.exports import build_exports
from builder.pages.data.data_page import data_page
from builder.pages.edition import Edition
from builder.pages.fylke.fylke_page import fylke_page
from builder.pages.indikator.indikator_page import indikator_page
from builder.pages.kommune.kommune_page import kommune_page
from tests.exports.conftest import as_official
from tests.pages.editions import real_edition

SITE = "https://eksempel.no/dk/"
OWN = {
    "publisher": {"name": "Utgiveren", "address": "https://utgiver.no/"},
    "contact": {"mail": "post@utgiver.no"},
    "edition": "2026-11-25",
}


@pytest.fixture(scope="module")
def addressed() -> Iterator[Edition]:
    """Return the real edition as at an address, published by somebody."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", SITE)
        yield published(real_edition())


def published(edition: Edition, official: bool = False) -> Edition:
    """Return an edition of a site that says who publishes it, its rounds official if asked."""
    sources = edition.results.sources
    site = type(sources.site).model_validate({"name": "Digital kommune", **OWN})
    rounds = tuple(as_official(one) if official else one for one in sources.rounds)
    results = type(edition.results)(
        replace(sources, site=site, rounds=rounds), edition.results.statistics
    )
    return Edition(results, edition.places, edition.palette)


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
def exported(addressed: Edition) -> Mapping[str, bytes]:
    """Return the files of the same site."""
    results = addressed.results
    return build_exports(results.sources, results.statistics, SITE)


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
        assert told["name"] and 50 <= len(told["description"]) <= 5000, address
        assert told["url"] == SITE + address
        assert all(re.match(r"https://[a-z.]+/", one) for one in addresses(told)), address
        assert told["license"] == "https://creativecommons.org/licenses/by/4.0/"
        assert told["publisher"]["name"] == "Utgiveren"
        assert told["temporalCoverage"].startswith("2018/202")
        assert (told["version"], told["dateModified"]) == ("2026-11-25", "2026-11-25")


def test_each_says_that_its_numbers_are_simulated(pages: Mapping[str, str]) -> None:
    for address, page in pages.items():
        assert "Simulerte tall. " in data_set(page)["description"], address


def test_each_file_is_published(pages: Mapping[str, str], exported: Mapping[str, bytes]) -> None:
    for address, page in pages.items():
        files = [one["contentUrl"].removeprefix(SITE) for one in data_set(page)["distribution"]]
        assert files and not [path for path in files if path not in exported], address
        linked = [one["address"] for one in front_matter(page)["files"]]
        assert linked and not [path for path in linked if path not in exported], address


def test_its_words_are_those_of_the_page(pages: Mapping[str, str], addressed: Edition) -> None:
    indicator = addressed.definitions.indicators["aktivitet_grad"]
    page = pages[f"indikator/{indicator.slug}/"]
    told, body = data_set(page), page.split("---\n")[2]
    assert told["name"] in body and indicator.about in told["description"]
    assert told["variableMeasured"]["propertyID"] == "aktivitet_grad"
    assert f"<code>{indicator.id}</code>" in body
    kommune = data_set(pages["kommune/oslo/"])
    assert (kommune["name"], kommune["spatialCoverage"]["name"]) == (
        "Oslo, alle indikatorer",
        "Oslo",
    )


def test_all_are_parts_of_that_of_the_data_page(pages: Mapping[str, str]) -> None:
    whole = data_set(pages["data/"])
    assert whole["@id"] == f"{SITE}data/#datasett"
    assert "{: #datasett }" in pages["data/"]
    assert len(whole["variableMeasured"]) == 18 and len(whole["distribution"]) > 20
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
    addressed: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE)
    edition = published(addressed, official=True)
    told = data_set(data_page(edition))
    assert "imuler" not in json.dumps(told, ensure_ascii=False)
    assert told["creator"] == [{"@type": "Organization", "name": "SSB"}]


def test_without_an_address_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL", raising=False)
    edition = real_edition()
    found = [data_page(edition), kommune_page(edition, edition.places.kommuner["0301"])]
    for page in found:
        assert data_set(page) == {} and ".atom" not in page and "katalog.ttl" not in page
