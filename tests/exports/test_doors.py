"""What programs look for at the root of the site, and beside each table."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping
from io import StringIO
from pathlib import Path

import pytest
from csvw import CSVW

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
    assert {path for path in linked if not path.endswith("/")} <= files.keys()
    assert {"endringer.atom", "api/v1/openapi.json"} <= linked


def is_valid(folder: Path, path: str, about: bytes, table: bytes) -> bool:
    """Tell whether a validator of CSV on the Web finds no fault in a table."""
    for name, content in ((f"{path}-metadata.json", about), (path, table)):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    try:
        return bool(CSVW(str(folder / f"{path}-metadata.json"), validate=True).is_valid)
    except ValueError:  # two rows with one key
        return False


def test_a_validator_of_csv_on_the_web_finds_no_fault(
    files: Mapping[str, bytes], tmp_path: Path
) -> None:
    """In the beginning of each table: every row of them is read by frictionless, and compared."""
    for path in [path for path in files if path.endswith(".csv-metadata.json")]:
        table = path.removesuffix("-metadata.json")
        first = b"".join(files[table].splitlines(keepends=True)[:300])
        assert is_valid(tmp_path, table, files[path], first), path


@pytest.mark.parametrize(
    ("right", "wrong"),
    [(b"\n0301,", b"\n301,"), (b"\n1101,", b"\n0301,"), (b",2026,nei,", b",nylig,nei,")],
    ids=["a code without its zero", "a second row of the same", "a number in words"],
)
def test_the_validator_of_csv_on_the_web_sees_a_fault(
    files: Mapping[str, bytes], tmp_path: Path, right: bytes, wrong: bytes
) -> None:
    path = "data/kommuner.csv"
    about, table = files[f"{path}-metadata.json"], files[path]
    assert right in table
    assert not is_valid(tmp_path, path, about, table.replace(right, wrong, 1))


def test_a_table_of_simulated_answers_says_so_on_the_web(files: Mapping[str, bytes]) -> None:
    answers, facts = (
        json.loads(files[f"data/{name}.csv-metadata.json"]) for name in ("svar", "kommuner")
    )
    assert answers["dc:type"]["@id"].endswith("/SYNTHETIC_DATA")
    assert "Simulerte tall (2018, 2022, 2023)." in answers["dc:description"]
    assert "dc:type" not in facts
    assert "imuler" not in facts["dc:description"]


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
