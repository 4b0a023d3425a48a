"""Checks of shapes against each other and the registry: within Norway, apart, in their county."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from builder.faults import Findings, quoted
from builder.sources.boundaries import REMAKE, Boundaries
from builder.sources.model import Registry

if TYPE_CHECKING:
    import geopandas as gpd

EAST_AND_WEST = (-100_000, 1_130_000)  # metres in UTM 33, with the sea around the mainland
SOUTH_AND_NORTH = (6_400_000, 7_960_000)
EXTENT = "a place within Norway's mainland (EPSG:25833, metres)"
SLIVER_SHARE = 0.01  # of the smaller shape: what two drawings of one border may differ by
SLIVER = 5e6  # square metres, for large shapes


def check_shapes(boundaries: Boundaries, registry: Registry, findings: Findings) -> None:
    """Check that shapes lie within Norway and apart, and those of today in their county."""
    layers = [(f"kommuner of {name}", "kommunenr", f) for name, f in boundaries.kommuner.items()]
    layers += [(f"fylker of {name}", "fylkesnr", f) for name, f in boundaries.fylker.items()]
    is_inside = [_check_extent(boundaries, *layer, findings) for layer in layers]
    for layer in layers:
        _check_overlaps(boundaries, *layer, findings)
    _check_counties_of_shapes(boundaries, registry, findings)
    if all(is_inside):
        _check_places_in_counties(boundaries, registry, findings)


def _check_extent(
    boundaries: Boundaries, layer: str, code: str, frame: gpd.GeoDataFrame, findings: Findings
) -> bool:
    """Tell whether every shape of a layer lies within Norway; the others become faults."""
    known = len(findings.faults)
    for one, (west, south, east, north) in zip(
        frame[code], frame.geometry.bounds.itertuples(index=False), strict=True
    ):
        inside = EAST_AND_WEST[0] <= west and east <= EAST_AND_WEST[1]
        if not (inside and SOUTH_AND_NORTH[0] <= south and north <= SOUTH_AND_NORTH[1]):
            where = f"x {west:.0f} to {east:.0f}, y {south:.0f} to {north:.0f}"
            found = f"{layer}, the shape of {quoted(one)} at {where}"
            findings.fault(boundaries.path, found, EXTENT, "Fetch the borders again.")
    return len(findings.faults) == known


def _check_overlaps(
    boundaries: Boundaries, layer: str, code: str, frame: gpd.GeoDataFrame, findings: Findings
) -> None:
    """Check that no ground belongs to two shapes of a layer."""
    codes = frame[code].tolist()
    for first, second, is_same, area in _overlaps(frame):
        pair = f"{quoted(codes[first])} and {quoted(codes[second])}"
        found = f"{layer}, the shapes of {pair} on the same ground ({area / 1e6:.0f} km2)"
        if is_same:
            found = f"{layer}, one and the same shape for {pair}"
        findings.fault(boundaries.path, found, "shapes beside each other", REMAKE)


def _overlaps(frame: gpd.GeoDataFrame) -> Iterator[tuple[int, int, bool, float]]:
    """Yield the places of each two shapes that overlap by more than a sliver.

    With them come whether they are equal, and their common area.
    """
    import shapely

    shapes = frame.geometry.to_numpy()
    if shapely.coverage_is_valid(shapes):  # a fraction of the time that the pairs take
        return
    pairs = shapely.STRtree(shapes).query(shapes, predicate="intersects").T
    areas = shapely.area(shapes)
    for first, second in sorted((int(a), int(b)) for a, b in pairs if a < b):
        common = float(shapely.area(shapely.intersection(shapes[first], shapes[second])))
        if common > min(SLIVER, SLIVER_SHARE * min(areas[first], areas[second])):
            is_same = bool(shapely.equals(shapes[first], shapes[second]))
            yield first, second, is_same, common


def _check_counties_of_shapes(
    boundaries: Boundaries, registry: Registry, findings: Findings
) -> None:
    """Check that the shape of each municipality of today names the county of the registry."""
    frame = boundaries.kommuner.get(registry.today)
    if frame is None:
        return
    counties = _counties(registry)
    named = frame["fylkesnr"] if "fylkesnr" in frame else [None] * len(frame)
    for code, county in zip(frame["kommunenr"], named, strict=True):
        if code not in counties or county == counties[code]:
            continue
        found = f"the shape of {quoted(code)} in the county {quoted(county)}"
        expected, todo = f"{quoted(counties[code])} as in the registry", "Make the two agree."
        if not isinstance(county, str):
            found, todo = f"the shape of {quoted(code)} without fylkesnr", REMAKE
        findings.fault(boundaries.path, found, expected, todo)


def _check_places_in_counties(
    boundaries: Boundaries, registry: Registry, findings: Findings
) -> None:
    """Check that a point in the middle of each municipality of today lies in its county."""
    frame = boundaries.kommuner.get(registry.today)
    drawn = boundaries.fylker.get(registry.today)
    if frame is None or drawn is None:
        return
    shapes, counties = (
        dict(zip(drawn["fylkesnr"], drawn.geometry, strict=True)),
        _counties(registry),
    )
    for code, point in zip(frame["kommunenr"], frame.representative_point(), strict=True):
        shape = shapes.get(counties.get(code, ""))
        if shape is not None and not shape.covers(point):
            found = f"the shape of {quoted(code)} outside the shape of the county "
            found += quoted(counties[code])
            findings.fault(boundaries.path, found, "each municipality in its county", REMAKE)


def _counties(registry: Registry) -> dict[str, str]:
    """Return the fylkesnr of each municipality of today."""
    today = registry.kommuner_of(registry.today)
    return dict(zip(today["kommunenr"], today["fylkesnr"], strict=True))
