"""Fixtures for all rooms: a copy of the data folder that a test may change."""

from __future__ import annotations

import gc
import hashlib
import os
import shutil
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

import builder.sources
from builder.definitions import read_definitions
from builder.definitions.divisions import Divisions
from builder.sources.boundaries import Boundaries, read_boundaries
from tests.invented import DATA, make_round
from tests.whole_site import built_once

TESTS = Path(__file__).parent
LOCAL = ("127.", "localhost", "::1")  # how the addresses of this machine begin
# Editions that are kept for all tests make each look for unreachable objects a long one, a fifth of
# all time at the usual rate.
gc.set_threshold(50_000, 20, 50)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


WHOLE = {"browser", "site", "chart_cache"}  # fixtures that take a browser or a build


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, whole builds, so that all processes end at about one time;
    those that wait for the site of all come after the others. What needs a browser or a whole site
    is marked, for `make units` and `make whole`."""
    items.sort(key=lambda item: (room_of(item) != "whole", "site" in asked(item)))
    for item in items:
        if WHOLE & asked(item) or room_of(item) in ("whole", "browser"):
            item.add_marker("whole")


def asked(item: pytest.Item) -> set[str]:
    """Return the names of the fixtures that a test asks for."""
    return set(getattr(item, "fixturenames", ()))


def room_of(item: pytest.Item) -> str:
    """Return the folder below `tests` that a test is of."""
    return item.path.relative_to(TESTS).parts[0]


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Let no test reach beyond this machine."""
    connect = socket.socket.connect

    def near(own: socket.socket, address: Any) -> None:
        if own.family in (socket.AF_INET, socket.AF_INET6) and not address[0].startswith(LOCAL):
            raise AssertionError(f"a test asks {address} on the network")
        connect(own, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", near)
        yield


@pytest.fixture(autouse=True, scope="session")
def borders_once() -> Iterator[None]:
    """Have the same borders, by the bytes of their file, read once in a process, however many
    copies of the data folder are read. Tests of the borders themselves read them each time."""
    known: dict[tuple[str, Divisions], Boundaries] = {}

    def read(path: Path, divisions: Divisions) -> Boundaries:
        if not (path.is_file() and os.access(path, os.R_OK)):
            return read_boundaries(path, divisions)
        key = hashlib.sha256(path.read_bytes()).hexdigest(), divisions
        if key not in known:
            known[key] = read_boundaries(path, divisions)
        return replace(known[key], path=path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder.sources, "read_boundaries", read)
        yield


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the data folder; rounds the codebook lists and data/ lacks are invented."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for year in read_definitions(data / "definitions").rounds:
        if not (data / "survey" / str(year) / "provenance.yml").exists():
            make_round(data, year)
    return data


@pytest.fixture(scope="session")
def small_pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the data folder that `small_data` copies, which no test changes."""
    data = tmp_path_factory.mktemp("small") / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=12)
    make_round(data, 2022, rows=12, seed=1)
    return data


@pytest.fixture
def small_data(tmp_path: Path, small_pattern: Path) -> Path:
    """Return a copy of the data folder with two small invented rounds, 2018 and 2022."""
    return shutil.copytree(small_pattern, tmp_path / "data")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield a headless Chromium, one for all tests of a process (a second one beside it would not
    start); fails, and never skips, where there is none."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if path is None:
        pytest.fail("No Chromium was found. Run the tests with `make test`, which installs one.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu"]
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return the whole site, built once for all test processes of this run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    return built_once(shared)


@pytest.fixture(scope="session")
def chart_cache(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a cache that previews of this run share: builds with `--only` leave in it what others
    have drawn, and what is drawn is the same from whichever data."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if hasattr(request.config, "workerinput") else base) / "previews"
