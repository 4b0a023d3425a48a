"""The indicator pages show what the statistics hold, for rounds of every kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from builder.numbers import integer, percent
from builder.pages.edition import Edition
from builder.pages.indikator.indikator_page import indikator_page, indikator_pages
from builder.pages.parts.map_panels import map_view
from tests.html_tables import table_of
from tests.pages.editions import (
    anchors_of,
    invented_edition,
    links_of,
    pictures_of,
    spec_of,
    target_of,
)
from tests.real import indicator_ids


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, str]:
    return indikator_pages(edition)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Edition:
    """One official round in which only some answered."""
    folder = tmp_path_factory.mktemp("official")
    return invented_edition(folder, {2022: {"rows": 300}}, status="offisiell")


def municipalities(edition: Edition, page: str, indicator_id: str) -> list[list[str]]:
    """Return the rows of the table of all municipalities."""
    indicator = edition.definitions.indicators[indicator_id]
    year = edition.results.latest(indicator_id)
    return table_of(page, f"{indicator.label} i {year}, alle kommuner").rows


def test_every_indicator_has_a_page_and_a_place_in_the_list(
    edition: Edition, pages: dict[str, str]
) -> None:
    slugs = {one.replace("_", "-") for one in indicator_ids()}
    assert len(slugs) > 15
    assert set(pages) == {"indikator/index.md"} | {f"indikator/{slug}.md" for slug in slugs}
    assert {f"{slug}/" for slug in slugs} <= set(links_of(pages["indikator/index.md"]))


def test_what_is_read_on_a_phone_stands_before_the_long_table(pages: dict[str, str]) -> None:
    page = pages["indikator/aktivitet-grad.md"]
    headings = [page.index(f"{{: #{name} }}") for name in ("kart", "utvikling", "endring")]
    assert headings == sorted(headings)
    assert headings[-1] < page.index("{: #kommuner }")


def test_a_map_leads_to_where_more_can_be_chosen(edition: Edition, pages: dict[str, str]) -> None:
    """But for the list and a number that is not cut into scores, which have no map."""
    grade = pages["indikator/aktivitet-grad.md"]
    told = "Åpne i kartet: Digital aktivitet, 2022</a>"
    assert "../../kart/?i=aktivitet_grad&amp;r=2022" in grade
    assert told in grade
    assert "../../kart/?i=strategi_antall&amp;r=2023" in pages["indikator/strategi-antall.md"]
    known = edition.definitions
    numbers = [one for one in known.indicators.values() if one.is_number]
    uncut = {f"indikator/{one.slug}.md" for one in numbers if known.cut_of(one.id) is None}
    without = {path for path, page in pages.items() if "/kart/?i=" not in page}
    assert without == {"indikator/index.md"} | uncut


def test_the_distribution_is_that_of_the_statistics(
    edition: Edition, pages: dict[str, str]
) -> None:
    frame = edition.results.statistics.distribution
    for indicator in edition.definitions.indicators.values():
        page = pages[f"indikator/{indicator.slug}.md"]
        year = edition.results.latest(indicator.id)
        for gruppe, words in (("folketall", "antall innbyggere"), ("sentralitet", "sentralitet")):
            shown = table_of(page, f"{indicator.label} etter {words}, {year}:")
            for group_class in edition.definitions.breakdowns[gruppe].classes:
                own = frame[
                    (frame["aar"] == year)
                    & (frame["sporsmal"] == indicator.id)
                    & (frame["gruppe"] == gruppe)
                    & (frame["gruppeverdi"] == group_class.id)
                ]
                cells = list(shown.row(group_class.label).values())[1:]
                numbers = zip(own["antall"], own["andel_pct"], strict=True)
                wanted = [f"{integer(a)} ({percent(p)})" for a, p in numbers]
                assert cells == [*wanted, integer(own["n"].iloc[0])]


def test_the_table_has_every_municipality_with_its_own_value_and_rank(
    edition: Edition, pages: dict[str, str]
) -> None:
    statistics = edition.results.statistics
    for indicator in edition.definitions.indicators.values():
        page = pages[f"indikator/{indicator.slug}.md"]
        year = edition.results.latest(indicator.id)
        rows = municipalities(edition, page, indicator.id)
        units = statistics.units[statistics.units["aar"] == year]
        assert sorted(row[-1] for row in rows) == sorted(units["kommunenr"])
        ranks = statistics.ranks
        ranks = ranks[ranks["gruppe"] == "landet"]
        own = ranks[(ranks["aar"] == year) & (ranks["indikator"] == indicator.id)]
        ranked = {row[-1]: row[2] for row in rows if len(row) > 4 and row[2] != "–"}
        assert ranked == dict(zip(own["kommunenr"], own["plass"].map(integer), strict=True))
        values = statistics.values
        known = values[(values["aar"] == year) & (values["indikator"] == indicator.id)]
        known = known.dropna(subset=["verdi"]).set_index("kommunenr")["verdi"]
        shown = {row[-1]: row[1] for row in rows if row[-1] in known.index}
        if indicator.is_number:
            assert shown == known.to_dict()
        elif indicator.is_ordinal:
            assert {code: text.split(" ")[0] for code, text in shown.items()} == known.to_dict()


def test_who_did_not_answer_has_no_value_and_no_rank(official: Edition) -> None:
    units = official.results.statistics.units
    silent = set(units.loc[~units["svarte"], "kommunenr"])
    assert silent
    for indicator in official.definitions.indicators.values():
        page = indikator_page(official, indicator)
        rows = {row[-1]: row[1:-2] for row in municipalities(official, page, indicator.id)}
        for code in silent:
            assert rows[code] in (
                [" Svarte ikke", "–"],
                [" Svarte ikke"],
            )


def test_categories_have_no_rank_and_are_said_to_be_no_score(pages: dict[str, str]) -> None:
    page = pages["indikator/kompetanse-kategori.md"]
    assert "Kategori, ikke en score" in page
    assert "Plass 1" not in page
    assert "Plass 1 er høyeste verdi" in pages["indikator/strategi-antall.md"]


def test_grades_have_no_rank_and_the_highest_are_told_together(
    edition: Edition, pages: dict[str, str]
) -> None:
    page = pages["indikator/prioritering-grad.md"]
    values = edition.results.statistics.values
    own = values[(values["aar"] == 2022) & (values["indikator"] == "prioritering_grad")]["verdi"]
    count, known = int((own == "4").sum()), int(own.notna().sum())
    told = f"{count} av de {known} kommunene med en verdi har den høyeste: grad 4 («høy»)."
    assert told in page
    assert "Plass" not in page
    assert "Plass" not in pages["indikator/strategi-score.md"]


def test_the_rules_are_those_of_the_contract(pages: dict[str, str]) -> None:
    shown = table_of(pages["indikator/strategi-score.md"], "Grensene mellom scorene")
    assert [row[1] for row in shown.rows] == ["0", "1–5", "6–9", "10–11", "12–13"]
    grid = table_of(pages["indikator/prioritering-grad.md"], "Digital prioritering: graden").rows
    assert [row[1:] for row in grid] == [
        ["0", "1", "1", "3", "3"],
        ["1", "1", "1", "3", "3"],
        ["1", "1", "1", "3", "3"],
        ["2", "2", "2", "4", "4"],
        ["2", "2", "2", "4", "4"],
    ]
    bruk = table_of(pages["indikator/bruk-grad.md"], "Bruk av digitale tjenester: graden").rows
    assert bruk[0][1:3] == ["0", "0"]
    assert bruk[1][1:3] == ["0", "1"]
    points = table_of(pages["indikator/tilbud-poeng.md"], "Poeng for hvert svar").rows
    assert [row[1:] for row in points] == [list("0133300")] * 2 + [list("0244400")] * 2


def test_links_and_pictures_exist(edition: Edition, pages: dict[str, str]) -> None:
    kommuner = {f"kommune/{k.slug}" for k in edition.places.kommuner.values()}
    indicators = {path.removesuffix(".md") for path in pages}
    files = {
        f"data/{name}.{kind}"
        for name in ("indikatorer", "svarfordeling")
        for kind in ("csv", "excel.csv", "xlsx")
    }
    files |= {"data/indikatorer_bred.xlsx"}
    files |= {f"api/v1/indikator/{name}.json" for name in edition.definitions.indicators}
    known = kommuner | indicators | files | {"data", "indikator", "kart", "samsvar"}
    for path, page in pages.items():
        inside = {link[1:] for link in links_of(page) if link.startswith("#")}
        assert inside <= anchors_of(page)
        links = [link.partition("/?")[0] for link in links_of(page) if link[0] != "#"]
        assert {target_of(path, link) for link in links} <= known
        assert set(pictures_of(page)) <= set(edition.figures)


def test_simulated_rounds_are_marked_and_official_ones_are_not(
    edition: Edition, pages: dict[str, str], official: Edition
) -> None:
    for page in pages.values():
        assert 'robots: "noindex"' in page
        assert '\nsynthetic: "' in page
    for page in indikator_pages(official).values():
        assert "simul" not in page.lower()
        assert "noindex" not in page
    drawn = [json.dumps(spec_of(official, name)).lower() for name in official.figures]
    assert drawn
    assert not any("simul" in content for content in drawn)


def test_a_round_of_scores_only_fills_the_pages(tmp_path: Path) -> None:
    rounds = {2018: {"rows": 60}, 2022: {"rows": 60, "kind": "scores"}}
    scores = invented_edition(tmp_path, rounds)
    for page in list(indikator_pages(scores).values())[1:]:
        assert "Fordelingen i 2022" in page
        assert "Alle kommuner i 2022" in page


def test_an_indicator_that_no_round_has_says_so(tmp_path: Path) -> None:
    narrow = invented_edition(tmp_path, {2022: {"rows": 40, "blocks": ["hinder"]}})
    page = indikator_page(narrow, narrow.definitions.indicators["sky_antall"])
    assert "Ingen av rundene har det som trengs" in page
    assert "I 2022: ikke spurt." in page
    assert not pictures_of(page)


def test_maps_show_the_rounds_own_borders(tmp_path: Path) -> None:
    years = {2018: {"rows": 422}, 2022: {"rows": 356}, 2024: {"rows": 357}}
    edition = invented_edition(tmp_path, years)
    indicator = edition.definitions.indicators["sky_score"]
    views = {year: map_view(edition, indicator, year) for year in years}
    assert [len(views[year].values) for year in years] == [357, 356, 357]
    for view in views.values():
        assert set(view.values) == set(view.land.kommuner["kommunenr"])
    assert views[2018].values["1508"] == (None, "flere")
    assert views[2018].values["0301"][1] != "flere"
    assert "grensene fra 2018" in views[2018].note
    several = sum(status == "flere" for _, status in views[2018].values.values())
    assert f"{several} av dagens kommuner" in views[2018].note
