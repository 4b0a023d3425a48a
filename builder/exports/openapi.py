"""`api/v1/openapi.json`: the JSON files for programs as OpenAPI 3.1.

It has one path for each pattern of addresses, with every id there is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from builder.definitions.dictionary import Texts
from builder.definitions.licences import strictest
from builder.exports.api import COUNTRY, INDEX, OPENAPI, ROOT, SIZE
from builder.exports.api_schemas import ref, schemas
from builder.exports.encoding import encoded
from builder.exports.origins import origin_cards, status_text
from builder.exports.statuses import is_synthetic
from builder.sources import Sources

Entry = dict[str, Any]
PATH = f"{ROOT}/{OPENAPI}.json"
VERSION = "1"  # of the addresses and the fields, as the folder has it
PARAMETERS = {  # folder of files -> the field that names one of them, and the schema of a file
    "kommune": ("kommunenr", "Kommune"),
    "fylke": ("fylkesnr", "Fylke"),
    SIZE: ("folketallsklasse", "Folketallsklasse"),
    "indikator": ("indikator", "Indikator"),
    "sporsmal": ("sporsmal", "Sporsmal"),
}
ALONE = {INDEX: "Innhold", COUNTRY: "Landet"}
ANY = {  # what stands for the name of one, in the words of any
    "kommune": "kommunen",
    "fylke": "fylket",
    SIZE: "folketallsklassen",
    "indikator": "indikatoren",
    "sporsmal": "spørsmålet",
}


def openapi_file(sources: Sources, base_url: str, paths: Iterable[str]) -> dict[str, bytes]:
    """Return the description, by its path, of the JSON files at the given paths."""
    found = {
        "openapi": "3.1.0",
        "info": _info(sources),
        "x-synthetic": is_synthetic(sources),
        "servers": [{"url": f"{base_url}{ROOT}" if base_url else "."}],
        "paths": _paths(sources.dictionary.api, list(paths)),
        "components": {"schemas": schemas(sources)},
    }
    return {PATH: encoded(found)}


def _info(sources: Sources) -> Entry:
    """Return what the files are, under what licence, and whom to write to where that is known."""
    site, words = sources.site, sources.dictionary.catalogue
    licence = strictest(card.licence for card in origin_cards(sources))
    contact = {"name": site.contact.name, "email": site.contact.mail, "url": site.contact.address}
    known = {name: text for name, text in contact.items() if text}
    return {
        "title": words.title,
        "version": VERSION,
        "description": f"{words.description} {status_text(sources)}",
        **({"contact": known} if known else {}),
        **({"license": {"name": licence.title, "identifier": licence.short}} if licence else {}),
    }


def _paths(texts: Mapping[str, Texts], paths: list[str]) -> Entry:
    """Return each pattern of addresses below the folder of the API with what is got there."""
    found: Entry = {f"/{name}.json": _item(texts[name], ALONE[name], name) for name in ALONE}
    for folder, (field, schema) in PARAMETERS.items():
        start = f"{ROOT}/{folder}/"
        ids = [path[len(start) : -len(".json")] for path in paths if path.startswith(start)]
        if ids:
            told = texts[folder].filled(name=ANY[folder])
            parameter = {
                "name": field,
                "in": "path",
                "required": True,
                "schema": {"type": "string", "enum": ids},
            }
            item = {"parameters": [parameter], **_item(told, schema, folder)}
            found[f"/{folder}/{{{field}}}.json"] = item
    return found


def _item(texts: Texts, schema: str, name: str) -> Entry:
    """Return what is got at an address: a file, or the page that says that there is none."""
    got = {
        "description": texts.description,
        "content": {"application/json": {"schema": ref(schema)}},
    }
    page = {"text/html": {"schema": {"type": "string"}}}
    missing = {"description": "Det er ingen fil her.", "content": page}
    responses = {"200": got, "404": missing}
    return {"get": {"operationId": name, "summary": texts.title, "responses": responses}}
