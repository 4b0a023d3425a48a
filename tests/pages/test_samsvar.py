"""The ledger page says what the ledger file says, and is honest about simulated rounds."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from builder.exports.files import Exporter
from builder.pages.edition import Edition
from builder.pages.samsvar.samsvar_page import VERDICT_LABELS, samsvar_page
from tests.exports.reading import csv_dicts
from tests.html_tables import table_of
from tests.pages.editions import invented_edition, links_of

COMPUTED = "Publiserte tall og tallene rundene på nettstedet gir"
UNKNOWN = "Publiserte tall som ikke kan beregnes"


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return samsvar_page(edition)


@pytest.fixture(scope="module")
def rows(edition: Edition) -> list[dict[str, str]]:
    """Return the rows of the published file."""
    exporter = Exporter(edition.results.sources, edition.results.statistics)
    return csv_dicts(exporter.csv_files()["data/samsvar.csv"])


def number(text: str) -> float | None:
    """Return the number in a cell of the page, None for a dash."""
    found = re.match(r"\N{MINUS SIGN}?[\d\N{NO-BREAK SPACE}]*,?\d+", text)
    if not found:
        assert text == "–"
        return None
    digits = found[0].replace("\N{MINUS SIGN}", "-").replace("\N{NO-BREAK SPACE}", "")
    return float(digits.replace(",", "."))


def test_the_page_has_the_numbers_of_the_file(page: str, rows: list[dict[str, str]]) -> None:
    shown = table_of(page, COMPUTED)
    computed = [row for row in rows if row["beregnet"]]
    assert len(shown.rows) == len(computed) >= 81
    for cells, row in zip(shown.rows, computed, strict=True):
        by_head = dict(zip(shown.heads, cells, strict=True))
        assert (by_head["Tallet sier"], by_head["År"]) == (row["tekst"], row["aar"])
        for head in ("Publisert", "Beregnet", "Differanse"):
            assert number(by_head[head]) == float(row[head.lower()]), row["id"]
        assert by_head["Vurdering"] == VERDICT_LABELS[row["verdikt"]]
        base = f" (n = {int(row['n']):,})".replace(",", " ")
        assert by_head["Gjelder"].replace("\u00a0", " ") == row["grunnlag"] + base
        reason, _, source = by_head["Begrunnelse og kilde"].rpartition(" Kilde: ")
        assert reason == row["begrunnelse"]
        assert source
        assert row["kilde"].startswith(source.removesuffix("."))


def test_what_cannot_be_computed_is_told_in_a_sentence_and_listed_apart(
    page: str, rows: list[dict[str, str]]
) -> None:
    apart = [row for row in rows if row["verdikt"] == "kan_ikke_beregnes"]
    shown = table_of(page, UNKNOWN)
    assert shown.heads == ["Tallet sier", "Publisert", "År", "Gjelder", "Begrunnelse og kilde"]
    assert [row[0] for row in shown.rows] == [row["tekst"] for row in apart]
    for cells, row in zip(shown.rows, apart, strict=True):
        assert number(cells[1]) == float(row["publisert"])
        assert cells[4].startswith(f"{row['begrunnelse']} Kilde: ")
    assert (
        "<p>De andre 39 tallene kan ikke beregnes: spørsmålet er ikke blant dem nettstedet har "
        "(25); rundene 2019, 2020 og 2024 er ikke på nettstedet (8); tallet gjelder statlige "
        "virksomheter (6).</p>"
    ) in page
    assert '<h3 id="ikke-beregnet">De 39 som ikke kan beregnes</h3>' in page


def test_sources_on_the_web_are_linked(page: str, rows: list[dict[str, str]]) -> None:
    wanted = {row["kilde"].partition(", http")[2] for row in rows} - {""}
    assert wanted
    assert {f"http{rest}" for rest in wanted} <= set(links_of(page))


def test_the_summary_counts_the_verdicts(page: str, rows: list[dict[str, str]]) -> None:
    counts = Counter(row["verdikt"] for row in rows)
    (summary,) = re.findall(r"<strong>(Av .*?)</strong>", page)
    computed = len(rows) - counts["kan_ikke_beregnes"]
    assert summary == (
        f"Av {len(rows)} tall SSB har publisert, kan {computed} regnes ut her: "
        f"{counts['stemmer']} stemmer, {counts['avrundet']} stemmer avrundet og ingen avviker."
    )
    assert "81 av tallene er fra SSBs rapport 2019/14 og SSBs artikkel fra 2023" in page


def test_agreement_of_simulated_rounds_is_not_sold_as_proof(page: str) -> None:
    (banner,) = re.findall(r'<p class="lesning">(.*?)</p>', page)
    assert "laget nettopp for å gi tallene" in banner
    assert "bare at utregningene" in banner
    assert 'robots: "noindex"' in page


def test_the_puzzles_are_told(page: str) -> None:
    puzzles = unescape(page.split("{: #gater")[1])
    for words in ("256", "253", "9,5", "51 kommuner, mot 107", "figur 5.2", "alle 354", "55 som"):
        assert words in puzzles, words


def test_the_page_is_whole_without_a_script(page: str) -> None:
    """Only the fields that need the script are hidden."""
    hidden = re.findall(r"<[^>]* hidden[^>]*>", page)
    assert set(hidden) == {'<div class="filter" hidden>'}
    options = re.findall(r"<option>(.*?)</option>", page)
    assert options[:2] == ["Stemmer", "Stemmer avrundet"]
    assert "2018" in options
    assert "data-sortable" in page
    assert 'role="status"' in page


def test_verdict_and_result_stand_first(page: str) -> None:
    heads = table_of(page, COMPUTED).heads
    assert heads[:4] == ["Tallet sier", "Vurdering", "Publisert", "Beregnet"]


def test_with_official_rounds_nothing_is_called_simulated(tmp_path: Path) -> None:
    rounds: dict[int, dict[str, object]] = {2018: {}, 2022: {"rows": 300}}
    page = samsvar_page(invented_edition(tmp_path, rounds, status="offisiell"))
    assert "simuler" not in page.lower()
    assert "noindex" not in page
    assert "2018 og 2022 er offisielle" in page
    assert "Avviker" in {row[1] for row in table_of(page, COMPUTED).rows}


def test_without_2018_its_figures_cannot_be_computed(tmp_path: Path) -> None:
    page = samsvar_page(invented_edition(tmp_path, {2022: {"rows": 200}}))
    shown = table_of(page, COMPUTED)
    assert "2018" not in {row[shown.heads.index("År")] for row in shown.rows}
    apart = table_of(page, UNKNOWN)
    for row in apart.rows:
        cells = dict(zip(apart.heads, row, strict=True))
        assert "(n" not in cells["Gjelder"]
        assert not cells["Begrunnelse og kilde"].startswith(" Kilde")
    assert apart.rows[1][4].startswith("Runden 2018 er ikke på nettstedet.")
