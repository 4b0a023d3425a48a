"""`openapi.json` describes every JSON file for programs: a client walks it, file by file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from builder.exports.openapi import openapi_file
from builder.sources import Sources
from tests.exports.conftest import BASE_URL

Files = dict[str, bytes]
PATH = "api/v1/openapi.json"


@pytest.fixture(scope="module")
def described(files: Files) -> dict[str, Any]:
    """Return the description."""
    found: dict[str, Any] = json.loads(files[PATH])
    return found


def addresses(described: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each address that a client can make of the description, and the name of the schema of
    what is got there."""
    (server,) = described["servers"]
    for pattern, item in described["paths"].items():
        got = item["get"]["responses"]["200"]["content"]["application/json"]["schema"]["$ref"]
        for parameter in item.get("parameters", [None]):
            for one in parameter["schema"]["enum"] if parameter else [""]:
                yield server["url"] + re.sub(r"\{[a-z]+\}", one, pattern), got.split("/")[-1]


def strict(schema: Any) -> Any:
    """Return a schema that allows no field it does not name."""
    if isinstance(schema, list):
        return [strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return {name: strict(one) for name, one in schema.items()} | closed


def test_it_is_openapi(described: dict[str, Any]) -> None:
    assert described["openapi"] == "3.1.0"
    assert [str(error) for error in OpenAPIV31SpecValidator(described).iter_errors()] == []
    assert described["info"]["license"]["identifier"] == "CC-BY-4.0"
    assert "Simulerte tall (2018, 2022, 2023)." in described["info"]["description"]
    assert "contact" not in described["info"]


def test_it_leads_to_every_file_and_to_no_other(described: dict[str, Any], files: Files) -> None:
    found = [address.removeprefix(BASE_URL) for address, _ in addresses(described)]
    published = {path for path in files if path.startswith("api/")} - {PATH}
    assert sorted(found) == sorted(published)


def test_the_files_are_as_described(described: dict[str, Any], files: Files) -> None:
    """No field is left out and none is another than told: every file that is alone, and some of
    the others."""
    components = strict(described["components"])
    of_kind: dict[str, list[str]] = {}
    for address, schema in addresses(described):
        of_kind.setdefault(schema, []).append(address.removeprefix(BASE_URL))
    assert len(of_kind) == 7
    for schema, paths in of_kind.items():
        own = {"$ref": f"#/components/schemas/{schema}", "components": components}
        validator = Draft202012Validator(own)
        for path in [*paths[::16], paths[-1]]:
            found = [e.message[:200] for e in validator.iter_errors(json.loads(files[path]))]
            assert found == [], path


SPOILT = {  # what a schema must see: a path of keys in the file, and what stands there then
    "a code as a number": (("kommunenr",), 301),
    "a code without its zero": (("kommunenr",), "301"),
    "a number in words": (("folketall",), "mange"),
    "a status that is none": (("datastatus",), "gjettet"),
    "a round of no division": (("runder", 0, "inndeling"), "1838"),
    "a value that is a number": (
        ("runder", 0, "kommuner", 0, "indikatorer", "sky_score", "verdi"),
        2,
    ),
    "a reason that is none": (
        ("runder", 0, "kommuner", 0, "indikatorer", "sky_score", "status"),
        "borte",
    ),
    "no rounds": (("runder",), None),
}


@pytest.mark.parametrize(("keys", "value"), SPOILT.values(), ids=SPOILT.keys())
def test_a_schema_sees_what_is_wrong(
    described: dict[str, Any], files: Files, keys: tuple[str | int, ...], value: object
) -> None:
    content = json.loads(files["api/v1/kommune/0301.json"])
    own = {"$ref": "#/components/schemas/Kommune", "components": described["components"]}
    assert Draft202012Validator(own).is_valid(content)
    place = content
    for key in keys[:-1]:
        place = place[key]
    assert keys[-1] in place
    place[keys[-1]] = value
    assert not Draft202012Validator(own).is_valid(content)


def test_every_field_is_told_in_words(described: dict[str, Any]) -> None:
    found = dict(properties(described["components"]["schemas"]))
    assert len(found) > 60
    told = {name for name, schema in found.items() if schema.get("description")}
    assert found.keys() - told == {"svarte", "svarte_ikke"} - told


def properties(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the schema of every field."""
    for one in schema if isinstance(schema, list) else []:
        yield from properties(one)
    if isinstance(schema, dict):
        yield from schema.get("properties", {}).items()
        for one in schema.values():
            yield from properties(one)


def test_the_schemas_have_no_word_that_nothing_uses(sources: Sources, files: Files) -> None:
    text = files[PATH].decode()
    for words in sources.dictionary.json_fields.values():
        assert json.dumps(words, ensure_ascii=False) in text, words


def test_a_file_that_is_not_there_is_a_page(described: dict[str, Any]) -> None:
    """A host of files answers with its 404 page, which is HTML."""
    for item in described["paths"].values():
        assert list(item["get"]["responses"]["404"]["content"]) == ["text/html"]


def test_without_an_address_it_is_as_seen_from_itself(sources: Sources) -> None:
    made = json.loads(openapi_file(sources, "", ["api/v1/fylke/03.json"])[PATH])
    assert made["servers"] == [{"url": "."}]
    assert [str(error) for error in OpenAPIV31SpecValidator(made).iter_errors()] == []
    assert made["paths"]["/fylke/{fylkesnr}.json"]["parameters"][0]["schema"]["enum"] == ["03"]


def test_official_rounds_are_not_said_to_be_simulated(official: Sources) -> None:
    text = openapi_file(official, BASE_URL, [])[PATH].decode()
    assert json.loads(text)["x-synthetic"] is False
    assert "imuler" not in text
    assert "syntet" not in text.replace("synthetic", "")
