"""Fixtures for all rooms: a copy of the data folder that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from builder.definitions import read_definitions
from tests.invented import DATA, make_round
from tests.whole_site import built_once


@pytest.fixture
def data_copy(tmp_path: Path) -> Path:
    """Return a copy of the data folder; rounds the codebook lists and data/ lacks are invented."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data)
    for year in read_definitions(data / "definitions").rounds:
        if not (data / "survey" / str(year) / "provenance.yml").exists():
            make_round(data, year)
    return data


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """Return a copy of the data folder with two small invented rounds, 2018 and 2022."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("survey"))
    make_round(data, 2018, rows=12)
    make_round(data, 2022, rows=12, seed=1)
    return data


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """Return the whole site, built once for all test processes of this run."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if hasattr(request.config, "workerinput") else base
    return built_once(shared)
