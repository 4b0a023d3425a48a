"""Checks across files, when all of them have been read: what one of them has and another lacks."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from builder.definitions import Breakdown
from builder.faults import Findings, listed, nearest, quoted
from builder.sources.boundaries import Boundaries
from builder.sources.model import Registry
from builder.sources.succession import split_codes

EAST_AND_WEST = (-100_000, 1_130_000)  # metres in UTM 33, with the sea around the mainland
SOUTH_AND_NORTH = (6_400_000, 7_960_000)
EXTENT = "a place within Norway's mainland (EPSG:25833, metres)"


def check_counties(data: Path, registry: Registry, findings: Findings) -> None:
    """Check that every county has a municipality, in each division whose municipalities we know."""
    path = data / "registry" / "fylker.csv"
    for division in registry.divisions.every:
        rows = registry.fylker[registry.fylker["division"] == division.id]
        kommuner = registry.kommuner[registry.kommuner["division"] == division.id]
        if kommuner.empty:
            continue
        for code, name in zip(rows["fylkesnr"], rows["navn"], strict=True):
            if code not in set(kommuner["fylkesnr"]):
                found = f"the county {quoted(code)} {name} of {division.id} without a municipality"
                expected = f"one at least in {division.file}"
                findings.fault(path, found, expected, "Add it, or correct its fylkesnr.")


def check_address_names(data: Path, registry: Registry, findings: Findings) -> None:
    """Check that each address in use bears the name that its place has in the registry."""
    path = data / "registry" / "adresser.csv"
    kommuner, fylker = (
        frame[frame["division"] == registry.today] for frame in (registry.kommuner, registry.fylker)
    )
    names = dict(zip(kommuner["kommunenr"], kommuner["navn"], strict=True))
    names |= dict(zip(fylker["fylkesnr"], fylker["navn"], strict=True))
    current = registry.addresses[registry.addresses["grunn"] == "gjeldende"]
    for slug, code, name in current[["adresse", "koder", "navn"]].itertuples(index=False):
        if names.get(code, name) != name:
            found = f"the name {quoted(name)} for the address {quoted(slug)} of {quoted(code)}"
            expected = f"{quoted(names[code])} as in the registry"
            findings.fault(path, found, expected, "Correct the name or the code.", None, "navn")


def check_former_names(data: Path, registry: Registry, findings: Findings) -> None:
    """Check that an address made of a former name leads to what became of who bore it."""
    path = data / "registry" / "adresser.csv"
    became: dict[str, set[str]] = {}
    for division in registry.divisions.every:
        successors = registry.successors(division.id)
        for code, name in registry.names(division.id).items():
            became.setdefault(name, set()).update(successors.get(code, ()))
    addresses = registry.addresses
    former = (addresses["nivaa"] == "kommune") & (addresses["grunn"] == "tidligere_navn")
    for slug, codes, name in addresses.loc[former, ["adresse", "koder", "navn"]].itertuples(
        index=False
    ):
        own = became.get(name)
        main = split_codes(codes)[0]
        if own is not None and main not in own:
            found = f"the code {quoted(main)} for the address {quoted(slug)} of {quoted(name)}"
            expected = f"some of {listed(map(quoted, sorted(own)))}, which {name} became"
            findings.fault(path, found, expected, "Correct the code.", None, "koder")


def check_themes(
    data: Path, published: pd.DataFrame, themes: Collection[str], findings: Findings
) -> None:
    """Check that each published figure has a theme that the ledger knows, if that could be read."""
    path = data / "published" / "published_figures.csv"
    for name, theme in zip(published["id"], published["theme"], strict=True):
        if themes and theme.strip() and theme not in themes:
            near = nearest(theme, themes)
            todo = f"Did you mean {near}?" if near else "Correct it, or add the theme."
            found = f"the theme {quoted(theme)} of {quoted(name)}"
            findings.fault(path, found, f"one of {listed(themes)}", todo, None, "theme")


def check_centrality(
    data: Path, centrality: pd.Series, breakdown: Breakdown, findings: Findings
) -> None:
    """Check that each class of centrality that a municipality has is one of the definitions, and
    each of these has a municipality."""
    path = data / "definitions" / "grupper.yml"
    classes = [one.id for one in breakdown.classes]
    used = sorted(set(centrality))
    if used and sorted(classes) != used:
        found = f"the classes {listed(classes)}"
        expected = f"the classes of sentralitet.csv: {listed(used)}"
        findings.fault(path, found, expected, "Make the two agree.", None, "sentralitet.classes")


def check_shapes(boundaries: Boundaries, registry: Registry, findings: Findings) -> None:
    """Check that shapes lie within Norway and that those of today belong to their county."""
    layers = [(f"kommuner of {name}", "kommunenr", f) for name, f in boundaries.kommuner.items()]
    layers += [(f"fylker of {name}", "fylkesnr", f) for name, f in boundaries.fylker.items()]
    for layer, code, frame in layers:
        for one, (west, south, east, north) in zip(
            frame[code], frame.geometry.bounds.itertuples(index=False), strict=True
        ):
            inside = EAST_AND_WEST[0] <= west and east <= EAST_AND_WEST[1]
            if not (inside and SOUTH_AND_NORTH[0] <= south and north <= SOUTH_AND_NORTH[1]):
                where = f"x {west:.0f} to {east:.0f}, y {south:.0f} to {north:.0f}"
                found = f"{layer}, the shape of {quoted(one)} at {where}"
                findings.fault(boundaries.path, found, EXTENT, "Fetch the borders again.")
    _check_counties_of_shapes(boundaries, registry, findings)


def _check_counties_of_shapes(
    boundaries: Boundaries, registry: Registry, findings: Findings
) -> None:
    """Check that the shape of each municipality of today names the county of the registry."""
    today = registry.kommuner[registry.kommuner["division"] == registry.today]
    counties = dict(zip(today["kommunenr"], today["fylkesnr"], strict=True))
    frame = boundaries.kommuner.get(registry.today)
    if frame is None or "fylkesnr" not in frame:
        return
    for code, county in zip(frame["kommunenr"], frame["fylkesnr"], strict=True):
        if counties.get(code, county) != county:
            found = f"the shape of {quoted(code)} in the county {quoted(county)}"
            expected = f"{quoted(counties[code])} as in the registry"
            findings.fault(boundaries.path, found, expected, "Make the two agree.")
