"""A stranger puts SSB's results into a fresh copy with one command, and builds a finished site."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from builder.__main__ import main
from tests.browser.kart.live_map import open_map
from tests.browser.watching import quiet_page
from tests.importing.offices import HEAD, norwegian_excel
from tests.invented import DATA, read_definitions, registry_of
from tests.serving import served
from tests.whole_site import build

SIMULATION = re.compile("simuler|syntet|fiktiv|oppdikt", re.IGNORECASE)
RESULTS = ("prioritering_grad", "kompetanse_kategori", "aktivitet_grad")
TEXTS = (".html", ".svg", ".csv", ".json", ".xml", ".webmanifest", ".txt", ".ttl", ".atom", ".md")


def results(path: Path, silent: tuple[str, ...]) -> Path:
    """Write the three results of each municipality of 2022 in words, as a Norwegian Excel does,
    without those that did not answer."""
    registry, indicators = registry_of(DATA), read_definitions(DATA / "definitions").indicators
    counties = registry.county_names("2020")
    rows = []
    for number, row in enumerate(registry.kommuner_of("2020").itertuples()):
        if row.navn not in silent:
            values = [indicators[name].values for name in RESULTS]
            own = [v[number * (k + 1) % len(v)] for k, v in enumerate(values)]
            labels = [indicators[n].label_of(v) for n, v in zip(RESULTS, own, strict=True)]
            rows.append((row.navn, counties[row.fylkesnr], *labels))
    return norwegian_excel(path, [HEAD, *rows])


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory, chart_cache: Path) -> Path:
    """Return the site of two municipalities, of imported results alone."""
    import shutil

    folder = tmp_path_factory.mktemp("stranger")
    shutil.copytree(DATA, folder / "data")
    file = results(folder / "resultater.csv", ("Utsira", "Røst"))
    where = ("--data", str(folder / "data"))
    assert main(["import", "scores", str(file), "--year", "2022", "--replace", *where]) == 0
    build(folder / "site", chart_cache, *where, "--only", "0301,1151")
    return folder / "site"


def texts(site: Path) -> dict[str, str]:
    """Return every text of a site, those inside workbooks too, by its address."""
    found = {}
    for path in site.rglob("*"):
        name = path.relative_to(site).as_posix()
        if path.suffix in TEXTS:
            found[name] = path.read_text("utf-8")
        elif path.suffix == ".xlsx":
            with zipfile.ZipFile(path) as book:
                found[name] = book.read("xl/sharedStrings.xml").decode("utf-8")
    return found


@pytest.mark.slow
def test_the_map_of_one_round_offers_no_second(imported: Path, browser: Browser) -> None:
    with served(imported) as address, quiet_page(browser) as page:
        open_map(page, address, "?v=runder")
        views = page.locator("#kart-v label").all_inner_texts()
        assert views == ["Kart", "Ruter", "Tabell", "To indikatorer"]
        expect(page.locator("#kart-melding")).not_to_be_empty()
        page.get_by_role("radio", name="To indikatorer").check()
        others = page.get_by_label("Loddrett").locator("option")
        expect(others).to_have_text(["Digital kompetanse", "Digital aktivitet"])
        page.goto(f"{address}sammenlign/?k=0301,1103")
        expect(page.get_by_role("heading", name="Alle indikatorer")).to_be_visible()
        for name in ("Utvikling", "Tallene på sin skala"):
            expect(page.get_by_role("heading", name=name)).to_have_count(0)
        expect(page.get_by_label("Runde")).to_be_hidden()


@pytest.mark.slow
def test_results_alone_make_a_finished_site(imported: Path) -> None:
    every = texts(imported)
    assert len(every) > 500
    assert {name: SIMULATION.findall(text) for name, text in every.items()
            if SIMULATION.search(text)} == {}  # fmt: skip
    assert {name for name, text in every.items() if '"synthetic":true' in text} == set()
    own = {
        name: text
        for name, text in every.items()
        if name.endswith("index.html") and 'http-equiv="refresh"' not in text
        and not name.startswith("del/") and "md-main" in text
    }  # fmt: skip
    assert {"index.html", "kommune/oslo/index.html", "om/index.html"} <= set(own)
    assert {name for name, text in own.items() if 'content="noindex"' in text} == set()
    assert "SSB), bearbeidet av Digital kommune" in own["kommune/oslo/index.html"]
    assert "Alle resultater fra 2022" in own["index.html"]
    assert "i runden 2022." in own["landet/index.html"]
    assert "som ikke svarte på undersøkelsen i 2022" in own["kommune/utsira/index.html"]
    assert "354 av 356 kommuner" in own["landet/index.html"]
