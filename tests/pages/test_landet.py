"""The pages of the whole country show every question and indicator of every round."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.numbers import integer, percent, short
from builder.pages.edition import Edition
from builder.pages.landet.landet_page import landet_pages
from tests.html_tables import table_of, tables_of
from tests.pages.editions import (
    addresses_of,
    anchors_of,
    invented_edition,
    links_of,
    pictures_of,
    target_of,
)


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, str]:
    return landet_pages(edition)


def test_the_response_is_that_of_the_units(edition: Edition, pages: dict[str, str]) -> None:
    units = edition.results.statistics.units
    shown = table_of(pages["landet/index.md"], "Andel av kommunene som svarte på undersøkelsen")
    country = shown.row("Hele landet")
    large = shown.row("50 000 innbyggere og over")
    for year, own in units.groupby("aar"):
        answered, n = int(own["svarte"].sum()), len(own)
        assert country[str(year)].endswith(f"({answered} av {n})")
        assert f"I {year} svarte {answered} av {n} kommuner" in pages["landet/index.md"]
        class_ = own[own["folketall"] >= 50000]
        wanted = f"({int(class_['svarte'].sum())} av {len(class_)})"
        assert large[str(year)].endswith(wanted)


def test_every_item_of_every_round_has_its_share(edition: Edition, pages: dict[str, str]) -> None:
    frame = edition.results.statistics.positives
    country = frame[frame["gruppe"] == "landet"].set_index(["sporsmal", "aar"])
    for block in edition.definitions.blocks.values():
        items = [question for question in block.questions if question.item]
        page = pages[f"landet/{block.theme}.md"]
        if not items:
            continue
        shown = table_of(page, f"{block.question}: {block.positive_label}")
        for question in items:
            for head, cell in list(shown.row(question.label).items())[1:]:
                year = int(head[:4])
                if (question.column, year) not in country.index:
                    assert cell == "Ikke spurt"
                    continue
                row = country.loc[(question.column, year)]
                count, n = integer(row["antall"]), integer(row["n"])
                counts = f"({count})" if f"n\u00a0=\u00a0{n})" in head else f"({count} av {n})"
                assert cell == f"{percent(row['andel_pct'])} {counts}"


def test_tables_have_the_newest_round_first_and_n_once(pages: dict[str, str]) -> None:
    heads = table_of(
        pages["landet/aktivitet.md"], "Innkjøpsaktiviteter som gjennomføres digitalt: "
    ).heads
    years = [head[:4] for head in heads[1:]]
    assert years == ["2022", "2018"]
    assert all("n\u00a0=\u00a0" in head for head in heads[1:])


def test_yes_and_no_questions_are_shown_by_size(edition: Edition, pages: dict[str, str]) -> None:
    frame = edition.results.statistics.positives
    frame = frame[frame["gruppe"] == "folketall"].set_index(["sporsmal", "aar", "gruppeverdi"])
    classes = edition.definitions.breakdowns["folketall"].classes
    for column in ("prosjekt", "sky", "rekruttering_forsok", "rekruttering_problem"):
        question = edition.definitions.questions[column]
        page = pages[f"landet/{edition.definitions.blocks[question.block].theme}.md"]
        shown = table_of(page, f"{question.label} Andel ja av {question.base}")
        for group_class in classes:
            cells = shown.row(group_class.label)
            for year in (2018, 2022):
                row = frame.loc[(column, year, group_class.id)]
                assert cells[str(year)].endswith(f"({row['antall']} av {row['n']})")


def test_every_indicator_and_every_round_is_there(edition: Edition, pages: dict[str, str]) -> None:
    distribution = edition.results.statistics.distribution
    for indicator in edition.definitions.indicators.values():
        page = pages[f"landet/{indicator.theme}.md"]
        own = distribution[distribution["sporsmal"] == indicator.id]
        years = [str(year) for year in sorted(own["aar"].unique(), reverse=True)]
        shown = table_of(page, f"{indicator.label}, runde for runde")
        if not indicator.is_number:
            assert [row[0] for row in shown.rows] == years
            continue
        assert [row[0] for row in shown.rows if "Ikke spurt" not in row] == years
        for year in years:
            median = edition.results.median(int(year), indicator)
            assert median
            assert shown.row(year)["Median"] == short(median.median)
            assert table_of(page, f"{indicator.label}, {year}: kommunene som svarte").rows


def test_links_anchors_and_pictures_exist(edition: Edition, pages: dict[str, str]) -> None:
    slugs = [i.replace("_", "-") for i in edition.definitions.indicators]
    known = addresses_of(pages) | {f"indikator/{slug}" for slug in slugs}
    known |= {"landet/rapportens-figurer", "landet/utvikling"}
    known |= {f"data/svarfordeling.{kind}" for kind in ("csv", "excel.csv", "xlsx")}
    known |= {"data/andeler.csv", "data/andeler.excel.csv", "api/v1/landet.json"}
    known |= {placed.definition_path for placed in edition.figures.values()}
    for path, page in pages.items():
        links = links_of(page)
        assert {link[1:] for link in links if link.startswith("#")} <= anchors_of(page)
        targets = {target_of(path, link) for link in links if not link.startswith("#")}
        assert targets <= known | {"data", "metode", "sammenlign"}
        headings = page.count("\n## ") + page.count("\n### ")
        assert len(anchors_of(page)) == headings
        assert set(pictures_of(page)) <= set(edition.figures)
        assert pictures_of(page)


def test_official_rounds_are_not_called_simulated(tmp_path: Path, pages: dict[str, str]) -> None:
    official = invented_edition(tmp_path, {2022: {"rows": 300}}, status="offisiell")
    for page in landet_pages(official).values():
        assert "simul" not in page.lower()
        assert "noindex" not in page
        assert "Svar for 2022: Testene, bearbeidet av Digital kommune." in page
    for page in pages.values():
        assert 'robots: "noindex"' in page
        assert '\nsynthetic: "' in page


def test_a_group_that_nobody_answered_in_gets_a_dash(tmp_path: Path) -> None:
    few = invented_edition(tmp_path, {2022: {"rows": ["0301", "5001"]}})
    pages = landet_pages(few)
    share = table_of(pages["landet/index.md"], "Digital prioritering etter antall innbyggere")
    assert set(share.row("Under 2 000 innbyggere").values()) >= {"–", "0"}
    cloud = table_of(pages["landet/aktivitet.md"], "Bruker kommunen nettskytjenester?")
    assert cloud.row("Under 2 000 innbyggere")["2022"] == "–"


def test_scores_only_rounds_say_that_the_answers_are_not_published(tmp_path: Path) -> None:
    rounds = {2018: {"rows": 50}, 2022: {"rows": 50, "kind": "scores"}}
    pages = landet_pages(invented_edition(tmp_path, rounds))
    page = pages["landet/prioritering.md"]
    assert "I 2022: svarene er ikke publisert." in page
    assert table_of(page, "Digital prioritering, runde for runde").row("2022")


def test_results_alone_leave_no_empty_sections(tmp_path: Path) -> None:
    """Where no answers are published at all, only what there are numbers of is told."""
    only = invented_edition(tmp_path, {2022: {"kind": "scores"}}, status="offisiell")
    page = landet_pages(only)["landet/prioritering.md"]
    assert "Alle indikatorer i temaet, i runden 2022." in page
    assert "Svarene på spørsmålene er ikke publisert." in page
    assert "sporsmal-" not in page
    assert "svarene er ikke publisert" not in page
    assert ">Antall områder i strategien</h3></summary>" in page
    front = landet_pages(only)["landet/index.md"]
    assert "<p>Alle indikatorer:</p>" in front
    assert "i runden 2022." in front


def test_more_rounds_than_a_chart_has_colours_for(tmp_path: Path) -> None:
    rounds = {year: {"rows": 40} for year in (2018, 2020, 2022, 2024)}
    pages = landet_pages(invented_edition(tmp_path, rounds))
    page = pages["landet/index.md"]
    assert "Figuren viser 2018, 2022 og 2024. Tabellen har alle rundene." in page
    shown = table_of(page, "Andel av kommunene som svarte på undersøkelsen")
    assert shown.heads[1:] == ["2024", "2022", "2020", "2018"]


def test_a_page_stays_small(pages: dict[str, str]) -> None:
    assert all(len(page) < 120_000 for page in pages.values())
    assert all(len(tables_of(page)) > 5 for page in pages.values())
