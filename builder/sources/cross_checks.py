"""Checks across files, when all of them have been read: what one of them has and another lacks."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import pandas as pd

from builder.definitions import Breakdown
from builder.faults import Findings, did_you_mean, listed, quoted
from builder.sources.model import Registry
from builder.sources.names import is_name
from builder.sources.succession import split_codes


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
    """Check that each address in use bears the name that its place has in the registry.

    A name that is at fault itself has been told where it stands, and is not held against others.
    """
    path = data / "registry" / "adresser.csv"
    kommuner, fylker = (
        frame[frame["division"] == registry.today] for frame in (registry.kommuner, registry.fylker)
    )
    names = _sound_names(kommuner, "kommunenr", ["fylkesnr"]) | _sound_names(fylker, "fylkesnr", [])
    current = registry.addresses[registry.addresses["grunn"] == "gjeldende"]
    for row, slug, code, name in current[["adresse", "koder", "navn"]].itertuples():
        if names.get(code, name) != name and is_name(name):
            found = f"the name {quoted(name)} for the address {quoted(slug)} of {quoted(code)}"
            expected = f"{quoted(names[code])} as in the registry"
            findings.fault(path, found, expected, "Correct the name or the code.", row, "navn")


def _sound_names(places: pd.DataFrame, code: str, within: list[str]) -> dict[str, str]:
    """Return names by code, without those that are none or that two places of one area have."""
    bare = places.assign(navn=places["navn"].str.casefold())
    is_sound = places["navn"].map(is_name).astype(bool) & ~bare.duplicated(["navn", *within], False)
    return dict(zip(places.loc[is_sound, code], places.loc[is_sound, "navn"], strict=True))


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
    for row, slug, codes, name in addresses.loc[former, ["adresse", "koder", "navn"]].itertuples():
        own = became.get(name)
        main = split_codes(codes)[0]
        if own is not None and main not in own:
            found = f"the code {quoted(main)} for the address {quoted(slug)} of {quoted(name)}"
            expected = f"some of {listed(map(quoted, sorted(own)))}, which {name} became"
            findings.fault(path, found, expected, "Correct the code.", row, "koder")


def check_themes(
    data: Path, published: pd.DataFrame, themes: Collection[str], findings: Findings
) -> None:
    """Check that each published figure has a theme that the ledger knows, if that could be read."""
    path = data / "published" / "published_figures.csv"
    for name, theme in zip(published["id"], published["theme"], strict=True):
        if themes and theme.strip() and theme not in themes:
            todo = did_you_mean(theme, themes, "Correct it, or add the theme.")
            found = f"the theme {quoted(theme)} of {quoted(name)}"
            findings.fault(path, found, f"one of {listed(themes)}", todo, None, "theme")


def check_centrality(
    data: Path, centrality: pd.Series, breakdown: Breakdown, findings: Findings
) -> None:
    """Check that the classes of centrality are those of the definitions.

    Each that a municipality has is one of these, and each of these has a municipality.
    """
    path = data / "definitions" / "grupper.yml"
    classes = [one.id for one in breakdown.classes]
    used = sorted(set(centrality))
    if used and sorted(classes) != used:
        found = f"the classes {listed(classes)}"
        expected = f"the classes of sentralitet.csv: {listed(used)}"
        findings.fault(path, found, expected, "Make the two agree.", None, "sentralitet.classes")
