"""Every figure and table of SSB's report and article is there, with its numbers and ours."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from builder.definitions.report_figures import ReportFigure, find_report_figures
from builder.faults import Findings
from builder.numbers import integer, percent
from builder.pages.edition import Edition
from builder.pages.landet.figurer import FOLDER, figure_pages, published_text
from tests.html_tables import table_of, tables_of
from tests.invented import DATA
from tests.pages.editions import (
    addresses_of,
    anchors_of,
    invented_edition,
    kind_of,
    links_of,
    pictures_of,
    target_of,
)

NUMBERS = (
    *(f"Figur 3.{n}" for n in range(1, 7)),
    *("Figur 4.1", "Figur 4.2", "Figur 4.3", "Figur 4.4", "Figur 4.5", "Figur 4.8"),
    *(f"Figur 5.{n}" for n in range(1, 8)),
    *("Tabell 3.1", "Tabell 5.1", "Tabell 5.2", "Artikkelens figur 1", "Artikkelens figur 2"),
)
STATE = {"72,7", "86,2", "92,8", "16,3", "23", "59,6"}


@pytest.fixture(scope="module")
def pages(edition: Edition) -> dict[str, str]:
    return figure_pages(edition)


def section(pages: dict[str, str], figure: ReportFigure) -> str:
    """Return the part of a page that shows one figure."""
    page = pages[f"{FOLDER}/{figure.part}.md"]
    return page.split(f"{{: #{figure.id} ")[1].split("\n## ")[0]


def test_all_figures_are_listed_and_shown(edition: Edition, pages: dict[str, str]) -> None:
    figures = edition.results.sources.figures.figures
    assert sorted(figure.number for figure in figures) == sorted(NUMBERS)
    for figure in figures:
        assert (
            f'href="{figure.part}/#{figure.id}">{figure.number}</a>' in pages[f"{FOLDER}/index.md"]
        )
        own = section(pages, figure)
        assert pictures_of(own)
        assert set(pictures_of(own)) <= set(edition.figures)
        assert [table for table in tables_of(own) if ": publisert av SSB" not in table.caption]


def test_every_round_that_asked_is_drawn(edition: Edition, pages: dict[str, str]) -> None:
    definitions, results = edition.definitions, edition.results
    for figure in results.sources.figures.figures:
        own = section(pages, figure)
        shown = " ".join(
            f"{t.caption} {t.heads} {[row[0] for row in t.rows]}" for t in tables_of(own)
        )
        for panel in figure.panels:
            years = {y for y in results.years if results.has(y, panel.of)}
            if panel.of in definitions.blocks:
                columns = [q.column for q in definitions.blocks[panel.of].questions]
                years = {y for y in results.years if any(results.positive(y, c) for c in columns)}
            elif panel.of in definitions.questions:
                years = {y for y in results.years if results.positive(y, panel.of)}
            assert years, (figure.id, panel)
            assert all(str(year) in shown for year in years), (figure.id, panel)


def test_published_numbers_are_those_of_the_file(edition: Edition, pages: dict[str, str]) -> None:
    frame = edition.results.sources.published.set_index("id")
    ledger = edition.results.statistics.ledger.set_index("id")
    for figure in edition.results.sources.figures.figures:
        names = [*figure.published, *figure.state]
        if not names:
            continue
        shown = table_of(section(pages, figure), f"{figure.number}: publisert av SSB")
        told = [dict(zip(shown.heads, row, strict=True)) for row in shown.rows]
        assert len(told) == len(names)
        for name, row in zip(names, told, strict=True):
            value = frame.loc[name, "value"].replace(".", ",")
            assert row["Publisert av SSB"].split("\u00a0")[0] == value
            assert row["År"] == frame.loc[name, "year"]
            if name in figure.state:
                assert row["Regnet ut her"] == "–"
                assert "tatlige" in row["Gjelder"]
            elif ledger.loc[name, "enhet"] == "prosent":
                own = ledger.loc[name]
                n = f"(n\u00a0=\u00a0{integer(own['n'])})"
                assert row["Regnet ut her"] == f"{percent(own['beregnet'])} {n}"


def test_what_ssb_says_has_only_its_published_numbers(edition: Edition) -> None:
    frame = edition.results.sources.published.set_index("id")
    state = set()
    for figure in edition.results.sources.figures.figures:
        names = [*figure.published, *figure.state]
        known = {frame.loc[name, "value"].replace(".", ",").removesuffix(",0") for name in names}
        decimals = set(re.findall(r"\d+,\d+", figure.says))
        assert decimals <= known, figure.id
        state |= {frame.loc[name, "value"].replace(".", ",") for name in figure.state}
        assert all(
            frame.loc[name, "value"].replace(".", ",") in figure.says for name in figure.state
        )
    assert state == STATE


def test_every_published_figure_of_a_chart_is_used_once(edition: Edition) -> None:
    figures = edition.results.sources.figures.figures
    used = [name for figure in figures for name in (*figure.published, *figure.state)]
    assert len(used) == len(set(used))
    left = set(edition.results.sources.published["id"]) - set(used)
    assert left == {
        *("resp_2018", "hinder_stor_ikke_rekruttert_2018", "sky_veldig_lav_2018"),
        *("innkjop_noen_2018", "sky_bruk_2022"),
        *("rekruttering_problem_2022", "rekruttering_problem_2023"),
    }


def test_answers_are_drawn_with_every_answer(edition: Edition, pages: dict[str, str]) -> None:
    shares = edition.results.shares(2018, "tjeneste_apen")
    page = pages[f"{FOLDER}/kapittel-5.md"]
    shown = table_of(page, "Hvor stor del av tjenestene som tilbys digitalt, 2018")
    cells = shown.row("Åpen innsynstjeneste (uten innlogging)")
    assert cells["Noen tjenester"] == f"{shares.counts['noen']} ({percent(shares.pct['noen'])})"
    assert cells["n"] == "377"
    assert "distribution" in {kind_of(edition, name) for name in pictures_of(page)}


KINDS = ("csv", "excel.csv")


def test_links_and_anchors_exist(edition: Edition, pages: dict[str, str]) -> None:
    slugs = [i.replace("_", "-") for i in edition.definitions.indicators]
    known = addresses_of(pages) | {f"indikator/{slug}" for slug in slugs}
    known |= {placed.definition_path for placed in edition.figures.values()}
    for path, page in pages.items():
        links = links_of(page)
        assert {link[1:] for link in links if link.startswith("#")} <= anchors_of(page)
        targets = {target_of(path, link) for link in links if not link.startswith("#")}
        known |= {f"data/{name}.{kind}" for name in ("svarfordeling", "samsvar") for kind in KINDS}
        assert targets <= known | {"landet", "landet/utvikling", "samsvar"}


def test_simulated_rounds_are_told_and_official_ones_not(
    tmp_path: Path, pages: dict[str, str]
) -> None:
    for page in pages.values():
        assert 'robots: "noindex"' in page
        assert '\nsynthetic: "' in page
    official = invented_edition(tmp_path, {2018: {"rows": 40}}, status="offisiell")
    for page in figure_pages(official).values():
        assert "simul" not in page.lower()
        assert "noindex" not in page


def test_rounds_without_the_questions_are_told(tmp_path: Path) -> None:
    rounds = {2018: {"rows": 20, "kind": "scores"}, 2021: {"rows": 20, "blocks": ["sky"]}}
    pages = figure_pages(invented_edition(tmp_path, rounds))
    assert "I 2018: svarene er ikke publisert." in pages[f"{FOLDER}/kapittel-4.md"]
    assert "I 2021: ikke spurt." in pages[f"{FOLDER}/artikkelen.md"]


def test_numbers_are_formatted_as_published() -> None:
    assert published_text({"value": "94.5", "unit": "prosent"}) == "94,5\u00a0prosent"
    vague = {"value": "60", "unit": "antall («nærmere 60»)"}
    assert published_text(vague) == "60\u00a0kommuner («nærmere 60»)"


BROKEN = {
    "panel": (
        "kind: items, of: strategi}",
        "kind: items, of: strategy}",
        "entry figur-3-1, field panels[1].of: found 'strategy'; expected a block. "
        "Did you mean strategi?",
    ),
    "kind": (
        "kind: map, of: aktivitet_grad",
        "kind: kart, of: aktivitet_grad",
        "entry figur-5-7, field panels[1].kind: found 'kart'; expected 'items', 'answers'",
    ),
    "published": (
        "[strategi_ingen_2018,",
        "[strategi_ukjent_2018,",
        "field published[1]: found 'strategi_ukjent_2018'; expected an id of",
    ),
    "part": (
        "part: artikkelen\n    number: Artikkelens figur 1",
        "part: x\n    number: Artikkelens figur 1",
        "field part: found 'x'; expected a part of this file",
    ),
    "field": (
        "    title: Kommunene etter graden av digital aktivitet\n",
        "",
        "field title: found no title",
    ),
}


@pytest.mark.parametrize(("old", "new", "told"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_list_is_told(
    edition: Edition, tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = (DATA / "definitions" / "figurer.yml").read_text("utf-8")
    assert text.count(old) == 1
    path = tmp_path / "figurer.yml"
    path.write_text(text.replace(old, new), "utf-8")
    findings, ids = Findings(), set(edition.results.sources.published["id"])
    find_report_figures(path, edition.definitions, ids, findings)
    assert [fault for fault in findings.faults if told in str(fault)]
