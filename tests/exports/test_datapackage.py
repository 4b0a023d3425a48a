"""`datapackage.json` describes every file, and frictionless agrees that the files are so."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest
from frictionless import Package
from jsonschema import Draft7Validator

from builder.definitions.site import Site
from builder.exports import build_exports
from builder.indicators import compute_indicators
from builder.sources import Sources
from builder.statistics import compute_statistics
from tests.exports.reading import FACTS, WHOLE, table_of
from tests.invented import dictionary_of

Files = dict[str, bytes]


def write(folder: Path, files: Files) -> Path:
    """Write files below a folder and return where the description is."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "datapackage.json"


def faults(path: Path) -> list[str]:
    """Return what frictionless finds wrong with a package and its files."""
    report = Package(str(path)).validate()
    messages = [error.message for error in report.errors]
    return messages + [f"{t.name}: {e.message}" for t in report.tasks for e in t.errors]


def part(files: Files, *names: str) -> Files:
    """Return a package with some of its resources only."""
    package = json.loads(files["datapackage.json"])
    package["resources"] = [r for r in package["resources"] if r["name"] in names]
    paths = {r["path"] for r in package["resources"]}
    own = {p: c for p, c in files.items() if p in paths or p.startswith("data/skjema/")}
    return own | {"datapackage.json": json.dumps(package).encode()}


def test_frictionless_finds_no_fault_in_the_files(files: Files, tmp_path: Path) -> None:
    names = [r["name"] for r in json.loads(files["datapackage.json"])["resources"]]
    whole = [name for name in names if "-" not in name]
    # Not the twins of the largest: each is compared with its table cell by cell (test_excel_files).
    large = ("indikatorer", "svar", "svarfordeling", "plassering", "endring")
    twins = [f"{name}-excel" for name in whole]
    others = [n for n in names if n.endswith("-zip") or n.startswith("geo-")]
    others += ["indikatorer_bred-xlsx", "kommuner-xlsx"]
    # Every tenth place: the rows of all of them are those of the whole table (test_csv_files).
    skipped = {*whole, *twins, *others, *(n for n in names if n.endswith(("-xlsx", "-parquet")))}
    places = [name for name in names if name not in skipped][::10]
    twins = [f"{name}-excel" for name in whole if name not in large] + others
    assert set(whole) >= set(map(table_of, WHOLE))
    assert len(places) > 100
    assert faults(write(tmp_path, part(files, *whole, *twins, *places))) == []


def test_the_package_is_as_the_profile_of_the_standard_has_it(files: Files) -> None:
    """The profile knows what frictionless lets pass, such as the kind of a resource."""
    profile = Path(__file__).parent / "shapes" / "datapackage_2.0.json"
    validator = Draft7Validator(json.loads(profile.read_text(encoding="utf-8")))
    package = json.loads(files["datapackage.json"])
    alike = re.compile(r"(kommune|api-kommune|api-sporsmal)-.*[1-9a-z](-excel)?$")
    package["resources"] = [r for r in package["resources"] if not alike.match(r["name"])]
    assert len(package["resources"]) > 150
    assert [error.message[:200] for error in validator.iter_errors(package)] == []
    for key, value in (("type", "file"), ("path", "/etc/passwd"), ("licenses", [])):
        package["resources"] = [package["resources"][0] | {key: value}]
        assert not validator.is_valid(package), key


def test_every_file_is_described_with_size_and_checksum(files: Files) -> None:
    resources = json.loads(files["datapackage.json"])["resources"]
    described = {r["path"] for r in resources}
    schemas = {path for path in files if path.startswith("data/skjema/")}
    about = {path for path in files if path.endswith(".csv-metadata.json")}
    doors = {"datapackage.json", "robots.txt", "llms.txt"}
    doors |= {path for path in files if path.endswith(".atom")}
    assert described == files.keys() - schemas - about - doors
    assert {r["schema"] for r in resources if isinstance(r.get("schema"), str)} == schemas
    for resource in resources:
        content = files[resource["path"]]
        assert resource["bytes"] == len(content)
        assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_the_package_is_of_version_2_and_names_licence_and_source(files: Files) -> None:
    package = json.loads(files["datapackage.json"])
    profile = "https://datapackage.org/profiles/2.0"
    assert package["$schema"] == f"{profile}/datapackage.json"
    assert {r["$schema"] for r in package["resources"]} == {f"{profile}/dataresource.json"}
    assert "CC-BY-4.0" in {licence["name"] for licence in package["licenses"]}
    assert len({json.dumps(s) for s in package["sources"]}) == len(package["sources"]) > 5
    assert {"contributors", "homepage"} <= package.keys()
    assert {role for one in package["contributors"] for role in one["roles"]} == {"creator"}
    assert "version" not in package


def test_the_package_names_publisher_contact_and_edition_where_they_are_known(
    sources: Sources, tmp_path: Path
) -> None:
    known = {
        "name": "Digital kommune",
        "publisher": {"name": "Utgiveren", "address": "https://utgiver.no/"},
        "contact": {"name": "Kontoret", "mail": "post@utgiver.no"},
        "edition": "2026-11",
    }
    own = replace(sources, site=Site.model_validate(known), rounds=sources.rounds[-1:])
    files = build_exports(own, compute_statistics(own, compute_indicators(own)), "")
    package = json.loads(files["datapackage.json"])
    assert package["version"] == "2026-11"
    assert package["contributors"][-2:] == [
        {"title": "Utgiveren", "path": "https://utgiver.no/", "roles": ["publisher"]},
        {"title": "Kontoret", "email": "post@utgiver.no", "roles": ["contact"]},
    ]
    assert faults(write(tmp_path, part(files, "fylker"))) == []


@pytest.mark.parametrize("name", ["indikatorer", "svar", "svarfordeling", "kommuner", "fylker"])
def test_fields_are_described_in_order_and_in_words(files: Files, name: str) -> None:
    resources = json.loads(files["datapackage.json"])["resources"]
    (resource,) = (r for r in resources if r["name"] == name)
    schema = resource["schema"]
    header = files[f"data/{name}.csv"].split(b"\n")[0].decode().split(",")
    assert [field["name"] for field in schema["fields"]] == header
    assert all(field["title"] and field["description"] for field in schema["fields"])
    assert schema["missingValues"] == [""]
    fields = {field["name"]: field for field in schema["fields"]}
    assert ("datastatus" in fields) is (name not in FACTS)
    if "datastatus" in fields:
        assert fields["datastatus"]["constraints"]["enum"] == ["offisiell", "syntetisk"]
    for code in {"kommunenr", "fylkesnr"} & fields.keys():
        assert fields[code]["type"] == "string"
        assert fields[code]["constraints"]["pattern"]


def test_an_enumerated_indicator_is_one_of_the_definitions(files: Files, sources: Sources) -> None:
    resources = json.loads(files["datapackage.json"])["resources"]
    (resource,) = (r for r in resources if r["name"] == "indikatorer")
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    enum = fields["indikator"]["constraints"]["enum"]
    assert enum == list(sources.definitions.indicators)


SPOILT = {
    "a code without its zero": (b"\n0301,", b"\n301,"),
    "an unknown county": (b"\n0301,Oslo,Oslove,oslo,03,", b"\n0301,Oslo,Oslove,oslo,99,"),
    "a second row of the same": (b"\n1101,Eigersund,", b"\n0301,Eigersund,"),
    "an unknown class": (b",50000_og_over,1\n", b",mange,1\n"),
    "a number in words": (b",2026,nei,50000_og_over,1\n", b",nylig,nei,50000_og_over,1\n"),
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT.keys())
def test_frictionless_sees_a_fault_in_the_register(
    files: Files, tmp_path: Path, spoilt: tuple[bytes, bytes]
) -> None:
    own = part(files, "kommuner", "fylker")
    package = json.loads(own["datapackage.json"])
    for resource in package["resources"]:  # what is seen shall be the fault, not the checksum
        del resource["hash"], resource["bytes"]
    own["datapackage.json"] = json.dumps(package).encode()
    assert faults(write(tmp_path, own)) == []
    content = own["data/kommuner.csv"]
    assert spoilt[0] in content
    own["data/kommuner.csv"] = content.replace(*spoilt, 1)
    assert faults(write(tmp_path, own)) != []


def test_a_changed_file_no_longer_fits_its_checksum(files: Files, tmp_path: Path) -> None:
    own = part(files, "fylker")
    own["data/fylker.csv"] = own["data/fylker.csv"].replace(b",Oslo,", b",Osla,")
    assert any("hash" in fault for fault in faults(write(tmp_path, own)))


def test_the_data_dictionary_knows_every_table_by_name() -> None:
    described = dictionary_of().files
    whole = {"indikatorer", "svarfordeling", "kommuner", "fylker"}
    assert whole | {"kommune", "fylke"} <= described.keys()
    assert described["kommune"].columns == described["indikatorer"].columns
    assert described["fylke"].columns == described["svarfordeling"].columns
