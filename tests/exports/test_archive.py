"""`alt.zip`: every table and every file of borders as published, and a text that explains them."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

from builder.definitions.site import Site
from builder.exports.archive import readme
from builder.sources import Sources
from tests.exports.reading import WHOLE
from tests.invented import published_dictionary

Files = dict[str, bytes]


def package(files: Files) -> zipfile.ZipFile:
    """Return the archive."""
    return zipfile.ZipFile(io.BytesIO(files["data/alt.zip"]))


def test_it_holds_the_tables_and_borders_as_they_are_published(files: Files) -> None:
    names = package(files).namelist()
    borders = {path.removeprefix("data/") for path in files if path.startswith("data/geo/")}
    borders = {path for path in borders if not path.endswith((".csv", ".csv-metadata.json"))}
    assert set(names) == {"LESMEG.txt", *(f"{name}.csv" for name in WHOLE), *borders}
    assert names[0] == "LESMEG.txt"
    assert package(files).testzip() is None
    for name in names[1:]:
        assert package(files).read(name) == files[f"data/{name}"], name


def test_it_carries_no_clock(files: Files) -> None:
    members = package(files).infolist()
    assert {member.date_time for member in members} == {(1980, 1, 1, 0, 0, 0)}


def test_lesmeg_explains_source_licence_citation_and_every_field(files: Files) -> None:
    text = package(files).read("LESMEG.txt").decode()
    assert "Simulerte tall (2018, 2022, 2023)." in text
    assert "Utgave: ikke oppgitt" in text
    assert "Lisens: CC BY 4.0" in " ".join(text.split())
    assert "Slik siterer du:" in text
    for table in published_dictionary().files.values():
        if not table.cut_of:
            assert f"\n{table.path.removeprefix('data/')}\n" in text
            assert all(f"\n  {field.name}: " in text for field in table.fields)


def test_lesmeg_names_publisher_edition_and_address_where_they_are_known(
    sources: Sources, official: Sources
) -> None:
    known = {"name": "Digital kommune", "edition": "2026-11", "publisher": {"name": "Utgiveren"}}
    own = replace(official, site=Site.model_validate(known))
    text = readme(own, "https://eksempel.no/")
    cited = "Utgiveren, Digital kommune: datasettet, utgave 2026-11. https://eksempel.no/data/"
    assert cited.replace(" ", "") in text.replace("\n", "").replace(" ", "")
    assert "imuler" not in text
    assert "syntetisk" not in text
