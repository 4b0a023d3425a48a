"""Fixtures for all rooms: a copy of the data folder that a test may change."""

from __future__ import annotations

import gc
import os
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.scheduler import LoadFileScheduling

import builder.definitions.validation
import builder.pages.parts.map_panels
import builder.sources
from tests.invented import DATA, make_round
from tests.read_once import borders_once, land_once, yaml_once
from tests.whole_site import built_of_own_data, built_once

TESTS = Path(__file__).parent
LOCAL = ("127.", "localhost", "::1")  # how the addresses of this machine begin
# Editions that are kept for all tests make each look for unreachable objects a long one, a fifth of
# all time at the usual rate.
gc.set_threshold(50_000, 20, 50)
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


WHOLE = {"browser", "site", "chart_cache"}  # fixtures that take a browser or a build
TOGETHER = "tests/exports/"  # every file of the project's own data, exported once


class RoomScheduling(LoadFileScheduling):  # type: ignore[misc]
    """Keeps the tests of a file together, and those of the exports."""

    def _split_scope(self, nodeid: str) -> str:
        """Return what is given to one process as a whole."""
        return TOGETHER if nodeid.startswith(TOGETHER) else super()._split_scope(nodeid)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest, whole builds, so that all processes end at about one time;
    those that wait for the site of all come after the others. What needs a browser or a whole site
    is marked, for `make units` and `make whole`."""
    items.sort(key=lambda item: (room_of(item) != "whole", "site" in asked(item)))
    for item in items:
        if WHOLE & asked(item) or room_of(item) in ("whole", "browser"):
            item.add_marker("whole")


@pytest.hookimpl(optionalhook=True)  # of xdist, which a single process does without
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> RoomScheduling:
    """Give each process whole files, and the exports to one."""
    return RoomScheduling(config, log)


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
def read_once() -> Iterator[None]:
    """Have what all copies of the data folder share worked out once in a process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(builder.definitions.validation, "read_yaml", yaml_once())
        patch.setattr(builder.sources, "read_boundaries", borders_once())
        patch.setattr(builder.pages.parts.map_panels, "Land", land_once())
        yield


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the data folder of the tests."""
    return shutil.copytree(DATA, tmp_path / "data")


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
def site(chart_cache: Path) -> Path:
    """Return the whole site, built once for all test processes of this run."""
    return built_once(chart_cache.parent, chart_cache / "diagram")


@pytest.fixture(scope="session")
def own_site(
    site: Path, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Path:
    """Return the whole site of the repository's own data, which may be other than the tests'."""
    return built_of_own_data(shared_by_all(tmp_path_factory, request), site)


def shared_by_all(factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return the folder that all test processes of this run have in common."""
    base = factory.getbasetemp()
    return base.parent if hasattr(request.config, "workerinput") else base


@pytest.fixture(scope="session")
def chart_cache(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return a cache that previews of this run share: builds with `--only` leave in it what others
    have drawn, and what is drawn is the same from whichever data."""
    return shared_by_all(tmp_path_factory, request) / "previews"
