"""The kinds of chart: one Altair definition each, compiled once to Vega, filled per picture."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from types import ModuleType
from typing import Any

from builder.charts import counts, distribution, lines, maps, shares, tiles
from builder.charts.sheet import Sheet

MODULES: Mapping[str, ModuleType] = {
    "fordeling": distribution,
    "andeler": shares,
    "antall": counts,
    "linje": lines,
    "rutenett": tiles,
    "kart": maps,
}


def layout(kind: str, content: Mapping[str, Any]) -> Sheet:
    """Return the sheet of a picture of this kind."""
    sheet: Sheet = MODULES[kind].layout(content)
    return sheet


@cache
def compiled(kind: str) -> str:
    """Return the Altair definition of a kind compiled to Vega, as JSON, its data sets empty."""
    import vl_convert

    vega = vl_convert.vegalite_to_vega(MODULES[kind].definition().to_dict())
    return json.dumps(vega, ensure_ascii=False)


def filled(vega: Mapping[str, Any], sheet: Sheet) -> str:
    """Return a compiled kind as Vega JSON with the size, data and parameters of one sheet in it."""
    data = [
        entry if "source" in entry else entry | {"values": sheet.data.get(entry["name"], [])}
        for entry in vega["data"]
    ]
    signals = [
        signal | {"value": sheet.params.get(signal["name"], signal.get("value"))}
        if "value" in signal
        else signal
        for signal in vega.get("signals", [])
    ]
    size = {"width": sheet.width, "height": sheet.height}
    return json.dumps({**vega, **size, "data": data, "signals": signals}, ensure_ascii=False)
