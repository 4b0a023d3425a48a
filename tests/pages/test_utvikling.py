"""The page of the development has SSB's published figures and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.faults import Findings
from builder.pages.edition import Edition
from builder.pages.landet.utvikling import CAPTION, TOPICS, development_page
from builder.sources.published_checks import DEVELOPMENT_TOPICS
from builder.sources.reference import read_development
from tests.html_tables import table_of, tables_of
from tests.invented import DATA
from tests.pages.editions import kind_of, links_of, pictures_of, spec_of

LEDGER_IDS = {"rekruttering_problem_2023": "rekruttering_problem_2023_b"}  # 72,1 beside 72


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return development_page(edition)


def test_the_page_is_apart_from_simulated_numbers(edition: Edition, page: str) -> None:
    assert "Alle tall på denne siden er publisert av SSB." in page
    assert "simul" not in page.lower()
    assert "noindex" not in page
    assert page.count('class="publisert"') == len(TOPICS) + 1
    assert set(TOPICS) == set(DEVELOPMENT_TOPICS)
    assert pictures_of(page)
    for name in pictures_of(page):
        assert kind_of(edition, name) == "series"
        assert CAPTION in spec_of(edition, name)["title"]["subtitle"]


def test_every_published_figure_stands_in_a_table(edition: Edition, page: str) -> None:
    frame = edition.results.sources.development
    shown = [(table, row) for table in tables_of(page) for row in table.rows]
    for own in frame.to_dict("records"):
        number = own["verdi"].replace(".", ",")
        found = [
            row
            for table, row in shown
            if (table.caption.startswith(own["etikett"]) and row[0] == own["aar"])
            or (own["aar"] in table.caption and row[0] == own["etikett"])
        ]
        assert [row for row in found if row[1] == number and row[-1] == own["kilde"]], own["id"]
        assert own["adresse"] == "" or own["adresse"] in links_of(page)


def test_series_are_drawn_with_their_points_and_breaks(edition: Edition, page: str) -> None:
    frame = edition.results.sources.development
    series = {name: own for name, own in frame.groupby("serie") if len(own) > 1}
    drawn = [spec_of(edition, name)["datasets"] for name in pictures_of(page)]
    points = {tuple((own["aar"], own["tekst"]) for own in one["points"]) for one in drawn}
    assert len(points) == len(series)
    for own in series.values():
        wanted = zip(own["aar"].astype(int), own["verdi"].str.replace(".", ","), strict=True)
        assert tuple(wanted) in points
    broken = [one for one in drawn if one["breaks"]]
    assert len(broken) == 3
    assert all([own["aar"] for own in one["points"]] == [2018, 2022] for one in broken)
    told = "Brudd før 2022: 2018 gjelder kommuner med prosjekter"
    assert page.count(told) == 2 * 3  # to read, and to hear


def test_figures_of_2018_are_those_of_the_report(edition: Edition) -> None:
    development = edition.results.sources.development.set_index("id")["verdi"].astype(float)
    published = edition.results.sources.published.set_index("id")["value"].astype(float)
    shared = [name for name in development.index if name in published.index]
    assert len(shared) >= 12
    differing = [name for name in shared if development[name] != published[name]]
    assert differing == ["rekruttering_problem_2023"]
    assert round(development[differing[0]]) == published[differing[0]]


def test_the_ledger_has_the_same_figures(edition: Edition) -> None:
    frame = edition.results.sources.development
    ledger = edition.results.statistics.ledger.set_index("id")
    for own in frame.to_dict("records"):
        row = ledger.loc[LEDGER_IDS.get(own["id"], own["id"])]
        assert float(own["verdi"]) == float(row["publisert"]), own["id"]
        assert int(own["aar"]) == row["aar"]


def test_2018_on_the_base_of_2022_is_told_as_ours(page: str) -> None:
    shown = table_of(page, "Samme spørsmål på samme grunnlag")
    ours = "2018, av alle som svarte (regnet av oss)"
    quality = shown.row("Økt kvalitet på tjenester til eksterne brukere")
    assert quality[ours] == "83,3 (314 av 377)"
    assert [quality[head] for head in shown.heads if "SSB" in head] == ["94,9", "89,5"]
    for row in shown.rows:
        same, new = (float(row[place].split(" ")[0].replace(",", ".")) for place in (2, 3))
        assert same < new  # what the text above the table says


def test_a_base_ssb_has_not_told_is_marked(page: str) -> None:
    shown = table_of(page, "Hadde problemer med å rekruttere")
    assert shown.row("2018")["n"] == "110 (regnet av oss)"
    assert shown.row("2019")["n"] == "ikke oppgitt"
    assert shown.row("2019")["Merknad"] == "Avrundet."
    cloud = table_of(page, "Bruker nettskytjenester")
    assert cloud.row("2018")["n"] == "377"


BROKEN = {
    "share": (",41.9,prosent,", ",141.9,prosent,", "'141.9'", 2),
    "topic": (
        "prosjekt_saksgang_2022,prosjekt_saksgang,2022,prosjekter,",
        "prosjekt_saksgang_2022,prosjekt_saksgang,2022,x,",
        "'x'",
        1,
    ),
    "year twice": (
        "hinder_stor_2019,hinder_stor,2019",
        "hinder_stor_2019,hinder_stor,2018",
        "as in row",
        1,
    ),
    "source of n": (
        ',377,publisert,"SSB, Rapporter 2019/14, kapittel 5.1"',
        ",377,vår,x",
        "'vår'",
        1,
    ),
}


@pytest.mark.parametrize(("old", "new", "told", "times"), BROKEN.values(), ids=BROKEN.keys())
def test_a_broken_table_is_told(tmp_path: Path, old: str, new: str, told: str, times: int) -> None:
    shutil.copytree(DATA / "published", tmp_path / "published")
    path = tmp_path / "published" / "utvikling.csv"
    text = path.read_text("utf-8")
    assert text.count(old) == times
    path.write_text(text.replace(old, new), "utf-8")
    findings = Findings()
    read_development(tmp_path, findings)
    assert len(findings.faults) == times
    assert all(told in fault.found for fault in findings.faults)
