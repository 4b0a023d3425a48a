"""A recipe: all that a picture is drawn from, as another process can take it.

A definition in Vega-Lite as JSON, with what is put in when it has been compiled.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

VEGA_LITE = "6.4"  # the version of vl-convert's that Altair 6 writes
PLACE = "@sted"  # stands for the place while a picture is drawn once for all that share it
EDITION = "@utgave"  # for the edition, likewise: a new one need not be drawn anew

Spec = dict[str, Any]


@dataclass(frozen=True)
class Recipe:
    """All that a picture is drawn from.

    Its definition as JSON, the rows of each data set as JSON, its titles and its size.
    """

    template: str
    rows: Mapping[str, str]
    titles: Spec
    size: Spec

    def vega(self) -> Spec:
        """Return the compiled definition with rows, titles and size in it."""
        bare = compiled(self.template)
        data = [
            entry | {"values": json.loads(self.rows[entry["name"]])}
            if entry["name"] in self.rows
            else entry
            for entry in bare["data"]
        ]
        return bare | self.size | {"data": data, "title": bare["title"] | self.titles}


@cache
def compiled(spec: str) -> Spec:
    """Return a Vega-Lite definition (as JSON) compiled to Vega; once a process for each."""
    import vl_convert

    vega: Spec = vl_convert.vegalite_to_vega(spec, vl_version=VEGA_LITE)
    return vega
