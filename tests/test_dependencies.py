"""What is imported is declared, with a reason; what is declared is pinned by hash."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from builder.paths import ROOT

OWN = {"benchmarks", "builder", "importing", "scripts", "simulation", "tests"}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
GROUPS = {
    "site": PROJECT["project"]["dependencies"],
    **PROJECT["dependency-groups"],
}


def name(requirement: str) -> str:
    """Return the name that a requirement or a distribution has on every registry."""
    return re.split(r"[\[=~<> ]", requirement)[0].lower().replace("_", "-")


def imported(folder: str) -> set[str]:
    """Return the outside packages that the code of a folder imports, wherever in it."""
    found = set()
    for path in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                found.add(node.module.split(".")[0])
    return found - OWN - set(sys.stdlib_module_names) - {"__future__"}


@cache
def installed() -> Mapping[str, list[str]]:
    """Return which distributions have each package."""
    return packages_distributions()


@pytest.mark.parametrize(
    ("folder", "groups"),
    [
        ("builder", ["site"]),
        ("importing", ["site"]),
        ("simulation", ["site", "data"]),
        ("scripts", ["site", "data"]),
        ("tests", ["site", "test"]),
    ],
)
def test_every_package_that_is_imported_is_declared(folder: str, groups: list[str]) -> None:
    declared = {name(one) for group in groups for one in GROUPS[group]}
    distributions = installed() | {"topojson": ["topojson"]}
    lacking = {
        module
        for module in imported(folder)
        if not declared & {name(one) for one in distributions.get(module, [module])}
    }
    assert lacking == set()


@pytest.mark.parametrize("group", ["site", "data", "test"])
def test_every_declared_package_is_pinned_by_hash_and_no_registry_is_named(group: str) -> None:
    text = (ROOT / "requirements" / f"{group}.txt").read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==\S+(?: ; [^\\]*)? \\\n    --hash=sha256:", text, re.M)
    assert len(pins) == len(re.findall("^[a-z0-9]", text, re.M)) > 20
    wanted = {name(one) for one in [*GROUPS["site"], *GROUPS.get(group, [])]}
    assert wanted <= set(pins)
    assert re.search(r"https?:|file:|--index|--find-links", text) is None


def test_every_direct_dependency_says_why_it_is_there() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    lines = text[: text.index("\n[tool.")].splitlines()
    listed = [line for line in lines if re.match(r'    "[a-z]', line)]
    assert len(listed) == sum(len(group) for group in GROUPS.values())
    obvious = ("pytest~", "types-pyyaml")
    assert [one for one in listed if "  # " not in one and not one[5:].startswith(obvious)] == []


def test_the_same_package_has_the_same_version_everywhere() -> None:
    versions: dict[str, set[str]] = {}
    for path in sorted(Path(ROOT / "requirements").glob("*.txt")):
        for package, version in re.findall(
            r"^([a-z0-9-]+)==(\S+)", path.read_text(encoding="utf-8"), re.M
        ):
            versions.setdefault(package, set()).add(version)
    assert {package: found for package, found in versions.items() if len(found) > 1} == {}
