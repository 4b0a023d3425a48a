"""The page of comparisons, the prebuilt ones, and what the script of one's own is given to read."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest

from builder.pages.edition import Edition
from builder.pages.rendering import environment
from builder.pages.sammenlign.sammenlign_page import bare_page, sammenlign_page
from builder.pages.sammenlign.side_by_side import beside_pages
from builder.pages.sammenlign.vocabulary import borders, comparison_files, vocabulary
from builder.pages.words.side_by_side import beside_sentences
from builder.pages.words.standing import Standing
from tests.html_tables import PageTable, table_of
from tests.invented import DATA
from tests.pages.editions import invented_edition, real_edition
from tests.real import indicator_ids

HEAVIEST = 3_000 + 500 * len(indicator_ids())  # bytes of a prebuilt comparison


@cache
def prebuilt() -> dict[str, str]:
    """Return every prebuilt comparison by its path."""
    return {path: page.decode() for path, page in beside_pages(real_edition())}


def comparison(slug: str) -> PageTable:
    """Return the table of a prebuilt comparison."""
    return table_of(prebuilt()[f"sammenlign/{slug}/index.html"], "Nyeste verdi")


def points(slug: str) -> list[str]:
    """Return the sentences of a prebuilt comparison."""
    listed = prebuilt()[f"sammenlign/{slug}/index.html"].split('<ul class="punkter">')[1]
    return re.findall(r"<li>(.*?)</li>", listed.split("</ul>")[0])


def test_the_page_leads_to_the_prebuilt_comparison_of_each_municipality(edition: Edition) -> None:
    page = sammenlign_page(edition)
    linked = re.findall(r'<li><a href="([a-z-]+)/">', page)
    assert len(linked) == 357
    assert {f"sammenlign/{slug}/index.html" for slug in linked} == set(prebuilt())


def test_each_municipality_stands_first_with_the_seven_most_like_it_and_none_is_heavy() -> None:
    for path, page in prebuilt().items():
        assert len(page.encode()) <= HEAVIEST, path
        assert page.count('<th scope="col"') == 1 + 8, path
    heads = comparison("utsira").heads
    assert heads[:2] == ["Indikator", "Utsira"]
    assert "Modalen" in heads
    assert comparison("valer-ostfold").heads[1] == "Våler (Østfold)"


def test_a_prebuilt_comparison_has_the_values_of_the_round_and_marks_what_differs() -> None:
    oslo = comparison("oslo")
    cloud = oslo.row("Antall områder med skytjenester 2022")
    assert (cloud["Oslo"], cloud["Bergen"]) == ("11 av 15", "12 av 15")
    assert oslo.row("Digital aktivitet 2022")["Drammen"] == "1 – lav"
    page = prebuilt()["sammenlign/oslo/index.html"]
    assert "<td class=u>12 av 15</td>" in page
    assert "<td>11 av 15</td>" in page
    assert comparison("alesund").row("Digital aktivitet 2022")["Ålesund"].strip() == "Andre grenser"
    silent = comparison("valer-innlandet").row("Digital aktivitet 2022")
    assert silent["Våler (Innlandet)"].strip() == "Svarte ikke"
    row = prebuilt()["sammenlign/valer-innlandet/index.html"].split("Digital aktivitet 2022")[1]
    assert "class=u" not in row.split("</tr>")[0], "what is not known differs from nothing"


TOLD = {
    "oslo": [
        "Samme grad som Oslo for digital prioritering har Bergen, Trondheim, Bærum, Lillestrøm og "
        "Asker (2022).",
        "I samme kategori som Oslo for digital kompetanse er Lillestrøm, Drammen og Asker (2022).",
        "Samme grad som Oslo for digital aktivitet har Bergen, Trondheim, Bærum, Stavanger og "
        "Asker (2022).",
    ],
    "alesund": [
        "I 2018 lå dagens Ålesund i kommunene Ålesund, Skodje, Ørskog og Sandøy. De har hvert sitt "
        "resultat, og vi regner ikke ut noe felles tall for dem.",
        "I 2022 og 2023 hørte Haram også til Ålesund (1507). Svarene gjaldt hele den daværende "
        "kommunen.",
    ],
    "valer-innlandet": ["Våler (Innlandet) svarte ikke på undersøkelsen i 2022."],
}


@pytest.mark.parametrize("slug", TOLD)
def test_what_is_told_of_a_municipality_beside_its_like(slug: str) -> None:
    assert points(slug) == TOLD[slug]


def test_one_that_no_other_is_like_is_told_so(edition: Edition) -> None:
    oslo, utsira = (edition.places.kommuner[code] for code in ("0301", "1151"))
    assert beside_sentences(Standing(edition, oslo), [utsira]) == [
        "Ingen av de andre har samme grad som Oslo for digital prioritering (2022).",
        "Ingen av de andre er i samme kategori som Oslo for digital kompetanse (2022).",
        "Ingen av de andre har samme grad som Oslo for digital aktivitet (2022).",
    ]


def test_the_script_knows_every_place_the_largest_first_and_each_group(edition: Edition) -> None:
    words = vocabulary(edition)
    assert words["kommuner"][:2] == [["0301", "Oslo", "03"], ["4601", "Bergen", "46"]]
    assert len(words["kommuner"]) == 357
    groups = {key: rest for key, *rest in words["groups"]}
    assert len(groups) == 14 + 7 + 1, "Oslo is a municipality, and no group beside it"
    assert words["alone"] == {"f:03": "0301"}
    assert groups["f:46"] == ["fylke/46", "Vestland (fylke)", "i Vestland", "i Vestland"]
    small = "med under 2\u00a0000 innbyggere"
    assert groups["s:under_2000"][2:] == [small, f"blant kommuner {small}"]
    assert groups["l"] == ["landet", "Hele landet", "i landet", "i landet"]
    assert words["rounds"] == [[2018, True], [2022, True], [2023, True]]


def test_the_script_knows_which_grades_differ_in_kind(edition: Edition) -> None:
    found = {one["id"]: one.get("kinds") for one in vocabulary(edition)["indicators"]}
    assert found["prioritering_grad"] == found["aktivitet_grad"] == ["2", "3"]
    assert found["sky_score"] == found["kompetanse_kategori"] == []
    assert found["sky_antall"] is None


def test_questions_of_unknown_wording_stand_together(edition: Edition) -> None:
    blocks = {one["id"]: one for one in vocabulary(edition)["blocks"]}
    rest = blocks["sky"]["rest"]
    assert rest["label"] == "Ytterligere seks områder (ordlyden er ikke kjent)"
    assert len(rest["columns"]) == 6
    assert rest["years"] == [2018, 2022]
    assert "rest" not in blocks["innkjop"]
    assert not any("ukjent" in q["label"] for q in blocks["sky"]["questions"])


def test_borders_are_told_as_on_the_own_page_and_only_of_those_that_moved(edition: Edition) -> None:
    told = borders(edition)
    assert told["1508"] == TOLD["alesund"]
    assert "0301" not in told
    assert 40 < len(told) < 60


def test_what_the_script_reads_is_light(edition: Edition, tmp_path: Path) -> None:
    files = comparison_files(edition)
    assert {path: len(content) < 45_000 for path, content in files.items()} == dict.fromkeys(
        files, True
    )
    assert all(json.loads(content) for content in files.values())


def test_official_rounds_are_not_called_simulated(tmp_path: Path) -> None:
    edition = invented_edition(tmp_path, {2022: {"rows": 12}}, status="offisiell")
    pages = [sammenlign_page(edition), bare_page(edition).decode()]
    pages += [page.decode() for _, page in beside_pages(edition)]
    assert [page for page in pages if "imuler" in page] == []


def test_a_round_without_a_theme_leaves_it_out(tmp_path: Path) -> None:
    """2023 asks neither cloud nor purchases: alone, it has no digital activity."""
    edition = invented_edition(tmp_path, {2023: {"rows": 30}})
    page = next(page for _, page in beside_pages(edition)).decode()
    assert "Digital aktivitet" not in page
    assert "Antall områder i strategien 2023" in page
    vocabulary(edition)


def test_every_value_of_the_prebuilt_comparisons_is_that_of_the_table_of_the_site(
    edition: Edition,
) -> None:
    """Counted another way: from the values of the statistics, kommunenr by kommunenr."""
    frame = edition.results.statistics.values
    of = frame[(frame["aar"] == 2022) & (frame["indikator"] == "sky_antall")]
    known = dict(zip(of["kommunenr"], of["verdi"], strict=True))
    for kommune in edition.places.kommuner.values():
        own = edition.results.own_unit(kommune.kommunenr, 2022)
        cell = comparison(kommune.slug).row("Antall områder med skytjenester 2022")
        text = cell[kommune.link_name].strip()
        if own is None or not own.svarte:
            assert text == ("Andre grenser" if own is None else "Svarte ikke")
        elif isinstance(known[own.kommunenr], str):
            assert text == f"{known[own.kommunenr]} av 15"


def test_the_template_of_the_page_has_every_part_the_script_fills(edition: Edition) -> None:
    script = (Path("docs/assets/sammenlign.js")).read_text(encoding="utf-8")
    script += (Path("docs/assets/sammenlign/tabell.js")).read_text(encoding="utf-8")
    script += (Path("docs/assets/sammenlign/tid.js")).read_text(encoding="utf-8")
    page = sammenlign_page(edition) + bare_page(edition).decode()
    for name in set(re.findall(r'part\("([a-z-]+)"\)', script)):
        assert f'data-del="{name}"' in page, name


def test_the_register_of_the_reader_and_of_the_builder_agree(edition: Edition) -> None:
    """Names and numbers of the script are those of the registry's own file."""
    with (DATA / "registry" / "kommuner_2024.csv").open(encoding="utf-8") as file:
        codes = {row["kommunenr"] for row in csv.DictReader(file)}
    assert {code for code, *_ in vocabulary(edition)["kommuner"]} == codes


def test_pages_outside_the_theme_share_one_frame() -> None:
    source = environment().loader.get_source  # type: ignore[union-attr]
    for name in ("flyttet/flyttet.html.jinja", "sammenlign/ferdig.html.jinja"):
        assert 'extends "parts/enkel_side.html.jinja"' in source(environment(), name)[0]


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_the_mark_of_each_place_stands_out_in_every_light(edition: Edition) -> None:
    colours = edition.definitions.colours
    assert len(set(colours.steder)) == 6
    for _, tokens in colours.side:
        for ground in (tokens.grunn, tokens.hevet):
            for colour in colours.steder:
                low, high = sorted((luminance(colour), luminance(ground)))
                assert (high + 0.05) / (low + 0.05) >= 3, (colour, ground)


def test_where_only_some_rounds_are_simulated_each_sentence_says_so(tmp_path: Path) -> None:
    rounds = {2022: {"rows": 60}, 2023: {"rows": 60, "status": "offisiell"}}
    edition = invented_edition(tmp_path, rounds)
    kommune = edition.places.kommuner["0301"]
    others = list(edition.places.kommuner.values())[:3]
    told = beside_sentences(Standing(edition, kommune), others)
    of_2022 = [text for text in told if "(2022)" in text]
    assert of_2022
    assert all(text.endswith(" Tallene er simulert.") for text in of_2022)
    assert not any("simulert" in text for text in told if "(2023)" in text)
