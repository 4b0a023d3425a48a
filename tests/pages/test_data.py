"""The page about the data links to files that exist, explains every field, and its code works."""

from __future__ import annotations

import re
import runpy
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import duckdb
import pytest

from builder.exports.columnar import columnar_path
from builder.exports.files import Exporter
from builder.exports.workbook import book_path
from builder.pages.data.code import text_fields
from builder.pages.data.data_page import data_page, example_indicator
from builder.pages.data.sizes import told_size, with_sizes
from builder.pages.edition import Edition
from tests.html_tables import table_of
from tests.invented import published_dictionary
from tests.pages.editions import invented_edition, links_of


@pytest.fixture(scope="module", autouse=True)
def no_address() -> Iterator[None]:
    """Build as where no one says where the site is published."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("SITE_URL", raising=False)
        yield


@pytest.fixture(scope="module")
def page(edition: Edition) -> str:
    return data_page(edition)


@pytest.fixture(scope="module")
def published(edition: Edition) -> dict[str, bytes]:
    """Return the published files; of the spreadsheets only the names."""
    exporter = Exporter(edition.results.sources, edition.results.statistics)
    described = published_dictionary().files.values()
    files = exporter.csv_files() | exporter.columnar_files() | {"data/alt.zip": b""}
    files |= {book_path(one): b"" for one in described if "xlsx" in one.formats}
    files |= {one.path: one.content for one in exporter.borders}
    return files | exporter.described(files, "")


@pytest.fixture(scope="module")
def folder(published: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files that the examples read."""
    folder = tmp_path_factory.mktemp("filer")
    (folder / "data").mkdir()
    wanted = {columnar_path(path) for path in published} | {"data/indikatorer.csv"}
    for path in wanted & published.keys():
        (folder / path).write_bytes(published[path])
    return folder


def codes_of(page: str, language: str) -> list[str]:
    """Return the blocks of code in a language."""
    found = re.findall(rf'<code class="language-{language}">(.*?)\n</code>', page, re.DOTALL)
    return [unescape(code) for code in found]


def code_of(page: str, language: str) -> str:
    """Return the first block of code in a language."""
    return codes_of(page, language)[0]


def run(code: str, folder: Path, tmp_path: Path) -> dict[str, Any]:
    """Return the names that Python code of the page leaves, its files in a folder."""
    script = tmp_path / "eksempel.py"
    script.write_text(code.replace('base = ""', f'base = "{folder}/"'), encoding="utf-8")
    return runpy.run_path(str(script))


def asked(code: str, folder: Path) -> list[tuple[Any, ...]]:
    """Return the rows that SQL of the page gives, its files in a folder."""
    connection = duckdb.connect()
    set_base, query = code.split(";", 1)
    connection.execute(set_base.replace("''", f"'{folder}/'"))
    return connection.execute(query.partition("\n")[2]).fetchall()


def test_every_link_to_a_file_leads_to_a_published_one(
    page: str, published: dict[str, bytes]
) -> None:
    links = {link.removeprefix("../") for link in links_of(page) if re.search(r"\.\w+$", link)}
    assert len(links) > 1100
    assert links <= set(published)


def test_every_published_file_is_linked(page: str, published: dict[str, bytes]) -> None:
    """Left out are schemas, which datapackage.json links to, and what lies beside each table or at
    the root for programs that look there."""
    links = {link.removeprefix("../") for link in links_of(page)}
    wanted = {path for path in published if not path.startswith("data/skjema/")}
    wanted -= {path for path in published if path.endswith(".csv-metadata.json")}
    wanted -= {"robots.txt", "llms.txt"}
    assert wanted - links == set()


def test_each_table_is_folded_behind_the_heading_its_anchor_leads_to(page: str) -> None:
    tables = [one for one in published_dictionary().files.values() if not one.cut_of]
    heads = re.findall(
        r'<details class="del" data-bred><summary><h4 id="(fil-\w+)">([^<]*)</h4></summary>', page
    )
    assert sorted(heads) == sorted((one.anchor, one.title) for one in tables)
    for anchor in ("pandas", "polars", "duckdb", "readr", "excel", "sma-og-store", "mitt-fylke"):
        assert f'<details class="del"><summary><h3 id="{anchor}">' in page
    assert page.count("<details") == page.count("</details>")


def test_every_field_is_explained(page: str) -> None:
    for described in published_dictionary().files.values():
        if described.cut_of:
            continue
        shown = table_of(page, f"Feltene i {described.path}")
        assert [row[0] for row in shown.rows] == list(described.columns)
        for field in described.fields:
            assert shown.row(field.name)["Forklaring"] == field.text(synthetic=True)


def test_the_pandas_code_works(
    edition: Edition,
    page: str,
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = example_indicator(edition)
    assert found is not None
    indicator, year = found
    loaded = run(code_of(page, "python"), folder, tmp_path)
    values, chosen = loaded["indikatorer"], loaded["utvalg"]
    assert {"0301", "1507", "0101"} <= set(values["kommunenr"])
    assert len(values) == len(edition.results.statistics.values)
    counts = chosen["verdi"].value_counts().to_dict()
    shares = edition.results.shares(year, indicator.id)
    assert counts == {v: shares.counts[v] for v in indicator.values if shares.counts[v]}
    assert indicator.label_of("4") in capsys.readouterr().out


def test_the_polars_and_duckdb_code_count_the_same(
    edition: Edition, page: str, folder: Path, tmp_path: Path
) -> None:
    found = example_indicator(edition)
    assert found is not None
    indicator, year = found
    shares = edition.results.shares(year, indicator.id)
    expected = {indicator.label_of(v): shares.counts[v] for v in indicator.values}
    polars = run(codes_of(page, "python")[1], folder, tmp_path)["utvalg"]
    told = dict(polars["etikett"].value_counts().rows())
    assert expected.items() <= told.items()
    assert dict(asked(code_of(page, "sql"), folder)) == told


def test_the_code_of_each_question_answers_it(
    edition: Edition, page: str, folder: Path, tmp_path: Path
) -> None:
    rose, sizes, county = (run(code, folder, tmp_path) for code in codes_of(page, "python")[2:])
    _, most, spread, own = (asked(code, folder) for code in codes_of(page, "sql"))
    steps = [row[4] for row in most]
    assert steps == rose["utvalg"].nlargest(10, "steg")["steg"].tolist()
    assert steps == sorted(steps, reverse=True)
    assert steps[0] > 8
    found = example_indicator(edition)
    assert found is not None
    _, year = found
    units = edition.results.statistics.units
    assert sum(row[2] for row in spread) == len(units[units["aar"] == year])
    assert len(sizes["sammen"]) == len(units[units["aar"] == year])
    assert {row[0] for row in own} == set(county["utvalg"]["gruppe_navn"])
    assert len(own) > 8
    assert len({row[0] for row in own}) == 2


def test_no_question_is_asked_that_the_site_has_no_numbers_for(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    page = data_page(invented_edition(tmp_path_factory.mktemp("one"), {2022: {"rows": 20}}))
    assert "økt mest" not in page
    assert "Er små kommuner ulike store?" in page


def test_rows_and_sizes_are_put_into_the_finished_page(
    page: str, published: dict[str, bytes]
) -> None:
    finished = with_sizes(page, published)
    assert re.findall(r"<data [^>]*></data>", finished) == []
    rows = re.search(r'value="data/fylker.csv"> og ([^<]*) rader<', finished)
    assert rows is not None
    assert rows[1] == "15"
    size = told_size(len(published["data/svar.csv"]))
    assert f'value="data/svar.csv">{size}</data>' in finished
    assert with_sizes(page, {}) == page


@pytest.mark.parametrize(
    ("size", "told"),
    [(999, "999 byte"), (1400, "1,4 kB"), (13_600, "14 kB"), (1_449_999, "1,4 MB")],
)
def test_a_size_is_told_as_readers_write_it(size: int, told: str) -> None:
    assert told_size(size) == told.replace(" ", "\N{NO-BREAK SPACE}")


def test_the_r_code_reads_the_same_fields_as_text(edition: Edition, page: str) -> None:
    code = code_of(page, "r")
    names = text_fields(published_dictionary())
    assert {"kommunenr", "fylkesnr", "kommunenr_2024", "verdi"} == set(names)
    assert re.findall(r'(\w+) = "c"', code) == names
    assert code.count("(") == code.count(")")
    assert "data/indikatorer.csv" in code
    found = example_indicator(edition)
    assert found is not None
    indicator, year = found
    assert f'subset(indikatorer, indikator == "{indicator.id}" & aar == {year})' in code


def test_the_excel_steps_name_the_address_and_the_text_columns(page: str) -> None:
    steps = page.split('<h3 id="excel">')[1].split("## Tre spørsmål")[0]
    assert "Lim inn hele adressen til CSV-filen, som slutter med" in steps
    assert "<code>data/indikatorer.csv</code>" in steps
    for name in text_fields(published_dictionary()):
        assert f"<code>{name}</code>" in steps


def test_with_an_address_the_examples_begin_with_it(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://eksempel.no/kommuner")
    page = data_page(edition)
    assert 'base = "https://eksempel.no/kommuner/"\n' in code_of(page, "python")
    assert 'base <- "https://eksempel.no/kommuner/"\n' in code_of(page, "r")
    assert "<code>https://eksempel.no/kommuner/data/indikatorer.csv</code>" in page
    assert "ikke SSBs. https://eksempel.no/kommuner/indikator/" in page


def test_without_an_address_none_is_made_up(page: str) -> None:
    assert "localhost" not in page
    assert "http" not in page.replace("https://creativecommons", "")
    for language in ("python", "r"):
        assert "adressen til nettstedet, eller mappen filene ligger i" in code_of(page, language)
    assert "Simulerte tall, ikke SSBs.</blockquote>" in page


def test_every_source_has_its_licence(edition: Edition, page: str) -> None:
    rows = [[unescape(cell) for cell in row] for row in table_of(page, "Kilder og lisenser").rows]
    cards = edition.results.sources.cards.values()
    assert {(r[0], r[2], r[3]) for r in rows} == {(c.title, c.publisher, c.licence) for c in cards}
    assert len(rows) == len(edition.results.sources.cards)


def test_a_citation_has_year_base_and_status(edition: Edition, page: str) -> None:
    found = example_indicator(edition)
    assert found is not None
    indicator, year = found
    citation = re.search(r"<blockquote>(.*?)</blockquote>", page)
    assert citation is not None
    n = edition.results.shares(year, indicator.id).n
    assert f"{indicator.label} {year}, n = {n}." in citation[1]
    assert "Simulerte tall, ikke SSBs" in citation[1]
    assert "Kilde: SSB" not in citation[1]


def test_official_data_carry_no_warning(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("official")
    page = data_page(invented_edition(folder, {2022: {"rows": 300}}, status="offisiell"))
    assert "simuler" not in page.lower()
    assert "syntetisk" not in page
    assert "noindex" not in page
    assert "Kilde: Testene, bearbeidet av Digital kommune." in page
    assert "Kilde: SSB" not in page


def test_rounds_of_both_kinds_are_told_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    rounds: dict[int, dict[str, object]] = {2022: {"status": "offisiell"}, 2023: {}}
    page = data_page(invented_edition(tmp_path_factory.mktemp("both"), rounds))
    assert "både offisielle og simulerte runder" in page
    used = {row[1] for row in table_of(page, "Kilder og lisenser").rows}
    assert {"Runden 2022, offisielle tall", "Runden 2023, simulerte tall"} <= used


def test_a_site_without_any_indicator_still_has_the_page(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("bare")
    edition = invented_edition(folder, {2024: {"blocks": ["hinder"]}})
    page = data_page(edition)
    assert example_indicator(edition) is None
    assert "<blockquote>" not in page
    assert not {one for one in ("python", "r") if "utvalg" in code_of(page, one)}
