"""Kartverket's borders of municipalities, as Geonorge hands them out: a zip with one GeoJSON."""

from __future__ import annotations

import io
import json
import zipfile
from typing import Any

from builder.faults import BuildFailure
from importing.fetching.service import Answer, Service

BASE = "https://nedlasting.geonorge.no"
PATH = "/geonorge/Basisdata/Kommuner/GeoJSON/Basisdata_0000_Norge_25833_Kommuner_GeoJSON.zip"
ZIP = ("application/zip", "application/x-zip-compressed", "application/octet-stream")
CODE, NAME = "kommunenummer", "kommunenavn"


def fetch_borders(service: Service) -> tuple[Answer, dict[str, str]]:
    """Return the answer and the name of each municipality that has a border in it.

    Raises BuildFailure where there is no sound answer.
    """
    answer = service.get(PATH, ZIP)
    names: dict[str, str] = {}
    for feature in features(answer.content, answer.url):
        properties = feature.get("properties") or {}
        if code := str(properties.get(CODE) or ""):
            names[code] = _name(properties.get(NAME))
    return answer, names


def features(content: bytes, where: str) -> list[dict[str, Any]]:
    """Return the areas in a zip from Geonorge that have a kommunenummer.

    Raises BuildFailure where it has none. The file may begin with a BOM, and hold several
    collections.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = [name for name in archive.namelist() if name.lower().endswith("json")]
            texts = [archive.read(name).decode("utf-8-sig") for name in names]
        contents = [json.loads(text) for text in texts]
    except (zipfile.BadZipFile, ValueError, UnicodeDecodeError):
        contents = []
    found = [
        feature
        for content in contents
        for collection in _collections(content)
        for feature in collection["features"]
        if CODE in (feature.get("properties") or {})
    ]
    if not found:
        raise BuildFailure(f"{where}: found no areas with {CODE!r}; expected a zip with GeoJSON. "
                           "Nothing was written.")  # fmt: skip
    return found


def _collections(content: Any) -> list[dict[str, Any]]:
    """Return the collections of areas in a file, which may lie in an object of their own."""
    if not isinstance(content, dict):
        return []
    if isinstance(content.get("features"), list):
        return [content]
    return [one for one in content.values() if isinstance(one, dict) and "features" in one]


def _name(names: Any) -> str:
    """Return the Norwegian name of a municipality, which may come alone or with other languages."""
    if isinstance(names, list):
        own = [one.get("navn", "") for one in names if one.get("sprak") in ("nor", "norsk")]
        return str((own or [one.get("navn", "") for one in names] or [""])[0])
    return str(names or "")
