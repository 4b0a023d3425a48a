"""What the pages say of editions: where a citation leads, the list of them, and no word of any
where there is none."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from functools import cache
from html import unescape
from pathlib import Path

import pytest

from builder.charts import Palette
from builder.pages.data.data_page import data_page
from builder.pages.edition import Edition
from builder.pages.indikator.indikator_page import indikator_page
from builder.pages.kart.live_data import on_the_map
from builder.pages.kommune.kommune_page import kommune_page
from builder.pages.lookups.places import Places
from builder.pages.lookups.results import Results
from builder.pages.sammenlign.sammenlign_page import sammenlign_page
from builder.pages.sammenlign.vocabulary import vocabulary
from builder.pages.utgave.utgaver_page import utgaver_page
from builder.pages.words.editions import day_of, rounds_of
from builder.sources.changelog import Changes
from builder.sources.frozen import Frozen
from tests.frozen import write_edition
from tests.pages.editions import real_edition

ADDRESS = "https://eksempel.no/"
FIXED = "utgave/2026-11/"


def of_edition(site_edition: str, frozen: tuple[Frozen, ...] = ()) -> Edition:
    """Return the real data as a site of an edition with these frozen ones beside it."""
    results = real_edition().results
    site = results.sources.site.model_copy(update={"edition": site_edition})
    changes = (Changes("", {"Tall": ("Noe nytt.",)}), Changes("2026-11", {"Filer": ("Den ny.",)}))
    sources = replace(results.sources, site=site, frozen=frozen, changes=changes)
    made = Results(sources, results.statistics)
    return Edition(made, Places(made), Palette(sources.definitions))


@cache
def oslo(is_frozen: bool) -> str:
    """Return the page of Oslo of the edition 2026-11, frozen or not yet."""
    frozen = (Frozen("2026-11", Path(), "", {}),) if is_frozen else ()
    edition = of_edition("2026-11", frozen)
    kommune = edition.places.kommuner["0301"]
    return kommune_page(edition, kommune)


def part(page: str, css: str) -> list[str]:
    """Return the text of each element of a class, links and all."""
    found = re.findall(rf'<(p|details|blockquote) class="{css}"[^>]*>(.*?)</\1>', page, re.DOTALL)
    return [unescape(text) for _, text in found]


def test_a_citation_leads_to_the_edition_once_it_is_frozen() -> None:
    cited = part(oslo(True), "figur-sitat")
    assert len(cited) > 10
    assert all(f" ../../{FIXED}kommune/oslo/#" in one for one in cited)
    assert cited[0].startswith("Digital kommune, utgave 2026-11: «")
    assert all(" ../../kommune/oslo/#" in one for one in part(oslo(False), "figur-sitat"))


def test_each_figure_has_a_code_that_follows_and_one_that_stays() -> None:
    frozen, not_yet = part(oslo(True), "figur-innbygging"), part(oslo(False), "figur-innbygging")
    assert len(frozen) == len(not_yet) > 10
    for one in frozen:
        follows, stays = re.findall(r'<iframe src="([^"]*)"', one)
        assert follows.startswith("../../del/kommune/oslo/")
        assert stays == follows.replace("../../", f"../../{FIXED}")
        assert "Denne viser alltid utgave 2026-11:" in one
    assert all(one.count("<iframe") == 1 and "alltid" not in one for one in not_yet)


def test_quotes_tell_the_address_that_stays() -> None:
    link = f'<a href="../../{FIXED}kommune/oslo/#prioritering-grad-2022">'
    assert f"{link}Tallet slik det er i denne utgaven</a>" in part(oslo(True), "sitat")[0]
    assert (
        '<a href="#prioritering-grad-2022">Lenke til figuren</a>' in part(oslo(False), "sitat")[0]
    )


def test_with_an_address_the_whole_address_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", ADDRESS)
    edition = of_edition("2026-11", (Frozen("2026-11", Path(), "", {}),))
    page = indikator_page(edition, edition.definitions.indicators["prioritering_grad"])
    assert f" {ADDRESS}{FIXED}indikator/prioritering-grad/#" in part(page, "figur-sitat")[0]
    assert f'src="{ADDRESS}{FIXED}del/indikator/' in part(page, "figur-innbygging")[0]
    cited = (
        f"utgave 2026-11: Digital prioritering 2022, n = 354. Simulerte tall, ikke SSBs. {ADDRESS}"
    )
    assert f"{cited}{FIXED}indikator/prioritering-grad/" in data_page(edition).replace("\xa0", " ")


def test_a_page_tells_where_it_is_cited_where_it_is_frozen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sums = {"index.html": "", "data/index.html": "", "kommune/oslo/index.html": ""}
    frozen = (Frozen("2026-11", Path(), "", sums),)
    of_site = of_edition("2026-11", frozen)
    oslo_page = kommune_page(of_site, of_site.places.kommuner["0301"])
    assert f'\ncite_as: "{FIXED}kommune/oslo/"\n' in oslo_page
    assert f'\ncite_as: "{FIXED}data/"\n' in data_page(of_site)
    assert "cite_as" not in sammenlign_page(of_site)  # of which there is none in the edition
    assert "cite_as" not in data_page(of_edition("2027-01", frozen))  # whose numbers are others
    assert "cite_as" not in data_page(replace(of_site, folder=FIXED))  # it is there itself
    assert "cite_as" not in oslo(False)
    monkeypatch.setenv("SITE_URL", ADDRESS)
    assert f'\ncite_as: "{ADDRESS}{FIXED}data/"\n' in data_page(of_site)


def test_map_and_comparison_know_the_edition_that_stays() -> None:
    frozen = of_edition("2026-11", (Frozen("2026-11", Path(), "", {}),))
    assert on_the_map(frozen)
    assert vocabulary(frozen)["fixed"] == FIXED
    assert 'data-del="fastkode"' in sammenlign_page(frozen)
    not_yet = of_edition("2026-11")
    assert vocabulary(not_yet)["fixed"] == ""
    assert "fastkode" not in sammenlign_page(not_yet)


def test_every_picture_says_its_edition_and_none_where_there_is_none() -> None:
    edition = of_edition("2026-11")
    indikator_page(edition, edition.definitions.indicators["prioritering_grad"])
    told = [placed.figure.picture.vega_lite() for placed in edition.figures.values()]
    assert told
    assert all(one["title"]["subtitle"][-1] == "Utgave 2026-11" for one in told)
    none = of_edition("")
    indikator_page(none, none.definitions.indicators["prioritering_grad"])
    assert "tgave" not in json.dumps([p.figure.picture.vega_lite() for p in none.figures.values()])


def frozen_in(folder: Path, *ids: str) -> tuple[Frozen, ...]:
    """Return small editions that are there to be read."""
    return tuple(Frozen(one, write_edition(folder, one), "", {}) for one in ids)


def test_the_list_has_the_newest_first_with_what_changed(tmp_path: Path) -> None:
    page = utgaver_page(of_edition("2026-11", frozen_in(tmp_path, "2026", "2026-11")))
    items = re.findall(r"<li>(.*?)</li>", page, re.DOTALL)
    assert items[:2] == [
        '<a href="2026-11/">Utgave 2026-11</a> (november 2026). Simulerte tall for 2022. '
        "Det er disse tallene nettstedet viser nå.",
        '<a href="2026/">Utgave 2026</a>. Simulerte tall for 2022.',
    ]
    assert items[2:] == ["Noe nytt.", "Den ny."]
    assert '<h3 id="utgave-2026-11"><a href="2026-11/">Utgave 2026-11</a></h3>' in page
    assert "<h3>I neste utgave</h3>" in page


def test_without_any_the_list_says_so() -> None:
    page = utgaver_page(of_edition(""))
    assert "Ingen utgave er frosset ennå." in page
    assert "utgave/2" not in page


def test_numbers_newer_than_the_last_edition_are_told_as_such(tmp_path: Path) -> None:
    page = utgaver_page(of_edition("", frozen_in(tmp_path, "2026")))
    assert "Tallene på nettstedet nå er nyere enn den siste utgaven" in page


@pytest.mark.parametrize(
    ("edition", "day"),
    [("2026", "2026"), ("2026-11", "november 2026"), ("2027-01-05", "5. januar 2027")],
)
def test_an_id_says_what_is_known_of_the_day(edition: str, day: str) -> None:
    assert day_of(edition) == day


def test_rounds_are_told_with_what_is_simulated() -> None:
    assert rounds_of([]) == "Ingen runder."
    assert rounds_of([(2022, False)]) == "Tall for 2022."
    assert rounds_of([(2018, True), (2022, True)]) == "Simulerte tall for 2018 og 2022."
    assert rounds_of([(2018, True), (2022, False)]) == (
        "Tall for 2018 og 2022. Tallene for 2018 er simulert."
    )
