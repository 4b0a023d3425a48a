"""What copies of the data folder have in common, worked out once in each process of tests: the
YAML files and borders that a test has not touched, and the places of the names on their maps.

What has a fault is read each time. The tests of borders and of maps themselves call
`read_boundaries` and `Land` where these stand.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

from builder.charts.geometry import Land
from builder.definitions.divisions import Divisions
from builder.definitions.yaml_files import MOST_BYTES, Document, read_yaml
from builder.faults import Findings
from builder.sources.boundaries import Boundaries, read_boundaries
from builder.text_files import read_text

if TYPE_CHECKING:
    import geopandas as gpd


def yaml_once() -> Callable[[Path, Findings], Document | None]:
    """Return a reader of YAML files that reads the same text once."""
    known: dict[str, Document] = {}

    def read(path: Path, findings: Findings) -> Document | None:
        own = Findings()
        text = read_text(path, own, MOST_BYTES)
        if text in known and not own.faults:
            with findings.guard(path):
                return replace(known[text], path=path)
        document = read_yaml(path, findings)
        if text and document:
            known[text] = document
        return document

    return read


def borders_once() -> Callable[[Path, Divisions], Boundaries]:
    """Return a reader of borders that reads the same bytes once; faults it tells each time."""
    known: dict[tuple[str, Divisions], Boundaries] = {}

    def read(path: Path, divisions: Divisions) -> Boundaries:
        if not (path.is_file() and os.access(path, os.R_OK)):
            return read_boundaries(path, divisions)
        key = hashlib.sha256(path.read_bytes()).hexdigest(), divisions
        if key not in known:
            known[key] = read_boundaries(path, divisions)
        return replace(known[key], path=path)

    return read


def land_once() -> Callable[[gpd.GeoDataFrame], Land]:
    """Return a maker of lands that gives the same one for the same rows and shapes."""
    known: dict[str, Land] = {}

    def land(kommuner: gpd.GeoDataFrame) -> Land:
        rows = pd.util.hash_pandas_object(kommuner.drop(columns="geometry")).to_numpy()
        content = [rows.tobytes(), *kommuner.geometry.to_wkb(), *map(str, kommuner.columns)]
        found = hashlib.sha256(repr(content).encode()).hexdigest()
        return known.setdefault(found, Land(kommuner))

    return land
