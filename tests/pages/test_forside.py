"""The front page leads to every municipality and tells what the statistics say."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pandas as pd
import pytest

from builder.pages.edition import Edition
from builder.pages.forside.forside_page import forside_page
from builder.pages.words.findings import national_finding
from tests.pages.editions import (
    anchors_of,
    invented_edition,
    kind_of,
    links_of,
    pictures_of,
)


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return forside_page(edition)


def test_every_municipality_is_linked_once_under_its_county(edition: Edition, page: str) -> None:
    lists = re.findall(r"<details>.*?</details>", page.split("{: #fylker")[1], re.DOTALL)
    assert len(lists) == 15
    links = [link for listed in lists for link in links_of(listed)]
    kommuner = [f"kommune/{k.slug}/" for k in edition.places.kommuner.values()]
    counties = [f"fylke/{fylke.slug}/" for fylke in edition.places.fylker.values()]
    assert sorted(links) == sorted([*kommuner, *counties])


def test_the_lists_follow_the_norwegian_alphabet(page: str) -> None:
    lists = re.findall(r"<details>.*?</details>", page, re.DOTALL)
    rogaland = next(part for part in lists if "Rogaland" in part)
    names = re.findall(r"<a [^>]*>([^<]*)</a>", rogaland)
    assert names[0] == "Bjerkreim"
    assert names[-1] == "Vindafjord"
    assert "Hå" in names
    assert names.index("Hå") > names.index("Hjelmeland")


def test_the_look_up_and_the_map_come_first(edition: Edition, page: str) -> None:
    assert "# Hvor digital er kommunen din?" in page
    (picture,) = pictures_of(page)
    assert kind_of(edition, picture) == "kommune_map"
    places = [page.index(part) for part in ("<form", "<img", "Landet i tre tall", "## Gå videre")]
    assert places == sorted(places)


def test_there_are_four_doors(page: str) -> None:
    doors = page.split("{: #videre")[1].split("\n## ")[0]
    assert links_of(doors) == ["kommune/", "landet/", "data/", "samsvar/"]


def same_borders(edition: Edition, indicator: str) -> pd.DataFrame:
    """Return the values of 2018 and 2022 of those that were the same place and answered both."""
    values, lineage = edition.results.statistics.values, edition.results.statistics.lineage
    found = []
    for year in (2018, 2022):
        kin = lineage[(lineage["aar"] == year) & (lineage["forhold"] == "samme")]
        own = values[(values["aar"] == year) & (values["indikator"] == indicator)]
        merged = kin.merge(own, on="kommunenr")
        found.append(merged.set_index("kommunenr_today")["verdi"].rename(str(year)))
    return pd.concat(found, axis=1).dropna()


def test_the_finding_is_counted_another_way(edition: Edition) -> None:
    """Like for like: only the municipalities with the same borders that have both values."""
    finding = national_finding(edition, edition.definitions.indicators["prioritering_grad"])
    assert finding
    values = edition.results.statistics.values
    own = values[(values["aar"] == 2022) & (values["indikator"] == "prioritering_grad")]["verdi"]
    count, n = int((own == "4").sum()), int(own.notna().sum())
    assert finding.number == f"{round(100 * count / n)}\u00a0%"
    assert finding.text == (
        "av kommunene har både en omfattende IKT-strategi og omfattende IKT-prosjekter "
        f"({count} av {n}, 2022)."
    )
    both = same_borders(edition, "prioritering_grad")
    old, new = (100 * (both[year] == "4").mean() for year in ("2018", "2022"))
    change, sizes = (text.replace("\u00a0", " ") for text in finding.more)
    shares = [f"{share:.1f} prosent".replace(".", ",") for share in (old, new)]
    assert change == (
        f"Blant de {len(both)} kommunene med samme grenser som svarte både i 2018 og 2022, har "
        f"andelen gått opp fra {shares[0]} til {shares[1]}."
    )
    assert sizes.startswith("Blant kommuner med under 2 000 innbyggere gjelder det ")


def test_a_category_is_told_by_its_commonest_value(edition: Edition) -> None:
    finding = national_finding(edition, edition.definitions.indicators["kompetanse_kategori"])
    assert finding
    assert finding.text.startswith("av kommunene løser IKT-oppgavene mest med ")


def test_one_official_round_has_no_change_and_no_data_status(tmp_path: Path) -> None:
    official = invented_edition(tmp_path, {2022: {"rows": 356}}, status="offisiell")
    page = forside_page(official)
    assert "simul" not in page.lower()
    assert "noindex" not in page
    assert "samme grenser" not in page
    assert "betyr" not in page
    finding = national_finding(official, official.definitions.indicators["aktivitet_grad"])
    assert finding
    assert len(finding.more) == 1


def test_official_and_simulated_rounds_are_not_compared(tmp_path: Path) -> None:
    rounds: dict[int, dict[str, object]] = {2018: {}, 2022: {"status": "offisiell"}}
    mixed = invented_edition(tmp_path, rounds)
    finding = national_finding(mixed, mixed.definitions.indicators["aktivitet_grad"])
    assert finding
    assert not any("samme grenser" in text for text in finding.more)


def test_simulated_rounds_are_explained(page: str) -> None:
    assert 'robots: "noindex"' in page
    assert "\nsynthetic: " in page
    assert "datastatus" in anchors_of(page)
    assert "Simulerte tall, ikke SSBs" in unescape(page)


def test_a_newest_round_without_a_theme_leaves_the_older_one(tmp_path: Path) -> None:
    rounds = {2022: {"rows": 80}, 2023: {"rows": 80, "blocks": ["strategi", "rekruttering"]}}
    edition = invented_edition(tmp_path, rounds)
    finding = national_finding(edition, edition.definitions.indicators["bruk_grad"])
    assert finding
    assert finding.text.endswith(", 2022).")


def test_rounds_without_any_theme_still_make_a_front_page(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": 30, "blocks": ["hinder"]}})
    page = forside_page(edition)
    assert "Landet i tre tall" not in page
    assert not pictures_of(page)
    assert len([link for link in links_of(page) if link.startswith("kommune/")]) == 358
