"""The pages about the site say who publishes it and where to write, where that is known."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from builder import paths
from builder.definitions.site import Site
from builder.faults import BuildFailure
from builder.pages.edition import Edition
from builder.pages.lookups.results import Results
from builder.pages.om.imprint import theme_settings
from builder.pages.om.om_page import om_page, tilgjengelighet_page
from builder.pages.parts.links import outside_address
from tests.pages.editions import invented_edition, links_of

WAYS = {
    "repository": "https://kode.no/lager",
    "contact": {"name": "Kontoret", "mail": "post@kontor.no", "address": "https://kontor.no/skriv"},
}


def edition_with(edition: Edition, /, **known: Any) -> Edition:
    """Return an edition of a site of which this is known."""
    site = Site.model_validate({"name": "Digital kommune", **known})
    results = Results(replace(edition.results.sources, site=site), edition.results.statistics)
    return Edition(results, edition.places, edition.palette)


def section(page: str, anchor: str) -> str:
    """Return the text below one heading."""
    return page.split(f"{{: #{anchor} ")[1].split("\n\n")[1]


def test_what_ssb_has_published_of_each_municipality_is_told_with_a_link(edition: Edition) -> None:
    text = section(om_page(edition), "ssbs-resultater")
    assert "SSB har selv publisert tre resultater for hver kommune" in text
    assert "Svarene bak resultatene er ikke publisert. Vi har ikke hatt tilgang" in text
    (address,) = links_of(text)
    assert address.startswith("https://www.ssb.no/")
    assert "digitalisering-i-kommunene" in address
    assert "make import FILE=" in section(om_page(edition), "egne-tall")


def test_results_without_answers_are_told_as_such(tmp_path: Path) -> None:
    only = invented_edition(tmp_path, {2022: {"kind": "scores"}}, status="offisiell")
    page = om_page(only)
    assert "Resultatene for hver kommune i 2022 er utgiverens egne." in page
    assert "Svarene for 2022" not in page
    assert "imuler" not in page
    assert "Vi har ikke hatt tilgang" not in page


def test_where_nothing_is_known_nothing_is_made_up(edition: Edition) -> None:
    for page, anchor in ((om_page(edition), "feil"), (tilgjengelighet_page(edition), "si-fra")):
        text = section(page, anchor)
        assert "Det er ikke oppgitt noe sted å" in text
        assert "kodelager" not in page
        assert not links_of(text)
    assert "Nettstedet er et uavhengig prosjekt med åpen kildekode." in om_page(edition)
    assert "utgaven" not in om_page(edition)


def test_every_known_way_to_write_is_a_link(edition: Edition) -> None:
    edition = edition_with(edition, **WAYS)
    told = (
        'Opprett en sak i <a href="https://kode.no/lager">kodelageret</a>, skriv til Kontoret '
        '(<a href="mailto:post@kontor.no">post@kontor.no</a>) eller bruk '
        '<a href="https://kontor.no/skriv">kontaktsiden til Kontoret</a>. Skriv hvilken side'
    )
    assert section(om_page(edition), "feil").startswith(f"<p>{told}")
    assert f"Er noe vanskelig å bruke? {told}" in tilgjengelighet_page(edition)


@pytest.mark.parametrize(
    ("known", "told"),
    [
        ({"repository": "https://kode.no/"}, 'Opprett en sak i <a href="https://kode.no/">'),
        ({"contact": {"mail": "a@b.no"}}, 'Skriv til <a href="mailto:a@b.no">a@b.no</a>. Skriv'),
        ({"contact": {"address": "https://c.no/"}}, "Bruk <a"),
        ({"contact": {"name": "Kontoret <b>"}}, "Ta kontakt med Kontoret &lt;b&gt;. Skriv"),
    ],
)
def test_one_way_is_enough(edition: Edition, known: dict[str, Any], told: str) -> None:
    assert section(om_page(edition_with(edition, **known)), "feil").startswith(f"<p>{told}")


def test_a_publisher_is_named_and_the_site_is_not_called_independent(edition: Edition) -> None:
    publisher = {"name": "Kommunenes hus", "address": "https://hus.no/"}
    edition = edition_with(
        edition, publisher={**publisher, "organisation_number": "123456789"}, edition="2026-11"
    )
    page = om_page(edition)
    assert (
        '<p>Nettstedet er utgitt av <a href="https://hus.no/">Kommunenes hus</a> '
        "(organisasjonsnummer 123 456 789). SSB har ikke godkjent innholdet." in page
    )
    assert "uavhengig" not in page
    assert "<p>Dette er utgaven 2026-11.</p>" in page
    assert "ikke til noen offentlig virksomhet" not in tilgjengelighet_page(edition)
    foot = theme_settings(edition.site, "")["BUILDER_COPYRIGHT"]
    assert foot == (
        'Utgitt av <a href="https://hus.no/">Kommunenes hus</a> (organisasjonsnummer 123 456 789). '
        "Utgave 2026-11. Kildene står ved hver figur, og lisensene står på siden Data."
    )


def test_the_foot_of_a_page_tells_where_to_write_when_it_is_known(edition: Edition) -> None:
    assert "Meld fra" not in theme_settings(edition.site, "")["BUILDER_COPYRIGHT"]
    edition = edition_with(edition, repository="https://git.no/x", contact={"mail": "post@hus.no"})
    assert theme_settings(edition.site, "")["BUILDER_COPYRIGHT"].endswith(
        'Meld fra: opprett en sak i <a href="https://git.no/x">kodelageret</a> '
        'eller skriv til <a href="mailto:post@hus.no">post@hus.no</a>.'
    )


def test_what_mkdocs_yml_falls_back_on_is_what_the_builder_gives(edition: Edition) -> None:
    text = paths.MKDOCS_CONFIG.read_text(encoding="utf-8")
    settings = theme_settings(edition.site, "")
    lines = dict(line.split(": ", 1) for line in text.splitlines() if "!ENV [BUILDER_" in line)
    for key, name in (("site_name", "BUILDER_SITE_NAME"), ("copyright", "BUILDER_COPYRIGHT")):
        asked, fallback = yaml.safe_load(lines[key].removeprefix("!ENV "))
        assert (asked, fallback) == (name, settings[name])
    assert settings["SITE_URL"] == ""


@pytest.mark.parametrize(
    "name", ["2024", "ja: nei", "true", "Null", "2026-11-25", "[x]", "~1", "&a"]
)
def test_a_name_of_any_form_stays_a_text_for_mkdocs(name: str) -> None:
    given = theme_settings(Site(name=name), "")["BUILDER_SITE_NAME"]
    loader = yaml.SafeLoader("")
    assert loader.resolve(yaml.ScalarNode, given, (True, False)) == "tag:yaml.org,2002:str"


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "data:text/html,x", "//x.no", "http://x.no", "https://"),
        *('https://x.no/"onclick=', "https://x.no/ y", " https://x.no", "JAVASCRIPT:x", "x"),
    ],
)
def test_a_link_out_of_the_site_is_https_or_stops_the_build(address: str) -> None:
    with pytest.raises(BuildFailure, match="expected an address that begins with https://"):
        outside_address(address)
    assert outside_address("https://x.no/a?b=c#d") == "https://x.no/a?b=c#d"
    assert outside_address("") == ""
