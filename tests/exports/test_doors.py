"""What programs look for at the root of the site, and beside each table."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from io import StringIO

from tests.exports.conftest import BASE_URL


def test_robots_may_read_everything_and_are_told_of_the_sitemap(files: Mapping[str, bytes]) -> None:
    lines = files["robots.txt"].decode().splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {BASE_URL}sitemap.xml"]


def test_language_models_are_told_what_the_numbers_are(files: Mapping[str, bytes]) -> None:
    text = files["llms.txt"].decode()
    assert text.startswith("# Digital kommune\n\n> Indikatorer for digital prioritering")
    assert "Simulerte tall (2018, 2022, 2023)." in text
    assert f"- [Svar]({BASE_URL}data/svar.csv): " in text
    linked = {part.split(")")[0] for part in text.split(f"({BASE_URL}")[1:]}
    assert {path for path in linked if path.startswith(("data/", "api/"))} <= files.keys()


def test_each_table_is_described_as_csv_on_the_web(files: Mapping[str, bytes]) -> None:
    """Column by column as the file has them; a validator passes a file that lacks one."""
    described = [path for path in files if path.endswith(".csv-metadata.json")]
    assert len(described) > 15
    for path in described:
        about = json.loads(files[path])
        table = path.removesuffix("-metadata.json")
        assert about["url"] == table.rsplit("/", 1)[1]
        header = next(csv.reader(StringIO(files[table].decode())))
        assert [column["name"] for column in about["tableSchema"]["columns"]] == header
        assert set(about["tableSchema"]["primaryKey"]) <= set(header)
        assert all(one["@id"].startswith("https://") for one in about["dc:license"])


def test_the_package_tells_sources_and_licences_of_each_table(files: Mapping[str, bytes]) -> None:
    package = json.loads(files["datapackage.json"])
    assert package["id"] == f"{BASE_URL}datapackage.json"
    assert "simulerte data" in package["keywords"]
    (table,) = [one for one in package["resources"] if one["name"] == "kommuner"]
    assert [one["name"] for one in table["licenses"]] == ["CC-BY-4.0"]
    assert any("Kartverket" in one["title"] for one in table["sources"])
