"""What the layout is made of: the shapes of today's municipalities, their neighbours, counties."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from builder.definitions.divisions import read_divisions
from builder.faults import Findings
from builder.sources.boundaries import read_boundaries

if TYPE_CHECKING:
    import geopandas as gpd

KILOMETRE = 1000
TIES = 3  # to the nearest of its county, for a place with no neighbour on land


@dataclass(frozen=True)
class Country:
    """Shapes (kommunenr, geometry), pairs of neighbours on land, and fylkesnr by kommunenr."""

    shapes: gpd.GeoDataFrame
    pairs: Sequence[tuple[str, str]]
    counties: Mapping[str, str]

    @property
    def codes(self) -> list[str]:
        """Return the kommunenr in the order of the shapes."""
        return [str(code) for code in self.shapes["kommunenr"]]

    def numbered_pairs(self) -> list[tuple[int, int]]:
        """Return the pairs as places in `codes`."""
        number = {code: place for place, code in enumerate(self.codes)}
        return [(number[one], number[other]) for one, other in self.pairs]

    def middles(self) -> np.ndarray:
        """Return the middle of each shape, right and down, in whole tenths of a kilometre."""
        middle = self.shapes.geometry.centroid
        return np.round(np.column_stack([middle.x, -middle.y]) / KILOMETRE, 1)

    def ties(self) -> list[tuple[int, int]]:
        """Return pairs that hold places without a neighbour on land to the nearest of their county.

        They are told as places in `codes`.
        """
        shapes, codes = self.shapes.geometry.to_numpy(), self.codes
        on_land = {code for pair in self.pairs for code in pair}
        found = set()
        for place, code in enumerate(codes):
            if code in on_land:
                continue
            near = np.round(shapely.distance(shapes[place], shapes))
            own = [other for other in range(len(codes)) if self._may_tie(code, codes[other])]
            for other in sorted(own, key=lambda one: (near[one], one))[:TIES]:
                found.add((min(place, other), max(place, other)))
        return sorted(found)

    def _may_tie(self, code: str, other: str) -> bool:
        """Tell whether two are different places of one county."""
        return code != other and self.counties[code] == self.counties[other]


def read_country(data: Path) -> Country:
    """Return what lies in the data folder of today's division."""
    findings = Findings()
    divisions = read_divisions(data / "registry" / "divisions.yml", findings)
    findings.raise_faults()
    assert divisions is not None  # otherwise there were faults
    boundaries = read_boundaries(data / "geography" / "grenser.topojson", divisions)
    shapes = boundaries.kommuner[divisions.today_id]
    counties = dict(zip(shapes["kommunenr"], shapes["fylkesnr"], strict=True))
    return Country(shapes, boundaries.neighbours[divisions.today_id], counties)
