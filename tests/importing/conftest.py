"""Fixtures of the importing room: data without rounds, and a command run on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from builder.__main__ import main
from tests.importing.offices import few_data

Run = Callable[..., tuple[int, list[str], list[str]]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the data folder that has no rounds."""
    return few_data(tmp_path)


@pytest.fixture
def run(data: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on `data`: exit code, lines told, lines of faults."""

    def command(*words: object) -> tuple[int, list[str], list[str]]:
        code = main([*map(str, words), "--data", str(data)])
        told = capsys.readouterr()
        return code, told.out.splitlines(), told.err.splitlines()

    return command
