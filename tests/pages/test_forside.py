"""The front page finds every municipality and tells what the statistics say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.numbers import decimal, percent_text
from builder.pages.edition import Edition
from builder.pages.forside.forside_page import forside_page
from builder.pages.words.findings import findings
from tests.pages.editions import (
    anchors_of,
    edition_of,
    invented_edition,
    kind_of,
    links_of,
    pictures_of,
)

ROOT_DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def edition() -> Edition:
    return edition_of(ROOT_DATA)


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return forside_page(edition)


def names_of(page: str, slug: str) -> list[str]:
    """Return what a municipality in the look-up may be found by."""
    (names,) = re.findall(rf'<li data-names="([^"]*)"><a href="kommune/{slug}/">', page)
    return names.split()


def test_the_look_up_has_every_municipality_once(edition: Edition, page: str) -> None:
    links = [link for link in links_of(page) if link.startswith("kommune/")]
    assert sorted(links) == sorted(f"kommune/{k.slug}/" for k in edition.places.kommuner.values())
    assert len(set(links)) == 357
    assert page.count("<details data-filter-group>") == 15


def test_the_look_up_stands_by_county_and_alphabet(page: str) -> None:
    lists = re.findall(r"<details data-filter-group>.*?</details>", page)
    rogaland = next(part for part in lists if "Rogaland" in part)
    names = re.findall(r"<a [^>]*>([^<]*)</a>", rogaland)
    assert names[0] == "Bjerkreim" and names[-1] == "Vindafjord" and "Hå" in names
    assert names.index("Hå") > names.index("Hjelmeland")


@pytest.mark.parametrize(
    ("slug", "word"),
    [
        ("oslo", "oslo"),
        ("oslo", "0301"),
        ("haram", "1534"),
        ("alesund", "skodje"),
        ("alesund", "ålesund"),
        ("alesund", "alesund"),
        ("kautokeino", "guovdageaidnu"),
        ("trondheim", "5001"),
        ("trondheim", "tråante"),
    ],
)
def test_a_municipality_is_found_by_its_names_and_numbers(page: str, slug: str, word: str) -> None:
    assert word in names_of(page, slug)


def test_the_counties_are_linked(edition: Edition, page: str) -> None:
    counties = {f"fylke/{fylke.slug}/" for fylke in edition.places.fylker.values()}
    assert len(counties) == 15
    assert counties <= set(links_of(page))


def test_each_theme_has_three_findings_a_chart_and_a_map(edition: Edition, page: str) -> None:
    for theme in edition.definitions.themes.values():
        indicator = edition.definitions.indicators[theme.headline]
        assert len(findings(edition, indicator)) == 3
        section = page.split(f"{{: #{theme.id} ")[1].split("\n## ")[0]
        kinds = [kind_of(edition, name) for name in pictures_of(section)]
        assert kinds == ["distribution", "kommune_map"]


def test_the_findings_are_the_shares_of_the_statistics(edition: Edition) -> None:
    frame = edition.results.statistics.distribution
    own = frame[(frame["sporsmal"] == "prioritering_grad") & (frame["svar"] == "4")]
    country = own[own["gruppe"] == "landet"].set_index("aar")
    sizes = own[(own["gruppe"] == "folketall") & (own["aar"] == 2022)].set_index("gruppeverdi")
    indicator = edition.definitions.indicators["prioritering_grad"]
    _, change, sizes_told = findings(edition, indicator)
    before, after = (country.at[year, "andel_pct"] for year in (2018, 2022))
    bases = [f"n\u00a0=\u00a0{country.at[year, 'n']}" for year in (2018, 2022)]
    assert f"fra {percent_text(before)} i 2018 ({bases[0]})" in change
    assert f"til {percent_text(after)} i 2022 ({bases[1]})" in change
    assert ("gikk opp" if after > before else "gikk ned") in change
    assert f"med {decimal(abs(after - before))} prosentpoeng" in change
    for group_class in ("under_2000", "50000_og_over"):
        assert percent_text(sizes.at[group_class, "andel_pct"]) in sizes_told
        assert f"n\u00a0=\u00a0{sizes.at[group_class, 'n']}" in sizes_told


def test_one_official_round_has_no_change_and_no_data_status(tmp_path: Path) -> None:
    official = invented_edition(tmp_path, {2022: {"rows": 356}}, status="offisiell")
    page = forside_page(official)
    assert "simul" not in page.lower() and "noindex" not in page
    assert "prosentpoeng" not in page and "Hva datastatusen betyr" not in page
    assert len(findings(official, official.definitions.indicators["aktivitet_grad"])) == 2


def test_simulated_rounds_are_explained(page: str) -> None:
    assert "robots: noindex" in page and '\nsynthetic: "' in page
    assert "datastatus" in anchors_of(page)


def test_a_newest_round_without_a_theme_leaves_the_older_one(tmp_path: Path) -> None:
    rounds = {2022: {"rows": 80}, 2023: {"rows": 80, "blocks": ["strategi", "rekruttering"]}}
    edition = invented_edition(tmp_path, rounds)
    page = forside_page(edition)
    assert "I 2023: ikke spurt." in page
    assert all(" 2022" in s for s in findings(edition, edition.definitions.indicators["bruk_grad"]))


def test_rounds_without_any_theme_still_make_a_front_page(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": 30, "blocks": ["hinder"]}})
    page = forside_page(edition)
    assert page.count("data-names=") == 357 and not pictures_of(page)
