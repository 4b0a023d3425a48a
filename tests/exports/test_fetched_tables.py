"""The tables that were fetched from SSB are published as they stand, where there are any."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import yaml

from builder.exports import build_exports
from builder.exports.tables import build_tables
from builder.pages.data.data_page import data_page
from builder.pages.edition import Edition
from builder.pages.lookups.results import Results
from builder.sources import Sources, read_sources
from builder.statistics import Statistics
from tests.exports.conftest import BASE_URL
from tests.exports.reading import csv_dicts, csv_rows, twin_frame
from tests.invented import DATA
from tests.pages.editions import real_edition

PATH = "data/statistikkbanken.csv"
FILES = {
    "12019": "rad,tid,gjelder,enhet,verdi,tegn\n"
    "Har IKT-strategi,2022,Kommuner,prosent,74.9,\n"
    "Har IKT-strategi,2023,Kommuner,prosent,,:\n",
    "14023": "rad,tid,gjelder,enhet,verdi,tegn\nFår ikke tak i folk,2024,,,53,\n",
}
TITLES = {"12019": "12019: IKT-strategi", "14023": "14023: Hindre"}
HEADER = "tabell,tittel,etikett,tid,verdi,tegn,enhet,grunnlag,kilde,adresse,hentet,datastatus"
SSB = "Statistisk sentralbyrå"
Files = dict[str, bytes]


def with_tables(data: Path) -> Path:
    """Return a copy of the data folder of the repository with two tables in use."""
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("20[01]*", "2022", "sources"))
    folder = data / "statbank"
    folder.mkdir()
    cards = {}
    for number, text in FILES.items():
        (folder / f"{number}.csv").write_text(text, "utf-8", newline="")
        cards[f"{number}.csv"] = {
            "title": TITLES[number],
            "publisher": SSB,
            "source": f"https://www.ssb.no/statbank/table/{number}",
            "classification": "",
            "licence": "CC BY 4.0",
            "retrieved": "2026-11-26",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
            "estimates": "",
            "notes": "",
        }
    (folder / "provenance.yml").write_text(yaml.safe_dump({"files": cards}), "utf-8")
    return data


@pytest.fixture(scope="module")
def fetched(tmp_path_factory: pytest.TempPathFactory, newest: Sources) -> Sources:
    """Return the sources of the newest round with two tables in use, read from their files."""
    read = read_sources(with_tables(tmp_path_factory.mktemp("fetched") / "data"))
    own = {name: card for name, card in read.cards.items() if name.startswith("statbank/")}
    return replace(
        newest,
        statbank=read.statbank,
        dictionary=read.dictionary,
        cards={**newest.cards, **own},
        site=newest.site.model_copy(
            update={
                "publisher": newest.site.publisher.model_copy(
                    update={"name": "Testene", "address": "https://eksempel.no/"}
                ),
                "contact": newest.site.contact.model_copy(update={"mail": "til@eksempel.no"}),
            }
        ),
    )


@pytest.fixture(scope="module")
def published(fetched: Sources, numbers_of_newest: Statistics) -> Files:
    """Return every published file of them."""
    return build_exports(fetched, numbers_of_newest, BASE_URL)


def test_every_figure_stands_with_table_unit_base_source_and_day(published: Files) -> None:
    header, *rows = csv_rows(published[PATH])
    assert ",".join(header) == HEADER
    address, day = "https://www.ssb.no/statbank/table/", "2026-11-26"
    strategy, more = ["12019", "IKT-strategi", "Har IKT-strategi"], ["prosent", "Kommuner", SSB]
    silent = ["14023", "Hindre", "Får ikke tak i folk", "2024", "53", "", "", "", SSB]
    assert rows == [
        [*strategy, "2022", "74.9", "", *more, f"{address}12019", day, "offisiell"],
        [*strategy, "2023", "", ":", *more, f"{address}12019", day, "offisiell"],
        [*silent, f"{address}14023", day, "offisiell"],
    ]


def test_the_twin_has_the_same_figures(published: Files) -> None:
    twin = twin_frame(published["data/statistikkbanken.excel.csv"], ["verdi"])
    assert twin["verdi"].fillna(0).tolist() == [74.9, 0, 53]
    assert twin["tabell"].tolist() == ["12019", "12019", "14023"]


def test_the_package_tells_its_fields_source_and_licence(published: Files) -> None:
    package = json.loads(published["datapackage.json"])
    one = next(entry for entry in package["resources"] if entry["path"] == PATH)
    assert [field["name"] for field in one["schema"]["fields"]] == HEADER.split(",")
    assert one["schema"]["primaryKey"] == ["tabell", "etikett", "tid"]
    assert one["licenses"][0]["name"] == "CC-BY-4.0"
    assert one["sources"] == [
        {"title": f"{SSB}: {title}", "path": f"https://www.ssb.no/statbank/table/{number}"}
        for number, title in TITLES.items()
    ]
    assert one["hash"] == f"sha256:{hashlib.sha256(published[PATH]).hexdigest()}"
    assert {f"{SSB}: {title}" for title in TITLES.values()} <= {
        source["title"] for source in package["sources"]
    }


def test_catalogue_metadata_and_the_words_for_programs_have_it(published: Files) -> None:
    about = json.loads(published[f"{PATH}-metadata.json"])
    assert [column["name"] for column in about["tableSchema"]["columns"]] == HEADER.split(",")
    assert "dc:type" not in about  # of nothing simulated
    catalogue = published["katalog.ttl"].decode()
    assert f"<{BASE_URL}data/#fil-statistikkbanken>" in catalogue
    assert f"<{BASE_URL}{PATH}>" in catalogue
    assert f"]({BASE_URL}{PATH}): " in published["llms.txt"].decode()


def test_the_archive_has_it_and_tells_where_it_is_from(published: Files) -> None:
    with zipfile.ZipFile(BytesIO(published["data/alt.zip"])) as archive:
        assert archive.read("statistikkbanken.csv") == published[PATH]
        text = archive.read("LESMEG.txt").decode()
    assert "statistikkbanken.csv\n" in text
    assert f"* {SSB}: 12019: IKT-strategi. Lisens: CC BY 4.0." in text


def test_the_data_page_shows_it_with_what_ssb_has_published(fetched: Sources) -> None:
    real = real_edition()
    results = Results(fetched, real.results.statistics)
    page = data_page(Edition(results, real.places, real.palette))
    assert '<h4 id="fil-statistikkbanken">' in page
    part = page[page.index("{: #del-publisert }") : page.index("{: #del-register }")]
    assert "data/statistikkbanken.excel.csv" in part
    assert "utvikling.csv og statistikkbanken.csv er SSBs egne tall" in page


def test_what_is_computed_here_is_mixed_with_none_of_it(
    published: Files, newest: Sources, numbers_of_newest: Statistics
) -> None:
    without = build_tables(newest, numbers_of_newest, newest.dictionary.files)
    for name, table in without.items():
        rows = csv_dicts(published[table.description.path])
        assert len(rows) == len(table.rows), name


def test_nothing_is_told_of_it_without_tables(files: Files) -> None:
    assert not [path for path in files if "statistikkbanken" in path]
    for path in ("datapackage.json", "llms.txt"):
        assert "statistikkbanken" not in files[path].decode()
    page = data_page(real_edition())
    assert "statistikkbanken" not in page
    assert "utvikling.csv er SSBs egne tall" in page
