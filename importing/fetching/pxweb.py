"""SSB's StatBank by PxWebApi 2: a table as JSON-stat 2, all of it asked for by name."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from math import prod
from typing import Any

from builder.faults import BuildFailure
from importing.fetching.jsonstat import Cube, read_cube
from importing.fetching.service import Answer, Service

BASE = "https://data.ssb.no/api/pxwebapi/v2"
JSON = ("application/json",)
MOST_CELLS = 800_000
FORMAT = "?lang=no&outputFormat=json-stat2"

Selection = Mapping[str, Mapping[str, Any]]  # what is wanted of a variable, by its code


def fetch_table(service: Service, table: str, wanted: Selection) -> tuple[Answer, Cube]:
    """Return the answer with a table, and the table; what `wanted` does not name is taken whole.

    A variable left out of the query would come in a selection of SSB's own: each one is named.
    Raises BuildFailure where there is no sound answer.
    """
    sizes = _sizes(service, table)
    if unknown := [name for name in wanted if name not in sizes]:
        raise BuildFailure(f"table {table}: no variable {', '.join(unknown)}; it has "
                           f"{', '.join(sizes)}. Nothing was written.")  # fmt: skip
    selection = [_one(name, wanted.get(name, {})) for name in sizes]
    cells = prod(_wanted(size, wanted.get(name, {})) for name, size in sizes.items())
    if cells > MOST_CELLS:
        raise BuildFailure(f"table {table}: {cells} cells; SSB gives at most {MOST_CELLS} at a "
                           "time. Nothing was written.")  # fmt: skip
    path = f"/tables/{table}/data{FORMAT}"
    answer = service.post(path, {"selection": selection}, JSON)
    return answer, read_cube(answer.content, answer.url)


def _sizes(service: Service, table: str) -> dict[str, int]:
    """Return how many codes each variable of a table has, in its order."""
    answer = service.get(f"/tables/{table}/metadata?lang=no", JSON)
    try:
        data = json.loads(answer.content)
        return {name: len(data["dimension"][name]["category"]["index"]) for name in data["id"]}
    except (ValueError, KeyError, TypeError):
        raise BuildFailure(
            f"{answer.url}: found no description of a table; expected JSON-stat 2 with dimensions. "
            "Nothing was written."
        ) from None


def _one(name: str, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the query says of one variable."""
    return {"variableCode": name, "valueCodes": ["*"], **wanted}


def _wanted(size: int, wanted: Mapping[str, Any]) -> int:
    """Return how many codes of a variable a query asks for, as far as it can be known."""
    codes: Sequence[str] = wanted.get("valueCodes", ["*"])
    return size if "*" in codes else len(codes)
