"""Every number and former name leads to the place of today."""

from dataclasses import replace

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from builder.faults import Findings
from builder.pages.flyttet.flyttet_pages import redirect_pages
from builder.sources import Registry
from builder.sources.registry import read_registry
from tests.invented import DATA


@pytest.fixture(scope="module")
def registry() -> Registry:
    return read_registry(DATA, Findings())


@pytest.fixture(scope="module")
def pages(registry: Registry) -> dict[str, bytes]:
    return redirect_pages(registry, "Digital kommune")


def parsed(pages: dict[str, bytes], address: str) -> BeautifulSoup:
    return BeautifulSoup(pages[f"{address}/index.html"], "html.parser")


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("kommune/0301", "oslo"),
        ("kommune/5001", "trondheim"),
        ("kommune/0101", "halden"),
        ("kommune/3001", "halden"),
        ("kommune/3101", "halden"),
        ("kommune/skodje", "alesund"),
        ("kommune/guovdageaidnu", "kautokeino"),
        ("kommune/1580", "haram"),
        ("fylke/03", "oslo"),
        ("fylke/02", "akershus"),
        ("fylke/19", "troms"),
        ("fylke/hordaland", "vestland"),
    ],
)
def test_it_leads_to_one_page(pages: dict[str, bytes], address: str, slug: str) -> None:
    page = parsed(pages, address)
    refresh = page.find("meta", attrs={"http-equiv": "refresh"})
    assert refresh["content"] == f"0; url=../{slug}/"
    assert page.find("link", rel="canonical")["href"] == f"../{slug}/"
    assert page.main.a["href"] == f"../{slug}/"


@pytest.mark.parametrize(
    ("address", "slugs"),
    [
        ("kommune/1507", ["alesund", "haram"]),
        ("kommune/5012", ["orkland", "hitra", "heim"]),
        ("kommune/tysfjord", ["hamaroy", "narvik"]),
        ("fylke/viken", ["akershus", "buskerud", "ostfold"]),
        ("fylke/30", ["akershus", "buskerud", "ostfold"]),
    ],
)
def test_it_lists_the_choices_where_a_place_was_split(
    pages: dict[str, bytes], registry: Registry, address: str, slugs: list[str]
) -> None:
    page = parsed(pages, address)
    assert page.find("meta", attrs={"http-equiv": "refresh"}) is None
    found = [link["href"] for link in page.main.find_all("a")]
    assert sorted(found) == sorted(f"../{slug}/" for slug in slugs)
    assert found[0] == f"../{slugs[0]}/"


@pytest.mark.parametrize(
    ("address", "title", "told"),
    [
        ("kommune/skodje", "Skodje", "Skodje ble en del av Ålesund i 2020."),
        (
            "kommune/nes-buskerud",
            "Nes i Buskerud",
            "Nes i Buskerud heter nå Nesbyen.",
        ),
        (
            "kommune/guovdageaidnu",
            "Guovdageaidnu",
            "Kautokeino heter også Guovdageaidnu.",
        ),
        (
            "kommune/1504",
            "Kommunenummer 1504",
            "1504 var kommunenummeret til Ålesund til og med 2019.",
        ),
        ("kommune/5001", "Kommunenummer 5001", "5001 er kommunenummeret til Trondheim."),
        (
            "kommune/1507",
            "Kommunenummer 1507",
            "1507 var kommunenummeret til Ålesund, som ble delt i Ålesund og Haram i 2024.",
        ),
        (
            "kommune/1529",
            "Kommunenummer 1529",
            "1529 var kommunenummeret til Skodje, som ble en del av Ålesund i 2020.",
        ),
        (
            "kommune/1567",
            "Kommunenummer 1567",
            "1567 var kommunenummeret til Rindal til og med 2018.",
        ),
        (
            "kommune/0616",
            "Kommunenummer 0616",
            "0616 var kommunenummeret til Nes i Buskerud, som nå heter Nesbyen.",
        ),
        (
            "kommune/tysfjord",
            "Tysfjord",
            "Tysfjord ble delt mellom Hamarøy og Narvik i 2020.",
        ),
        ("fylke/hedmark", "Hedmark", "Hedmark ble en del av Innlandet i 2020."),
        (
            "fylke/oppland",
            "Oppland",
            "Oppland var fylke til og med 2019. Kommunene der hører i dag til fylkene Innlandet "
            "og Akershus.",
        ),
        (
            "fylke/19",
            "Fylkesnummer 19",
            "19 var fylkesnummeret til Troms til og med 2019.",
        ),
    ],
)
def test_it_says_why(pages: dict[str, bytes], address: str, title: str, told: str) -> None:
    page = parsed(pages, address)
    assert page.h1.string == title
    assert page.main.p.string == told


def test_every_page_says_why(pages: dict[str, bytes]) -> None:
    """No former name and no number is without its sentence, and the name is in it."""
    for path, content in pages.items():
        main = BeautifulSoup(content, "html.parser").main
        assert len(main.find_all("p")) == 2, path
        assert main.h1.string.split()[-1] in main.p.string, path
        assert main.p.string.endswith("."), path


def test_the_county_stands_beside_the_name_of_a_municipality(pages: dict[str, bytes]) -> None:
    one, several = parsed(pages, "kommune/3018").main, parsed(pages, "kommune/snillfjord").main
    assert one.find_all("p")[1].get_text() == "Gå til Våler i Østfold."
    listed = [item.get_text() for item in several.find_all("li")]
    assert listed == ["Orkland, Trøndelag", "Hitra, Trøndelag", "Heim, Trøndelag"]


def test_every_number_in_use_since_2018_has_a_page(
    pages: dict[str, bytes], registry: Registry
) -> None:
    kommuner = {f"kommune/{code}/index.html" for code in registry.kommuner["kommunenr"]}
    fylker = {f"fylke/{code}/index.html" for code in registry.fylker["fylkesnr"]}
    assert kommuner | fylker <= pages.keys()


def test_every_former_and_parallel_name_has_a_page_and_no_page_of_today_is_touched(
    pages: dict[str, bytes], registry: Registry
) -> None:
    for row in registry.addresses.itertuples():
        path = f"{row.nivaa}/{row.adresse}/index.html"
        assert (path in pages) == (row.grunn != "gjeldende"), path


def test_every_page_is_complete_and_kept_out_of_search_engines(pages: dict[str, bytes]) -> None:
    for path, content in pages.items():
        page = BeautifulSoup(content, "html.parser")
        assert page.html["lang"] == "nb", path
        assert page.title.string, path
        assert page.h1.string, path
        assert page.find("meta", attrs={"name": "robots"})["content"] == "noindex", path
        assert page.main.a, path
        assert not page.find_all("script", src=False), path
        policy = page.find("meta", attrs={"http-equiv": "Content-Security-Policy"})["content"]
        assert "default-src 'none'" in policy, path
        assert "unsafe" not in policy, path
        assert page.header.a["href"] == "../../"
        assert page.header.form["action"] == "../../kommune/"


def test_a_name_of_today_wins_over_a_former_name_with_its_address(registry: Registry) -> None:
    clash = ["kommune", "oslo", "1508", "tidligere_navn", "Oslo"]
    addresses = registry.addresses.copy()
    addresses.loc[addresses.index.max() + 1] = clash
    pages = redirect_pages(replace(registry, addresses=addresses), "Digital kommune")
    assert "kommune/oslo/index.html" not in pages


def test_names_are_escaped(registry: Registry) -> None:
    nasty = '<script>alert("x")</script> & co'
    kommuner, addresses = registry.kommuner.copy(), registry.addresses.copy()
    kommuner.loc[kommuner["kommunenr"] == "1508", "navn"] = nasty
    addresses.loc[addresses["adresse"] == "skodje", "navn"] = nasty
    content = redirect_pages(
        replace(registry, kommuner=kommuner, addresses=addresses), "Digital kommune"
    )
    page = content["kommune/skodje/index.html"].decode()
    assert "<script>" not in page
    soup = BeautifulSoup(page, "html.parser")
    assert soup.title.string == f"{nasty} – Digital kommune"
    assert soup.h1.string == soup.main.a.string == nasty


def test_the_frames_of_the_registry_are_left_alone(registry: Registry) -> None:
    before = registry.kommuner.copy()
    redirect_pages(registry, "Digital kommune")
    pd.testing.assert_frame_equal(registry.kommuner, before)


@pytest.mark.parametrize(
    ("address", "choices", "why"),
    [
        ("valer", ["valer-ostfold", "valer-innlandet"], "To kommuner heter Våler."),
        ("heroy", ["heroy-more-og-romsdal", "heroy-nordland"], "To kommuner heter Herøy."),
    ],
)
def test_a_name_that_two_have_lets_the_reader_choose(
    pages: dict[str, bytes], address: str, choices: list[str], why: str
) -> None:
    page = parsed(pages, f"kommune/{address}")
    text = page.get_text(" ", strip=True)
    assert why in text
    links = [str(link["href"]) for link in page.find_all("a")]
    assert [f"../{one}/" for one in choices] == [one for one in links if one[3:-1] in choices]
    assert 'http-equiv="refresh"' not in str(page)
